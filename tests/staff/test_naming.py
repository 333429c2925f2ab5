"""Two wordings of one name: what is asked about, and what is let pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.deck.problems import Level, ProblemKind
from kiosk.deck.reader import read_deck
from kiosk.staff.naming import wordings
from tests.folders import write_files

ROOT = Path(__file__).resolve().parents[2]
USUAL = "“江南翠柏里”在这里。“江南翠柏里”是创新街区。"


def odd(root: Path, *bodies: str, figures: str = "") -> list[tuple[str, int | None, str, str]]:
    files = {"slides/10-a/section.md": "标题：封面\n", "slides/figures.csv": f"名称,数值,单位,标签\n{figures}"}
    files |= {f"slides/10-a/{n}0-x.txt": f"标题：甲{n}\n---\n第一行。\n{body}\n" for n, body in enumerate(bodies, 1)}
    write_files(root, files)
    found = list(wordings(read_deck(root), root))
    assert all((item.kind, item.level) == (ProblemKind.WORDING_DIFFERS, Level.WARNING) for item in found)
    return [(item.file.rpartition("/")[2], item.line, item.place, item.detail("usual")) for item in found]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("走进江南翠百里。", "江南翠百里"),
        ("“江南翠百里”里面。", "江南翠百里"),
        ("《江南翠百里》", "江南翠百里"),
        ("江南翠百里", "江南翠百里"),
        ("江男翠柏里的研究院", "江男翠柏里"),
        ("走进江南翠柏李", "江南翠柏李"),
    ],
)
def test_one_odd_character_in_a_name_is_asked_about(tmp_path: Path, text: str, wrong: str) -> None:
    assert odd(tmp_path, USUAL, text) == [("20-x.txt", 4, wrong, "江南翠柏里")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("海曙第一医院", "海曙第二医院"),  # a series
        ("东部新城大道", "西部新城大道"),
        ("江南翠柏里", "江南翠柏里"),
        ("江南翠柏里", "江南青柏坊"),  # two are other
        ("翠柏里", "走进翠百里"),  # three hanzi in running text: too many words are alike
    ],
)
def test_names_that_differ_on_purpose_pass(tmp_path: Path, name: str, text: str) -> None:
    assert odd(tmp_path, f"“{name}”，“{name}”。", text) == []


def test_short_names_are_compared_where_both_are_quoted(tmp_path: Path) -> None:
    assert odd(tmp_path, "“翠柏里”，“翠柏里”。", "“翠百里”") == [("20-x.txt", 4, "翠百里", "翠柏里")]


def test_wording_used_twice_is_a_name_of_its_own(tmp_path: Path) -> None:
    assert odd(tmp_path, USUAL, "江南翠百里，江南翠百里。") == []


def test_name_used_once_is_no_measure(tmp_path: Path) -> None:
    assert odd(tmp_path, "“江南翠柏里”。", "江南翠百里。") == []


def test_labels_of_figures_and_titles_are_names(tmp_path: Path) -> None:
    figures = "甲,30,家,龙头骨干企业\n"
    body = "{甲}。龙头骨干企业有名单。再说龙头骨干企业。"
    assert odd(tmp_path, body, "龙头股干企业。", figures=figures) == [("20-x.txt", 4, "龙头股干企业", "龙头骨干企业")]


def test_shipped_deck_has_none() -> None:
    assert list(wordings(read_deck(ROOT), ROOT)) == []
