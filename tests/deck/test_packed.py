"""A body kept as bytes is the same to everybody as the blocks themselves."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.deck.model import Block, Heading, Items, Paragraph, Quote, Run, Table
from kiosk.deck.packed import PackedBody, plain

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


def test_nothing_else_is_made_plain() -> None:
    with pytest.raises(NotImplementedError):
        plain(object())
