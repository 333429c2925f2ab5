"""Every file in the state folder is disposable: whatever happens to one, the next start shows the same deck.

The folder is the real kiosk's. A file that no pattern below knows fails the test: whoever writes a new one adds it.
"""

from __future__ import annotations

import fnmatch
import logging
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtGui import QImage

from kiosk.guard.crashes import Sight
from kiosk.guard.log import keep_log
from kiosk.guard.memory import CrashMemory
from kiosk.guard.pin import Pin, Standing
from kiosk.guard.power import LEFT_OFF, XSET, Answer, Display
from kiosk.guard.waits import LONGEST_SECONDS
from kiosk.guard.watchdog import Watchdog
from kiosk.pictures import Outcome, PictureMaker, Prepared, Recipe, Store
from kiosk.release import Archive, Originals, publish
from kiosk.release.last_read import LastRead
from kiosk.release.records import manifest_bytes, read_manifest
from kiosk.screen.launch import keep_launch_picture
from kiosk.showing import Showing, at_start
from tests.folders import write_files

if TYPE_CHECKING:
    from conftest import Kiosk

ROOT = Path(__file__).resolve().parents[2]
KINDS = {
    "guard/now": 1,
    "guard/display-off": 1,
    "launch": 1,
    "guard/crashes.json": 1,
    "log/kiosk.log": 1,
    "log/stacks.txt": 1,
    "pin.json": 1,
    "pin-tries.json": 1,
    "photos/*.jpg": 2,
    "pictures/photos.jsonl": 1,
    "pictures/pictures/*.jpg": 4,
    "releases/current": 1,
    "releases/read.json": 1,
    "releases/left": 1,
    "releases/withdrawn": 1,
    "releases/000001/manifest.json": 1,
    "releases/000001/content.msgpack": 1,
    "releases/000001/files.msgpack": 1,
    "releases/000001/readings.msgpack": 1,
}
PIN, OTHER_PIN = "402817", "402818"
CARD = Recipe("card", 64, 36, "cover")


