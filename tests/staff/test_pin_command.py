"""``kiosk pin``: asks twice without showing, refuses what anybody would guess, and keeps it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from kiosk.guard.pin import Pin, Standing
from kiosk.staff.pin import remove_pin, set_pin

ROOT = Path(__file__).resolve().parents[2]


def asked(state: Path, *typed: str, language: str = "zh") -> tuple[int, str]:
    """What set_pin ends with and says when these are typed."""
    out = StringIO()
    answers = iter(typed)
    status = set_pin(state, language, out, lambda _: next(answers), terminal=True)  # type: ignore[arg-type]
    return status, out.getvalue()


def test_asked_twice_it_is_set(tmp_path: Path) -> None:
    status, said = asked(tmp_path, "402817", "４０２８１７")
    assert status == 0
    assert "PIN 设好了" in said
    assert Pin(tmp_path).attempt("402817").result == "right"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("123456", "顺着数下来"),
        ("000000", "每一位都一样"),
        ("4028", "至少要 6 位"),
        ("4028171402817", "最多 12 位"),
        ("密码密码密码", "只能用数字"),
        ("121212", "重复"),
    ],
)
def test_what_anybody_would_try_is_refused_with_the_reason(tmp_path: Path, typed: str, says: str) -> None:
    status, said = asked(tmp_path, typed, typed, typed)
    assert status == 1
    assert says in said
    assert Pin(tmp_path).standing() is Standing.UNSET


def test_two_that_differ_are_asked_for_again(tmp_path: Path) -> None:
    status, said = asked(tmp_path, "402817", "402816", "402817", "402817", language="en")
    assert status == 0
    assert said.startswith("The two differ; please begin again.\n")


def test_ctrl_d_leaves_everything_as_it_was(tmp_path: Path) -> None:
    Pin(tmp_path).set("402817")
    out = StringIO()

    def ended(_: str) -> str:
        raise EOFError

    assert set_pin(tmp_path, "zh", out, ended, terminal=True) == 1
    assert out.getvalue().endswith("没有设成，原来的不变。\n")
    assert Pin(tmp_path).attempt("402817").result == "right"


def test_what_is_no_text_is_no_pin(tmp_path: Path) -> None:
    """An input method that types GBK into a terminal of UTF-8."""
    out = StringIO()

    def typed(_: str) -> str:
        return b"\xc3\xdc\xc2\xeb".decode()

    assert set_pin(tmp_path, "zh", out, typed, terminal=True) == 1
    assert out.getvalue().startswith("PIN 只能用数字")


def test_is_not_set_without_a_terminal(tmp_path: Path) -> None:
    out = StringIO()
    assert set_pin(tmp_path, "zh", out, lambda _: "402817", terminal=False) == 1
    assert "终端" in out.getvalue()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    status, said = asked(tmp_path / "state", "402817", "402817")
    assert status == 1
    assert said.startswith("写不进状态文件夹：")


def test_it_is_removed(tmp_path: Path) -> None:
    asked(tmp_path, "402817", "402817")
    out = StringIO()
    assert remove_pin(tmp_path, "zh", out) == 0
    assert remove_pin(tmp_path, "en", out) == 0
    assert out.getvalue() == "PIN 已删除，工作台打不开了。\nThere was no PIN.\n"
    assert Pin(tmp_path).standing() is Standing.UNSET


def test_nothing_typed_is_shown_on_a_real_terminal(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    master, terminal = pty.openpty()
    call = [sys.executable, "-m", "kiosk", "pin", "--state", str(tmp_path)]
    child = subprocess.Popen(call, stdin=terminal, stdout=terminal, stderr=terminal, cwd=ROOT, start_new_session=True)
    os.close(terminal)
    shown = b""
    for prompt in ("不会显示）：", "再输一遍："):
        while prompt.encode() not in shown:
            assert select.select([master], [], [], 30)[0], shown
            shown += os.read(master, 1024)
        os.write(master, b"402817\n")
    assert child.wait(30) == 0
    os.close(master)
    assert b"402817" not in shown
    assert Pin(tmp_path).attempt("402817").result == "right"
