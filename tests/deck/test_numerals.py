"""Figures as Chinese and English write them."""

from __future__ import annotations

import pytest

from kiosk.deck.model import Figure
from kiosk.deck.numerals import figure_text, grouped


@pytest.mark.parametrize(
    ("figure", "chinese", "english"),
    [
        (Figure("a", "33457", unit="人"), "33457人", "33,457 people"),
        (Figure("a", "33457", unit="人", unit_en="jobs"), "33457人", "33,457 jobs"),
        (Figure("a", "4200", "多", "个"), "4200多个", "4,200+"),
        (Figure("a", "4200", "多", "家", unit_en="firms"), "4200多家", "4,200+ firms"),
        (
            Figure("a", "100", "以上", "万元", value_en="1", unit_en="million yuan"),
            "100万元以上",
            "at least 1 million yuan",
        ),
        (Figure("a", "100", "以上", "万元"), "100万元以上", "at least 1 million yuan"),
        (Figure("a", "100", "以上", "万元", unit_en="yuan"), "100万元以上", "at least 1 million yuan"),
        (Figure("a", "100", "以上", "万元", unit_en="million yuan"), "100万元以上", "at least 1 million yuan"),
        (Figure("a", "1.2", unit="亿元", value_en="120", unit_en="million yuan"), "1.2亿元", "120 million yuan"),
        (Figure("a", "1.2", unit="亿元"), "1.2亿元", "120 million yuan"),
        (Figure("a", "12", unit="亿元"), "12亿元", "1.2 billion yuan"),
        (Figure("a", "4229", unit="万元"), "4229万元", "42.29 million yuan"),
        (Figure("a", "4229", unit="万元", value_en="42.29", unit_en="million yuan"), "4229万元", "42.29 million yuan"),
        (Figure("a", "5", "约", "万人"), "约5万人", "about 50 thousand people"),
        (Figure("a", "4200", "超过", "家"), "超过4200家", "more than 4,200 companies"),
        (Figure("a", "4200", "超", "家"), "超4200家", "more than 4,200 companies"),
        (Figure("a", "4200", "逾", "家"), "逾4200家", "more than 4,200 companies"),
        (Figure("a", "4200", "近", "家"), "近4200家", "nearly 4,200 companies"),
        (Figure("a", "92.1", unit="%"), "92.1%", "92.1%"),
        (Figure("a", "1+8"), "1+8", "1+8"),
        (Figure("a", "123456", unit="人"), "123,456人", "123,456 people"),
        (Figure("a", "20", unit="公里"), "20公里", "20 km"),
        (Figure("a", "20", unit="km"), "20 km", "20 km"),
        (Figure("a", "007"), "007", "007"),
        (Figure("a", "一网两圈三带"), "一网两圈三带", "一网两圈三带"),
        (Figure("a", "1.57", unit="万亿元"), "1.57万亿元", "1.57 trillion yuan"),
        (Figure("a", "1.57", unit="万亿元", unit_en="trillion yuan"), "1.57万亿元", "1.57 trillion yuan"),
        (Figure("a", "1.57", unit="万亿元", unit_en="billion yuan"), "1.57万亿元", "1,570 billion yuan"),
        (Figure("a", "1.2", unit="亿元", unit_en="100 million yuan"), "1.2亿元", "120 million yuan"),
        (Figure("a", "1.2", unit="亿元", unit_en="hundred million yuan"), "1.2亿元", "120 million yuan"),
        (Figure("a", "1.2", unit="亿元", unit_en="RMB million"), "1.2亿元", "120 RMB million"),
        (Figure("a", "1.2", unit="亿元", unit_en="bn yuan"), "1.2亿元", "0.12 bn yuan"),
        (Figure("a", "3", unit="个亿"), "3个亿", "300 million"),
        (Figure("a", "3", unit="千万元"), "3千万元", "30 million yuan"),
        (Figure("a", "4229", unit="万元", unit_en="10,000 yuan"), "4229万元", "42.29 million yuan"),
        (Figure("a", "4229", unit="万元", unit_en="10 000 yuan"), "4229万元", "42.29 million yuan"),
        (Figure("a", "4229", unit="万元", unit_en="10k yuan"), "4229万元", "42.29 million yuan"),
        (Figure("a", "4229", unit="万元", unit_en="ten thousand yuan"), "4229万元", "42.29 million yuan"),
        (Figure("a", "4229", unit="万元", unit_en="wan yuan"), "4229万元", "42.29 million yuan"),
        (
            Figure("a", "33", "多", "万人次", unit_en="tens of thousands of visits"),
            "33多万人次",
            "330+ thousand visits",
        ),
        (Figure("a", "5", unit="万平方米", unit_en="m2"), "5万平方米", "50 thousand m2"),
        (Figure("a", "5", unit="万人", unit_en="people in 10 towns"), "5万人", "50 thousand people in 10 towns"),
        (
            Figure("a", "5", unit="万吨", unit_en="tonnes of millionaire salt"),
            "5万吨",
            "50 thousand tonnes of millionaire salt",
        ),
        (Figure("a", "1570000", unit="元", unit_en="million yuan"), "1,570,000元", "1.57 million yuan"),
        (Figure("a", "1570000", unit="元", unit_en="10,000 yuan"), "1,570,000元", "1.57 million yuan"),
        (Figure("a", "3", unit="项", unit_en="ten-year plans"), "3项", "3 ten-year plans"),
        (Figure("a", "3", unit="班", unit_en="24 hour shifts of ten"), "3班", "324 hour shifts of ten"),
        (Figure("a", "5", unit="千人", unit_en="thousand people"), "5千人", "5 thousand people"),
        (Figure("a", "5", unit="千人", unit_en="people"), "5千人", "5 thousand people"),
        (Figure("a", "5", unit="千米"), "5千米", "5 km"),
        (Figure("a", "8.5", unit="分", unit_en="out of 10"), "8.5分", "8.5 out of 10"),
        (Figure("a", "3", unit="所"), "3所", "3"),
        (Figure("a", "30", unit="种"), "30种", "30"),
        (Figure("a", "33", "多", "万人次"), "33多万人次", "330+ thousand 人次"),
    ],
)
def test_a_figure_in_a_sentence(figure: Figure, chinese: str, english: str) -> None:
    assert figure_text(figure, "zh").inline == chinese
    assert figure_text(figure, "en").inline == english


def test_only_the_digits_of_a_figure_are_in_its_digits() -> None:
    text = figure_text(Figure("a", "4200", "多", "个"), "zh")
    assert (text.before, text.digits, text.after, text.unit, text.tail) == ("", "4200", "多", "个", "")
    text = figure_text(Figure("a", "100", "以上", "万元"), "zh")
    assert (text.before, text.digits, text.after, text.unit, text.tail) == ("", "100", "", "万元", "以上")
    text = figure_text(Figure("a", "100", "以上", "万元"), "en")
    assert (text.before, text.digits, text.after, text.unit) == ("at least ", "1", "", "million yuan")


def test_english_inherits_what_it_leaves_out() -> None:
    figure = Figure("就业", "1", label="标签", period="2022年", source="报道")
    assert figure_text(figure, "en").label == "标签"
    assert figure_text(figure, "en").period == "2022年"
    assert figure_text(figure, "en").source == "报道"
    assert figure_text(Figure("就业", "1"), "zh").label == "就业"


@pytest.mark.parametrize(
    ("value", "text"),
    [("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567.891", "1,234,567.891"), ("-4200", "-4,200")],
)
def test_grouping(value: str, text: str) -> None:
    assert grouped(value) == text
