"""The real window with real touches, mouse and keys: what a visitor does and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from kiosk.deck.model import Deck, Items, Paragraph, Run
from kiosk.show import Blank, Dim, Event, Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Stage
    from PySide6.QtQuick import QQuickItem

MIDDLE = QPoint(300, 200)


def reach(stage: Stage, name: str) -> None:
    """Go to a named item by the keyboard."""
    for _ in range(30):
        stage.key(Qt.Key.Key_Tab)
        item = stage.window.activeFocusItem()
        if item is not None and item.property("spoken") == name:
            return
    raise AssertionError(name)


def test_the_loop_runs_through_all_sections_and_around(stage: Stage) -> None:
    for _ in range(7):
        stage.after(40)
    slides = [details["slide"] for event, details in stage.events if event == "panel"]
    order = ["10-one/section", "10-one/10-a", "10-one/30-c", "20-two/section", "20-two/10-d", "20-two/20-e"]
    assert slides[:6] == order
    assert slides[6] == order[0]


def test_a_touch_opens_the_panels_own_page(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    assert stage.events[-2:] == [("visit", {"slide": "10-one/10-a"}), ("page", {"slide": "10-one/10-a"})]
    assert stage.presenter.state.face is Face.PAGE


def test_a_cover_opens_its_section_and_its_first_page_is_one_tap_away(stage: Stage) -> None:
    stage.touch_at(MIDDLE)
    assert stage.names()[-2:] == ["visit", "section"]
    stage.touch("甲页")
    assert stage.presenter.state.slide == "10-one/10-a"


def test_one_touch_counts_once(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    assert stage.names().count("page") == 1
    assert stage.names().count("visit") == 1


def test_a_mouse_does_what_a_finger_does(stage: Stage) -> None:
    stage.after(40)
    stage.click_at(MIDDLE)
    assert stage.names().count("page") == 1


def test_a_right_click_does_nothing(stage: Stage) -> None:
    before = len(stage.events)
    stage.click_at(MIDDLE, Qt.MouseButton.RightButton)
    assert stage.presenter.state.face is Face.PANEL
    assert len(stage.events) == before


def test_a_long_press_is_a_tap_on_release(stage: Stage) -> None:
    stage.after(40)
    stage.clock.now += 1
    QTest.touchEvent(stage.window, stage.finger).press(1, MIDDLE, stage.window).commit()
    stage.after(6)
    assert stage.presenter.state.face is Face.PANEL
    QTest.touchEvent(stage.window, stage.finger).release(1, MIDDLE, stage.window).commit()
    assert stage.presenter.state.slide == "10-one/10-a"


def test_a_second_tap_on_a_fresh_page_is_swallowed(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    place = stage.center("首页")
    stage.touch_at(place, wait=0.1)
    assert stage.presenter.state.face is Face.PAGE
    stage.touch_at(place)
    assert stage.presenter.state.face is Face.HOME


def test_next_goes_over_the_border_of_sections_and_the_last_page_leads_home(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    for title in ("乙页", "丙页", "丁页", "戊页"):
        stage.touch(f"下一页：{title}")
    assert stage.presenter.state.slide == "20-two/20-e"
    stage.touch("看完了，回首页")
    assert stage.presenter.state.face is Face.HOME


def test_swipes_turn_panels_without_a_visit_and_pages_in_one(stage: Stage) -> None:
    stage.drag(QPoint(700, 200), QPoint(300, 200))
    assert stage.presenter.state.face is Face.PANEL
    assert stage.events[-1] == ("panel", {"slide": "10-one/10-a"})
    assert "visit" not in stage.names()
    stage.touch_at(MIDDLE)
    stage.drag(QPoint(700, 60), QPoint(300, 60))
    assert stage.presenter.state.slide == "10-one/20-b"
    stage.drag(QPoint(300, 60), QPoint(700, 60))
    assert stage.presenter.state.slide == "10-one/10-a"


def test_two_people_touching_at_once_open_one_page(stage: Stage) -> None:
    stage.after(40)
    stage.clock.now += 1
    both = QTest.touchEvent(stage.window, stage.finger)
    both.press(1, MIDDLE, stage.window).press(2, QPoint(700, 200), stage.window).commit()
    up = QTest.touchEvent(stage.window, stage.finger)
    up.release(1, MIDDLE, stage.window).release(2, QPoint(700, 200), stage.window).commit()
    stage.rest()
    assert stage.names().count("page") <= 1


def test_the_idle_card_comes_is_answered_and_ends_the_visit(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    stage.after(76)
    assert stage.names()[-1] == "idle_warning"
    stage.touch_at(QPoint(10, 10))
    assert not stage.presenter.state.warning
    assert stage.presenter.state.face is Face.PAGE
    stage.after(76)
    stage.touch("看完了 I’m done")
    assert ("loop", {"why": "done"}) in stage.events
    assert stage.presenter.state.face is Face.PANEL


def test_left_alone_everything_goes_back_to_default(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    stage.touch("English")
    assert stage.presenter.property("language") == "en"
    stage.touch("Large type")
    stage.touch("High contrast")
    stage.touch("Lower buttons")
    assert stage.presenter.state.modes == {"large", "contrast", "reach"}
    stage.after(400)
    stage.after(25)
    assert ("loop", {"why": "idle"}) in stage.events
    assert stage.presenter.property("language") == "zh"
    assert stage.presenter.state.modes == frozenset()


def test_a_panels_lowered_buttons_end_with_the_row_below_them(stage: Stage) -> None:
    stage.touch("按钮下移")
    stage.frame()
    ends = [stage.item(name).mapToScene(QPointF(stage.item(name).width(), 0)).x() for name in ("English", "按钮下移")]
    assert ends[0] == ends[1]


def test_the_english_button_opens_the_same_slide_in_english(stage: Stage) -> None:
    stage.after(40)
    stage.touch("English")
    assert stage.presenter.state.slide == "10-one/10-a"
    assert stage.presenter.state.language == "en"


def test_a_picture_opens_large_and_closes(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    stage.touch("看大图: 图")
    assert stage.presenter.state.face is Face.PHOTO
    stage.touch("放大")
    assert stage.presenter.property("zoomed")
    stage.touch("关闭")
    assert stage.presenter.state.face is Face.PAGE
    assert not stage.presenter.property("zoomed")


def test_two_fingers_pinch_the_picture_and_one_drags_it(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    stage.touch("看大图: 图")
    left, right = QPoint(440, 200), QPoint(520, 200)
    QTest.touchEvent(stage.window, stage.finger).press(1, left, stage.window).press(2, right, stage.window).commit()
    for step in range(1, 9):
        apart = QPoint(14 * step, 0)
        moved = QTest.touchEvent(stage.window, stage.finger)
        moved.move(1, left - apart, stage.window).move(2, right + apart, stage.window).commit()
        stage.frame()  # Qt gathers moves until the next frame
    up = QTest.touchEvent(stage.window, stage.finger)
    up.release(1, left - apart, stage.window).release(2, right + apart, stage.window).commit()
    stage.rest()
    assert stage.presenter.property("zoomed")
    assert stage.presenter.state.face is Face.PHOTO
    stage.drag(QPoint(700, 250), QPoint(200, 250))
    assert stage.presenter.state.photo == 0
    assert stage.presenter.property("zoomed")


def test_a_double_tap_looks_closer_and_back(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    stage.touch("看大图: 图")
    stage.clock.now += 1
    stage.touch_at(QPoint(480, 200), wait=0.6)
    stage.touch_at(QPoint(480, 200), wait=0.1)
    assert stage.presenter.property("zoomed")
    stage.touch_at(QPoint(480, 200), wait=1)
    stage.touch_at(QPoint(480, 200), wait=0.1)
    assert not stage.presenter.property("zoomed")


def test_a_tap_beside_the_picture_closes_it(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    stage.touch("看大图: 图")
    stage.touch_at(QPoint(3, 200))
    assert stage.presenter.state.face is Face.PAGE


def test_scrolling_by_finger_turns_no_page_and_keeps_the_visit_awake(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    stage.after(60)
    stage.drag(QPoint(200, 400), QPoint(205, 150))
    assert stage.presenter.state.slide == "10-one/10-a"
    stage.after(60)
    assert not stage.presenter.state.warning


@pytest.mark.parametrize(
    ("key", "slide"),
    [(Qt.Key.Key_Right, "10-one/20-b"), (Qt.Key.Key_PageDown, "10-one/20-b"), (Qt.Key.Key_PageUp, None)],
)
def test_keys_of_a_button_box_and_a_clicker_turn_pages(stage: Stage, key: Qt.Key, slide: str | None) -> None:
    stage.after(40)
    stage.key(Qt.Key.Key_Return)
    assert stage.presenter.state.slide == "10-one/10-a"
    stage.key(key)
    assert stage.presenter.state.slide == slide or stage.presenter.state.face is Face.HOME


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Right])
def test_a_button_that_jams_is_nobody(stage: Stage, key: Qt.Key) -> None:
    stage.after(40)
    stage.key(Qt.Key.Key_Return)
    for _ in range(30):
        stage.after(5)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            jammed = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, "", True)
            QGuiApplication.sendEvent(stage.window, jammed)
    assert stage.presenter.state.face is Face.PANEL


def test_a_button_box_without_tab_walks_over_home_and_opens_what_it_reached(stage: Stage) -> None:
    stage.key(Qt.Key.Key_Home)
    assert stage.presenter.state.face is Face.HOME
    names = []
    for _ in range(4):
        stage.key(Qt.Key.Key_Down)
        names.append(stage.window.activeFocusItem().property("spoken"))
    assert len(set(names)) == 4
    stage.key(Qt.Key.Key_Up)
    assert stage.window.activeFocusItem().property("spoken") == names[2]
    while stage.window.activeFocusItem().property("spoken") != "丙页":
        stage.key(Qt.Key.Key_Down)
    stage.key(Qt.Key.Key_Return)
    assert stage.presenter.state.slide == "10-one/30-c"


def test_the_idle_card_can_be_answered_by_keys(stage: Stage) -> None:
    stage.after(40)
    stage.key(Qt.Key.Key_Return)
    stage.after(76)
    stage.key(Qt.Key.Key_Right)
    assert not stage.presenter.state.warning
    assert stage.presenter.state.face is Face.PAGE
    stage.after(76)
    stage.key(Qt.Key.Key_Escape)
    assert ("loop", {"why": "done"}) in stage.events


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_that_answers_the_idle_card_presses_no_button(stage: Stage, key: Qt.Key) -> None:
    stage.after(40)
    stage.key(Qt.Key.Key_Return)
    reach(stage, "下一页：乙页")
    stage.after(76)
    assert stage.presenter.state.warning
    stage.key(key)
    assert not stage.presenter.state.warning
    assert stage.presenter.state.slide == "10-one/10-a"
    stage.key(key)
    assert stage.presenter.state.slide == "10-one/20-b"


@pytest.mark.parametrize("asleep", [Dim(on=True), Blank()])
def test_a_key_that_wakes_the_screen_presses_no_button(stage: Stage, asleep: Event) -> None:
    stage.after(40)
    reach(stage, "English")
    stage.after(100)
    stage.presenter.apply(asleep)
    stage.presenter.tick()
    assert stage.presenter.state.dim or stage.presenter.state.blank
    panel = stage.presenter.state.panel_slide
    stage.key(Qt.Key.Key_Return)
    stage.after(5)
    state = stage.presenter.state
    assert (state.face, state.dim, state.blank, state.panel_slide) == (Face.PANEL, False, False, panel)


def test_a_keyboard_stays_on_the_way_on_as_pages_turn(stage: Stage) -> None:
    stage.presenter.openPage("10-one/10-a")
    stage.rest()
    stage.clock.now += 1
    for _ in range(20):
        stage.key(Qt.Key.Key_Tab)
        if str(stage.window.activeFocusItem().property("spoken")).startswith("下一页"):
            break
    slides = []
    for _ in range(3):
        stage.key(Qt.Key.Key_Return)
        stage.rest()
        stage.clock.now += 1
        slides.append(stage.presenter.state.slide)
    assert slides == ["10-one/20-b", "10-one/30-c", "20-two/10-d"]


@pytest.mark.parametrize("by_hand", [False, True])
def test_what_a_keyboard_reached_is_not_pressed_by_the_next_visitor(stage: Stage, *, by_hand: bool) -> None:
    stage.after(40)
    reach(stage, "English")
    if by_hand:
        stage.touch_at(MIDDLE)
    else:
        stage.key(Qt.Key.Key_Return)
    assert stage.presenter.state.face is Face.PAGE
    stage.after(200)
    stage.after(21)
    stage.after(100)
    assert stage.presenter.state.face is Face.PANEL
    assert not stage.presenter.property("keyboard"), "a ring stays round what nobody has reached"
    stage.key(Qt.Key.Key_Return)
    assert stage.presenter.state.visiting
    assert stage.presenter.state.language == "zh"


def test_what_a_keyboard_reached_in_the_loop_is_forgotten_with_who_left_it(stage: Stage) -> None:
    stage.after(40)
    reach(stage, "English")
    stage.after(31)
    assert stage.presenter.property("keyboard")
    for _ in range(3):
        stage.after(31)
    assert not stage.presenter.property("keyboard"), "a ring stays round what nobody has reached"
    stage.key(Qt.Key.Key_Return)
    assert stage.presenter.state.visiting
    assert stage.presenter.state.language == "zh"


def test_what_a_keyboard_reached_before_a_guides_pause_is_not_pressed_after_it(stage: Stage) -> None:
    stage.after(40)
    reach(stage, "English")
    stage.presenter.holdForGuide()
    stage.after(300)
    stage.key(Qt.Key.Key_Return)
    assert stage.presenter.state.visiting
    assert stage.presenter.state.language == "zh"


def test_escape_leads_back_step_by_step(stage: Stage) -> None:
    stage.touch_at(MIDDLE)
    stage.touch("甲页")
    faces = []
    for _ in range(3):
        stage.key(Qt.Key.Key_Escape)
        faces.append(stage.presenter.state.face)
    assert faces == [Face.SECTION, Face.HOME, Face.PANEL]


def test_everything_to_touch_has_a_role_and_a_name_in_both_languages(stage: Stage) -> None:
    QAccessible.setActive(True)

    def walk(node: object) -> list[tuple[object, str]]:
        found = []
        for index in range(node.childCount()):  # type: ignore[attr-defined]
            child = node.child(index)  # type: ignore[attr-defined]
            if child.role() in {QAccessible.Role.Button, QAccessible.Role.Link, QAccessible.Role.CheckBox}:
                found.append((child.role(), child.text(QAccessible.Text.Name)))
            found += walk(child)
        return found

    stage.after(40)
    stage.touch_at(MIDDLE)
    zh = walk(QAccessible.queryAccessibleInterface(stage.window))
    stage.touch("English")
    en = walk(QAccessible.queryAccessibleInterface(stage.window))
    assert len(zh) >= 8
    assert all(name for _, name in zh + en)
    assert "首页" in {name for _, name in zh}
    assert "Home" in {name for _, name in en}


@pytest.mark.parametrize("reduced", [False, True])
def test_with_everything_moving_a_visit_goes_in_and_out(
    stage_of: Callable[[Deck], Stage], deck: Deck, *, reduced: bool
) -> None:
    stage = stage_of(replace(deck, settings=replace(deck.settings, reduced_motion=reduced)))
    stage.presenter.set_still(still=False)
    stage.after(40)
    stage.touch_at(MIDDLE)
    assert stage.presenter.state.face is Face.PAGE
    stage.touch("下一页：乙页")
    stage.touch("首页")
    stage.touch("回到轮播")
    stage.qtbot.waitUntil(lambda: not stage.presenter.property("busy"))
    faces = [item for item in stage.items() if item.property("pageBottom") is not None]
    assert faces == [], "a face was left behind"
    assert stage.presenter.state.face is Face.PANEL


def test_emphasis_and_squeezed_punctuation_are_dressed_without_a_warning(
    stage_of: Callable[[Deck], Stage], deck: Deck, capfd: pytest.CaptureFixture[str]
) -> None:
    section = deck.sections[0]
    body = (Paragraph((Run("“先说”，"), Run("重点", strong=True), Run("再说。”"))),)
    slide = replace(section.slides[0], zh=replace(section.slides[0].zh, body=body))
    stage = stage_of(replace(deck, sections=(replace(section, slides=(slide,)),)))
    stage.after(40)
    stage.touch_at(MIDDLE)
    stage.touch("English")
    stage.touch("中文")
    assert stage.presenter.state.face is Face.PAGE
    assert "out of range" not in capfd.readouterr().err


def test_the_empty_deck_is_a_calm_title(stage_of: Callable[[Deck], Stage]) -> None:
    stage = stage_of(Deck())
    assert stage.presenter.property("empty")
    stage.touch_at(MIDDLE)
    stage.after(500)
    assert stage.presenter.state.face is Face.TITLE


@pytest.mark.parametrize(("arrival", "seen"), [(0.0, 0.0), (0.5, 0.0), (0.75, 0.5), (1.0, 1.0)])
def test_a_caption_stands_back_until_the_travelling_picture_has_passed(
    stage: Stage, arrival: float, seen: float
) -> None:
    stage.after(40)
    stage.touch_at(MIDDLE)
    page = next(item for item in stage.items() if item.property("cleared") is not None)
    captions = [item for item in stage.items() if item.property("role") == "caption" and item.isVisible()]
    caption = next(item for item in captions if str(item.property("text")).replace("\u2060", "") == "图说")
    assert page.property("entry") == "travel"
    page.setProperty("arrival", arrival)
    assert caption.opacity() == pytest.approx(seen)


def _strip(stage: Stage) -> dict[str, float]:
    """What of the strip of sections can be touched, and how wide it is."""
    parts = [item for item in stage.items() if item.property("place") is not None and item.isVisible()]
    return {str(item.property("spoken")): item.width() for item in parts}


def test_every_section_is_in_the_strip_while_it_can_be_touched(stage: Stage) -> None:
    target = stage.presenter.property("metrics")["target"]
    assert list(_strip(stage)) == ["以一之力", "以二之道"]
    assert min(_strip(stage).values()) >= target


def test_of_very_many_sections_the_strip_has_the_one_that_is_shown(stage: Stage, deck: Deck) -> None:
    first, second = deck.sections
    many = tuple(
        replace(second, id=f"{n}-more", cover=replace(second.cover, id=f"{n}-more/section")) for n in range(30, 90)
    )
    stage.presenter.show_deck(replace(deck, sections=(first, second, *many)))
    stage.rest()
    ((only, width),) = _strip(stage).items()
    assert only == "以一之力"
    assert width >= 0.5 * stage.window.width()
    while stage.presenter.state.panel_slide != "20-two/10-d":
        stage.after(30)
    stage.touch("以二之道")
    assert (stage.presenter.state.face, stage.presenter.state.section_id) == (Face.SECTION, "20-two")


def on_list(stage_of: Callable[[Deck], Stage], deck: Deck, items: Items) -> Stage:
    """A stage on the page of a slide whose words are this list alone."""
    section = deck.sections[0]
    listed = replace(section.slides[0], zh=replace(section.slides[0].zh, body=(items,)))
    stage = stage_of(replace(deck, sections=(replace(section, slides=(listed,)),)))
    while stage.presenter.state.panel_slide != listed.id:
        stage.after(31)
    stage.after(1)
    stage.presenter.touchPanel("")
    stage.rest()
    return stage


def test_the_words_of_a_list_stand_clear_of_its_widest_number(stage_of: Callable[[Deck], Stage], deck: Deck) -> None:
    stage = on_list(stage_of, deck, Items(((Run("第九"),), (Run("第十"),)), ordered=True, numbers=(9, 10)))
    mark = next(item for item in stage.items() if item.property("text") == "10.")
    lines = [item for item in stage.items() if item.property("runs") and item.property("text").startswith("第")]
    assert len(lines) == 2
    assert {line.x() for line in lines} == {lines[0].x()}
    assert lines[0].x() >= mark.property("contentWidth")


def test_a_number_stands_on_the_line_of_its_words(stage_of: Callable[[Deck], Stage], deck: Deck) -> None:
    stage = on_list(stage_of, deck, Items(((Run("8 条"),),), ordered=True, numbers=(8,)))
    image = stage.window.grabWindow()

    def lowest(item: QQuickItem) -> int:
        """The last row in which a digit at the item's left edge has ink."""
        corner = item.mapToScene(QPointF(0, 0)).toPoint()
        wide, high = item.property("font").pixelSize() // 2, int(item.height())
        ground = image.pixelColor(corner.x() - 2, corner.y())
        inked = [
            y
            for y in range(corner.y(), corner.y() + high)
            for x in range(corner.x(), corner.x() + wide)
            if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60
        ]
        return max(inked)

    mark = next(item for item in stage.items() if item.property("text") == "8." and item.isVisible())
    words = next(item for item in stage.items() if item.property("runs") and item.property("text").startswith("8"))
    assert abs(lowest(mark) - lowest(words)) <= 1


