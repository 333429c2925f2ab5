"""A state folder that is full, read-only or blocked, and a content folder that is read-only: the show goes on.

As root every permission is passed over, so the tests use what holds for root too: limits of a process, small and
read-only file systems in a name space of their own (where this machine allows one), a file in a folder's place.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.deck.problems import ProblemKind
from kiosk.release import Archive, copies, disk, publish
from kiosk.release import archive as archives
from kiosk.release.last_read import LastRead
from kiosk.release.scan import fingerprint, scan
from kiosk.staff.sentences import sentence
from tests.corpus.builders import saved
from tests.corpus.case import PHOTO, SLIDE, TEXT, base, put, scenery

MADE = "2026-11-24T16:00:00+00:00"
ROOT = Path(__file__).resolve().parents[2]
FULL = "【必须改】state 整个文件夹：接屏幕的机器存不下新的一版，可能是磁盘满了，或没有权限。"
SCRIPT = """
import json, sys
from pathlib import Path
from kiosk.release import Archive, publish
from kiosk.staff.status import write_status
content, state = map(Path, sys.argv[1:3])
news = publish(content, state, made="2026-11-24T16:00:00+00:00")
release = Archive(state).current()
print(json.dumps({
    "result": news.result,
    "kinds": [item.kind.value for item in news.problems],
    "wall": [slide.zh.heading for slide in release.content.deck.slides] if release else [],
    "status": write_status(content, "x"),
}))
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    base(folder)
    return folder


@pytest.fixture
def state(tmp_path: Path, content: Path) -> Path:
    """The state folder with a release; then staff change a text, the figures and a photo."""
    folder = tmp_path / "state"
    assert publish(content, folder, made=MADE).result == "accepted"
    put(content, SLIDE, TEXT)
    put(content, PHOTO, saved(scenery(4), quality=95))
    return folder


def titles(state: Path) -> list[str]:
    release = Archive(state).current()
    return [slide.zh.heading for slide in release.content.deck.slides] if release else []


def failing(real: Callable[..., object], number: int) -> Callable[..., object]:
    """The same, but that the disk is full at its call of that number, from 1, and from then on."""
    calls = iter(range(1, 1000))

    def call(*words: object, **more: object) -> object:
        if next(calls) >= number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*words, **more)

    return call


@pytest.mark.parametrize(
    ("module", "name", "number"),
    [
        (copies, "copy_photo", 1),
        (archives, "write_through", 1),
        (archives, "write_through", 2),
        (archives, "write_through", 3),
        (archives, "sync_folder", 1),
        (archives, "sync_folder", 2),
        (archives, "switch", 1),
        (disk, "write_through", 1),
    ],
)
def test_full_disk_at_any_step_leaves_the_old_and_is_told(
    content: Path, state: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, number: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(module, name, failing(getattr(module, name), number))
        news = publish(content, state, made=MADE)
        kept = titles(state)
    assert (news.result, sentence(news.problems[-1])[: len(FULL)]) == ("failed", FULL)
    assert kept == ["好页", "试页"]
    assert LastRead(content, state).folder(1) != fingerprint(scan(content)), "a start reads the folder again"
    assert publish(content, state, made=MADE).result == "accepted"
    assert titles(state) == ["好页", "新页"]


def run_limited(content: Path, state: Path, before: str, *wrap: str) -> dict[str, object]:
    """Publish in a process of its own, after some Python of its own; what came of it."""
    done = subprocess.run(
        [*wrap, sys.executable, "-c", before + SCRIPT, str(content), str(state)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    told: dict[str, object] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_file_that_may_not_grow_leaves_the_old(content: Path, state: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
    told = run_limited(content, state, limit)
    assert (told["result"], told["wall"]) == ("failed", ["好页", "试页"])
    assert told["kinds"][-1:] == [ProblemKind.STATE_UNWRITABLE.value]  # type: ignore[index]
    assert list((state / "photos").glob(".*.part")) == []


def _spaces() -> bool:
    """Whether this machine lets a test mount something for itself alone."""
    if shutil.which("unshare") is None:
        return False
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=64k", "none", "/mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


needs_mounts = pytest.mark.skipif(not _spaces(), reason="nothing may be mounted here")


def mounted(script: str) -> tuple[str, ...]:
    """A name space of its own, where that shell script runs before the command."""
    return ("unshare", "-rm", "sh", "-ec", f'{script}; exec "$@"', "sh")


@needs_mounts
def test_file_system_that_is_full_leaves_the_old(content: Path, state: Path) -> None:
    room = sum(file.stat().st_size for file in state.rglob("*") if file.is_file()) // 1024 + 60
    told = run_limited(
        content,
        state,
        "",
        *mounted(
            f"cp -a '{state}' '{state}.copy'; mount -t tmpfs -o size={room}k none '{state}';"
            f" cp -a '{state}.copy/.' '{state}'"
        ),
    )
    assert (told["result"], told["wall"]) == ("failed", ["好页", "试页"])


@needs_mounts
def test_state_folder_that_is_read_only_leaves_the_old(content: Path, state: Path) -> None:
    told = run_limited(
        content, state, "", *mounted(f"mount --bind '{state}' '{state}'; mount -o remount,bind,ro '{state}'")
    )
    assert (told["result"], told["wall"]) == ("failed", ["好页", "试页"])
    assert told["kinds"][-1:] == [ProblemKind.STATE_UNWRITABLE.value]  # type: ignore[index]


@needs_mounts
def test_content_folder_that_is_read_only_goes_live_without_a_status_page(content: Path, state: Path) -> None:
    told = run_limited(
        content, state, "", *mounted(f"mount --bind '{content}' '{content}'; mount -o remount,bind,ro '{content}'")
    )
    assert (told["result"], told["wall"], told["status"]) == ("accepted", ["好页", "新页"], False)


@pytest.mark.parametrize("name", ["photos", "releases"])
def test_file_where_a_folder_should_be_is_told(content: Path, tmp_path: Path, name: str) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / name).write_text("a file")
    news = publish(content, blocked, made=MADE)
    assert (news.result, news.problems[-1].kind) == ("failed", ProblemKind.STATE_UNWRITABLE)
