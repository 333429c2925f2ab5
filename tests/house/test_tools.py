"""What the tests are skipped without is installed by make: none is skipped unseen on a fresh machine."""

from __future__ import annotations

import ast
import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OF_EVERY_DEBIAN = {"systemd-analyze", "unshare"}


def asked_for(tree: ast.AST) -> set[str]:
    """The programs that a file looks for by ``shutil.which``, by name or one after another of a tuple."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "shutil.which":
            found |= {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}  # type: ignore[misc]
        if isinstance(node, ast.GeneratorExp) and "shutil.which" in ast.unparse(node.elt):
            found |= {part.value for part in ast.walk(node.generators[0].iter) if isinstance(part, ast.Constant)}  # type: ignore[misc]
    return found


def test_setup_installs_every_program_that_tests_look_for() -> None:
    setup = (ROOT / "tools" / "setup.sh").read_text(encoding="utf-8")
    files = [file for file in (ROOT / "tests").rglob("*.py") if file.parent.name != "bench"]  # which leaves out
    wanted = set[str]().union(*(asked_for(ast.parse(file.read_text(encoding="utf-8"))) for file in files))
    assert {"Xvfb", "valgrind", "xwininfo"} <= wanted
    assert {name for name in wanted - OF_EVERY_DEBIAN if f"command -v {name} " not in setup} == set()


@pytest.mark.skipif("CI" not in os.environ, reason="elsewhere a test whose tool is missing says so and is left out")
@pytest.mark.parametrize("tool", ["Xvfb", "strace", "valgrind", "xdotool", "xrandr", "xwininfo"])
def test_where_a_change_is_judged_the_tool_is_there(tool: str) -> None:
    assert shutil.which(tool)
