"""What is imported before the first frame: every module costs a hall its first picture."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.folders import write_files

ROOT = Path(__file__).parents[2]
SLIDES = {
    "kiosk.md": "标题：测试展示\n---\n",
    "figures.csv": "名称,数值,单位,标签,时期,来源\n岗位,4200,个,推出岗位,报道未注明,报道\n",
    "10-one/section.md": "标题：第一篇章\n短名：以一之力\n图片：a\n---\n",
    "10-one/10-a.md": "标题：甲页\n导语：一句导语。\n图片：a\n数字：岗位\n---\n正文，有{岗位}。\n",
}
# Runs the kiosk, tells what is loaded when the first frame is on the screen, and ends.
SCRIPT = """
import json, linecache, sys
before = set(sys.modules)
from kiosk.app import Running
from kiosk.cli import main
def told():
    lines = sum(len(entry[2]) for entry in linecache.cache.values() if len(entry) > 2)
    return {"modules": sorted(set(sys.modules) - before), "lines": lines}
begin, first = Running._start_painting, Running._on_first_frame
def note(self):
    begin(self)
    self.at_launch = told()
Running._start_painting = note
def tell(self):
    print(json.dumps({"launch": self.at_launch, "frame": told()}), flush=True)
    first(self)
    if sys.argv[1] == "warm":
        self.app.quit()
Running._on_first_frame = tell
if sys.argv[1] == "cold":
    from kiosk.telling import Telling
    shown = Telling.tell
    def stop(self, *words):
        shown(self, *words)
        sys.modules["PySide6.QtGui"].QGuiApplication.quit()
    Telling.tell = stop
sys.exit(main(["run", *sys.argv[2:]]))
"""
MOST = 245
MOST_AT_LAUNCH = 180
MOST_LINES = 5_000  # of what PySide6 itself imports until Python's own import is back
Loaded = dict[str, dict[str, Any]]
FORBIDDEN = (
    "PIL",
    "asyncio",
    "csv",
    "difflib",
    "email",
    "hypothesis",
    "http",
    "kiosk.deck.photos",
    "kiosk.deck.reader",
    "kiosk.guard.pin",
    "kiosk.guard.sparing",
    "kiosk.pictures.decoding",
    "kiosk.pictures.examination",
    "kiosk.pictures.framing",
    "kiosk.release.copies",
    "kiosk.release.publishing",
    "kiosk.release.watcher",
    "kiosk.staff",
    "multiprocessing",
    "pi_heif",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtWidgets",
    "ssl",
    "sqlite3",
    "unittest",
    "xml",
)


def start(content: Path, state: Path, how: str) -> Loaded:
    call = [sys.executable, "-c", SCRIPT, how, "--content", str(content), "--state", str(state), "--size", "640x360"]
    done = subprocess.run(
        call,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded: Loaded = json.loads(done.stdout.splitlines()[0])
    return loaded


@pytest.fixture(scope="module")
def starting(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """What a second start loads: a first one has made the release and the pictures."""
    folder = tmp_path_factory.mktemp("start")
    write_files(folder / "content" / "slides", SLIDES)
    (folder / "content" / "images").mkdir()
    Image.effect_mandelbrot((900, 600), (-2, -1.2, 1, 1.2), 60).convert("RGB").save(folder / "content/images/a.jpg")
    start(folder / "content", folder / "state", "cold")
    assert (folder / "state" / "releases" / "current").exists()
    return start(folder / "content", folder / "state", "warm")


@pytest.fixture(scope="module")
def loaded(starting: Loaded) -> list[str]:
    """The modules that are loaded when the first frame is on the screen."""
    return starting["frame"]["modules"]


def test_little_is_imported_before_the_launch_picture(starting: Loaded) -> None:
    modules = starting["launch"]["modules"]
    assert len(modules) <= MOST_AT_LAUNCH, modules
    early = {"PySide6.QtQml", "PySide6.QtQuick", "kiosk.deck", "kiosk.pictures", "kiosk.show", "concurrent.futures"}
    assert early.isdisjoint(modules)


def test_no_source_is_read_and_kept(starting: Loaded) -> None:
    assert starting["frame"]["lines"] < MOST_LINES


def test_few_modules_are_imported_before_the_first_frame(loaded: list[str]) -> None:
    assert len(loaded) <= MOST, loaded


@pytest.mark.parametrize("module", FORBIDDEN)
def test_it_is_not_imported_before_the_first_frame(loaded: list[str], module: str) -> None:
    assert [name for name in loaded if name == module or name.startswith(f"{module}.")] == []
