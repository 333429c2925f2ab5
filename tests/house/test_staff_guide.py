"""docs/staff.zh.md promises nothing that is not there: keys, values, files, buttons, levels, pictures, numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.deck.advice import MOST_HANZI_IN_A_TITLE_LINE
from kiosk.deck.keys import CHINESE, NO_CONSENT, PUBLISHINGS, STATUSES, YES_NO, Key
from kiosk.deck.names import PAUSES, is_copy
from kiosk.deck.problems import Level, Problem, ProblemKind, problem
from kiosk.deck.reader import read_deck
from kiosk.show.pending import CORNER_SECONDS, STAFF_SECONDS
from kiosk.staff import board_words, status, stick_words
from kiosk.staff.advice import LONGEST_LAP
from kiosk.staff.sentences import sentence
from tests.folders import write_files

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "staff.zh.md"
TEXT = GUIDE.read_text(encoding="utf-8")
HEADER = TEXT.split("```")[1].strip().partition("\n---\n")[0]
KEYS = {name: key for key, names in CHINESE.items() for name in names}
EXAMPLES = {"25-招聘会"}  # what staff are to call a file of their own
MOST_BYTES = 400_000
WARNING = problem(ProblemKind.FILE_COPY, "slides/10-a/20-x - 副本.txt")
ERROR = problem(ProblemKind.FIGURE_UNKNOWN, "slides/10-a/10-x.md", 3, "{没有}", name="没有")
CHECKED = problem(ProblemKind.TIME_RELATIVE, "slides/10-a/10-x.md", 3, "去年", found="去年")


def test_every_key_is_a_key() -> None:
    named = re.findall(r"“(\w+)：", TEXT) + [line.partition("：")[0] for line in HEADER.splitlines()]
    assert len(named) > 10
    assert [name for name in named if name not in KEYS] == []


def test_every_value_is_understood() -> None:
    values = {KEYS[name]: value for name, value in re.findall(r"“(\w+)：([^”]+)”", TEXT)}
    assert (STATUSES[values[Key.STATUS]], PUBLISHINGS[values[Key.PUBLISHING]], YES_NO[values[Key.LOOP]]) == (
        True,
        True,
        False,
    )
    assert values[Key.CONSENT] not in NO_CONSENT


def test_the_example_is_a_slide_without_problems(tmp_path: Path) -> None:
    files = {
        "slides/30-a/section.txt": "标题：封面\n",
        "slides/30-a/20-jiuye.txt": TEXT.split("```")[1].strip() + "\n",
        "slides/30-a/20-jiuye.en.txt": "标题：Work\n导语：How many?\n---\nWords.\n",
        "slides/30-a/section.en.txt": "标题：Cover\n",
        "images/jiuye.jpg": "",
    }
    write_files(tmp_path, files)
    (tmp_path / "slides/figures.csv").write_bytes((ROOT / "slides/figures.csv").read_bytes())
    assert read_deck(tmp_path).problems == ()


def test_every_file_is_there() -> None:
    content = [file.relative_to(ROOT).as_posix() for name in ("slides", "images") for file in (ROOT / name).rglob("*")]
    stems = {part.partition(".")[0] for file in content for part in file.split("/")} | {Path(status.NAME).stem, ""}
    named = set(re.findall(r"`([^`\n]+)`", TEXT.replace("```", ""))) - EXAMPLES
    assert named
    assert [name for name in sorted(named) if name.partition(".")[0] not in stems] == []
    assert "名字里带 `.en`" in TEXT
    assert any(".en." in file for file in content)


def test_what_is_done_with_names_holds() -> None:
    assert "起名“暂停”" in TEXT
    assert {"暂停", "暂停.txt"} <= set(PAUSES)
    assert "还有“副本”时不会上屏" in TEXT
    assert is_copy("20-jiuye - 副本")


@pytest.mark.parametrize(("item", "level"), [(ERROR, Level.ERROR), (WARNING, Level.WARNING), (CHECKED, Level.WARNING)])
def test_every_level_is_one_that_sentences_begin_with(item: Problem, level: Level) -> None:
    assert item.level is level
    assert f"| {sentence(item)[:5]} |" in TEXT
    assert len(re.findall(r"\| 【...】 \|", TEXT)) == 3


def test_every_button_is_on_the_board() -> None:
    buttons = {said.zh for said in (board_words.APPROVE, board_words.ROLLBACK, board_words.RELOAD, stick_words.IMPORT)}
    assert set(re.findall(r"^- \*\*(.+?)\*\*：", TEXT, re.MULTILINE)) == buttons


def test_numbers_are_those_of_the_program() -> None:
    assert f"每行最多 {MOST_HANZI_IN_A_TITLE_LINE} 个字" in TEXT
    assert "不超过 3 分钟" in TEXT
    assert LONGEST_LAP == 3 * 60
    assert "一分钟不碰" in TEXT
    assert "**右上角** 5 秒" in TEXT
    assert (STAFF_SECONDS, CORNER_SECONDS) == (60, 5)
    assert "这一版改了" in status.status_page(1, "今天", (), "今天", changed=("slides/a.txt",))


def test_pictures_are_there_and_small() -> None:
    named = [GUIDE.parent / name for name in re.findall(r"!\[.+?\]\((.+?)\)", TEXT)]
    assert sorted(named) == sorted((GUIDE.parent / "pictures").iterdir())
    assert sum(file.stat().st_size for file in named) < MOST_BYTES


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_is_found(name: str) -> None:
    assert "(docs/staff.zh.md)" in (ROOT / name).read_text(encoding="utf-8")
