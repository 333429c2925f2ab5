"""A page's body kept as bytes until somebody reads it: most of a large deck is never asked for; must not know files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

import msgspec

from kiosk.deck.model import Block

_BLOCKS = msgspec.msgpack.Decoder(tuple[Block, ...])
_EMPTY = b"\x90"  # msgpack's empty array


class PackedBody(Sequence[Block]):
    """The blocks of a body, decoded whenever they are asked for. Equal to a tuple of the same blocks."""

    __slots__ = ("_data",)

    def __init__(self, data: bytes) -> None:
        """``data`` are the blocks in msgpack, as a release holds them."""
        self._data = data

    @property
    def raw(self) -> msgspec.Raw:
        """The blocks as they are written."""
        return msgspec.Raw(self._data)

    def _blocks(self) -> tuple[Block, ...]:
        try:
            return _BLOCKS.decode(self._data)
        except msgspec.DecodeError:  # written by another program: a page without its text, and no stop of the show
            return ()

    def __len__(self) -> int:
        return len(self._blocks())

    def __bool__(self) -> bool:
        return self._data != _EMPTY

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks())

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        return self._blocks()[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedBody):
            return self._data == other._data or self._blocks() == other._blocks()
        return self._blocks() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._blocks())

    def __repr__(self) -> str:
        return repr(self._blocks())


def plain(value: object) -> object:
    """What msgspec cannot write by itself, as what it can: its ``enc_hook`` for all that a deck holds."""
    if isinstance(value, PackedBody):
        return value.raw
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value))