@dataclass(frozen=True)
class Lived:
    """A state folder that a kiosk has left after a crash, and the content that it showed."""

    state: Path
    content: Path


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The state of a release with its pictures, and of one crash."""
    folder = tmp_path_factory.mktemp("lived")
    content, state = folder / "content", folder / "state"
    example(content)
    publish(content, state, made="2026-11-24T12:00:00+08:00")
    LastRead(content, state).note("as it was when it was saved again")
    for note in ("left", "withdrawn"):
        (state / "releases" / note).write_text("1\n", encoding="utf-8")
    maker = PictureMaker(Store(state / "pictures"), state / "photos")
    archive = Archive(state)
    release = archive.read(1)
    assert release is not None
    for photo in release.manifest.photos:
        assert isinstance(maker.prepare(archive.photos / photo.copy, recipes()), dict)
    maker.close()
    for _ in range(2):
        memory = CrashMemory(state)
        memory.begin("software")
        memory.note(Sight("home"))
        memory.close()
    Watchdog({}, state / "log").stopped()
    switched = Display(XSET, lambda *_: Answer(0), left=state / "guard" / LEFT_OFF)
    switched._take_turn(XSET, on=False)
    Pin(state).set(PIN)
    assert Pin(state).attempt(OTHER_PIN).result == "wrong"
    (state / "log" / "kiosk.log").write_text("2026-11-24 12:00:00,000 INFO The screen is 1920x1080\n", encoding="utf-8")
    keep_launch_picture(state, QImage(64, 36, QImage.Format.Format_RGB32), "key", ((0.0, 1e10),))
    return Lived(state, content)


def recipes() -> list[Recipe]:
    return [CARD, Recipe("page", 80, 64, "cover")]


def example(content: Path) -> None:
    from PIL import Image

    texts = {
        "kiosk.md": "标题：测试展示\n",
        "10-one/section.md": "标题：第一篇章\n图片：a\n",
        "10-one/10-a.md": "标题：甲页\n图片：b\n---\n正文。\n",
    }
    write_files(content / "slides", texts)
    (content / "images").mkdir()
    for name in ("a", "b"):
        Image.effect_mandelbrot((320, 200), (-2, -1.2, 1, 1.2), 20 + ord(name)).convert("RGB").save(
            content / "images" / f"{name}.jpg"
        )


def files(state: Path) -> list[str]:
    return [path.relative_to(state).as_posix() for path in sorted(state.rglob("*")) if path.is_file()]


def cut(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def zero(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def flip(file: Path) -> None:
    """One bit of every 97th byte."""
    data = bytearray(file.read_bytes())
    for place in range(len(data) // 3, len(data), 97):
        data[place] ^= 1 << place % 8
    file.write_bytes(data)


def scribble(file: Path) -> None:
    file.write_bytes(b"\xff\xfe[" + b'{"format": 1, "' * 50)


def nest(file: Path) -> None:
    file.write_bytes(b"[" * 200_000)


def other_version(file: Path) -> None:
    data = file.read_bytes()
    for word in (b'"format": 1', b'"format":1', b"\xa6format\x01"):
        data = data.replace(word, word[:-1] + (b"9" if word.endswith(b"1") else b"\x09"))
    file.write_bytes(data if data != file.read_bytes() else b'{"format": 99}')


def folder(file: Path) -> None:
    """Unreadable, for root too."""
    file.unlink()
    file.mkdir()


def gone(file: Path) -> None:
    file.unlink()


DAMAGES: tuple[Callable[[Path], None], ...] = (
    *(cut, empty, zero, flip, scribble),
    *(nest, other_version, folder, gone),
)


def start(state: Path, content: Path, kind: str) -> tuple[Showing, dict[str, int]]:
    """What a start reads of its state, in its order: the showing, and how many pictures each photo gives.

    Pictures are made and a release is published only where the damage is to a file of theirs.
    """
    end = keep_log(state)
    watchdog = Watchdog({}, state / "log")
    memory = CrashMemory(state)
    memory.begin("software")
    showing = at_start(content, state, memory.blame)
    made: dict[str, int] = {}
    if kind.startswith(("photos", "pictures")):
        renew = Originals(content, state).renew
        maker = PictureMaker(Store(state / "pictures"), content / "images", state / "photos", renew=renew)
        maker.start()
        for slide in (one for section in showing.deck.sections for one in (section.cover, *section.slides)):
            for photo in slide.zh.photos:
                made[slide.id] = pictures(maker, showing.images / photo.file)
        maker.close()
    if kind.startswith(("photos", "releases")):
        publish(content, state, made="2026-11-25T12:00:00+08:00")
    Display(XSET, left=state / "guard" / LEFT_OFF)
    pin = Pin(state)
    assert pin.standing() in ({Standing.DAMAGED, Standing.UNSET} if kind == "pin.json" else {Standing.SET})
    assert pin.remaining() <= LONGEST_SECONDS
    memory.note(Sight("home"))
    memory.ended()
    memory.close()
    watchdog.stopped()
    end()
    return showing, made


def pictures(maker: PictureMaker, photo: Path) -> int:
    """How many pictures a photo gives in the end; after a failure there may be another outcome."""
    told: queue.Queue[Outcome] = queue.Queue()
    for recipe in recipes():
        maker.request(photo, recipe, 0, told.put)
    made: set[Recipe] = set()
    try:
        while len(made) < len(recipes()):
            outcome = told.get(timeout=20)
            if isinstance(outcome, Prepared):
                made.add(outcome.recipe)
    except queue.Empty:
        pass
    return len(made)


def remark(manifest: Path, content: Path) -> None:
    """The inodes of staff's photos where they lie now."""
    known = read_manifest(manifest.read_bytes())
    photos = tuple(
        msgspec.structs.replace(photo, inode=(content / "images" / photo.name).stat().st_ino) for photo in known.photos
    )
    manifest.write_bytes(manifest_bytes(msgspec.structs.replace(known, photos=photos)))


