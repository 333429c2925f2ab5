"""Small files of the state folder that only their owner may read; must not know what is in them."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.release.disk import sync_folder

_ONLY_OWNER = 0o600
_MOST_BYTES = 65_536
_SEALED = 2
DAMAGED = (ValueError, RecursionError, OverflowError)
_SUM_DIGITS = 16


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A record that knows when a bit of its file has turned. Version 1 had no sum."""

    format: int = 1
    sum: str = ""


Record = TypeVar("Record", bound=Sealed)


def sealed(record: Sealed) -> bytes:
    """``record`` with its sum, to be written."""
    plain = msgspec.structs.replace(record, format=_SEALED, sum="")
    told = hashlib.sha256(msgspec.json.encode(plain)).hexdigest()[:_SUM_DIGITS]
    return msgspec.json.encode(msgspec.structs.replace(plain, sum=told))


def unsealed(data: bytes, kind: type[Record]) -> Record:
    """What was written, of this version or the one before. Damaged, it raises one of ``DAMAGED``."""
    record = msgspec.json.decode(data, type=kind)
    if (record.sum or record.format != 1) and sealed(record) != data:
        raise ValueError("damaged")
    return record


def write_private(file: Path, data: bytes) -> None:
    """Replace a file by one atomic step, readable by its owner alone. Raises OSError; then the old one stays.

    Written by root, it belongs to whoever owns the folder: the kiosk does not run as root.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}.new")
    aside.unlink(missing_ok=True)
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _give_to_owner(aside)
        aside.replace(file)
        sync_folder(file.parent)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def read_private(file: Path) -> bytes:
    """What is in a small file; of a long one the beginning. Raises OSError."""
    with file.open("rb") as stream:
        return stream.read(_MOST_BYTES)


def _give_to_owner(file: Path) -> None:
    if getattr(os, "geteuid", lambda: 1)() == 0:
        owner = file.parent.stat()
        os.chown(file, owner.st_uid, owner.st_gid)
