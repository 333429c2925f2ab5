"""Pixels to one finished picture in a file, by one order; must not know photos, queues or the store."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image, ImageFilter

from kiosk.pictures.colour import Colours
from kiosk.pictures.decoding import Pixels
from kiosk.pictures.geometry import crop, stored, upright
from kiosk.pictures.messages import Order
from kiosk.pictures.seal import seal

_REDUCING_GAP = 2.0  # Lanczos still does the last halving; 1.6 times as fast as without
_STRONG = 0.4  # made smaller than this, edges lose some bite
_CRISPEN = ImageFilter.UnsharpMask(radius=0.7, percent=45, threshold=2)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def scale_of(order: Order, photo: tuple[int, int]) -> float:
    """How much of an upright photo's resolution the order needs; more than 1 where it is enlarged."""
    return crop(photo, (order.width, order.height), order.fit, order.focus).scale


def frame(pixels: Pixels, colours: Colours, order: Order) -> Image.Image:
    """The order's picture: cropped and made small first, then turned upright and into sRGB."""
    part = crop(pixels.size, (order.width, order.height), order.fit, order.focus)
    image = pixels.image
    left, top, right, bottom = stored(part.box, pixels.orientation)
    small = image.resize(
        upright((part.width, part.height), pixels.orientation),
        Image.Resampling.LANCZOS,
        (left * image.width, top * image.height, right * image.width, bottom * image.height),
        _REDUCING_GAP,
    )
    turn = _TURNS.get(pixels.orientation)
    if turn is not None:
        small = small.transpose(turn)
    flat = colours.flatten(small, order.background)
    return flat.filter(_CRISPEN) if part.scale <= _STRONG else flat


def write(picture: Image.Image, file: Path) -> None:
    """Write a picture, sealed, so that it is wholly on the disk: baseline JPEG, the quickest to decode.

    Raises OSError.
    """
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=92, subsampling=0)
    with file.open("wb") as stream:
        stream.write(made.getbuffer())
        stream.write(seal(made.getvalue()))
        stream.flush()
        os.fsync(stream.fileno())
