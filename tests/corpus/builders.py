"""Bytes that no library writes: broken, hostile or rare files, made by code."""

from __future__ import annotations

import base64
import io
import struct
import zlib

from PIL import Image

# Quarters of four colours, stored turned, as phones do.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "AA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFwAAEAAAAAAAAAbwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEA"
    "AGh2YzEAAAAAzGlwcnAAAACtaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCiB5ZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3Bl"
    "AAAAAAAAAFAAAAB4AAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABdpcG1hAAAAAAAAAAEAAQSBAoOEAAAAd21kYXQAAABrKAGv"
    "GYAK4eu0b0+FkKb//d8z/zWvf53g1xmPBZhR094wJ/zVX+IqWo6R5YSdIsUjdCIjNUJ/TVXHU0uwIX3/jB6KGeBzaZO2woRthCKr"
    "BOPMviD7eAtwX2js4UFQ6gPg7oBdQACPp2lgHZA="
)


def png(width: int, height: int, content: bytes = b"") -> bytes:
    """A black and white PNG that claims a size, whatever its content."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(content, 9)) + chunk(b"IEND", b"")
    )


def bomb() -> bytes:
    """300 megapixels of PNG in less than 100 KB."""
    return png(20000, 15000, bytes(20000 // 8 + 1) * 15000)


def claiming(jpeg: bytes, width: int, height: int) -> bytes:
    """The same JPEG with another size in its header."""
    content = bytearray(jpeg)
    start = content.index(b"\xff\xc0") + 5
    content[start : start + 4] = struct.pack(">HH", height, width)
    return bytes(content)


def saved(image: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    """The picture as the bytes of a file."""
    stream = io.BytesIO()
    image.save(stream, kind, **how)
    return stream.getvalue()