@pytest.fixture(autouse=True)
def hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the log sets for the whole process is set back."""
    import threading

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    level = logging.getLogger().level
    yield
    logging.getLogger().setLevel(level)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_happens_to_a_state_file_the_show_goes_on(
    kind: str, damage: Callable[[Path], None], lived: Lived, tmp_path: Path
) -> None:
    state = shutil.copytree(lived.state, tmp_path / "state")
    content = shutil.copytree(lived.content, tmp_path / "content")  # another path: releases name theirs
    for manifest in state.glob("releases/*/manifest.json"):
        text = manifest.read_text(encoding="utf-8").replace(str(lived.content), str(content))
        manifest.write_text(text, encoding="utf-8")
        remark(manifest, content)
    hit = [name for name in files(state) if fnmatch.fnmatch(name, kind)]
    for name in hit:
        damage(state / name)
    showing, made = start(state, content, kind)
    assert [slide.id for slide in showing.deck.slides] == ["10-one/10-a"]
    assert showing.deck.sections[0].cover.zh.heading == "第一篇章"
    assert set(made.values()) <= {len(recipes())}
    assert look_sound(state)


def filled(file: Path) -> None:
    folder(file)
    (file / "something").write_bytes(b"")


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def closed(file: Path) -> None:
    file.chmod(0)


def read_only(file: Path) -> None:
    file.chmod(0o400)


# A start on the state folder that tells by what the run before ended; it ends as the word says.
LIFE = """
import os, sys
from pathlib import Path
from kiosk.guard.crashes import Sight
from kiosk.guard.log import keep_log
from kiosk.guard.memory import CrashMemory
from kiosk.guard.watchdog import Watchdog, left_stacks
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
state = Path(sys.argv[1])
end = keep_log(state)
memory = CrashMemory(state, faulted=left_stacks(state / "log"), boot="boot")
watchdog = Watchdog({}, state / "log")
watchdog.start()
memory.begin("software")
memory.note(Sight("panel", "10-one/10-a", "0123"))
print(memory.before.name, *sorted(name for name, _ in memory.blame.slides), flush=True)
end()
os.kill(os.getpid(), int(sys.argv[2]))
"""


def life(state: Path, by: int) -> str:
    call = [sys.executable, "-c", LIFE, str(state), str(by)]
    done = subprocess.run(call, check=False, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == -by, done.stderr
    return done.stdout.strip()


@pytest.fixture
def anybody_s() -> Iterator[Path]:
    """A state folder of somebody who is not root, for whom no right counts."""
    made = Path(tempfile.mkdtemp())
    if os.geteuid() == 0:
        os.chown(made, 65534, 65534)
    yield made
    shutil.rmtree(made)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals and rights")
@pytest.mark.parametrize("damage", [filled, pipe, loop, closed, read_only], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", ["log/stacks.txt", "guard/now", "log/kiosk.log"])
def test_a_file_that_cannot_be_used_is_set_aside_and_crashes_are_found_again(
    name: str, damage: Callable[[Path], None], anybody_s: Path
) -> None:
    crash, kill = signal.SIGSEGV, signal.SIGKILL
    assert life(anybody_s, crash) == "FIRST"
    damage(anybody_s / name)
    assert life(anybody_s, kill) in {"FIRST", "KILLED", "FAILED"}
    assert life(anybody_s, kill) == "KILLED", "nothing that was killed from outside is to blame"
    assert os.path.lexists(anybody_s / f"{name}.damaged")
    told = (anybody_s / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert told.count(f"{Path(name).name} cannot be used: it is set aside") == 1
    assert life(anybody_s, crash) == "KILLED"
    assert life(anybody_s, crash).startswith("FAILED")
    assert life(anybody_s, crash) == "FAILED 10-one/10-a"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals and rights")
@pytest.mark.parametrize("damage", [filled, pipe, loop, closed], ids=lambda damage: damage.__name__)
def test_a_list_of_crashes_that_cannot_be_read_is_set_aside_and_begun_anew(
    damage: Callable[[Path], None], anybody_s: Path
) -> None:
    for _ in range(3):
        life(anybody_s, signal.SIGSEGV)
    damage(anybody_s / "guard" / "crashes.json")
    told = [life(anybody_s, signal.SIGSEGV) for _ in range(2)]
    assert told == ["FAILED", "FAILED 10-one/10-a"]


def test_a_folder_in_the_place_of_an_older_log_ends_no_log(tmp_path: Path) -> None:
    (tmp_path / "log" / "kiosk.log.1").mkdir(parents=True)
    (tmp_path / "log" / "stacks.txt.1").mkdir()
    (tmp_path / "log" / "stacks.txt").write_bytes(b"x" * 1_000_001)
    end = keep_log(tmp_path)
    Watchdog({}, tmp_path / "log").stopped()
    for number in range(1200):
        logging.getLogger("test").info("%d %s", number, "x" * 1000)
    end()
    assert (tmp_path / "log" / "kiosk.log.1").is_file()
    assert "1199 xxx" in (tmp_path / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert (tmp_path / "log" / "stacks.txt.1").is_file()
    assert (tmp_path / "log" / "stacks.txt").stat().st_size < 1000


def look_sound(state: Path) -> bool:
    """Whether what was damaged is whole again, or aside: a release can be read, crashes too."""
    memory = CrashMemory(state)
    memory.close()
    return Archive(state).current() is not None and memory.last is None


def test_every_state_file_is_known_here(lived: Lived, kiosk_of: Callable[..., Kiosk]) -> None:
    kiosk = kiosk_of()
    kiosk.wait_for("deck", release="1")
    kiosk.crash()
    kiosk = kiosk_of()
    kiosk.wait_for("ready")
    assert kiosk.end() == 0
    unknown = [name for name in files(kiosk.state) if not any(fnmatch.fnmatch(name, kind) for kind in KINDS)]
    assert unknown == []
    for kind, least in KINDS.items():
        found = [name for name in files(lived.state) if fnmatch.fnmatch(name, kind)]
        assert len(found) >= least, kind


def test_a_running_kiosk_makes_a_copy_that_rotted_anew_and_its_pictures(kiosk_of: Callable[..., Kiosk]) -> None:
    kiosk = kiosk_of()
    kiosk.wait_for("deck", release="1")
    assert kiosk.end() == 0
    copies = sorted((kiosk.state / "photos").iterdir())
    assert len(copies) == 2
    whole = [copy.read_bytes() for copy in copies]
    for copy in copies:
        flip(copy)
    shutil.rmtree(kiosk.state / "pictures")
    kiosk = kiosk_of()
    kiosk.wait_for("ready")
    prepared = kiosk.state / "pictures" / "pictures"
    for _ in range(20):
        if all([*prepared.glob(f"{copy.stem}*")] for copy in copies):
            break
        kiosk.wait_for("panel")
    assert kiosk.end() == 0
    assert sorted((kiosk.state / "photos").iterdir()) == copies
    assert [copy.read_bytes() for copy in copies] == whole
    assert {file.name.partition("-")[0] for file in prepared.iterdir()} == {copy.stem for copy in copies}


def test_a_start_without_slides_lives_on_the_release(lived: Lived, tmp_path: Path) -> None:
    state = shutil.copytree(lived.state, tmp_path / "state")
    call = [sys.executable, "-m", "kiosk", "releases", "--state", str(state)]
    assert subprocess.run(call, check=False, capture_output=True, cwd=ROOT).returncode == 0
    showing = at_start(lived.content, state, CrashMemory(state).blame)
    assert showing.release == 1
