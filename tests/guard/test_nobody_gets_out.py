"""What no source of the program may call: ways out of the kiosk, and ways in from a network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "kiosk").rglob("*.py"))
WAYS = re.compile(
    r"\b(QDesktopServices|openUrl|webbrowser|QFileDialog|QMessageBox|QMenu|QClipboard|clipboard"
    r"|QTcpServer|QLocalServer|QWebSocket\w*|socketserver|http\.server|QNetworkAccessManager|urllib\.request"
    r"|AF_INET6?|SO_REUSEADDR|\.listen\(\d*\)|pickle|os\.system|shell=True|eval\(|exec\()"
)


def ways(source: str) -> list[str]:
    return [found[0] for found in WAYS.finditer(re.sub(r"\.exec\(", ".run(", source))]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_way_out_and_no_port(path: Path) -> None:
    assert ways(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ["QDesktopServices.openUrl(url)", "import webbrowser", "server.listen(5)", "pickle.loads(data)", "eval(text)"],
)
def test_a_way_out_is_found(source: str) -> None:
    assert ways(source)
