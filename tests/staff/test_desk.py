"""What the staff board is told: the release, what waits, problems, the machine, sticks; and what it can do."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.deck.model import Deck
from kiosk.deck.problems import ProblemKind, problem
from kiosk.guard import pin as pins
from kiosk.guard.memory import Before
from kiosk.guard.pin import Pin
from kiosk.release import Archive, News, Watcher, delivery, publish
from kiosk.release.delivery import DeliveryError, Trouble
from kiosk.release.records import Content
from kiosk.screen.desk import BoardFacts, Said
from kiosk.screen.metrics import Metrics
from kiosk.screen.renderer import Renderer, Why
from kiosk.staff import board_words, stick
from kiosk.staff import desk as desks
from kiosk.staff.desk import Desk
from kiosk.staff.machine import Machine
from kiosk.staff.stick import Sticks
from kiosk.staff.stick_words import not_brought
from tests.folders import write_files

SOFTWARE = Renderer("software", Why.NO_CARD)
SLIDES = {
    "slides/10-a/section.txt": "标题：封面\n---\n",
    "slides/10-a/10-x.txt": "标题：甲\n---\n正文。\n",
    "images/p.jpg": "no picture",
}
PROBLEM = problem(ProblemKind.FILE_COPY, "slides/10-a/20-x - 副本.txt")


class Hall:
    """A desk over a content folder, a state folder, and a place where sticks are mounted."""

    def __init__(self, root: Path) -> None:
        self.content = write_files(root / "展示内容", SLIDES)
        self.state = root / "state"
        self.media = root / "media"
        self.free = 50_000_000_000
        self.uptime = 3 * 86400 + 4 * 3600 + 120.0
        metrics = Metrics(1920, 1080, 55)
        machine = Machine(
            self.state,
            lambda: metrics,
            lambda: self.uptime,
            SOFTWARE,
            now=lambda: datetime(2026, 11, 24, 18, 30, tzinfo=UTC),
            free=lambda _: self.free,
        )
        self.desk = Desk(
            self.content,
            self.state,
            machine,
            pin=Pin(self.state, clock=lambda: 100.0, boot="a"),
            sticks=Sticks([f"{self.media}/*"], is_mount=lambda _: True, clock=lambda: self.now),
        )
        self.watcher = Watcher(self.content, self.state, self.desk.heard, publish=self.publish, clock=lambda: self.now)
        self.now = 0.0

    def publish(self, content: Path, state: Path, afresh: bool) -> News:
        return publish(content, state, made="2026-11-24T16:02:00+08:00", afresh=afresh)

    def released(self, *problems: object, by: str = "", changed: tuple[str, ...] = ()) -> None:
        """A release with these problems is on the wall."""
        told = Content(Deck(), problems)  # type: ignore[arg-type]
        made = "2026-11-24T16:02:00+08:00"
        archive = Archive(self.state)
        number = archive.publish(
            told, (), {}, made=made, changed=changed, source=str(self.content), held=bool(by)
        ).number
        if by:
            archive.approve(number, by=by, at=made)

    def held(self) -> int:
        """A release waits to be approved."""
        source, made = str(self.content), "2026-11-24T17:00:00+08:00"
        return (
            Archive(self.state)
            .publish(Content(Deck()), (), {}, made=made, changed=("slides/a.txt",), source=source, held=True)
            .number
        )

    def plugged(self, name: str = "KINGSTON") -> Path:
        return write_files(self.media / name, {**SLIDES, "slides/10-a/20-y.txt": "标题：乙\n---\n"})

    def facts(self, missed: int = 0) -> BoardFacts:
        return self.desk.facts(missed)

    def fact(self, name: str) -> str:
        return next(fact.value.zh for fact in self.facts().facts if fact.name.zh == name)

    def offered(self) -> dict[str, str]:
        """The actions that are possible, by their label."""
        return {action.label.zh: action.key for action in self.facts().actions if action.possible}

    def do(self, label: str) -> str:
        return self.desk.do(self.offered()[label], lambda _: None).zh


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hall:
    monkeypatch.setattr(pins, "_N", 2)
    return Hall(tmp_path)


def test_the_pin_comes_through(hall: Hall) -> None:
    assert not hall.desk.lock().usable
    Pin(hall.state).set("402817")
    assert hall.desk.lock().usable
    assert hall.desk.unlock("111111").result == "wrong"
    assert hall.desk.lock().wait == 1


def test_a_start_without_a_pin_asks_for_one(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    hall.desk.begin(hall.watcher)
    assert "kiosk\u00a0pin" in caplog.text
    caplog.clear()
    Pin(hall.state).set("402817")
    hall.desk.begin(hall.watcher)
    assert caplog.text == ""


def test_says_what_is_on_the_wall_since_when_and_by_whom(hall: Hall) -> None:
    assert hall.fact("屏幕上") == "还没有版本"
    hall.released()
    assert hall.fact("屏幕上") == "版本 1，2026-11-24 16:02 做成"
    hall.released(by="王敏")
    assert hall.fact("屏幕上") == "版本 2，2026-11-24 16:02 做成，王敏"
    Archive(hall.state).switch(1)
    assert hall.fact("屏幕上") == "版本 1，2026-11-24 16:02 做成。退回来的，最新是版本 2"


def test_says_how_the_machine_is(hall: Hall) -> None:
    assert hall.fact("已运行") == "3 天 4 小时"
    assert hall.fact("磁盘") == "还有 50.0 GB"
    assert hall.fact("屏幕") == "1920×1080，按 55 英寸排版，处理器绘图"
    assert hall.fact("时钟") == "2026-11-24 18:30"
    assert hall.fact("上次启动") == "第一次启动，之前的没有记录"
    hall.free = 900_000_000
    assert hall.fact("磁盘") == "只剩 0.9 GB，请清理"


def test_the_clock_is_doubted_by_the_release_on_the_wall(hall: Hall) -> None:
    publish(hall.content, hall.state, made="2026-11-25T16:02:00+08:00")
    assert hall.fact("时钟") == "2026-11-24 18:30"
    write_files(hall.content, {"slides/10-a/20-y.txt": "标题：乙\n---\n正文。\n"})
    publish(hall.content, hall.state, made="2026-11-26T16:02:00+08:00")
    assert hall.fact("时钟") == "2026-11-24 18:30，不对，请校准"


def test_says_that_the_card_draws_where_it_does(tmp_path: Path) -> None:
    machine = Machine(tmp_path, lambda: Metrics(1920, 1080, 55), lambda: 1.0, Renderer("card", Why.CARD, "i915"))
    assert "1920×1080，按 55 英寸排版，显卡绘图" in [fact.value.zh for fact in machine.facts()]


@pytest.mark.parametrize("before", Before)
def test_says_why_it_started(hall: Hall, before: Before) -> None:
    machine = Machine(hall.state, lambda: Metrics(1920, 1080, 55), lambda: 1.0, SOFTWARE, before=before)
    desk = Desk(hall.content, hall.state, machine)
    assert board_words.started(before) in desk.facts(0).facts


@pytest.mark.parametrize(("seconds", "said"), [(59, "0 分钟"), (3599, "59 分钟"), (7260, "2 小时 1 分")])
def test_says_how_long_it_has_run(seconds: float, said: str) -> None:
    assert board_words.running(seconds).value.zh == said


def test_problems_are_whole_sentences_worst_first_and_not_too_many(hall: Hall) -> None:
    worse = problem(ProblemKind.FIGURE_UNKNOWN, "slides/10-a/10-x.txt", 3, "{没有}", name="没有")
    hall.released(PROBLEM, worse)
    facts = hall.facts()
    assert [text[:5] for text in facts.problems] == ["【必须改】", "【建议改】"]
    assert facts.heading.zh == "有 2 处请看一下"
    hall.desk.heard(News("refused", 1, (worse,) * 200))
    assert (len(hall.facts().problems), hall.facts().heading.zh) == (60, "有 200 处请看一下，这里是前 60 处")
    hall.desk.heard(News("accepted", 1))
    assert len(hall.facts().problems) == 2, "a release brings its own"


def test_what_looking_over_the_folder_found_is_told_until_the_next_news(hall: Hall) -> None:
    hall.released(PROBLEM)
    hall.desk.looked((PROBLEM, problem(ProblemKind.DATE_PAST, "slides/10-a/10-x.txt", None, "", date="2026-11-23")))
    assert [text[:18] for text in hall.facts().problems] == ["【建议改】slides/10-a/1", "【建议改】slides/10-a/2"]
    hall.desk.heard(News("accepted", 1))
    assert len(hall.facts().problems) == 1


def test_says_what_waits(hall: Hall) -> None:
    hall.desk.begin(hall.watcher)
    hall.watcher.look()
    assert hall.facts().waiting == (board_words.READING,)
    (hall.content / "暂停.txt").touch()
    assert hall.facts().waiting == (board_words.PAUSED,)
    (hall.content / "暂停.txt").unlink()
    hall.now += 2
    hall.watcher.look()
    assert hall.facts().waiting == ()


def test_goes_back_by_the_number_that_was_confirmed(hall: Hall) -> None:
    assert "回到上一版" not in hall.offered()
    hall.released(changed=("a", "b", "c", "d"))
    assert "回到上一版" not in hall.offered()
    hall.released()
    action = next(one for one in hall.facts().actions if one.key.startswith("rollback"))
    assert action.question is not None
    assert "版本 1，2026-11-24 16:02 做成的。那一版改的是 a、b、c 等 4 个文件。" in action.question.zh
    hall.released()
    assert hall.desk.do(action.key, lambda _: None).zh == "几秒钟后，屏幕上是版本 1。"
    assert Archive(hall.state).pointed() == 1
    shutil.rmtree(hall.state / "releases" / "000001")
    assert hall.desk.do(action.key, lambda _: None) == board_words.NO_SUCH_RELEASE


class Obedient:
    """A watcher that has read before it is asked twice."""

    behind = False

    def __init__(self, desk: Desk, *news: News) -> None:
        self.desk, self.news = desk, news

    def reread(self) -> None:
        for one in self.news:
            self.desk.heard(one)


def test_what_waits_is_said_and_put_on_the_wall(hall: Hall) -> None:
    hall.released()
    number = hall.held()
    facts = hall.desk.facts(0)
    assert [said.zh for said in facts.waiting] == ["版本 2 等待审签，2026-11-24 17:00 做成，改的是 slides/a.txt。"]
    action = facts.actions[0]
    assert (action.key, action.label.zh, action.wanted) == (f"approve:{number}", "上屏", True)
    assert action.question is not None
    assert "版本 1" in hall.fact("屏幕上")
    assert hall.desk.do(action.key, lambda _: None) == board_words.rolled_back(number)
    manifest = Archive(hall.state).manifests()[0]
    assert (manifest.held, manifest.by, bool(manifest.approved)) == (False, "在工作台", True)
    assert hall.desk.facts(0).waiting == ()
    wall = next(fact.value for fact in hall.facts().facts if fact.name.zh == "屏幕上")
    assert wall.zh == "版本 2，2026-11-24 17:00 做成，在工作台上屏"
    assert wall.en == "release 2, made 2026-11-24 17:00, put on the wall at the board"


def test_what_no_longer_waits_is_not_put_on_the_wall(hall: Hall) -> None:
    hall.released()
    number = hall.held()
    hall.held()
    assert hall.desk.do(f"approve:{number}", lambda _: None) == board_words.NO_LONGER_WAITS
    assert Archive(hall.state).pointed() == 1


def test_back_goes_to_what_was_on_the_wall(hall: Hall) -> None:
    hall.released()
    hall.held()
    assert [action.possible for action in hall.desk.facts(0).actions if action.label == board_words.ROLLBACK] == [False]


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("accepted", "读完了，屏幕上是版本 7。"),
        ("unchanged", "读完了，和屏幕上的一样。"),
        ("refused", "读完了，有要改的地方，屏幕上仍是原来的。"),
        ("failed", "存不下新的一版，屏幕上的内容没有变。请告诉管这台机器的人。"),
    ],
)
def test_reads_afresh_and_says_what_came_of_it(hall: Hall, result: str, said: str) -> None:
    hall.desk.begin(Obedient(hall.desk, News(result, 7)))  # type: ignore[arg-type]
    assert hall.do("重新读取") == said


def test_reading_that_takes_long_is_told(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "REREAD_SECONDS", 0)
    hall.desk.heard(News("accepted", 7))
    hall.desk.begin(Obedient(hall.desk))  # type: ignore[arg-type]
    assert hall.do("重新读取") == board_words.REREAD_LATER.zh


def test_a_release_of_another_folder_is_none_to_go_back_to(hall: Hall) -> None:
    """The show has moved to a share: what was shown of the old folder would be gone with the next start."""
    Archive(hall.state).publish(Content(Deck()), (), {}, made="2026-11-20T16:02:00+08:00", source="/old")
    hall.released()
    assert "回到上一版" not in hall.offered()
    hall.released()
    assert hall.offered()["回到上一版"] == "rollback:2"


def test_reading_afresh_while_paused_says_so(hall: Hall) -> None:
    hall.desk.begin(hall.watcher)
    (hall.content / "暂停.txt").touch()
    assert hall.do("重新读取") == board_words.PAUSED.zh


def test_a_stick_is_offered_with_what_it_holds(hall: Hall) -> None:
    assert hall.fact("U 盘") == "没有插"
    assert "从 U 盘导入" not in hall.offered()
    (hall.media / "EMPTY").mkdir(parents=True)
    assert hall.fact("U 盘") == "插着，但没有 slides 和 images 两个文件夹"
    usb = hall.plugged()
    os.utime(usb / "images/p.jpg", (1_900_000_000, 1_900_000_000))
    assert hall.fact("U 盘").startswith("2 页、1 张图片，共 0 MB，最新的文件 2030-03-1")
    action = hall.facts().actions[0]
    assert action.question is not None
    assert "导入会换掉“展示内容”里的 slides 和 images，原来的放进“备份”文件夹，留最近 3 份。" in action.question.zh


def test_a_stick_is_brought_in_and_the_old_is_kept(hall: Hall) -> None:
    hall.plugged()
    shares: list[float] = []
    said = hall.desk.do(hall.offered()["从 U 盘导入"], shares.append)
    assert said.zh.startswith("导入好了，4 个文件。原来的在“备份/001 2026-11-24 18.30”。")
    assert (hall.content / "slides/10-a/20-y.txt").exists()
    assert (hall.content / "备份/001 2026-11-24 18.30/slides/10-a/10-x.txt").exists()
    assert shares[-1] == 1


def test_several_sticks_are_told_apart(hall: Hall) -> None:
    for name in ("甲", "乙"):
        hall.plugged(name)
    assert {"导入“甲”", "导入“乙”"} <= set(hall.offered())


def test_a_stick_that_is_gone_when_it_is_confirmed_is_told(hall: Hall) -> None:
    usb = hall.plugged()
    key = hall.offered()["从 U 盘导入"]
    shutil.rmtree(usb)
    assert hall.desk.do(key, lambda _: None).zh == "U 盘不在了，或者里面的文件变了。原来的内容没有动。"


@pytest.mark.parametrize("trouble", Trouble)
def test_only_an_import_that_is_half_done_does_not_say_that_all_is_as_it_was(trouble: Trouble) -> None:
    said = not_brought(DeliveryError(trouble))
    assert ("原来的内容没有动" in said.zh, "Nothing changed" in said.en) == ((trouble is not Trouble.HALF),) * 2
    assert ("备份" in said.zh) == (trouble is Trouble.HALF)


@pytest.mark.parametrize("seen", [False, True])
def test_another_stick_than_was_asked_about_is_not_brought_in(hall: Hall, seen: bool) -> None:
    """The next stick comes to the same place: what was asked told of the pages of the first."""
    usb = hall.plugged()
    key = hall.offered()["从 U 盘导入"]
    shutil.rmtree(usb)
    write_files(usb, {"slides/10-z/10-other.txt": "标题：别的\n---\n", "images/o.jpg": "o"})
    if seen:
        hall.facts()
    assert hall.desk.do(key, lambda _: None).zh == "U 盘不在了，或者里面的文件变了。原来的内容没有动。"
    assert (hall.content / "slides/10-a/10-x.txt").exists()


def test_a_stick_pulled_out_in_the_middle_is_told(hall: Hall) -> None:
    usb = hall.plugged()
    said = hall.desk.do(hall.offered()["从 U 盘导入"], lambda _: shutil.rmtree(usb, ignore_errors=True)).zh
    assert said.startswith("没有导入。U 盘读到一半读不出来了，可能被拔掉了")
    assert said.endswith("原来的内容没有动。")
    assert (hall.content / "slides/10-a/10-x.txt").exists()


def test_a_folder_that_cannot_be_written_is_told(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.plugged()
    key = hall.offered()["从 U 盘导入"]

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(delivery.Path, "mkdir", refuse)
    assert hall.desk.do(key, lambda _: None).zh == (
        "没有导入。内容文件夹写不进去。请检查它的权限，或者共享文件夹是不是只读。原来的内容没有动。"
    )


def test_a_refused_stick_says_why(hall: Hall) -> None:
    usb = hall.plugged()
    (usb / "slides/10-a/坏.txt").symlink_to("/etc/passwd")
    assert hall.fact("U 盘") == "“slides/10-a/坏.txt”是快捷方式（链接），不能导入，请换成文件本身"
    assert "从 U 盘导入" not in hall.offered()


def test_names_that_are_no_text_are_shown_anyhow(hall: Hall) -> None:
    usb = hall.plugged(os.fsdecode(b"USB\xff"))
    assert "USB?" in hall.fact("U 盘")
    (Path(os.fsdecode(os.fsencode(usb) + b"/images/\xfe.jpg"))).write_text("x")
    assert hall.do("从 U 盘导入").startswith("导入好了，5 个文件。")


def test_what_lies_on_a_stick_is_counted_once_while_it_stays_so(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    usb = hall.plugged()
    counts = []
    real = stick.survey
    monkeypatch.setattr(stick, "survey", lambda root: (counts.append(root), real(root))[1])
    for _ in range(3):
        hall.facts()
    assert len(counts) == 1
    write_files(usb, {"images/q.jpg": "q"})
    assert "2 张图片" in hall.fact("U 盘")


def test_a_stick_that_was_put_right_elsewhere_is_looked_at_anew(hall: Hall) -> None:
    """Mended on a PC while the board is shut: neither its device nor the time of its first folders need tell it."""
    usb = hall.plugged()
    (usb / "slides/10-a/坏.txt").symlink_to("/etc/passwd")
    assert "快捷方式" in hall.fact("U 盘")
    hall.now += 60
    (usb / "slides/10-a/坏.txt").unlink()
    assert "2 页" in hall.fact("U 盘")
    assert "从 U 盘导入" in hall.offered()


def test_an_import_that_was_cut_off_is_settled_at_the_start(hall: Hall) -> None:
    write_files(hall.content, {".导入.part/slides/10-a/10-x.txt": "halb"})
    hall.desk.begin(hall.watcher)
    assert sorted(path.name for path in hall.content.iterdir()) == ["images", "slides"]


def test_what_nobody_offers_is_not_done(hall: Hall) -> None:
    with pytest.raises(ValueError, match="format"):
        hall.desk.do("format:c", lambda _: None)


def test_said_is_for_qml() -> None:
    assert Said("甲", "A").as_map() == {"zh": "甲", "en": "A"}
