"""What no QML of this project may do (ADR 2, ADR 8): effects, ways out, taps of its own, text that is not plain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "kiosk").rglob("*.qml"))
# The software renderer draws none of the first row; the second leads out of the kiosk or onto a network.
FORBIDDEN = re.compile(
    r"\b(ShaderEffect|ShaderEffectSource|MultiEffect|GraphicalEffects|QtQuick\.Effects|layer\.effect"
    r"|openUrlExternally|openUrl|XMLHttpRequest|WebSocket|WebView|LocalStorage|AnimatedImage|TextArea|TextField)\b"
    r"|\bhttps?://"
)
HANDLERS = re.compile(r"\b(TapHandler|MouseArea|MultiPointTouchArea)\s*\{")
TEXTS = re.compile(r"\b(Text|TextEdit|TextInput)\s*\{")


def without_comments(source: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", source, flags=re.DOTALL)


def block(source: str, start: int) -> str:
    """The braces that open at ``start``, without the items inside them."""
    depth, own = 0, ""
    for char in source[start:]:
        depth -= char == "}"
        if depth == 0 and own:
            break
        if depth <= 1:
            own += char
        depth += char == "{"
    return own


def styled_texts(source: str) -> list[str]:
    """The text items that do not say that their text is plain."""
    bodies = [block(source, found.end() - 1) for found in TEXTS.finditer(source)]
    return [body for body in bodies if not re.search(r"textFormat:\s*Text(Edit)?\.PlainText\b", body)]


def faults(name: str, text: str) -> list[str]:
    source = without_comments(text)
    found = [f"{name}: {match[0]}" for match in FORBIDDEN.finditer(source)]
    if name != "Touchable.qml":
        found += [f"{name}: {match[1]}" for match in HANDLERS.finditer(source)]
    found += [f"{name}: a text without textFormat: Text.PlainText: {body[:60]!r}" for body in styled_texts(source)]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_qml_keeps_the_rules(path: Path) -> None:
    assert faults(path.name, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "Text { text: root.title }",
        "Text {\n Item { property int textFormat: Text.PlainText }\n}",
        "Item { layer.enabled: true; layer.effect: Blur {} }",
        "Item { TapHandler {} }",
        "Item { MouseArea { anchors.fill: parent } }",
        "MultiEffect { }",
        "Item { onClicked: Qt.openUrlExternally('x') }",
        'Image { source: "http://example.org/a.png" }',
    ],
)
def test_a_broken_rule_is_found(source: str) -> None:
    assert faults("Some.qml", source)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Some.qml", "Text {\n id: a\n textFormat: Text.PlainText\n Item {}\n text: 'x' }"),
        ("Some.qml", "// no ShaderEffect here, see http://example.org\nItem {}"),
        ("Touchable.qml", "Item { TapHandler {} }"),
    ],
)
def test_what_is_allowed_passes(name: str, source: str) -> None:
    assert faults(name, source) == []
