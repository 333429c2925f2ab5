"""Where a change is judged no test is left out for want of a tool: what ``make test`` installs is there."""

from __future__ import annotations

import os
import shutil

import pytest

TOOLS = ("Xvfb", "strace", "unshare", "valgrind", "xdotool", "xrandr", "xwininfo")


@pytest.mark.skipif("CI" not in os.environ, reason="elsewhere a test whose tool is missing says so and is left out")
@pytest.mark.parametrize("tool", TOOLS)
def test_the_tool_is_there(tool: str) -> None:
    assert shutil.which(tool)
