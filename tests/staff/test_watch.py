"""check --watch: again at every change that has come to rest."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kiosk.staff.check import watch

COVER = "slides/10-a/section.md"


class Terminal(io.StringIO):
    """A text that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "slides/10-a").mkdir(parents=True)
    (tmp_path / "images").mkdir()
    (tmp_path / COVER).write_text("标题：封面\n", encoding="utf-8")
    (tmp_path / "slides/10-a/10-x.md").write_text("标题：甲\n---\n字。\n", encoding="utf-8")
    return tmp_path


def looks(content: Path, out: io.StringIO, steps: list[str | None]) -> int:
    """Watch; at each wait a new text of the slide is saved, or nothing is. How often it checked."""
    now = [100.0]
    todo = iter(steps)

    def wait(seconds: float) -> bool:
        now[0] += max(seconds, 0.3)
        text = next(todo, "end")
        if text == "end":
            return False
        if text is not None:
            (content / "slides/10-a/10-x.md").write_text(text, encoding="utf-8")
        return True

    assert watch(content, language="zh", out=out, wait=wait, clock=lambda: now[0]) == 0
    return out.getvalue().count("（保存后会再检查一遍")


def test_checks_once_while_nothing_changes(content: Path) -> None:
    assert looks(content, io.StringIO(), [None] * 5) == 1


def test_checks_again_when_a_change_has_come_to_rest(content: Path) -> None:
    out = io.StringIO()
    assert looks(content, out, ["标题：乙\n---\n{没有}\n", *[None] * 6]) == 2
    assert "没有“没有”这个名称" in out.getvalue()


def test_a_terminal_is_cleared_and_coloured(content: Path) -> None:
    out = Terminal()
    looks(content, out, ["标题：乙\n---\n{没有}\n", *[None] * 6])
    assert out.getvalue().count("\x1b[2J") == 2
    assert "\x1b[1;31m【必须改】\x1b[0m" in out.getvalue()
