"""``kiosk proof``: exits, sentences, JSON and report; the measuring itself is tested in tests/screen."""

from __future__ import annotations

import io
import json
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from kiosk.options import ProofOptions
from kiosk.screen.measures import Fault
from kiosk.staff.proof import grouped, proof
from kiosk.staff.proof_words import sentence, where
from kiosk.staff.proving import Found

BAD = "标题：乙页\n导语：又一句。\n轮播：否\n---\n写不出𓀀这个字。\n"
GOOD = "标题：甲页\n导语：一句导语。\n---\n正文的一段。\n"


@pytest.fixture
def options(tmp_path: Path) -> ProofOptions:
    """A show of one good and one bad slide, measured in one way only."""
    folder = tmp_path / "slides" / "10-one"
    folder.mkdir(parents=True)
    (folder / "section.md").write_text("标题：第一篇章\n短名：以一之力\n---\n", encoding="utf-8")
    (folder / "10-a.md").write_text(GOOD, encoding="utf-8")
    (folder / "20-b.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "images").mkdir()
    return ProofOptions(
        content=tmp_path,
        state=tmp_path / "state",
        report=tmp_path / "report",
        sizes=((960, 540),),
        languages=("zh",),
        modes=("normal",),
        as_json=True,
    )


def changed(options: ProofOptions, **more: object) -> ProofOptions:
    from dataclasses import replace

    return replace(options, **more)  # type: ignore[arg-type]


def found(kind: str = "cut", **more: object) -> Found:
    details = {"mm": "9", "least": "12", "other": "别的", "ratio": "2.1", "character": "字", "characters": "𓀀"}
    given: dict[str, object] = {
        "kind": kind,
        "place": "caption",
        "text": "一行\u2060图说\n第二行",
        "face": "page",
        "slide": "10-one/20-b",
        "language": "zh",
        "size": "960x540",
        "mode": "large+contrast",
        "fold": 0,
        "box": (1, 2, 3, 4),
        "details": details,
    }
    return Found(**(given | more))  # type: ignore[arg-type]


def test_a_finding_ends_with_1_and_is_told_with_slide_screen_place_and_picture(options: ProofOptions) -> None:
    (options.report).mkdir()
    (options.report / "0-99.png").write_bytes(b"of an earlier proof")
    (options.report / "staff.png").write_bytes(b"not ours")
    out = io.StringIO()
    assert proof(options, out) == 1
    records = json.loads(out.getvalue())
    assert {(one["kind"], one["slide"], one["face"]) for one in records} == {("glyph", "10-one/20-b", "page")}
    assert records[0]["message"].startswith("slides/10-one/20-b 的详情页（中文，960x540）：正文“写不出𓀀这个字。”")
    with Image.open(options.report / records[0]["picture"]) as picture:
        assert picture.width > records[0]["box"][2]
    page = (options.report / "index.html").read_text(encoding="utf-8")
    assert records[0]["picture"] in page
    assert "写不出𓀀这个字" in page
    assert {path.name for path in options.report.iterdir()} == {"index.html", "staff.png", records[0]["picture"]}


def test_a_good_slide_ends_with_0(options: ProofOptions, capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    assert proof(changed(options, slides=("slides/10-one/10-a.md",), as_json=False), out) == 0
    assert out.getvalue().startswith("每个画面都没有问题。\n")
    assert capsys.readouterr().err == ""  # no bar where there is no terminal


def test_a_slide_that_is_not_there_is_a_wrong_call(options: ProofOptions, capsys: pytest.CaptureFixture[str]) -> None:
    assert proof(changed(options, slides=("10-one/90-z",)), io.StringIO()) == 2
    assert "没有这个页面：10-one/90-z" in capsys.readouterr().err


def test_a_process_that_ends_early_is_told(
    options: ProofOptions, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.staff.proof.COMMAND", ("false",))
    assert proof(options, io.StringIO()) == 3
    assert "没能量完" in capsys.readouterr().err


def test_every_fault_has_its_sentence_in_both_languages() -> None:
    for kind, how in product(Fault, ("dots", "covered", "wide", "")):
        one = found(str(kind), details=found().details | {"how": how})
        assert "{" not in sentence(one, "zh") + sentence(one, "en")
        assert "一行图说 / 第二行" in sentence(one, "zh")


def test_where_names_slide_face_language_modes_and_fold() -> None:
    assert where(found(fold=2), "zh") == "slides/10-one/20-b 的详情页（中文，大字，高对比，960x540，往下看第 2 次）"
    assert where(found(face="home", slide="", mode="reach", language="en"), "en") == (
        "Home (English, lower buttons, 960x540)"
    )


def test_the_same_on_more_screens_is_told_once_worst_first() -> None:
    small, cut, again = found("small"), found(), found(mode="normal", size="1366x768")
    assert grouped([small, cut, again]) == [[cut, again], [small]]
