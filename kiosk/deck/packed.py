"""Words kept as bytes until somebody reads them: most of a large deck is never asked for; must not know files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, overload

import msgspec

from kiosk.deck.model import Block, Point, Slide, Words

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


class PackedSlide(Slide):
    """A slide whose words are decoded whenever they are asked for. Equal to a slide that has them.

    Made by ``pack``; what dataclasses.replace makes of it is an ordinary slide.
    """

    __slots__ = ("_en", "_files", "_focused", "_read", "_zh")
    _zh: bytes
    _en: bytes
    _files: tuple[str, ...]
    _focused: tuple[tuple[str, Point], ...]
    _read: Callable[[bytes], Words]

    def __new__(cls, *values: Any, **named: Any) -> Slide:  # type: ignore[misc]  # noqa: ANN401 - as Slide takes them
        """An ordinary slide with these fields."""
        return Slide(*values, **named)

    @classmethod
    def pack(
        cls,
        others: Sequence[object],
        words: tuple[bytes, bytes],
        files: tuple[str, ...],
        read: Callable[[bytes], Words],
        *,
        focused: tuple[tuple[str, Point], ...] = (),
    ) -> PackedSlide:
        """``others`` are the values of OTHERS, ``words`` the Chinese and the English that ``read`` makes Words of.

        ``files`` are the photos' that these words name, ``focused`` the points that they state for them.
        """
        made: PackedSlide = object.__new__(cls)
        for put, value in zip(_PUT, (*others, *words, files, focused, read), strict=True):
            put(made, value)
        return made

    def read_as(self, other: PackedSlide) -> None:
        """From now on its words are read as those of an equal slide are, which is of a newer release.

        Whatever reads the older one's, and all the photos that it knows, can then go.
        """
        _PUT[-1](self, other._read)

    @property
    def zh(self) -> Words:
        """Its Chinese words, read anew."""
        return self._read(self._zh)

    @property
    def en(self) -> Words:
        """Its English words, read anew."""
        return self._read(self._en)

    @property
    def files(self) -> tuple[str, ...]:
        """The files of its photos, in their order."""
        return self._files

    @property
    def focused(self) -> tuple[tuple[str, Point], ...]:
        """The points that it states for its photos, by file."""
        return self._focused

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Slide):
            return NotImplemented
        packed = isinstance(other, PackedSlide) and (self._zh, self._en, self._files) == (
            other._zh,
            other._en,
            other._files,
        )
        names = OTHERS if packed else _FIELDS
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in _FIELDS))


_FIELDS = tuple(field.name for field in fields(Slide))
OTHERS = tuple(name for name in _FIELDS if name not in {"zh", "en"})
_PUT = [getattr(PackedSlide, name).__set__ for name in (*OTHERS, "_zh", "_en", "_files", "_focused", "_read")]


def plain(value: object) -> object:
    """What msgspec cannot write by itself, as what it can: its ``enc_hook`` for all that a deck holds."""
    if isinstance(value, PackedBody):
        return value.raw
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value))
