"""Chinese changed while its English stayed: staff are asked to look until they save the English."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.deck.problems import Level, Problem, ProblemKind
from kiosk.release import Archive, News, publish
from kiosk.staff.check import problems_of
from kiosk.staff.sentences import sentence

MADE = "2026-11-24T16:00:00+00:00"
LATER = "2026-12-01T09:00:00+00:00"
SLIDE, ENGLISH, COVER = "slides/10-a/10-x.md", "slides/10-a/10-x.en.txt", "slides/10-a/section.md"
TEXT = "标题：甲\n导语：三十家{龙头}企业\n图片：p\n图说：一条路\n---\n正文。\n"
FIGURES = "名称,数值,单位,标签,时期,来源,英文标签\n龙头,{},家,龙头,2022,报道,firms\n"


@pytest.fixture
def live(content: Path, state: Path) -> Path:
    save(content, "slides/figures.csv", FIGURES.format(30))
    save(content, SLIDE, TEXT)
    save(content, ENGLISH, "title: A\nlead: Thirty firms\n---\nText.\n")
    save(content, "slides/10-a/section.en.md", "title: Cover\n")
    assert publish(content, state, made=MADE).result == "accepted"
    return content


def save(content: Path, name: str, text: str = "") -> None:
    """Save a file as it was, or with another text."""
    file = content / name
    file.write_text(text or file.read_text(encoding="utf-8"), encoding="utf-8")
    status = file.stat()
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))


def old(news: News) -> list[Problem]:
    return [item for item in news.problems if item.kind is ProblemKind.ENGLISH_OLD]


def change(content: Path, state: Path) -> list[Problem]:
    save(content, SLIDE, TEXT.replace("三十家", "四十家"))
    return old(publish(content, state, made=MADE))


def test_the_english_of_changed_chinese_is_asked_about(live: Path, state: Path) -> None:
    (told,) = change(live, state)
    assert (told.level, told.file) == (Level.WARNING, ENGLISH)
    assert sentence(told) == (
        f"【请核对】{ENGLISH} 整个文件：中文在 2026-11-24 改过，英文没有跟着改。"
        "看英文的参观者看到的还是原来的内容。请改英文；如果仍然合适，再保存一次这个文件即可。"
    )
    release = Archive(state).current()
    assert release is not None
    assert told in release.content.problems  # so that it is told after a restart too
    assert told in problems_of(live, state, (1920, 1080))[1]


def test_a_cover_is_asked_about_too(live: Path, state: Path) -> None:
    save(live, COVER, "标题：新封面\n图片：p\n")
    assert [item.file for item in old(publish(live, state, made=MADE))] == ["slides/10-a/section.en.md"]


def test_the_question_stays_while_others_change(live: Path, state: Path) -> None:
    first = change(live, state)
    save(live, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    assert old(publish(live, state, made=LATER)) == first
    save(live, SLIDE, TEXT.replace("三十家", "五十家"))
    assert old(publish(live, state, made=LATER)) == first


@pytest.mark.parametrize("text", ["", "title: A\nlead: Forty firms\n---\nText.\n"])
def test_saving_the_english_ends_it(live: Path, state: Path, text: str) -> None:
    assert change(live, state)
    save(live, ENGLISH, text)
    assert old(publish(live, state, made=LATER)) == []
    save(live, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    assert old(publish(live, state, made=LATER)) == []


def test_chinese_changed_back_ends_it(live: Path, state: Path) -> None:
    assert change(live, state)
    save(live, SLIDE, TEXT)
    assert old(publish(live, state, made=LATER)) == []


def english_too(content: Path) -> None:
    save(content, SLIDE, TEXT.replace("三十家", "四十家"))
    save(content, ENGLISH, "title: A\nlead: Forty firms\n---\nText.\n")


def a_comma(content: Path) -> None:
    save(content, SLIDE, TEXT.replace("正文。", "正文！"))


def a_date(content: Path) -> None:
    save(content, SLIDE, TEXT.replace("---", "结束日期：2099-12-24\n---"))


def a_figure(content: Path) -> None:
    save(content, "slides/figures.csv", FIGURES.format(31))


def no_english(content: Path) -> None:
    english_too(content)
    (content / ENGLISH).unlink()


@pytest.mark.parametrize("make", [english_too, a_comma, a_date, a_figure, no_english])
def test_nobody_is_asked_without_a_cause(live: Path, state: Path, make: Callable[[Path], None]) -> None:
    make(live)
    news = publish(live, state, made=MADE)
    assert (news.result, old(news)) == ("accepted", [])
