"""Whatever bytes lie in whatever file: a deck and problems that can be worded, never an exception."""

from __future__ import annotations

import shutil
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.deck.model import Paragraph
from kiosk.deck.reader import read_deck
from kiosk.staff.sentences import sentence

GOOD = {
    "slides/kiosk.md": "标题：海曙\n".encode(),
    "slides/figures.csv": "名称,数值,单位\n龙头,30,家\n".encode(),
    "slides/10-a/section.md": "标题：甲\n".encode(),
    "slides/10-a/section.en.md": b"title: A\n",
    "slides/10-a/10-b.md": "标题：乙\n图片：a\n---\n正文{龙头}\n".encode(),
    "slides/10-a/10-b.en.md": b"title: B\n---\nText\n",
    "slides/10-a/20-c.md": "标题：丙\n".encode(),
    "images/a.jpg": b"",
}
STAFF_TEXT = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                *(
                    "标题：",
                    "图片：",
                    "数字：",
                    "版式：图表",
                    "时段：9:00-",
                    "焦点：",
                    "开始日期：2026-",
                    "徽章：",
                    "语言：",
                    "屏幕尺寸：",
                ),
                *(
                    "---",
                    "\n",
                    "\r\n",
                    "\r",
                    "{龙头}",
                    "{",
                    "｝",
                    "**",
                    "*",
                    "|",
                    "｜--｜",
                    "![",
                    "](",
                    ")",
                    "<!--",
                    "-->",
                    "<script",
                    "<b>",
                ),
                *(
                    "#",
                    "＃",
                    "- ",
                    "1、",
                    ">",
                    "\\",
                    '"',
                    "'",
                    "“",
                    "http://",
                    "../",
                    ",",
                    "，",
                    ";",
                    "\t",
                    "=1",
                    "%",
                    "E+8",
                    "1月8日",
                ),
            ]
        ),
    ),
    max_size=40,
).map("".join)
DATA = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda text, code: text.encode(code, "replace"),
        STAFF_TEXT,
        st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    ),
)


def reads(files: dict[str, bytes]) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        reading = read_deck(root)
        assert reading == read_deck(root)
        for item in reading.problems:
            assert item.file.startswith(("slides", "images"))
            for language in ("zh", "en"):
                assert sentence(item, language).encode()
        for slide in reading.deck.slides:
            assert all(name in reading.deck.figures for name in slide.figures)
            for words in (slide.zh, slide.en):
                shown = [*words.title, words.lead, words.name, words.credit, *words.badges]
                shown += [run.text for block in words.body if isinstance(block, Paragraph) for run in block.runs]
                assert not any(mark in text for text in shown for mark in "{}｛｝\n\0")
                assert all(photo.file == "a.jpg" for photo in words.photos)
    finally:
        shutil.rmtree(root)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(GOOD)), DATA)
def test_any_bytes_in_any_file(name: str, data: bytes) -> None:
    reads({**GOOD, name: data})


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=30), DATA)
def test_any_file_name(name: str, data: bytes) -> None:
    if name in {".", ".."} or len(name.encode()) > 200:
        return
    reads({**GOOD, f"slides/10-a/{name}": data})


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(categories=["Lo", "Nd"], max_codepoint=0x9FFF), min_size=1, max_size=12),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
def test_a_title_arrives_as_it_was_written(title: str, encoding: str) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        (root / "slides" / "1").mkdir(parents=True)
        text = f"标题：石碶{title}\n导语：一句话说明。\n---\n正文\n"
        (root / "slides" / "1" / "1.txt").write_bytes(text.encode(encoding))
        title_read = read_deck(root).deck.slides[0].zh.heading
    finally:
        shutil.rmtree(root)
    assert title_read == unicodedata.normalize("NFC", f"石碶{title}")


@pytest.mark.parametrize(
    "text",
    [
        "{a}" * 300_000,
        "![](" * 200_000,
        "[" * 900_000,
        "<a" * 400_000,
        "<!--" * 200_000,
        "<script>" * 100_000,
        "*a" * 400_000,
        "**" * 400_000,
        "|" * 900_000,
        "|\n" * 100_000,
        "> " * 400_000,
        "#" * 900_000,
        "- " * 400_000,
        "标题：" + " " * 900_000 + "x",
        "标题：" + "／" * 300_000,
        "时段：9" + " " * 900_000 + "-",
        "图片：" + "a、" * 200_000,
        "数字：" + "a、" * 200_000,
        '标题："' * 80_000,
        "a：b\n" * 100_000,
        "(" * 900_000,
    ],
    ids=lambda text: text[:8],
)
@pytest.mark.parametrize("name", ["slides/10-a/10-b.md", "slides/kiosk.md", "slides/figures.csv"])
def test_a_large_odd_text_ends(name: str, text: str) -> None:
    reads({**GOOD, name: text.encode()[:200_000]})
    reads({**GOOD, name: f"标题：甲\n---\n{text}".encode()[:200_000]})
