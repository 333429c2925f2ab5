"""How a text is decoded, case by case (PITFALLS 13)."""

from __future__ import annotations

import pytest

from kiosk.deck.encoding import clean, decode

TEXT = "标题：江南翠柏里\r\n---\r\n正文"


@pytest.mark.parametrize(
    ("data", "guessed"),
    [
        (TEXT.encode(), False),
        (TEXT.encode("utf-8-sig"), False),
        (TEXT.encode("utf-16"), False),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), False),
        (b"\x84\x31\x95\x33" + TEXT.encode("gb18030"), False),
        (TEXT.encode("gb18030"), True),
    ],
)
def test_text_is_read_in_every_encoding_staff_save(data: bytes, guessed: bool) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.guessed) == (TEXT, guessed)


@pytest.mark.parametrize("word", ["通知", "学校"])
def test_a_short_gbk_text_that_is_valid_utf8_is_gbk(word: str) -> None:
    data = word.encode("gbk")
    data.decode()  # valid UTF-8, which is the trap
    assert decode(data).text == word
    assert decode(data).guessed


def test_an_english_text_keeps_its_accents() -> None:
    assert decode("café · 5 °C".encode(), chinese=False).text == "café · 5 °C"
    assert decode("“Haishu”".encode("gbk"), chinese=False).text == "“Haishu”"


def test_two_byte_utf8_that_is_no_common_hanzi_stays_utf8() -> None:
    assert decode("ب".encode()).text == "ب"


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"a\0b", b"\xff\xfea", "\ud800".encode("utf-16", "surrogatepass")]
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data).text is None


def test_clean_keeps_line_numbers_and_drops_what_cannot_be_seen() -> None:
    assert clean("a\r\nb\rc\nd\u200be\x07f\u2028g\x0bh\u00a0i") == "a\nb\nc\ndef g h i"
    assert clean("e\u0301") == "é"
