"""The staff board in the real window: held open with a finger, unlocked on the pad, used, and closed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.deck.model import Deck
from kiosk.guard import pin as pins
from kiosk.guard.pin import Pin
from kiosk.release import Archive
from kiosk.release.records import Content
from kiosk.screen.desk import Action, BoardFacts, Fact, Said
from kiosk.screen.metrics import Metrics
from kiosk.screen.renderer import Renderer, Why
from kiosk.show import Face
from kiosk.staff.desk import Desk
from kiosk.staff.machine import Machine
from kiosk.staff.stick import Sticks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Stage

RIGHT, WRONG = "402817", "402818"
CORNER, LOW = QPoint(952, 8), QPoint(952, 532)


class Hall:
    """A kiosk window with a desk behind it; what is asked aside is done at once, or when told."""

    def __init__(self, stage: Stage, tmp_path: Path) -> None:
        self.stage = stage
        self.board = stage.screen.board
        self.later: list[Callable[[], None]] | None = None
        self.state = tmp_path / "state"
        content = tmp_path / "content"
        self.archive = Archive(self.state)
        for minute in (1, 2):
            made = f"2026-11-24T16:0{minute}:00+08:00"
            self.archive.publish(Content(Deck()), (), {}, made=made, source=str(content))
        self.pin = Pin(self.state, clock=stage.clock, boot="here")
        drawn = Renderer("software", Why.NO_CARD)
        machine = Machine(self.state, lambda: stage.presenter.sizes, lambda: 60.0, drawn)
        self.desk = Desk(content, self.state, machine, pin=self.pin, sticks=Sticks([]))
        self.board._aside._run = self.run
        self.board.pad._clock = stage.clock
        self.board.pad._shuffle = random.Random(7).shuffle
        self.board.serve(self.desk)

    def run(self, job: Callable[[], None]) -> None:
        if self.later is None:
            job()
        else:
            self.later.append(job)

    def do_later(self) -> None:
        """Do what has been put off."""
        jobs, self.later = self.later or [], None
        for job in jobs:
            job()

    def down(self, point: QPoint = CORNER) -> None:
        self.stage.clock.now += 1
        QTest.touchEvent(self.stage.window, self.stage.finger).press(1, point, self.stage.window).commit()

    def up(self, point: QPoint = CORNER) -> None:
        QTest.touchEvent(self.stage.window, self.stage.finger).release(1, point, self.stage.window).commit()
        self.stage.rest()

    def hold(self, point: QPoint = CORNER, seconds: float = 5.0) -> None:
        """Rest a finger there for so long."""
        self.down(point)
        self.stage.after(seconds)
        self.up(point)

    def touch(self, name: str) -> None:
        """Touch a named item where it lies once it is painted."""
        self.stage.frame()
        self.stage.touch(name)

    def enter(self, digits: str) -> None:
        """Enter a PIN with a finger."""
        for digit in digits:
            self.touch(digit)
        self.touch("确定 Enter")

    def open(self) -> None:
        """Come to the board."""
        self.pin.set(RIGHT)
        self.hold()
        self.enter(RIGHT)
        assert self.face is Face.BOARD

    @property
    def face(self) -> Face:
        return self.stage.presenter.state.face

    def touchable(self) -> set[str]:
        """The names of all that can be touched now."""
        items = self.stage.items()
        return {
            str(item.property("spoken"))
            for item in items
            if item.property("spoken") and item.isVisible() and item.isEnabled() and item.width() > 0
        }

    def words(self) -> str:
        """All that can be read now."""
        texts = (
            item for item in self.stage.items() if item.isVisible() and item.metaObject().indexOfProperty("font") > 0
        )
        return "\n".join(str(item.property("text")) for item in texts)


@pytest.fixture
def hall(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hall:
    monkeypatch.setattr(pins, "_N", 2)
    return Hall(stage, tmp_path)


def to_page(stage: Stage) -> None:
    stage.after(40)
    stage.touch_at(QPoint(300, 200))
    assert stage.presenter.state.face is Face.PAGE


def to_photo(stage: Stage) -> None:
    to_page(stage)
    stage.touch("看大图: 图")


def to_idle_card(stage: Stage) -> None:
    to_page(stage)
    stage.after(76)


def to_home(stage: Stage) -> None:
    to_page(stage)
    stage.touch("首页")


def to_modes(stage: Stage) -> None:
    to_page(stage)
    for name in ("大字", "高对比", "按钮下移"):
        stage.touch(name)


@pytest.mark.parametrize("way", [lambda _: None, to_page, to_home, to_photo, to_idle_card, to_modes])
def test_five_seconds_in_the_corner_open_the_pad_over_every_face(hall: Hall, way: Callable[[Stage], None]) -> None:
    hall.pin.set(RIGHT)
    way(hall.stage)
    hall.hold()
    assert hall.face is Face.PAD
    assert hall.stage.events[-1] == ("staff", {"face": "pad"})
    assert hall.touchable() == {*"0123456789", "取消 Cancel"}
    assert "请输入工作人员的 PIN" in hall.words()


def test_a_shorter_touch_there_is_a_visitors(hall: Hall) -> None:
    hall.stage.after(40)
    hall.hold(seconds=4.9)
    assert hall.stage.events[-1] == ("page", {"slide": "10-one/10-a"})


def test_a_finger_that_moves_or_is_not_alone_holds_nothing(hall: Hall) -> None:
    stage = hall.stage
    hall.down()
    QTest.touchEvent(stage.window, stage.finger).move(1, CORNER - QPoint(40, 0), stage.window).commit()
    stage.frame()
    stage.after(6)
    assert hall.face is Face.PANEL
    hall.up()
    stage.clock.now += 1
    both = QTest.touchEvent(stage.window, stage.finger)
    both.press(1, CORNER, stage.window).press(2, QPoint(400, 300), stage.window).commit()
    stage.after(6)
    assert hall.face is Face.PANEL
    up = QTest.touchEvent(stage.window, stage.finger)
    up.release(1, CORNER, stage.window).release(2, QPoint(400, 300), stage.window).commit()
    stage.rest()


@pytest.mark.parametrize("point", [QPoint(8, 8), QPoint(8, 532), LOW, QPoint(900, 8)])
def test_other_places_hold_nothing(hall: Hall, point: QPoint) -> None:
    hall.down(point)
    hall.stage.after(6)
    assert hall.face is not Face.PAD
    hall.up(point)


def test_in_reach_mode_the_low_corner_opens_it_too(hall: Hall) -> None:
    hall.stage.after(40)
    hall.stage.touch_at(QPoint(300, 200))
    hall.touch("按钮下移")
    hall.hold(LOW)
    assert hall.face is Face.PAD
    low = [hall.stage.center(name).y() for name in hall.touchable()]
    assert min(low) > 0.6 * 540


def test_the_guides_hold_and_the_corner_do_not_meet(hall: Hall) -> None:
    mark = hall.stage.center("以一之力")
    hall.hold(mark, 6)
    assert hall.face is not Face.PAD


def test_the_digits_lie_elsewhere_each_time(hall: Hall) -> None:
    hall.pin.set(RIGHT)
    orders = []
    for _ in range(4):
        hall.hold()
        orders.append("".join(hall.board.pad.property("digits")))
        hall.touch("取消 Cancel")
    assert len(set(orders)) == 4
    assert all(sorted(order) == sorted("0123456789") for order in orders)


def test_a_wrong_pin_is_told_kindly_and_waits(hall: Hall) -> None:
    hall.pin.set(RIGHT)
    hall.hold()
    hall.enter(WRONG)
    assert hall.face is Face.PAD
    assert "不对，请再想一想。" in hall.words()
    hall.stage.clock.now += hall.pin.remaining()
    hall.board.pad.count()
    assert "不对，请再想一想。" in hall.words(), "a second is too short to read it, and its digits have been taken"
    hall.touch(WRONG[0])
    assert "不对" not in hall.words()
    hall.touch("删除 Delete")
    hall.enter(WRONG)
    assert "请等 2 秒再试。" in hall.words()
    assert hall.touchable() == {"取消 Cancel"}
    hall.stage.clock.now += 1
    hall.board.pad.count()
    assert "请等 1 秒再试。" in hall.words()
    hall.stage.clock.now += 1
    hall.board.pad.count()
    assert "再试" not in hall.words()
    hall.enter(RIGHT)
    assert hall.face is Face.BOARD
    assert "上次打开以后 2 次" in hall.words()


def test_the_wait_is_told_to_whoever_comes_next(hall: Hall) -> None:
    hall.pin.set(RIGHT)
    hall.hold()
    for _ in range(5):
        hall.stage.clock.now += hall.pin.remaining()
        hall.pin.attempt(WRONG)
    hall.touch("取消 Cancel")
    hall.hold()
    assert "秒再试。" in hall.words()
    assert hall.touchable() == {"取消 Cancel"}


def test_fewer_than_six_digits_are_not_tried_and_can_be_deleted(hall: Hall) -> None:
    hall.pin.set(RIGHT)
    hall.hold()
    for digit in "40281":
        hall.touch(digit)
    assert hall.board.pad.property("dots") == 5
    assert "确定 Enter" not in hall.touchable()
    hall.touch("删除 Delete")
    assert hall.board.pad.property("dots") == 4
    for digit in "17" + "1" * 20:
        hall.touch(digit)
    assert hall.board.pad.property("dots") == 12


@pytest.mark.parametrize("way", ["cancel", "left alone"])
def test_nothing_typed_outlives_the_pad(hall: Hall, way: str) -> None:
    hall.pin.set(RIGHT)
    hall.hold()
    for digit in "4028":
        hall.touch(digit)
    if way == "cancel":
        hall.touch("取消 Cancel")
    else:
        hall.stage.after(60)
    assert hall.face is Face.PANEL
    assert hall.stage.events[-2][0] == "loop"
    assert hall.stage.events[-2][1] == {"why": "staff"}
    assert hall.board.pad._typed == ""
    hall.hold()
    assert hall.board.pad.property("dots") == 0


def test_without_a_pin_it_says_how_and_offers_nothing(hall: Hall) -> None:
    hall.hold()
    assert "kiosk\u00a0pin" in hall.words()
    assert hall.touchable() == {"取消 Cancel"}
    assert hall.board.property("facts")["actions"] == []


def test_a_damaged_pin_says_so_and_opens_nothing(hall: Hall) -> None:
    hall.pin.set(RIGHT)
    (hall.state / "pin.json").write_bytes(b"{")
    hall.hold()
    assert "PIN 的文件坏了" in hall.words()
    assert hall.touchable() == {"取消 Cancel"}


def test_before_there_is_a_desk_it_asks_for_patience(stage: Stage) -> None:
    QTest.touchEvent(stage.window, stage.finger).press(1, CORNER, stage.window).commit()
    stage.after(5)
    QTest.touchEvent(stage.window, stage.finger).release(1, CORNER, stage.window).commit()
    stage.rest()
    assert stage.screen.board.property("face") == "pad"
    assert stage.screen.board.pad.property("note")["zh"] == "工作台还没有准备好，请稍后再来。"
    stage.touch("取消 Cancel")
    assert stage.presenter.state.face is Face.PANEL


def test_keys_type_no_pin_and_escape_leaves(hall: Hall) -> None:
    hall.pin.set(RIGHT)
    hall.hold()
    for key in (Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_Right, Qt.Key.Key_Home):
        hall.stage.key(key)
    assert hall.face is Face.PAD
    assert hall.board.pad.property("dots") == 0
    hall.stage.key(Qt.Key.Key_Escape)
    assert hall.face is Face.PANEL


def test_an_answer_that_comes_after_leaving_opens_nothing(hall: Hall) -> None:
    hall.pin.set(RIGHT)
    hall.hold()
    hall.later = []
    hall.enter(RIGHT)
    assert "正在核对" in hall.words()
    assert hall.touchable() == {"取消 Cancel"}
    hall.touch("取消 Cancel")
    hall.hold()
    hall.do_later()
    assert hall.face is Face.PAD


def test_going_back_asks_first_and_says_what_will_be_shown(hall: Hall) -> None:
    hall.open()
    hall.touch("回到上一版 Go back one")
    assert "屏幕会回到版本 1，2026-11-24 16:01 做成的。" in hall.words()
    assert hall.archive.pointed() == 2
    hall.touch("不了 No")
    assert "屏幕会回到" not in hall.words()
    hall.touch("回到上一版 Go back one")
    hall.touch("回到版本 1 Show release 1")
    assert hall.archive.pointed() == 1
    assert "几秒钟后，屏幕上是版本 1。" in hall.words()
    assert "版本 1，2026-11-24 16:01 做成。退回来的，最新是版本 2" in hall.words()


def test_it_closes_by_itself_and_by_its_button(hall: Hall) -> None:
    hall.open()
    hall.stage.after(59)
    hall.touch("重新读取 Read afresh") if "重新读取 Read afresh" in hall.touchable() else hall.stage.touch_at(
        QPoint(480, 300)
    )
    hall.stage.after(59)
    assert hall.face is Face.BOARD
    hall.stage.after(2)
    assert hall.face is Face.PANEL
    hall.hold()
    hall.enter(RIGHT)
    hall.touch("关闭 Close")
    assert hall.face is Face.PANEL
    assert [details for event, details in hall.stage.events if event == "loop"] == [{"why": "staff"}] * 2
    assert hall.board.property("facts")["facts"] == []


def test_the_loop_waits_beneath_and_goes_on(hall: Hall) -> None:
    hall.open()
    panels = hall.stage.names().count("panel")
    hall.stage.after(50)
    assert hall.stage.names().count("panel") == panels
    hall.stage.after(11)
    hall.stage.after(40)
    hall.stage.after(1)
    assert hall.stage.names().count("panel") == panels + 2


class Slow:
    """A desk whose one action is done when told."""

    def __init__(self, hall: Hall) -> None:
        self.lock, self.unlock = hall.desk.lock, hall.desk.unlock
        self.asked: list[str] = []
        self.fails = False

    def facts(self, missed: int) -> BoardFacts:
        approve = Action("approve", Said("上屏", "Approve"), wanted=True)
        return BoardFacts(
            (Fact(Said("甲"), Said(str(missed))),), (Said("等审签"),), ("一处",), Said("问题"), (approve,)
        )

    def do(self, key: str, progress: Callable[[float], None]) -> Said:
        self.asked.append(key)
        progress(0.5)
        if self.fails:
            raise OSError
        return Said("好了", "done")


def test_an_action_of_any_desk_is_a_button(hall: Hall) -> None:
    slow = Slow(hall)
    hall.board.serve(slow)
    hall.open()
    assert "等审签" in hall.words()
    hall.later = []
    hall.touch("上屏 Approve")
    assert "正在上屏……" in hall.words()
    assert "上屏 Approve" not in hall.touchable()
    hall.stage.after(59)
    hall.do_later()
    assert slow.asked == ["approve"]
    assert "好了" in hall.words()
    hall.stage.after(59)
    assert hall.face is Face.BOARD, "work that goes on keeps it open"


def test_a_job_that_fails_is_a_sentence(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    slow = Slow(hall)
    slow.fails = True
    hall.board.serve(slow)
    hall.open()
    hall.touch("上屏 Approve")
    assert "没有做成，请告诉管这台机器的人。" in hall.words()
    assert "OSError" in caplog.text


def test_work_that_ends_after_the_board_closed_is_told_at_the_next_opening(hall: Hall) -> None:
    hall.board.serve(Slow(hall))
    hall.open()
    hall.later = []
    hall.touch("上屏 Approve")
    hall.touch("关闭 Close")
    hall.do_later()
    assert hall.face is Face.PANEL
    hall.hold()
    hall.enter(RIGHT)
    assert "好了" in hall.words()
    hall.touch("关闭 Close")
    hall.hold()
    hall.enter(RIGHT)
    assert "好了" not in hall.words()


class Crowded(Slow):
    """A desk with much to say."""

    def facts(self, missed: int) -> BoardFacts:
        del missed
        question = Said("U 盘里有 28 页、42 张图片。" * 3, "On the stick: 28 pages. " * 4)
        actions = [Action(key, Said("导入", "Import"), "import", question) for key in "a"]
        actions += [Action(key, Said(f"第{key}件要做的事", f"Thing to do {key}"), "reload") for key in "bcd"]
        fact = Fact(Said("屏幕上", "On the wall"), Said("版本 7，2026-11-24 16:02 做成" * 2, "release 7, made today"))
        return BoardFacts(
            (fact,) * 8, (Said("已暂停" * 9),), ("【必须改】一处要改的地方。" * 5,) * 30, Said("30 处"), tuple(actions)
        )


@pytest.mark.parametrize("inches", [21.5, 55.0])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1280, 1024), (1366, 768)])
@pytest.mark.parametrize("modes", [set(), {"large"}, {"reach"}])
def test_keys_are_20_mm_and_everything_is_on_the_screen(
    hall: Hall, size: tuple[int, int], inches: float, modes: set[str]
) -> None:
    stage = hall.stage
    stage.presenter._metrics = replace(stage.presenter._metrics, inches=inches)
    stage.window.setGeometry(0, 0, *size)
    stage.qtbot.waitUntil(lambda: stage.presenter.sizes.width == size[0])
    hall.pin.set(RIGHT)
    hall.board.serve(Crowded(hall))
    metrics = Metrics(*size, inches)
    state = replace(stage.presenter.state, modes=frozenset(modes))
    for face in (Face.PAD, Face.BOARD, "asking"):
        if face == "asking":
            hall.touch("导入 Import")
        else:
            stage.presenter.show_state(replace(state, face=face))
        stage.rest()
        stage.frame()
        boxes = {}
        for name in hall.touchable():
            item = stage.item(name)
            boxes[name] = item.mapRectToScene(item.boundingRect()).toAlignedRect()
        assert len(boxes) >= 2
        for name, box in boxes.items():
            assert stage.window.contentItem().boundingRect().toRect().contains(box), (face, name, box)
            assert min(box.width(), box.height()) >= min(metrics.mm(20), metrics.target) - 1, (face, name, box)
            if face is Face.PAD and name.isdigit():
                assert min(box.width(), box.height()) >= metrics.mm(20) - 1
            if "reach" in modes:
                assert box.center().y() > 0.6 * size[1], (face, name)
            for other, another in boxes.items():
                assert other == name or not box.intersects(another), (face, name, other)


def place(hall: Hall, text: str) -> QPoint:
    """Where a text that can be read now begins."""
    texts = (item for item in hall.stage.items() if item.isVisible() and item.property("text") == text)
    return next(texts).mapToScene(QPointF(0, 0)).toPoint()


@pytest.mark.parametrize("large", [False, True])
def test_what_waits_stands_above_what_is(hall: Hall, *, large: bool) -> None:
    if large:
        to_page(hall.stage)
        hall.stage.touch("大字")
    hall.board.serve(Slow(hall))
    hall.open()
    hall.stage.frame()
    assert place(hall, "等审签").y() < place(hall, "问题").y()
    if large:
        assert place(hall, "等审签").y() < place(hall, "甲").y()


def test_without_keys_the_way_out_stands_below_the_words(hall: Hall) -> None:
    hall.hold()
    hall.stage.frame()
    cancel = hall.stage.item("取消 Cancel")
    left = cancel.mapToScene(QPointF(0, 0)).x()
    assert left == place(hall, "For staff").x()
    assert cancel.mapToScene(QPointF(0, 0)).y() > place(hall, "For staff").y()
    assert cancel.width() < hall.stage.window.width() / 4


def test_the_second_half_of_a_double_tap_is_no_yes(hall: Hall) -> None:
    hall.open()
    key = next(action.key for action in hall.desk.facts(0).actions if action.key.startswith("rollback:"))
    hall.board.choose(key)
    hall.board.confirm()
    assert hall.archive.pointed() == 2
    assert hall.board.property("question")
    hall.stage.clock.now += 0.6
    hall.board.confirm()
    assert hall.archive.pointed() == 1
