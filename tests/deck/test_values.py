"""Dates, hours, numbers and points as staff write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from kiosk.deck.model import Hours
from kiosk.deck.values import read_amount, read_date, read_focus, read_hours, read_title


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-24", "2026/11/24", "2026年11月24日", "2026.11.24", "２０２６－１１－２４", "20261124"),
        *("2026年11月24号", "2026年11月24日（周二）", "2026-11-24 星期二", "2026年11月24号(礼拜二)", "2026.11.24周二"),
        *("2026年11月24日起", "2026-11-24止", "2026年11月24日（星期二）起"),
    ],
)
def test_dates(text: str) -> None:
    assert read_date(text) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "11-24", "明天", "", "2026-11-24 9:00", "0000-01-01", "2026-11-24（大雪）", "周二"]
)
def test_no_dates(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "9:00-11:30、14:00-17:00",
        "9：00—11：30，14：00～17：00",
        "9点-11点30分;14时至17时",
        "09:00 - 11:30 , 14:00–17:00",
    ],
)
def test_hours(text: str) -> None:
    assert read_hours(text) == (Hours(time(9), time(11, 30)), Hours(time(14), time(17)))


def test_midnight_and_over_it() -> None:
    assert read_hours("18:00-24:00") == (Hours(time(18), time(0)),)
    assert read_hours("22:00-6:00") == (Hours(time(22), time(6)),)


@pytest.mark.parametrize("text", ["", "早上", "9:00", "25:00-26:00", "9:70-10:00", "9:00-10:00、下午"])
def test_no_hours(text: str) -> None:
    assert read_hours(text) is None


@pytest.mark.parametrize("text", ["60 40", "60，40", "60% 40%", "６０、４０", "60/40"])
def test_focus(text: str) -> None:
    assert read_focus(text) == (0.6, 0.4)


@pytest.mark.parametrize("text", ["", "60", "左上", "101 5", "-1 5"])
def test_no_focus(text: str) -> None:
    assert read_focus(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("55", 55), ("５５寸", 55), ("21.5 英寸", 21.5), ('55"', 55), ("75秒", 75), ("10分钟", 600)]
)
def test_amounts(text: str, number: float) -> None:
    assert read_amount(text) == number


@pytest.mark.parametrize("text", ["", "很大", "-5", "1e9", "5 5", "nan"])
def test_no_amounts(text: str) -> None:
    assert read_amount(text) is None


def test_titles_break_at_either_slash() -> None:
    assert read_title("江南翠柏里／正在成形") == ("江南翠柏里", "正在成形")
    assert read_title(" a / b /") == ("a", "b")
