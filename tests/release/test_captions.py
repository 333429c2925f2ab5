"""A photo replaced under its old name: staff are asked about its words until they change them or save the file."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from kiosk.deck.problems import Level, Problem, ProblemKind
from kiosk.release import Archive, News, publish
from kiosk.staff.check import check
from kiosk.staff.sentences import sentence

MADE = "2026-11-24T16:00:00+00:00"
LATER = "2026-12-01T09:00:00+00:00"
SLIDE = "slides/10-a/10-x.md"
TEXT = "标题：甲\n图片：p\n图说：一条路（沙盘模型示意）\n---\n正文。\n"


@pytest.fixture
def live(content: Path, state: Path) -> Path:
    (content / SLIDE).write_text(TEXT, encoding="utf-8")
    assert publish(content, state, made=MADE).result == "accepted"
    return content


def replace_photo(content: Path, colour: str = "#336699") -> None:
    Image.new("RGB", (640, 400), colour).save(content / "images" / "p.jpg")


def save(content: Path, name: str = SLIDE, text: str = TEXT) -> None:
    (content / name).write_text(text, encoding="utf-8")
    status = (content / name).stat()
    os.utime(content / name, ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))


def old(news: News) -> list[Problem]:
    return [item for item in news.problems if item.kind is ProblemKind.PICTURE_CAPTION_OLD]


def test_new_photo_with_its_old_caption_is_asked_about(live: Path, state: Path) -> None:
    replace_photo(live)
    news = publish(live, state, made=MADE)
    assert news.result == "accepted"
    assert [(item.level, item.file, item.line, item.place) for item in old(news)] == [(Level.WARNING, SLIDE, 3, "图说")]
    assert sentence(old(news)[0]) == (
        f"【请核对】{SLIDE} 第 3 行“图说”：图片“p.jpg”在 2026-11-24 换过，图说没有换，还写着“沙盘模型示意”。"
        "屏幕上新图配的是旧图说。请改图说；如果仍然合适，再保存一次这个文件即可。"
    )
    release = Archive(state).current()
    assert release is not None
    assert old(news)[0] in release.content.problems  # so that 展示情况.html tells it after a restart too


def test_question_stays_while_others_change(live: Path, state: Path) -> None:
    replace_photo(live)
    first = old(publish(live, state, made=MADE))
    save(live, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    news = publish(live, state, made=LATER)
    assert news.result == "accepted"
    assert old(news) == first
    assert old(publish(live, state, made=LATER)) == first


def test_saving_the_file_again_ends_it(live: Path, state: Path) -> None:
    replace_photo(live)
    publish(live, state, made=MADE)
    save(live)
    news = publish(live, state, made=LATER)
    assert (news.result, old(news)) == ("unchanged", [])
    save(live, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    assert old(publish(live, state, made=LATER)) == []


def test_new_caption_ends_it_or_never_begins_it(live: Path, state: Path) -> None:
    replace_photo(live)
    publish(live, state, made=MADE)
    save(live, text=TEXT.replace("一条路（沙盘模型示意）", "一条真的路"))
    assert old(publish(live, state, made=LATER)) == []
    replace_photo(live, "#993366")
    save(live, text=TEXT.replace("一条路（沙盘模型示意）", "另一条路"))
    assert old(publish(live, state, made=LATER)) == []


def test_photo_saved_together_with_its_slide_is_not_asked_about(live: Path, state: Path) -> None:
    replace_photo(live)
    save(live)
    assert old(publish(live, state, made=LATER)) == []


def test_photo_replaced_again_is_asked_about_anew(live: Path, state: Path) -> None:
    replace_photo(live)
    publish(live, state, made=MADE)
    save(live)
    publish(live, state, made=MADE)
    save(live, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    publish(live, state, made=MADE)
    replace_photo(live, "#993366")
    assert [item.detail("day") for item in old(publish(live, state, made=LATER))] == ["2026-12-01"]


@pytest.mark.parametrize("text", ["标题：甲\n图片：p\n---\n正文。\n", "标题：甲\n---\n正文。\n"])
def test_photo_without_words_has_no_old_ones(content: Path, state: Path, text: str) -> None:
    save(content, text=text)
    publish(content, state, made=MADE)
    replace_photo(content)
    assert old(publish(content, state, made=MADE)) == []


def test_words_for_the_blind_are_words(content: Path, state: Path) -> None:
    save(content, text='标题：甲\n---\n正文。\n![](p.jpg "一条路")\n')
    publish(content, state, made=MADE)
    replace_photo(content)
    news = publish(content, state, made=MADE)
    assert [(item.line, item.place, item.detail("note")) for item in old(news)] == [(4, "替代文字", "")]


def test_check_asks_the_same_before_and_after_it_is_live(live: Path, state: Path) -> None:
    def asked() -> int:
        out = io.StringIO()
        check(live, as_json=False, language="zh", out=out, state=state)
        return out.getvalue().count("图说没有换")

    assert asked() == 0
    replace_photo(live)
    assert asked() == 1
    publish(live, state, made=MADE)
    assert asked() == 1
    save(live)
    assert asked() == 0
