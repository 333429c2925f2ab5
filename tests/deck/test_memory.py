"""Only what changed is read again, and what comes of it is what a fresh reading gives."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.deck import reader
from kiosk.deck.memory import Memory
from kiosk.deck.reader import Reading, read_deck

Content = Callable[[Mapping[str, str | bytes]], Path]
Seen = dict[str, tuple[int, int, int]]

FIGURES = "名称,数值,单位,标签,时期,来源\n龙头,{},家,龙头企业,2022,报道\n"
FILES = {
    "slides/figures.csv": FIGURES.format(30),
    "slides/10-a/section.md": "标题：封面\n",
    "slides/10-a/10-x.md": "标题：甲\n图片：p\n---\n有{龙头}，去年。\n",
    "slides/10-a/10-x.en.md": "title: A\n---\nThere are {龙头}.\n",
    "slides/10-a/20-y.md": "标题：乙\n---\n正文。\n",
    "slides/10-a/30-z.md": "标题：丙\n图片：q\n---\n正文。\n",
    "images/p.jpg": b"\xff\xd8\xff",
}
X, EN, Y = "slides/10-a/10-x.md", "slides/10-a/10-x.en.md", "slides/10-a/20-y.md"


class Readings:
    """Readings of one folder, each with the memory of the one before."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch | None = None) -> None:
        self.root = root
        self.last: Reading | None = None
        self.read: list[str] = []
        if monkeypatch is not None:
            text = reader.read_text

            def noted(path: Path, *rest: object, **options: object) -> str | None:
                self.read.append(path.relative_to(root).as_posix())
                return text(path, *rest, **options)  # type: ignore[arg-type]

            monkeypatch.setattr(reader, "read_text", noted)

    def seen(self) -> Seen:
        found: Seen = {}
        for file in self.root.rglob("*"):
            status = file.stat()
            found[file.relative_to(self.root).as_posix()] = (status.st_size, status.st_mtime_ns, status.st_ino)
        return found

    def again(self, program: str = "1") -> Reading:
        self.read.clear()
        memory = Memory(self.seen(), program, self.last.records) if self.last else Memory(self.seen(), program)
        self.last = read_deck(self.root, self.last.deck if self.last else None, memory)
        return self.last

    def slides(self) -> list[str]:
        return sorted(path for path in self.read if "section" not in path)


@pytest.fixture
def readings(content: Content, monkeypatch: pytest.MonkeyPatch) -> Readings:
    made = Readings(content(FILES), monkeypatch)
    made.again()
    return made


def write(readings: Readings, name: str, text: str) -> None:
    (readings.root / name).write_text(text, encoding="utf-8")


def test_nothing_changed_nothing_is_read_and_all_is_told_again(readings: Readings) -> None:
    before = readings.last
    assert before is not None
    again = readings.again()
    assert readings.slides() == ["slides/10-a/30-z.md"]  # it lacks its picture: asked for every time
    assert (again.deck, again.problems, again.used) == (before.deck, before.problems, before.used)
    assert again.files == before.files


@pytest.mark.parametrize(("name", "read"), [(X, [X, EN]), (EN, [X, EN]), (Y, [Y])])
def test_a_changed_slide_is_read(readings: Readings, name: str, read: list[str]) -> None:
    write(readings, name, (readings.root / name).read_text(encoding="utf-8") + "再一段。\n")
    readings.again()
    assert readings.slides() == sorted([*read, "slides/10-a/30-z.md"])


def test_a_slide_that_gets_its_english_is_read(readings: Readings) -> None:
    write(readings, "slides/10-a/20-y.en.md", "title: B\n---\nText.\n")
    assert readings.again().deck.slides[1].en.heading == "B"


def test_another_figure_has_all_read(readings: Readings) -> None:
    write(readings, "slides/figures.csv", FIGURES.format(31))
    assert "31家" in str(readings.again().deck.slides[0].zh.body)
    assert Y in readings.slides()


def test_another_program_has_all_read(readings: Readings) -> None:
    readings.again("2")
    assert Y in readings.slides()


def test_a_photo_that_appears_or_goes_has_its_slide_read(readings: Readings) -> None:
    (readings.root / "images/q.jpg").write_bytes(b"\xff\xd8\xff")
    assert readings.again().deck.slides[2].zh.photos[0].file == "q.jpg"
    (readings.root / "images/p.jpg").rename(readings.root / "images/P.png")
    assert readings.again().deck.slides[0].zh.photos[0].file == "P.png"
    assert Y not in readings.slides()


def test_a_slide_that_failed_is_read_until_it_is_mended(readings: Readings) -> None:
    good = (readings.root / Y).read_text(encoding="utf-8")
    write(readings, Y, "标题：坏\n---\n{没有}\n")
    readings.again()
    readings.again()
    assert Y in readings.slides()
    write(readings, Y, good)
    readings.again()
    readings.again()
    assert Y not in readings.slides()


EDITS = st.one_of(
    st.tuples(
        st.sampled_from([X, EN, Y, "slides/10-a/30-z.md", "slides/10-a/40-new.md", "slides/10-a/section.md"]),
        st.sampled_from(
            [
                None,
                "标题：新\n图片：p\n---\n有{龙头}。\n",
                "标题：新\n图片：q\n---\n有30家，30人。\n",
                "标题：坏\n---\n{没有}\n",
                "状态：草稿\n标题：草\n",
                "title: New\n---\nText {龙头}.\n",
                "",
            ]
        ),
    ),
    st.tuples(st.just("slides/figures.csv"), st.sampled_from([None, FIGURES.format(31), FIGURES.format("x"), ""])),
    st.tuples(st.sampled_from(["images/p.jpg", "images/q.png", "images/Q.jpg"]), st.sampled_from([None, "photo"])),
    st.tuples(st.just("slides/kiosk.md"), st.sampled_from([None, "语言：中文\n", "标题：海\n"])),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(steps=st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_any_edits_come_to_what_a_fresh_reading_gives(
    tmp_path: Path, steps: list[list[tuple[str, str | None]]]
) -> None:
    root = tmp_path / "any"
    shutil.rmtree(root, ignore_errors=True)
    for name, data in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    readings = Readings(root)
    readings.again()
    for tick, step in enumerate(steps, start=1):
        for name, text in step:
            if text is None:
                (root / name).unlink(missing_ok=True)
            else:
                (root / name).write_text(text, encoding="utf-8")
                os.utime(root / name, ns=(tick, tick))
        last = readings.last
        assert last is not None
        fresh = read_deck(root, last.deck)
        again = readings.again()
        assert (again.deck, again.problems, again.used, again.files) == (
            fresh.deck,
            fresh.problems,
            fresh.used,
            fresh.files,
        )
