"""Words kept as bytes are the same to everybody as the words themselves."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from kiosk.deck.model import Block, Heading, Items, Paragraph, Photo, Quote, Run, Slide, Table, Words
from kiosk.deck.packed import OTHERS, PackedBody, PackedSlide, plain

BLOCKS: tuple[Block, ...] = (
    Paragraph((Run("一段"), Run("重点", strong=True))),
    Heading("小标题", 3),
    Items(((Run("一"),), (Run("二"),)), ordered=True),
    Quote((Run("一句话"),)),
    Table(("甲", "乙"), (("1", "2"),)),
)
encode = msgspec.msgpack.Encoder(enc_hook=plain).encode


def test_it_is_equal_to_its_blocks_and_hashes_alike() -> None:
    packed = PackedBody(encode(BLOCKS))
    assert packed == BLOCKS
    assert BLOCKS == packed  # noqa: SIM300 - a tuple asked first
    assert packed == PackedBody(encode(BLOCKS))
    assert packed != PackedBody(encode(BLOCKS[1:]))
    assert packed != BLOCKS[1:]
    assert packed != list(BLOCKS)
    assert hash(packed) == hash(BLOCKS)
    assert repr(packed) == repr(BLOCKS)


def test_a_list_of_a_program_without_numbers_counts_from_one() -> None:
    old = {"type": "Items", "items": [[{"text": "一"}], [{"text": "二"}]], "ordered": True}
    (items,) = PackedBody(encode([old]))
    assert isinstance(items, Items)
    assert items.numbering == (1, 2)


def test_it_reads_as_a_sequence() -> None:
    packed = PackedBody(encode(BLOCKS))
    assert list(packed) == list(BLOCKS)
    assert (len(packed), packed[1], packed[3:]) == (len(BLOCKS), BLOCKS[1], BLOCKS[3:])
    assert packed
    assert not PackedBody(encode(()))


def test_it_is_written_as_its_blocks_are() -> None:
    assert encode(PackedBody(encode(BLOCKS))) == encode(BLOCKS)


def test_blocks_of_another_program_are_a_page_without_text() -> None:
    assert list(PackedBody(encode([{"type": "Film"}]))) == []


WORDS = Words("zh", ("甲",), lead="一句。", photos=(Photo("a.jpg"),))
ENGLISH = Words("en", ("A",))
SLIDE = Slide("10-a/10-x", WORDS, ENGLISH, figures=("岗位",), in_loop=False)


def packed(words: Words = WORDS, **others: object) -> PackedSlide:
    slide = replace(SLIDE, **others)  # type: ignore[arg-type]
    return PackedSlide.pack(
        [getattr(slide, name) for name in OTHERS],
        (encode(words), encode(ENGLISH)),
        ("a.jpg",),
        msgspec.msgpack.Decoder(Words).decode,
    )


def test_a_packed_slide_is_a_slide() -> None:
    assert packed() == SLIDE
    assert SLIDE == packed()  # noqa: SIM300 - a slide asked first
    assert packed() == packed()
    assert (hash(packed()), repr(packed().zh)) == (hash(SLIDE), repr(WORDS))
    assert encode(packed()) == encode(SLIDE)
    assert packed().files == SLIDE.files
    assert packed().focused == SLIDE.focused == ()
    assert packed().words("en") == ENGLISH
    changed = replace(packed(), in_loop=True)
    assert (type(changed), changed) == (Slide, replace(SLIDE, in_loop=True))


def test_a_packed_slide_with_anything_else_is_another() -> None:
    other = replace(WORDS, lead="另一句。")
    for one in (packed(other), packed(in_loop=True), packed(id="10-a/20-y")):
        assert one != packed()
    assert packed(other) != SLIDE
    assert packed() != "10-a/10-x"


def test_slides_with_the_same_words_are_told_alike_without_reading_them() -> None:
    def read(_: bytes) -> Words:
        raise AssertionError

    others, data = [getattr(SLIDE, name) for name in OTHERS], (encode(WORDS), encode(ENGLISH))
    assert PackedSlide.pack(others, data, ("a.jpg",), read) == PackedSlide.pack(others, data, ("a.jpg",), read)


def test_nothing_else_is_made_plain() -> None:
    with pytest.raises(NotImplementedError):
        plain(object())
