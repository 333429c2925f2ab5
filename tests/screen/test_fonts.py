"""Which fonts are chosen from those on a machine."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase

from kiosk.screen import fonts


@pytest.mark.parametrize(
    ("installed", "serif", "sans"),
    [
        ({"Noto Serif CJK SC", "Noto Sans CJK SC", "Songti SC"}, "Noto Serif CJK SC", "Noto Sans CJK SC"),
        ({"Microsoft YaHei", "SimSun", "Arial"}, "SimSun", "Microsoft YaHei"),
        ({"思源宋体", "Microsoft YaHei", "SimSun"}, "思源宋体", "Microsoft YaHei"),
        ({"Songti SC", "PingFang SC"}, "Songti SC", "PingFang SC"),
        ({"Microsoft YaHei"}, "Microsoft YaHei", "Microsoft YaHei"),
        ({"SimSun"}, "SimSun", "SimSun"),
        ({"Arial", "DejaVu Sans"}, None, None),
    ],
)
def test_the_best_of_each_kind(
    installed: set[str], serif: str | None, sans: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: [] if _ else sorted(installed))
    assert fonts.families() == (serif, sans)


def test_any_font_with_hanzi_is_better_than_none(monkeypatch: pytest.MonkeyPatch) -> None:
    hanzi = QFontDatabase.WritingSystem.SimplifiedChinese
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: ["AR PL UMing CN"] if _ == (hanzi,) else ["Arial"])
    assert fonts.families() == ("AR PL UMing CN", "AR PL UMing CN")


@pytest.mark.usefixtures("qapp")
def test_this_machine_has_fonts_as_make_setup_leaves_it() -> None:
    assert fonts.installed_families()
    assert None not in fonts.families()
