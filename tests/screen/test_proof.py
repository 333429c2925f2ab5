"""Deliberately bad decks through the real window: the proof finds what was put in, and only that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from kiosk.deck.model import Deck, ThemeName
from kiosk.deck.reader import read_deck
from kiosk.screen import palette
from kiosk.screen.grab import Easel, NoPictures
from kiosk.screen.measures import Fault, seen_of
from kiosk.screen.metrics import Box
from kiosk.screen.prover import Seen, all_sights, hold_backs, prove_all
from tests.folders import write_files

SIZE = (1366, 768)
TALLER = (1280, 1024)
Prove = Callable[..., list[Seen]]
GOOD = {
    "10-one/section": "标题：第一篇章\n短名：以一之力\n导语：一句导语。\n图片：a\n---\n",
    "10-one/10-a": "标题：甲页\n导语：一句导语。\n图片：a\n---\n正文的一段，说清楚一件事。\n",
    "10-one/20-b": "标题：乙页\n导语：又一句。\n图片：a\n---\n正文。\n\n![一幅图](a.jpg)\n",
}


def show(root: Path, **changed: str) -> Deck:
    """The good deck, read from files, with other texts for some of its slides (named by their letter)."""
    write_files(root / "slides", {f"{name}.md": changed.get(name[-1], text) for name, text in GOOD.items()})
    (root / "images").mkdir(exist_ok=True)
    (root / "images" / "a.jpg").write_bytes(b"")
    deck = read_deck(root).deck
    return replace(deck, settings=replace(deck.settings, languages=("zh",)))


@pytest.fixture
def prove(qapp: QApplication, tmp_path: Path) -> Iterator[Prove]:
    """Measures a deck in some modes."""
    easels: list[Easel] = []

    def measured(*modes: str, size: tuple[int, int] = SIZE, **changed: str) -> list[Seen]:
        easel = Easel(show(tmp_path, **changed), tmp_path / "images", NoPictures(), size, quiet_seconds=0)
        easels.append(easel)
        found = [seen for one in prove_all(easel, all_sights(easel, "zh", modes or ("normal",))) for seen in one]
        assert easel.warnings == []
        return found

    yield measured
    for easel in easels:
        easel.close()


def told(found: list[Seen]) -> set[tuple[str, str, str]]:
    return {(str(seen.finding.fault), seen.face, seen.slide) for seen in found}


def test_a_good_deck_has_nothing_in_any_mode(prove: Prove) -> None:
    assert prove("normal", "large", "contrast", "reach", "large+contrast") == []


def test_a_sections_long_name_stays_on_its_ground(prove: Prove) -> None:
    long = "标题：第一篇章\n短名：一个很长很长的篇章名字叫作以一之力\n导语：一句导语。\n图片：a\n---\n"
    faults = {fault for fault, face, _ in told(prove("normal", "large", size=TALLER, n=long)) if face == "section"}
    assert faults <= {"cut"}


@pytest.mark.parametrize("size", [TALLER, (1080, 1920)], ids=str)
def test_three_large_figures_stay_beside_the_picture(prove: Prove, tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "figures.csv").write_text(
        "名称,数值,单位,标签,时期,来源\n"
        "产值,12345678,万元,全年生产总值,2025年,统计\n"
        "人次,1234567,人次,参观的人,2025年,统计\n"
        "满意,96.5,%,参观者说满意,2025年,问卷\n",
        encoding="utf-8",
    )
    a = "标题：甲页\n图片：a\n面板：数字\n数字：产值、人次、满意\n---\n正文。\n"
    assert [one for one in told(prove("normal", "large", size=size, a=a)) if one[1] == "panel"] == []


@pytest.mark.parametrize("size", [SIZE, TALLER, (1080, 1920)], ids=str)
@pytest.mark.parametrize("shape", ["", "面板：数字\n"], ids=["as it comes", "numbers"])
@pytest.mark.parametrize("figures", ["长", "长、短"])
def test_a_number_of_many_digits_is_smaller_where_it_has_no_room(
    prove: Prove, tmp_path: Path, size: tuple[int, int], shape: str, figures: str
) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "figures.csv").write_text(
        "名称,数值,单位,标签,时期,来源\n长,1234567890123,平方公里,很长的数,2025年,统计\n短,12,个,短的数,2025年,统计\n",
        encoding="utf-8",
    )
    a = f"标题：甲页\n图片：a\n{shape}数字：{figures}\n---\n正文。\n"
    assert told(prove("normal", "large", size=size, a=a)) == set()


@pytest.mark.parametrize("size", [SIZE, TALLER, (1080, 1920)], ids=str)
def test_a_sections_long_lead_ends_above_the_bar(prove: Prove, size: tuple[int, int]) -> None:
    lead = "这一句导语长得放不下，" * 16
    long = f"标题：第一篇章\n短名：以一之力\n导语：{lead}\n图片：a\n---\n"
    found = told(prove("normal", "large", "reach", size=size, n=long))
    assert {fault for fault, face, _ in found if face == "section"} <= {"cut"}


@pytest.mark.parametrize("picture", ["", "图片：a\n"], ids=["no picture", "picture"])
def test_below_few_words_the_way_on_is_within_reach(prove: Prove, picture: str) -> None:
    assert told(prove("reach", size=TALLER, b=f"标题：乙页\n{picture}---\n正文。\n")) == set()


def test_a_caption_that_does_not_fit_is_cut(prove: Prove) -> None:
    long = "这一行图说长得放不下，" * 24
    found = prove(b=f"标题：乙页\n导语：又一句。\n---\n正文。\n\n![{long}](a.jpg)\n")
    assert told(found) == {("cut", "page", "10-one/20-b"), ("cut", "photo", "10-one/20-b")}
    assert all(seen.finding.place == "caption" for seen in found if seen.face == "page")
    crop = found[0].crop
    assert crop is not None
    assert crop.width() > found[0].finding.area.width


@pytest.mark.parametrize(
    ("marks", "faults"),
    [
        ("、".join(f"第{number}个标记" for number in range(5)), set()),  # in more than one row
        ("、".join(f"第{number}个很长的标记" for number in range(9)), set()),
        ("一个" + "很长" * 20 + "的标记", {("cut", "panel", "10-one/10-a")}),
    ],
)
def test_a_mark_that_is_longer_than_a_row_is_cut(prove: Prove, marks: str, faults: set[tuple[str, str, str]]) -> None:
    found = prove(a=f"标题：甲页\n导语：一句。\n图片：a\n徽章：{marks}\n---\n正文。\n")
    assert {one for one in told(found) if one[1] == "panel"} == faults
    assert {slide for _, _, slide in told(found)} <= {"10-one/10-a"}


def test_words_that_leave_the_screen_are_found(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box(SIZE[0] - 60, 100, 600, 500)
    monkeypatch.setattr("kiosk.screen.metrics.Metrics.panel_words", property(lambda _: box))
    found = {(seen.finding.fault, seen.finding.place, seen.face) for seen in prove()}
    assert ("outside", "title", "panel") in found


def test_a_character_without_a_glyph_is_named(prove: Prove) -> None:
    found = prove(a="标题：甲页\n导语：一句。\n图片：a\n---\n有一个字\U00013000没有字形。\n")
    assert told(found) == {("glyph", "page", "10-one/10-a")}
    assert [seen.finding.details for seen in found] == [{"characters": "\U00013000"}]


def test_a_last_line_of_one_letter_is_found(prove: Prove) -> None:
    body = "\n\n".join("字" * count + "A" for count in range(20, 50))  # one of them breaks before its A
    found = prove(a=f"标题：甲页\n导语：一句。\n图片：a\n---\n{body}\n")
    assert told(found) == {("lone", "page", "10-one/10-a")}
    assert found[0].finding.details == {"character": "A"}


def test_two_lines_of_ink_on_each_other_are_found(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    # the picture ends high, and the words begin where its caption lies
    monkeypatch.setattr("kiosk.screen.metrics.Metrics.caption_height", property(lambda _: 610))
    monkeypatch.setattr("kiosk.screen.metrics.Metrics.page_words", property(lambda metrics: metrics.page_picture.x))
    found = {(seen.finding.fault, seen.finding.place, seen.face) for seen in prove()}
    assert ("overlap", "caption", "page") in found


def test_pale_words_are_found_on_a_flat_ground(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    pale = replace(palette.PALETTES[ThemeName.DAWN], pageSoft="#c9c4c4")
    monkeypatch.setitem(palette.PALETTES, ThemeName.DAWN, pale)
    found = prove()
    assert {seen.finding.fault for seen in found} == {Fault.FAINT}
    assert {seen.finding.place for seen in found} >= {"lead", "caption"}
    assert all(float(seen.finding.details["ratio"]) < 2 for seen in found if seen.finding.place == "caption")


@pytest.mark.parametrize("mode", ["normal", "large", "reach"])
def test_doors_that_fade_as_they_scroll_out_of_sight_are_not_pale(prove: Prove, tmp_path: Path, mode: str) -> None:
    for number in range(11, 40):
        folder = tmp_path / "slides" / f"{number}-more"
        folder.mkdir(parents=True)
        (folder / "section.md").write_text(
            f"标题：篇章{number}\n短名：以{number}之力\n图片：a\n---\n", encoding="utf-8"
        )
        (folder / "10-x.md").write_text("标题：页\n---\n正文。\n", encoding="utf-8")
    home = {
        seen.finding.text for seen in prove(mode, size=TALLER) if (seen.face, seen.finding.fault) == ("home", "faint")
    }
    assert home == set()


def test_pale_words_that_scroll_are_found_on_some_fold(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    pale = replace(palette.PALETTES[ThemeName.DAWN], pageInk="#d9d4d4")
    monkeypatch.setitem(palette.PALETTES, ThemeName.DAWN, pale)
    a = "标题：甲页\n---\n" + "\n\n".join("第 " + f"{number} 段，" * 12 + "完。" for number in range(30))
    found = {seen.finding.text for seen in prove(a=a) if (seen.face, seen.finding.fault) == ("page", Fault.FAINT)}
    assert sum(text.startswith("第") for text in found) == 30


def test_buttons_closer_than_two_millimetres_are_found(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.screen.metrics.Metrics.apart", property(lambda _: 0))
    assert told(prove()) == {("close", "home", "")}


def test_what_lies_too_high_in_reach_mode_is_found(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.screen.metrics.REACH_MM", 250.0)
    found = prove("reach")
    assert {seen.finding.fault for seen in found} >= {Fault.UNREACHABLE}


def test_small_targets_are_found(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.screen.prover.Limits.of", _strict)
    assert {str(seen.finding.fault) for seen in prove()} == {"small"}


def _strict(metrics: object, *, reach: bool) -> object:
    from kiosk.screen.measures import Limits

    return Limits(target=90, gap=1, px_per_mm=1)


def test_the_guard_hears_of_nothing_but_what_holds_back(qapp: QApplication, tmp_path: Path) -> None:
    body = "\n\n".join("字" * count + "A" for count in range(20, 50))
    deck = show(tmp_path, a=f"标题：甲页\n导语：一句。\n图片：a\n---\n{body}\U00013000\n")
    easel = Easel(deck, tmp_path, NoPictures(), SIZE, quiet_seconds=0)
    page = next(face[0] for face in all_sights(easel, "zh", ("normal",)) if face[0].slide == "10-one/10-a")
    pages = [face[0] for face in all_sights(easel, "zh", ("normal",)) if face[0].face == "page"]
    found = [seen.finding.fault for sight in (page, *pages) for seen in hold_backs(easel, sight)]
    easel.close()
    assert found == [Fault.GLYPH]


def test_a_line_of_a_title_that_begins_with_a_quotation_mark_begins_where_others_do(
    qapp: QApplication, tmp_path: Path
) -> None:
    deck = show(tmp_path, a="标题：六张／“专曙”名片\n图片：a\n---\n正文。\n")
    easel = Easel(deck, tmp_path, NoPictures(), SIZE, quiet_seconds=0)
    panels = [one for face in all_sights(easel, "zh", ("normal",)) for one in face if one.face == "panel"]
    for _ in easel.visit(next(one for one in panels if one.slide.endswith("a"))):
        easel.image()
        look, _ = easel.look("panel")
        title = next(text for text in look.texts if "专" in text.text)
        first, second = (line.ink.x for line in title.lines)
        assert abs(first - second) < 0.12 * title.em
    easel.close()


def test_ink_is_told_where_it_is_painted(qapp: QApplication, tmp_path: Path) -> None:
    """Measured boxes of ink against the pixels that go when the texts are taken away."""
    easel = Easel(show(tmp_path), tmp_path, NoPictures(), SIZE, quiet_seconds=0)
    compared = 0
    for face in all_sights(easel, "zh", ("normal", "large")):
        if face[0].face not in {"panel", "page", "section"}:
            continue
        for sight in face:
            for _ in easel.visit(sight):
                image = easel.image()
                look, items = easel.look(sight.face)
                bare = easel.image_without(items)
                for text in look.texts:
                    for line in text.lines:
                        told_area = seen_of(text, line, SIZE)
                        if told_area.height < line.ink.height - 0.5 or text.inert:
                            continue
                        near = told_area.grown(3)
                        rect = QRect(int(near.x), int(near.y), int(near.width) + 1, int(near.height) + 1)
                        painted = _painted(image, bare, rect)
                        assert painted is not None, text.text
                        compared += 1
                        over = max(
                            told_area.x - painted[0],
                            told_area.y - painted[1],
                            painted[2] - told_area.right,
                            painted[3] - told_area.bottom,
                        )
                        assert over < 2.5, (sight.face, text.text, told_area, painted)
    easel.close()
    assert compared > 60


def _painted(image: object, bare: object, rect: QRect) -> tuple[int, int, int, int] | None:
    one, other = image.copy(rect), bare.copy(rect)  # type: ignore[attr-defined]
    places = [(x, y) for y in range(one.height()) for x in range(one.width()) if one.pixel(x, y) != other.pixel(x, y)]
    if not places:
        return None
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return (rect.x() + min(xs), rect.y() + min(ys), rect.x() + max(xs) + 1, rect.y() + max(ys) + 1)
