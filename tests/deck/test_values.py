"""Dates, hours, numbers and points as staff write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from kiosk.deck.model import Days, Hours
from kiosk.deck.values import no_such_day, read_amount, read_date, read_days, read_focus, read_hours, read_title


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-24", "2026/11/24", "2026年11月24日", "2026.11.24", "２０２６－１１－２４", "20261124"),
        *("2026年11月24号", "2026年11月24日（周二）", "2026-11-24 星期二", "2026年11月24号(礼拜二)", "2026.11.24周二"),
        *(
            "2026—11—24",
            "2026–11–24",
            "2026-11-24。",
            "2026-11-24（含）",
            "2026年11月24日（含当天）止",
            "2026-11-24止（含）",
        ),
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
    "text", ["2026-2-30", "2026年2月30日", "2026-11-24、2026-2-30", "2026-2-28至2026-2-30", "2026-13-01"]
)
def test_days_that_are_not_in_the_calendar(text: str) -> None:
    assert no_such_day(text)
    assert read_days(text) is None


@pytest.mark.parametrize("text", ["2026-2-28", "国庆", "2026-10-01至2026-10-07", "", "10月1日"])
def test_days_that_are_or_are_no_dates(text: str) -> None:
    assert not no_such_day(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-10-01至2026-10-07", "2026-10-01 - 2026-10-07", "2026-10-01-2026-10-07", "2026-10-01—2026-10-07"),
        *("2026年10月1日-10月7日", "2026年10月1日至10月7日（含）", "2026—10—01—2026—10—07", "2026/10/1-10/7"),
        *("2026年10月1日 到 2026年10月7日", "2026-10-01~10-07"),
    ],
)
def test_spans_of_days(text: str) -> None:
    assert read_days(text) == (Days(date(2026, 10, 1), date(2026, 10, 7)),)


def test_a_span_may_run_over_new_year_and_no_further() -> None:
    assert read_days("2026年12月30日-1月3日") == (Days(date(2026, 12, 30), date(2027, 1, 3)),)
    assert read_days("2026年10月7日-10月1日") is None
    assert read_days("2026-10-07-2026-10-01") is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9点半-11点半", time(9, 30), time(11, 30)),
        ("上午9点到下午5点", time(9), time(17)),
        ("9.00-17.00", time(9), time(17)),
        ("上午9点整至11点30分", time(9), time(11, 30)),
        ("下午2点-5点半", time(14), time(17, 30)),
        ("上午9:00-中午12:00", time(9), time(12)),
        ("晚上7点到晚上12点", time(19), time(0)),
        ("晚上8点到凌晨1点", time(20), time(1)),
        ("晚上8点到凌晨12点", time(20), time(0)),
        ("晚上8点到晚上12:30", time(20), time(0, 30)),
        ("下午6点-凌晨12点半", time(18), time(0, 30)),
        ("下午14:00-17:00", time(14), time(17)),
    ],
)
def test_hours_as_they_are_spoken(text: str, start: time, end: time) -> None:
    assert read_hours(text) == (Hours(start, end),)


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
    assert read_hours("9:00-0:00") == (Hours(time(9), time(0)),)
    assert read_hours("上午10点-凌晨2点") == (Hours(time(10), time(2)),)


@pytest.mark.parametrize("text", ["9-5", "9:00-5:00", "11:30-1:30", "9:00-11:30、2:00-5:00、9点-5点半"])
def test_a_morning_that_would_run_into_the_night_is_asked_about(text: str) -> None:
    assert read_hours(text) is None


@pytest.mark.parametrize(
    "text", ["", "早上", "9:00", "25:00-26:00", "9:70-10:00", "9:00-10:00、下午", "上午9点到5点", "9.5-11.5"]
)
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


@pytest.mark.parametrize("text", ["24/7 服务", "3/15 维权日", "２４/７ 服务"])
def test_a_slash_between_digits_is_no_break(text: str) -> None:
    assert read_title(text) == (text,)
    assert read_title("2022／2023") == ("2022", "2023")
    assert read_title("第1/甲") == ("第1", "甲")


def test_titles_break_at_either_slash() -> None:
    assert read_title("江南翠柏里／正在成形") == ("江南翠柏里", "正在成形")
    assert read_title(" a / b /") == ("a", "b")
