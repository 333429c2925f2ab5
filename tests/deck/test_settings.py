"""slides/kiosk.md, key by key."""

from __future__ import annotations

from datetime import date, time

import pytest

from kiosk.deck.model import Days, Hours, Settings
from kiosk.deck.problems import Findings, Level, ProblemKind
from kiosk.deck.settings import read_settings
from kiosk.staff.sentences import sentence


def settings(text: str) -> tuple[Settings, list[tuple[ProblemKind, int | None]]]:
    findings = Findings("slides/kiosk.md")
    return read_settings(text, findings), [(item.kind, item.line) for item in findings.problems]


ALL = Settings(
    title="海曙“样本”",
    title_en="Haishu model",
    languages=("zh",),
    screen_inches=21.5,
    credit="中心",
    credit_en="Centre",
    idle_seconds=120,
    warning_seconds=30,
    dwell_min_seconds=10,
    dwell_max_seconds=40,
    guide_seconds=900,
    opening_hours=(Hours(time(9), time(17)),),
    closed_weekdays=(0, 6),
    closed_dates=(Days(date(2026, 10, 1), date(2026, 10, 7)), Days(date(2026, 12, 25), date(2026, 12, 25))),
    open_dates=(Days(date(2026, 10, 5), date(2026, 10, 5)),),
    screen_off=True,
    reduced_motion=True,
    approval=True,
)


def test_an_unknown_wish_for_motion_is_told_and_keeps_the_default() -> None:
    kept, told = settings("减少动效：也许")
    assert kept == Settings()
    assert [kind for kind, *_ in told] == [ProblemKind.VALUE_UNKNOWN]


def test_a_slip_in_how_to_publish_lets_nothing_out_unread() -> None:
    kept, told = settings("发布：审签以后")
    assert kept == Settings(approval=True)
    assert [kind for kind, *_ in told] == [ProblemKind.PUBLISHING_UNKNOWN]


@pytest.mark.parametrize(
    ("written", "approval"), [("直接", False), ("direct", False), ("审签", True), ("approved", True)]
)
def test_how_to_publish(written: str, *, approval: bool) -> None:
    assert settings(f"发布：{written}") == (Settings(approval=approval), [])


@pytest.mark.parametrize(
    "text",
    [
        """标题：海曙"样本"
英文标题：Haishu model
语言：中文
屏幕尺寸：21.5寸
署名：中心
英文署名：Centre
无人等候：2分钟
提醒：30秒
最短停留：10
最长停留：40
讲解：15分钟
开放时间：9:00-17:00
休息日：周一、星期天
休息日期：2026-10-01至2026-10-07、2026年12月25日
开放日期：2026/10/5
闭馆画面：关屏
减少动效：是
发布：审签后
---
""",
        """title: 海曙"样本"
title_en: Haishu model
languages: zh
screen_inches: 21.5
credit: 中心
credit_en: Centre
idle_seconds: 120
warning_seconds: 30
dwell_min_seconds: 10
dwell_max_seconds: 40
guide_seconds: 900
opening_hours: 9:00-17:00
closed_weekdays: Mondays, sun
closed_dates: 2026-10-01 - 2026-10-07, 2026-12-25
open_dates: 2026-10-05
closed_screen: off
reduced_motion: yes
publishing: approved""",
    ],
)
def test_every_setting_in_both_languages(text: str) -> None:
    assert settings(text) == (ALL, [])


@pytest.mark.parametrize(
    "value", ["中文、英文", "zh, en", "中文和英文", "Chinese/English", "中英文", "中英", "双语", "中英双语"]
)
def test_languages(value: str) -> None:
    assert settings(f"语言：{value}") == (Settings(), [])


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("周一、二", (0, 1)),
        ("周一至周三", (0, 1, 2)),
        ("周一-三", (0, 1, 2)),
        ("周六到周一", (0, 5, 6)),
        ("星期一和周三、五", (0, 2, 4)),
        ("Mon to Wed", (0, 1, 2)),
        ("无", ()),
        ("没有", ()),
    ],
)
def test_days_of_the_week(value: str, days: tuple[int, ...]) -> None:
    assert settings(f"休息日：{value}") == (Settings(closed_weekdays=days), [])


@pytest.mark.parametrize("value", ["二", "周一至国庆", "一、周二"])
def test_no_days_of_the_week(value: str) -> None:
    assert [kind for kind, *_ in settings(f"休息日：{value}")[1]] == [ProblemKind.VALUE_UNKNOWN]


@pytest.mark.parametrize("line", ["开放时间：全天", "休息日期：无", "开放日期：—"])
def test_a_setting_left_empty_in_words(line: str) -> None:
    assert settings(line) == (Settings(), [])


def test_a_day_that_is_not_in_the_calendar_is_told_as_such() -> None:
    findings = Findings("slides/kiosk.md")
    read_settings("休息日期：2026-2-30\n开放日期：国庆", findings)
    assert [(item.kind, item.detail("unreal")) for item in findings.problems] == [
        (ProblemKind.DATE_BAD, "2026-2-30"),
        (ProblemKind.DATE_BAD, ""),
    ]
    assert "日历上没有“2026-2-30”这一天" in sentence(findings.problems[0])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("屏幕尺寸：5", ProblemKind.NUMBER_RANGE),
        ("屏幕尺寸：121", ProblemKind.NUMBER_RANGE),
        ("无人等候：14", ProblemKind.NUMBER_RANGE),
        ("无人等候：3601", ProblemKind.NUMBER_RANGE),
        ("屏幕尺寸：很大", ProblemKind.NUMBER_BAD),
        ("开放时间：白天", ProblemKind.HOURS_BAD),
        ("休息日：周八", ProblemKind.VALUE_UNKNOWN),
        ("休息日期：国庆", ProblemKind.DATE_BAD),
        ("休息日期：2026-10-07至2026-10-01", ProblemKind.DATE_BAD),
        ("开放日期：10月5日", ProblemKind.DATE_BAD),
        ("闭馆画面：黑", ProblemKind.VALUE_UNKNOWN),
        ("语言：法语", ProblemKind.VALUE_UNKNOWN),
        ("屏幕：55", ProblemKind.KEY_UNKNOWN),
        ("最长停留：5", ProblemKind.NUMBER_RANGE),
        ("最短停留：60", ProblemKind.NUMBER_RANGE),
        ("提醒：100", ProblemKind.NUMBER_RANGE),
    ],
)
def test_what_is_wrong_keeps_the_default_and_is_told(line: str, kind: ProblemKind) -> None:
    assert settings(f"标题：海曙\n{line}\n") == (Settings(), [(kind, 2)])


def test_a_wrong_setting_is_a_defect_a_broken_header_an_error() -> None:
    findings = Findings("slides/kiosk.md")
    read_settings("屏幕尺寸：5", findings)
    assert [item.level for item in findings.problems] == [Level.DEFECT]
    assert (ProblemKind.HEADER_LINE, 2) in settings("标题：海曙\n没有冒号\n")[1]
