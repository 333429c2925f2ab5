"""What maker and child say to each other over the pipes; must not know how either does its work."""

from __future__ import annotations

import struct
from typing import IO

import msgspec

from kiosk.pictures.recipe import Fit

_LENGTH = struct.Struct(">I")
_MOST_BYTES = 16_000_000


class Order(msgspec.Struct, frozen=True, array_like=True):
    """One picture wanted: its recipe, and the temporary file to write it to."""

    key: str
    width: int
    height: int
    fit: Fit
    focus: tuple[float, float]
    background: str
    temporary: str


class Job(msgspec.Struct, frozen=True, array_like=True):
    """One photo and all that is wanted of it. Without orders the photo is only examined, by decoding all of it.

    ``root`` is the folder that the photo may not lie outside of ("": anywhere), ``pictures`` holds what is made.
    """

    photo: str
    root: str = ""
    pictures: str = ""
    orders: tuple[Order, ...] = ()


class Opened(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """The photo's content as it was read: SHA-256, and what tells an unchanged file."""

    digest: str
    size: int
    mtime_ns: int
    inode: int


class Sound(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """The photo could be decoded; precedes whatever is made of it. Its size in pixels, upright.

    A photo that is only examined also has ``light``, the L* that most of its middle stays below, and ``camera``,
    whether one took it (kiosk.pictures.appearance); else ``light`` is less than 0.
    """

    width: int
    height: int
    light: float = -1.0
    camera: bool = False


class Made(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """One order is done: in its temporary file, or, where ``known``, in the store since earlier."""

    key: str
    known: bool = False


class Fault(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """What keeps one order, or with key "" all of them, from being done. ``kind`` is a ProblemKind's value."""

    key: str
    kind: str
    details: dict[str, str] = {}


class Done(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Nothing more will be said about this job."""


Reply = Opened | Sound | Made | Fault | Done

jobs = msgspec.msgpack.Decoder(Job)
replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def send(stream: IO[bytes], message: Job | Reply) -> None:
    """Write one message, its length before it."""
    content = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Wait for one message; None when the other side is gone or talks nonsense."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _MOST_BYTES:
        return None
    content = stream.read(length)
    return content if len(content) == length else None
