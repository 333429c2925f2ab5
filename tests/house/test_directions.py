"""Who may import whom, and what each room must not know."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "kiosk"

# A room may import itself and these. Files beside the rooms are named by themselves.
ALLOWED = {
    "deck": set[str](),
    "pictures": {"deck", "leftovers"},
    "show": {"deck"},
    "release": {"deck", "pictures", "show", "leftovers"},
    "screen": {"deck", "pictures", "show", "release"},
    "guard": {"deck", "pictures", "show", "release"},
    "staff": {"deck", "pictures", "show", "release", "screen", "guard", "options"},
    "app": {
        "deck",
        "pictures",
        "show",
        "release",
        "screen",
        "guard",
        "staff",
        "options",
        "trace",
        "showing",
        "launching",
        "telling",
    },
    "launching": {"deck", "show", "release", "guard", "screen", "options"},
    "telling": {"deck", "show", "release", "guard", "staff", "options", "showing"},
    "showing": {"deck", "show", "release", "guard"},
    "cli": {"app", "staff", "calls", "options", "places"},
    "__main__": {"cli"},
    "calls": {"parser"},
    "options": {"deck"},
    "leftovers": set[str](),
    "parser": set[str](),
    "places": set[str](),
    "trace": set[str](),
    "__init__": set[str](),
}
HOMES = {"PySide6": "screen", "shiboken6": "screen", "PIL": "pictures", "pi_heif": "pictures"}
QT_STARTERS = {"app", "launching", "staff"}  # they open QGuiApplication or its first window, once all is chosen
THIRD_PARTY = set(HOMES) | {"msgspec"}
SOURCES = sorted(path for path in HOUSE.rglob("*.py") if "example" not in path.relative_to(HOUSE).parts)


def room(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.AST) -> list[str]:
    """Every module that a file imports anywhere, ``from a import b`` as a.b too."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def wrong_directions(name: str, tree: ast.AST) -> list[str]:
    wrong = []
    for module in imports(tree):
        first, *rest = module.split(".")
        target = rest[0] if first == "kiosk" and rest else ""
        if target and target != name and target in ALLOWED and target not in ALLOWED[name]:
            wrong.append(f"{name} must not import {module}")
        home = HOMES.get(first, name)
        if home != name and not (home == "screen" and first == "PySide6" and name in QT_STARTERS):
            wrong.append(f"only {home} may import {module}")
        if first not in THIRD_PARTY | {"kiosk"} and first not in sys.stdlib_module_names:
            wrong.append(f"{module} is no dependency")
    return wrong


def clocks(tree: ast.AST) -> list[str]:
    """Where the real clock is read, or slept by."""
    names = {"time.time", "time.monotonic", "time.sleep", "time.perf_counter", "datetime.now", "datetime.utcnow"}
    names |= {"datetime.today", "date.today", "time.time_ns", "time.monotonic_ns", "time.localtime"}
    attributes = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    modules = [module for module in imports(tree) if module == "time" or module.startswith("time.")]
    return [text for text in attributes if _last_two(text) in names] + modules


def _last_two(text: str) -> str:
    return ".".join(text.split(".")[-2:])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_go_downwards_only(path: Path) -> None:
    assert wrong_directions(room(path), ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if room(path) in {"deck", "show"}], ids=lambda path: str(path.relative_to(HOUSE))
)
def test_deck_and_show_read_no_clock(path: Path) -> None:
    assert clocks(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("deck", "from kiosk.show import Face"),
        ("deck", "import PIL.Image"),
        ("show", "from kiosk.pictures import Store"),
        ("pictures", "def late():\n    from kiosk.show import Face"),
        ("show", "from PySide6.QtCore import QTimer"),
        ("screen", "from kiosk import staff"),
        ("screen", "from PIL import Image"),
        ("cli", "from kiosk.deck import read_deck"),
        ("staff", "import yaml"),
    ],
)
def test_a_wrong_direction_is_found(name: str, source: str) -> None:
    assert wrong_directions(name, ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now()",
        "from datetime import date\ndate.today()",
        "import time",
        "from time import monotonic",
    ],
)
def test_a_clock_is_found(source: str) -> None:
    assert clocks(ast.parse(source))


def test_a_time_of_day_is_no_clock() -> None:
    assert clocks(ast.parse("from datetime import datetime, time\ntime.fromisoformat('09:00')\ndatetime.combine")) == []


def test_every_room_is_known() -> None:
    assert {room(path) for path in SOURCES} <= set(ALLOWED)
