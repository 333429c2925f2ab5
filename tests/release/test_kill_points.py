"""Killed at any system call that changes the disk, a start after it shows the old release or the new, never a mixture.

strace ends the process at the N-th call of each kind (it counts each kind by itself). A careless writer of the same
release is caught by the same test.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.release import Archive, publish

MADE = "2026-11-24T16:00:00+00:00"
ROOT = Path(__file__).resolve().parents[2]
CALLS = ("write", "fsync", "rename", "mkdir", "unlink", "rmdir")
MOST = 60
PUBLISH = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from kiosk.release import publish
publish(Path(sys.argv[2]), Path(sys.argv[3]), made=sys.argv[4])
"""
# The same release written in place, without an aside, a sync or a step that is one.
CARELESS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from kiosk.release import archive
import kiosk.release.disk as disk
def through(file, data):
    with file.open("wb", buffering=0) as stream:
        for start in range(0, len(data), 256):
            stream.write(data[start : start + 256])
def publish_in_place(self, content, photos, seen, *, made, **_):
    number = 1
    folder = self._folder(number)
    folder.mkdir(parents=True, exist_ok=True)
    data = archive.content_bytes(content)
    manifest = archive.Manifest(number, made, archive.hashlib.sha256(data).hexdigest(), tuple(photos))
    through(folder / "manifest.json", archive.manifest_bytes(manifest))
    through(folder / "content.msgpack", data)
    return archive.Release(manifest, content)
archive.Archive.publish = publish_in_place
from kiosk.release import publish
publish(Path(sys.argv[2]), Path(sys.argv[3]), made=sys.argv[4])
"""

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def shown(state: Path) -> tuple[str, str] | None:
    """Title and photo of the release that a start would show, each read whole."""
    archive = Archive(state)
    release = archive.current()
    if release is None:
        return None
    slide = release.content.deck.slides[0]
    data = (archive.photos / release.manifest.photos[0].copy).read_bytes()
    return slide.zh.heading, f"{len(data)}"


def killed_at(call: str, number: int, script: str, content: Path, state: Path) -> bool:
    """Publish, killed at the N-th such call of Python's process; False when it came to its end before that."""
    command = [
        "strace",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:signal=SIGKILL:when={number}",
    ]
    python = [sys.executable, "-c", script, str(ROOT), str(content), str(state), MADE]
    done = subprocess.run([*command, *python], capture_output=True, check=False, env={"PYTHONDONTWRITEBYTECODE": "1"})
    if b"ptrace" in done.stderr:
        pytest.skip("strace may not trace here")
    assert done.returncode in {0, -9, 137}, done.stderr
    return done.returncode != 0


def outcomes(script: str, content: Path, state: Path, tmp_path: Path) -> list[tuple[str, str] | None]:
    """What a start shows after each kill, at every call of every kind."""
    found = []
    for call in CALLS:
        for number in range(1, MOST):
            trial = tmp_path / "trial"
            shutil.rmtree(trial, ignore_errors=True)
            shutil.copytree(state, trial)
            cut = killed_at(call, number, script, content, trial)
            found.append(shown(trial))
            if not cut:
                break
        else:
            pytest.fail("it never came to its end")
    return found


@pytest.fixture
def before_and_after(content: Path, state: Path, tmp_path: Path) -> tuple[tuple[str, str], tuple[str, str]]:
    """A state with one release, a folder with changed text and photo, and what either shows."""
    publish(content, state, made=MADE)
    old = shown(state)
    (content / "slides/10-a/10-x.md").write_text("标题：新甲\n图片：p\n---\n正文。\n", encoding="utf-8")
    Image.new("RGB", (640, 400), "#336699").save(content / "images" / "p.jpg")
    publish(content, Path(shutil.copytree(state, tmp_path / "done")), made=MADE)
    new = shown(tmp_path / "done")
    assert old is not None
    assert new is not None
    assert old[0] != new[0]
    assert old[1] != new[1]
    return old, new


def test_a_kill_anywhere_leaves_the_old_or_the_new(
    before_and_after: tuple[tuple[str, str], tuple[str, str]], content: Path, state: Path, tmp_path: Path
) -> None:
    found = outcomes(PUBLISH, content, state, tmp_path)
    assert set(found) <= set(before_and_after)
    assert found[-1] == before_and_after[1]
    assert len(found) > 25


def test_a_careless_writer_is_caught(
    before_and_after: tuple[tuple[str, str], tuple[str, str]], content: Path, state: Path, tmp_path: Path
) -> None:
    assert not set(outcomes(CARELESS, content, state, tmp_path)) <= set(before_and_after)