@pytest.mark.parametrize("lowered", [False, True])
@pytest.mark.parametrize("count", [9, 30])
def test_home_names_each_of_many_sections(stage: Stage, deck: Deck, count: int, *, lowered: bool) -> None:
    first = deck.sections[0]
    many = tuple(replace(first, id=f"{number}-part") for number in range(10, 10 + count))
    stage.presenter.show_deck(replace(deck, sections=many))
    if lowered:
        stage.touch("按钮下移")
    stage.key(Qt.Key.Key_Home)
    names = [item for item in stage.items() if item.property("text") == "以一之力" and item.isVisible()]
    assert len(names) == count
    assert not any(name.property("truncated") for name in names)


@pytest.mark.parametrize("size", [(640, 720), (540, 960), (720, 480)])
def test_home_takes_every_size_without_a_complaint(stage: Stage, deck: Deck, size: tuple[int, int]) -> None:
    """The window's warnings are asked for as the stage is taken down."""
    first, second = deck.sections
    named = replace(first.cover, zh=replace(first.cover.zh, name="一个篇章的短名"))
    four = tuple(
        replace(part, id=f"{number}0-part") for number, part in enumerate((replace(first, cover=named), second) * 2)
    )
    stage.presenter.show_deck(replace(deck, sections=four))
    stage.touch_at(MIDDLE)
    stage.touch("首页")
    for width, height in (size, (960, 540), size):
        stage.window.setGeometry(0, 0, width, height)
        stage.qtbot.waitUntil(lambda wanted=width: stage.presenter.sizes.width == wanted)
        stage.frame()
    assert stage.presenter.state.face is Face.HOME


def test_a_tap_is_measured_on_the_panel_that_staff_have_set(stage_of: Callable[[Deck], Stage], deck: Deck) -> None:
    stage = stage_of(replace(deck, settings=replace(deck.settings, screen_inches=21.5)))
    stage.after(40)
    assert stage.presenter.state.panel_slide == "10-one/10-a"
    moved = QPoint(stage.presenter.sizes.mm(6), 0)
    stage.clock.now += 0.6
    QTest.touchEvent(stage.window, stage.finger).press(1, MIDDLE, stage.window).commit()
    QTest.touchEvent(stage.window, stage.finger).move(1, MIDDLE + moved, stage.window).commit()
    QTest.touchEvent(stage.window, stage.finger).release(1, MIDDLE + moved, stage.window).commit()
    stage.rest()
    assert stage.presenter.state.slide == "10-one/10-a"
    assert stage.screen.gestures.gesture.corner_px == stage.presenter.sizes.corner
