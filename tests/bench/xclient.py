"""A very small X client: what has been painted (XDamage), pixels, and a hand (XTEST). Knows no program under test.

It speaks the protocol itself (X11 core, DAMAGE, XTEST), so that the bench needs no library and nothing but a socket
lies between a frame and its time.
"""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass

_RAW_RECTANGLES = 0
_MOTION, _PRESS, _RELEASE, _KEY_PRESS, _KEY_RELEASE = 6, 4, 5, 2, 3
_Z_PIXMAP = 2


class DisplayGoneError(Exception):
    """The X server closed the connection or refused it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int

    def meets(self, other: Box) -> bool:
        """Whether they have a pixel in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class XClient:
    """One connection to the X server ``:number``. Not for two threads at once."""

    def __init__(self, number: int) -> None:
        """Connect; the server must take local clients without a cookie, as a bare Xvfb does."""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(30)
        self._socket.connect(f"/tmp/.X11-unix/X{number}")  # noqa: S108 - where X servers listen
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        status, length = struct.unpack("<BxxxxxH", self._read(8))
        data = self._read(4 * length)
        if status != 1:
            raise DisplayGoneError
        self._base, _, _, vendor, _, _, formats = struct.unpack_from("<IIIHHBB", data, 4)
        screen = 32 + vendor + (-vendor % 4) + 8 * formats
        self.root, _, _, _, _, self.width, self.height = struct.unpack_from("<IIIIIHH", data, screen)
        self._keys: dict[int, int] = {}
        self._damage = 0

    def close(self) -> None:
        """Leave."""
        self._socket.close()

    def fileno(self) -> int:
        """For select."""
        return self._socket.fileno()

    # -- what has been painted --------------------------------------------------------------------------------------

    def watch(self) -> None:
        """From now on ``painted`` tells of every drawing operation on the screen."""
        opcode, self._damage = self._extension(b"DAMAGE")
        self._request(opcode, 0, struct.pack("<II", 1, 1))
        self._reply()
        self._request(opcode, 1, struct.pack("<IIBxxx", self._base | 1, self.root, _RAW_RECTANGLES))
        self._extension(b"DAMAGE")  # asked again: what comes before its answer is no drawing, but the screen as it was

    def painted(self) -> Box | None:
        """The next rectangle that was drawn to; None for any other event. Waits for one."""
        event = self._read(32)
        if event[0] & 0x7F != self._damage:
            return None
        return Box(*struct.unpack_from("<hhHH", event, 16))

    # -- pixels -----------------------------------------------------------------------------------------------------

    def grab(self, box: Box) -> bytes:
        """The pixels of a box: four bytes each, blue, green, red and one of no meaning."""
        self._request(73, _Z_PIXMAP, struct.pack("<IhhHHI", self.root, box.x, box.y, box.width, box.height, 0xFFFFFFFF))
        return self._reply()[32:]

    # -- a hand -----------------------------------------------------------------------------------------------------

    def move(self, x: int, y: int) -> None:
        """Put the pointer there."""
        self._fake(_MOTION, 0, x, y)

    def press(self) -> None:
        """Press the first button; returns when the server has taken it."""
        self._fake(_PRESS, 1, 0, 0)

    def release(self) -> None:
        """Release it."""
        self._fake(_RELEASE, 1, 0, 0)

    def key(self, keysym: int) -> None:
        """Press and release the key of this keysym."""
        if not self._keys:
            self._request(101, 0, struct.pack("<BBxx", 8, 248))
            reply = self._reply()
            wide = reply[1]
            for index in range(248 * wide):
                (symbol,) = struct.unpack_from("<I", reply, 32 + 4 * index)
                self._keys.setdefault(symbol, 8 + index // wide)
        self._fake(_KEY_PRESS, self._keys[keysym], 0, 0)
        self._fake(_KEY_RELEASE, self._keys[keysym], 0, 0)

    def _fake(self, kind: int, detail: int, x: int, y: int) -> None:
        opcode, _ = self._extension(b"XTEST")
        self._request(opcode, 2, struct.pack("<BBxxII8xhh7xB", kind, detail, 0, self.root, x, y, 0))

    # -- the protocol -----------------------------------------------------------------------------------------------

    def _extension(self, name: bytes) -> tuple[int, int]:
        """An extension's opcode and first event; asking also waits until the server has done all before."""
        self._request(98, 0, struct.pack("<Hxx", len(name)) + name)
        reply = self._reply()
        if not reply[8]:
            raise DisplayGoneError
        return reply[9], reply[10]

    def _request(self, opcode: int, data: int, body: bytes) -> None:
        body += bytes(-len(body) % 4)
        self._socket.sendall(struct.pack("<BBH", opcode, data, 1 + len(body) // 4) + body)

    def _reply(self) -> bytes:
        """The next reply; events on the way to it are dropped."""
        while True:
            head = self._read(32)
            if head[0] == 0:
                raise DisplayGoneError
            if head[0] == 1:
                (more,) = struct.unpack_from("<I", head, 4)
                return head + self._read(4 * more)

    def _read(self, size: int) -> bytes:
        data = bytearray(size)
        view = memoryview(data)
        done = 0
        while done < size:
            got = self._socket.recv_into(view[done:])
            if not got:
                raise DisplayGoneError
            done += got
        return bytes(data)
