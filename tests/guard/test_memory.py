"""How a run ended, found out by the next one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.guard.crashes import IMITATION, Sight
from kiosk.guard.memory import Before, CrashMemory, boot_id, look

ROOT = Path(__file__).resolve().parents[2]
SEEN = Sight("panel", "10-a/10-x", "0123", ("f.jpg",))


def run(state: Path, *, boot: str = "boot", at: float = 0.0, seen: Sight = SEEN, clean: bool = False) -> CrashMemory:
    """A run that shows ``seen`` and is gone; without a clean end, as if it had crashed."""
    memory = CrashMemory(state, boot=boot, clock=lambda: at)
    memory.begin("card")
    memory.note(seen)
    if clean:
        memory.ended()
    memory.close()
    return memory


def test_a_clean_end_is_no_crash(tmp_path: Path) -> None:
    run(tmp_path, clean=True)
    assert run(tmp_path, clean=True).last is None
    assert look(tmp_path).crashes == ()


def test_a_crash_is_found_with_what_was_shown(tmp_path: Path) -> None:
    run(tmp_path)
    last = run(tmp_path, at=7.0, clean=True).last
    assert last is not None
    assert (last.at, last.renderer, last.sight) == (7.0, "card", SEEN)
    assert look(tmp_path).crashes == (last,)
    assert run(tmp_path, clean=True).last is None  # told once


def test_twice_is_to_blame_in_the_next_run(tmp_path: Path) -> None:
    run(tmp_path)
    assert not run(tmp_path, at=1.0).blame.slides
    assert run(tmp_path, at=2.0).blame.slides == {("10-a/10-x", "0123")}
    assert look(tmp_path).blame.slides == {("10-a/10-x", "0123")}


def test_a_power_cut_blames_nobody(tmp_path: Path) -> None:
    run(tmp_path, boot="one")
    assert run(tmp_path, boot="two").last is None
    assert look(tmp_path).crashes == ()


def test_what_is_noted_after_the_end_was_asked_for_changes_nothing(tmp_path: Path) -> None:
    memory = CrashMemory(tmp_path, boot="boot")
    memory.begin("software")
    memory.ended()
    memory.note(SEEN)
    memory.close()
    assert run(tmp_path).last is None


def test_a_crash_before_anything_was_begun_is_none(tmp_path: Path) -> None:
    CrashMemory(tmp_path, boot="boot").close()
    assert run(tmp_path).last is None


def test_a_second_kiosk_on_the_same_state_keeps_out(tmp_path: Path) -> None:
    first = CrashMemory(tmp_path, boot="boot")
    first.begin("software")
    second = CrashMemory(tmp_path, boot="boot")
    assert second.last is None
    second.begin("software")
    second.ended()
    first.close()
    assert run(tmp_path).last is not None


def test_the_card_rests_after_three_crashes(tmp_path: Path) -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for minute in range(4):
        memory = run(tmp_path, at=now.timestamp() + 60 * minute)
    assert memory.is_card_failing(now)
    assert look(tmp_path, now).card_failing
    assert not memory.is_card_failing(now.replace(day=25))


def test_a_clock_that_stands_still_does_not_keep_the_card_at_rest_for_ever(tmp_path: Path) -> None:
    now = datetime(1970, 1, 1, 12, tzinfo=UTC)  # at every start of this machine
    for minute in range(4):
        run(tmp_path, at=now.timestamp() + 60 * minute)
    rests = [run(tmp_path, boot=boot, clean=True).is_card_failing(now) for boot in ("second", "third", "fourth")]
    assert rests == [True, True, False]
    assert not look(tmp_path, now).card_failing


def test_a_state_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "guard").write_text("no folder", encoding="utf-8")
    assert run(tmp_path).last is None
    (tmp_path / "guard").unlink()
    run(tmp_path)
    (tmp_path / "guard" / "crashes.json.part").mkdir()
    assert run(tmp_path).blame.slides == frozenset()


def test_a_sight_too_long_for_the_block_is_written_as_far_as_it_fits(tmp_path: Path) -> None:
    memory = CrashMemory(tmp_path, boot="boot")
    memory.begin("card")
    memory.note(SEEN)
    memory.note(Sight("page", "10-a/20-gallery", "4567", tuple(f"{n:064}.jpg" for n in range(200))))
    memory.close()
    last = run(tmp_path, seen=Sight("page", "x" * 5000)).last
    assert last is not None
    assert (last.sight.slide, last.sight.mark) == ("10-a/20-gallery", "4567")
    assert 0 < len(last.sight.photos) < 200
    last = run(tmp_path).last
    assert last is not None
    assert last.sight == Sight("page"), "nobody, rather than the one before"


@pytest.mark.parametrize("file", ["now", "crashes.json"])
def test_a_bit_that_turned_in_a_chinese_name_stops_no_start(tmp_path: Path, file: str) -> None:
    seen = Sight("panel", "20-创造/10-翠柏里", "0123")
    for _ in range(2):
        run(tmp_path, seen=seen)
    damaged = bytearray((tmp_path / "guard" / file).read_bytes())
    damaged[damaged.index("创".encode())] ^= 0x10
    (tmp_path / "guard" / file).write_bytes(damaged)
    look(tmp_path)
    assert run(tmp_path, seen=seen).last is None or file == "crashes.json"
    last = run(tmp_path, seen=seen).last
    assert last is not None
    assert last.sight == seen, "remembered anew"


@pytest.mark.parametrize("at", [-1e12, -1.0, 5.6e13, 1e300])
def test_a_crash_at_no_time_is_a_damaged_file(tmp_path: Path, at: float) -> None:
    file = tmp_path / "guard" / "crashes.json"
    for moment in range(3):
        run(tmp_path, seen=Sight(IMITATION), at=moment)
    file.write_bytes(file.read_bytes().replace(b'"at": 1.0', b'"at": %r' % at))
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert look(tmp_path, now).imitation == ""
    assert run(tmp_path).imitation(now) == ""
    assert file.with_name("crashes.json.damaged").exists()


@pytest.mark.parametrize("data", [b"", b"no JSON", b'{"format": 99}'])
def test_looking_at_a_damaged_memory_leaves_it_to_the_next_start(tmp_path: Path, data: bytes) -> None:
    for _ in range(2):
        run(tmp_path)
    file = tmp_path / "guard" / "crashes.json"
    file.write_bytes(data)
    before = sorted((tmp_path / "guard").iterdir())
    assert look(tmp_path).crashes == ()
    assert (sorted((tmp_path / "guard").iterdir()), file.read_bytes()) == (before, data)
    run(tmp_path)
    assert file.with_name("crashes.json.damaged").read_bytes() == data


@pytest.mark.parametrize(
    ("clean", "boot", "faulted", "before"),
    [
        (True, "boot", True, Before.ENDED),
        (True, "other", True, Before.ENDED),
        (False, "boot", True, Before.FAILED),
        (False, "boot", False, Before.KILLED),
        (False, "other", True, Before.POWER),
    ],
)
def test_tells_how_the_run_before_ended(
    tmp_path: Path, boot: str, before: Before, *, clean: bool, faulted: bool
) -> None:
    assert run(tmp_path, clean=clean).before is Before.FIRST
    assert CrashMemory(tmp_path, boot=boot, faulted=faulted).before is before


def test_a_note_of_another_version_is_not_believed(tmp_path: Path) -> None:
    run(tmp_path)
    block = tmp_path / "guard" / "now"
    block.write_bytes(block.read_bytes().replace(b'"format":1', b'"format":9'))
    assert run(tmp_path).last is None


def test_a_boot_has_a_name_where_the_system_tells(tmp_path: Path) -> None:
    assert boot_id(tmp_path / "none") == ""
    if sys.platform == "linux":
        assert boot_id() == boot_id() != ""


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.guard.crashes import Sight
from kiosk.guard.memory import CrashMemory
memory = CrashMemory(Path(sys.argv[1]))
memory.begin("software")
memory.note(Sight("panel", "10-a/10-x", "0123"))
os.kill(os.getpid(), int(sys.argv[2]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_whatever_kills_the_process_is_a_crash(number: int, tmp_path: Path) -> None:
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(int(number))], check=False, cwd=ROOT)
        assert done.returncode == -number
    memory = CrashMemory(tmp_path)
    assert memory.blame.slides == {("10-a/10-x", "0123")}
    memory.close()


def test_the_block_is_one_and_its_owner_s(tmp_path: Path) -> None:
    for number in range(20):
        run(tmp_path, seen=Sight("panel", str(number)))
    block = tmp_path / "guard" / "now"
    assert block.stat().st_size == 4096
    if os.name == "posix":
        assert block.stat().st_mode & 0o777 == 0o600


def test_a_scene_graph_that_failed_is_a_fault_though_it_left_no_stacks(tmp_path: Path) -> None:
    first = CrashMemory(tmp_path, faulted=False, boot="boot")
    first.begin("card")
    first.last_word(Sight("scene-graph"))
    first.close()
    second = CrashMemory(tmp_path, faulted=False, boot="boot")
    assert second.before is Before.FAILED
    assert second.last is not None
    assert second.last.sight == Sight("scene-graph")
    second.close()


def test_a_run_that_found_an_imitation_of_the_card_ended_by_itself(tmp_path: Path) -> None:
    first = CrashMemory(tmp_path, faulted=False, boot="boot")
    first.begin("card")
    assert first.imitated("llvmpipe")
    first.close()
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    second = CrashMemory(tmp_path, faulted=False, boot="boot", clock=now.timestamp)
    assert second.before is Before.ENDED
    assert second.imitation(now) == look(tmp_path, now).imitation == "llvmpipe"
    assert second.imitation(now.replace(day=25)) == ""
    second.close()


def test_what_cannot_be_noted_is_no_reason_to_start_anew(tmp_path: Path) -> None:
    (tmp_path / "guard").write_bytes(b"")  # where the folder would be
    memory = CrashMemory(tmp_path)
    memory.begin("card")
    assert not memory.imitated("llvmpipe")
