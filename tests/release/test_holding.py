"""What the screen cannot show well stays as it was; where that cannot be measured, the change goes live."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

from kiosk.deck.model import Deck, Section, Slide, ThemeName, Words
from kiosk.deck.problems import ProblemKind
from kiosk.release import Archive, Guard, News, publish
from kiosk.release.holding import Question, question
from kiosk.release.records import read_content
from kiosk.release.watcher import publish_aside

MADE = "2026-11-24T16:00:00+00:00"
X, Y = "slides/10-a/10-x.md", "slides/10-a/20-y.md"
# Holds back every slide of the new deck that has the word 长 in its title.
HOLDING = """
import sys
import msgspec
from kiosk.release.holding import Answer, Held, Question
from kiosk.release.records import read_content
asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Question)
slides = [slide for section in read_content(asked.new).deck.sections for slide in (section.cover, *section.slides)]
held = [
    Held(slide.id, "panel", "zh", "large", "cut", "title", slide.zh.heading, {"size": str(asked.size)})
    for slide in slides
    if "长" in slide.zh.heading
]
sys.stdout.buffer.write(msgspec.json.encode(Answer(tuple(held), (), (), 0.0)))
"""
GUARD = Guard((sys.executable, "-c", HOLDING), (1920, 1080))


@pytest.fixture
def wall(content: Path, state: Path) -> Path:
    """A content folder whose release is on the wall."""
    publish(content, state, made=MADE)
    return content


def write(content: Path, name: str, title: str) -> None:
    (content / name).write_text(f"标题：{title}\n---\n正文。\n", encoding="utf-8")


def again(content: Path, state: Path, guard: Guard = GUARD) -> News:
    return publish(content, state, made=MADE, guard=guard)


def titles(state: Path) -> list[str]:
    release = Archive(state).current()
    assert release is not None
    return [slide.zh.heading for slide in release.content.deck.slides]


def layout(news: News) -> list[tuple[str, str]]:
    return [(item.file, item.detail("kept")) for item in news.problems if item.kind is ProblemKind.LAYOUT_CUT]


def test_a_slide_that_does_not_fit_stays_as_it_was_and_the_rest_goes_live(wall: Path, state: Path) -> None:
    write(wall, X, "很长")
    write(wall, Y, "新乙")
    news = again(wall, state)
    assert (news.result, layout(news)) == ("accepted", [(X, "yes")])
    assert titles(state) == ["甲", "新乙"]


def test_a_new_one_is_left_out(wall: Path, state: Path) -> None:
    write(wall, "slides/10-a/30-z.md", "很长")
    news = again(wall, state)
    assert (news.result, layout(news)) == ("refused", [("slides/10-a/30-z.md", "")])
    assert titles(state) == ["甲", "乙"]


def test_a_cover_stays_as_it_was(wall: Path, state: Path) -> None:
    write(wall, "slides/10-a/section.md", "很长的封面")
    assert again(wall, state).result == "refused"
    release = Archive(state).current()
    assert release is not None
    assert release.content.deck.sections[0].cover.zh.heading == "封面"


def test_a_new_section_whose_cover_does_not_fit_is_left_out(wall: Path, state: Path) -> None:
    (wall / "slides/20-b").mkdir()
    write(wall, "slides/20-b/section.md", "很长的封面")
    write(wall, "slides/20-b/10-x.md", "丙")
    assert again(wall, state).result == "refused"
    assert titles(state) == ["甲", "乙"]


def test_it_is_measured_again_until_it_fits(wall: Path, state: Path) -> None:
    write(wall, X, "很长")
    write(wall, Y, "新乙")
    again(wall, state)
    write(wall, Y, "更新")
    news = again(wall, state)
    assert layout(news) == [(X, "yes")]
    assert titles(state) == ["甲", "更新"]
    write(wall, X, "短")
    assert layout(again(wall, state)) == []
    assert titles(state) == ["短", "更新"]


def test_the_first_release_is_not_measured(content: Path, state: Path) -> None:
    write(content, X, "很长")
    assert again(content, state).result == "accepted"
    assert titles(state) == ["很长", "乙"]


@pytest.mark.parametrize("command", [("/no/such/program",), (sys.executable, "-c", "raise SystemExit(3)")])
def test_what_cannot_be_measured_goes_live(wall: Path, state: Path, command: tuple[str, ...]) -> None:
    write(wall, X, "很长")
    assert again(wall, state, Guard(command, (1920, 1080))).result == "accepted"
    assert titles(state) == ["很长", "乙"]


def test_what_could_not_be_measured_is_in_the_log_of_the_kiosk(
    wall: Path, state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(wall, X, "很长")
    news = publish_aside(wall, state, guard=Guard((sys.executable, "-c", "raise SystemExit('no Qt')"), (1920, 1080)))
    assert news is not None
    assert news.result == "accepted"
    assert "could not be measured" in caplog.text
    assert "no Qt" in caplog.text


def test_what_there_was_no_time_for_is_in_the_log_of_the_kiosk(
    wall: Path, state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(wall, X, "新甲")
    hurried = HOLDING.replace("(), (), 0.0", "(), ('10-a/10-x',), 0.0")
    assert publish_aside(wall, state, guard=Guard((sys.executable, "-c", hurried), (1920, 1080))) is not None
    assert "Not measured for want of time: 10-a/10-x" in caplog.text


def test_a_process_of_its_own_asks_too(wall: Path, state: Path) -> None:
    write(wall, X, "很长")
    news = publish_aside(wall, state, guard=GUARD)
    assert news is not None
    assert (news.result, layout(news)) == ("refused", [(X, "yes")])


def test_of_very_many_slides_only_what_changed_and_its_neighbours_are_handed_over() -> None:
    def deck(changed: str) -> Deck:
        slides = tuple(
            Slide(f"10-a/{number}", words := Words("zh", title=(changed if number == 500 else f"第{number}页",)), words)
            for number in range(1000)
        )
        cover = Slide("10-a/section", Words("zh", title=("封面",)), Words("zh", title=("封面",)))
        return Deck(sections=(Section("10-a", cover, ThemeName.NOON, slides),))

    asked = msgspec.msgpack.decode(question(deck("旧"), deck("新"), (960, 540)), type=Question)
    old, new = (read_content(data).deck for data in (asked.old, asked.new))
    kept = ["0", "1", "498", "499", "500", "501", "502", "999"]
    assert [slide.id.removeprefix("10-a/") for slide in new.sections[0].slides] == kept
    assert [slide.id.removeprefix("10-a/") for slide in old.sections[0].slides] == kept
    assert (old.slides[4].zh.heading, new.slides[4].zh.heading) == ("旧", "新")
