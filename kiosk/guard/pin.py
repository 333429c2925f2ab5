"""The staff PIN: kept as a hash in the state folder, with waits after wrong tries; must not know where it is typed."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
import os
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from pathlib import Path
from typing import Literal

from kiosk.guard.aside import aside_of, remove_aside, set_aside
from kiosk.guard.private import DAMAGED, Sealed, read_private, sealed, unsealed, write_private
from kiosk.guard.waits import Waits, running_clock

_log = logging.getLogger(__name__)

LEAST_DIGITS, MOST_DIGITS = 6, 12
_N, _R, _P = 2**15, 8, 1  # scrypt's
_MEMORY = 64 * 1024 * 1024
_SALT_BYTES, _HASH_BYTES = 16, 32
_LONGEST_PERIOD = 3


class Standing(Enum):
    """Whether there is a PIN to compare with."""

    SET = auto()
    UNSET = auto()
    DAMAGED = auto()  # its file was set aside: the PIN must be set anew
    UNREADABLE = auto()  # it is there, but not for this user


class Weakness(Enum):
    """Why digits make no PIN."""

    NOT_DIGITS = auto()
    SHORT = auto()
    LONG = auto()
    SAME = auto()  # 000000
    RUN = auto()  # 123456, 987654, 890123
    REPEATED = auto()  # 121212, 123123


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a try. ``wait`` is in seconds; ``missed`` are the wrong tries since the last right one."""

    result: Literal["right", "wrong", "wait", "none"]
    wait: float = 0.0
    missed: int = 0


class _Kept(Sealed, frozen=True):
    salt: bytes
    digest: bytes


def plain_digits(typed: str) -> str:
    """Digits as they are compared: full-width ones are taken as plain."""
    return unicodedata.normalize("NFKC", typed).strip()


def weakness(digits: str) -> Weakness | None:
    """Why these are no PIN; None where they are one."""
    if not (digits.isascii() and digits.isdigit()):
        return Weakness.NOT_DIGITS
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
        return Weakness.SHORT if len(digits) < LEAST_DIGITS else Weakness.LONG
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    if steps == {0}:
        return Weakness.SAME
    if steps in ({1}, {9}):
        return Weakness.RUN
    for period in range(2, _LONGEST_PERIOD + 1):
        if all(digits[i] == digits[i % period] for i in range(len(digits))):
            return Weakness.REPEATED
    return None


class Pin:
    """The PIN of a state folder. Comparing takes a tenth of a second: never in the thread that paints."""

    def __init__(self, state: Path, *, clock: Callable[[], float] = running_clock, boot: str | None = None) -> None:
        """Touches no disk. ``clock`` gives seconds since the machine started, whose start is called ``boot``."""
        self._file = state / "pin.json"
        self._tries = state / "pin-tries.json"
        self._waits = Waits(self._tries, clock=clock, boot=boot)
        self._one_at_a_time = threading.Lock()

    def standing(self) -> Standing:
        """Whether there is a PIN. A damaged file is set aside: without a PIN nothing opens."""
        return self._read()[0]

    def remaining(self) -> float:
        """Seconds until the next try may be made."""
        with self._one_at_a_time:
            return self._waits.remaining()

    def set(self, digits: str) -> None:
        """Make these the PIN; earlier wrong tries are forgotten. Raises OSError, and ValueError for a weak one."""
        if weakness(digits) is not None:
            raise ValueError("weak")
        salt = os.urandom(_SALT_BYTES)
        write_private(self._file, sealed(_Kept(salt, _digest(digits, salt))))
        with contextlib.suppress(OSError):
            remove_aside(self._file)
        with contextlib.suppress(OSError):
            self._tries.unlink(missing_ok=True)

    def remove(self) -> bool:
        """Take the PIN away, so that nothing opens; whether there was one. Raises OSError."""
        there = self._file.exists() or aside_of(self._file).exists()
        for file in (self._file, self._tries):
            file.unlink(missing_ok=True)
        remove_aside(self._file)
        return there

    def attempt(self, digits: str) -> Attempt:
        """Try these. A try counts as wrong, on the disk, before it is compared: pulling the plug gains nothing."""
        with self._one_at_a_time:
            wait = self._waits.remaining()
            if wait > 0:
                return Attempt("wait", wait, self._waits.wrong)
            _, kept = self._read()
            if kept is None:
                return Attempt("none")
            missed = self._waits.wrong
            wait = self._waits.count()
            if not hmac.compare_digest(_digest(digits, kept.salt), kept.digest):
                _log.warning("A wrong PIN, number %d since the last right one", missed + 1)
                return Attempt("wrong", wait, missed + 1)
            self._waits.clear()
            return Attempt("right", missed=missed)

    def _read(self) -> tuple[Standing, _Kept | None]:
        try:
            kept = unsealed(read_private(self._file), _Kept)
        except FileNotFoundError:
            return (Standing.DAMAGED if aside_of(self._file).exists() else Standing.UNSET), None
        except (IsADirectoryError, *DAMAGED):
            kept = None
        except OSError:
            return Standing.UNREADABLE, None
        if kept is None or (len(kept.salt), len(kept.digest)) != (_SALT_BYTES, _HASH_BYTES):
            _log.error("The PIN's file is damaged and set aside: the PIN must be set anew with kiosk pin")
            set_aside(self._file)
            return Standing.DAMAGED, None
        return Standing.SET, kept


def _digest(digits: str, salt: bytes) -> bytes:
    data = plain_digits(digits).encode()
    return hashlib.scrypt(data, salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=_HASH_BYTES)
