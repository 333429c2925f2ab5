"""Turns the lit frame into a photograph and a file: lens blur, bloom, film, JPEG; it knows no scene."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from .kit_hours import Hour

F = np.float32
NOTE = "沙盘模型示意 scale-model illustration"


def box_blur(a: np.ndarray, r: int) -> np.ndarray:
    """Blur by a box of 2r+1 pixels along both axes, edges held."""
    if r < 1:
        return a
    for axis in (0, 1):
        pad = [(0, 0)] * a.ndim
        pad[axis] = (r + 1, r)
        c = np.cumsum(np.pad(a, pad, mode="edge"), axis=axis, dtype=np.float64)
        n = a.shape[axis]
        hi = np.take(c, np.arange(2 * r + 1, 2 * r + 1 + n), axis=axis)
        lo = np.take(c, np.arange(n), axis=axis)
        a = ((hi - lo) / (2 * r + 1)).astype(F)
    return a


def smooth(a: np.ndarray, r: float) -> np.ndarray:
    """Blur about like a disc of radius r pixels; large radii work on a reduced copy."""
    if r >= 6:
        h, w = a.shape[:2]
        half = _half(a)
        s = smooth(half, r / 2)
        return _double(s, h, w)
    k = max(1, round(r * 0.6))
    return box_blur(box_blur(a, k), k)


def _half(a: np.ndarray) -> np.ndarray:
    h, w = a.shape[0] // 2 * 2, a.shape[1] // 2 * 2
    a = a[:h, :w]
    return (a[0::2, 0::2] + a[1::2, 0::2] + a[0::2, 1::2] + a[1::2, 1::2]) * F(0.25)


def _double(a: np.ndarray, h: int, w: int) -> np.ndarray:
    up = np.repeat(np.repeat(a, 2, axis=0), 2, axis=1)
    if up.shape[0] < h or up.shape[1] < w:
        pad = [(0, max(0, h - up.shape[0])), (0, max(0, w - up.shape[1]))] + [(0, 0)] * (a.ndim - 2)
        up = np.pad(up, pad, mode="edge")
    return box_blur(up[:h, :w], 1)


def reduce(a: np.ndarray, w: int, h: int) -> np.ndarray:
    """Scale a float frame down to w x h."""
    if a.shape[1] == w:
        return a
    planes = a[..., None] if a.ndim == 2 else a
    out = [
        np.asarray(Image.fromarray(np.ascontiguousarray(planes[..., i])).resize((w, h), Image.Resampling.BOX))
        for i in range(planes.shape[-1])
    ]
    return out[0] if a.ndim == 2 else np.stack(out, -1)


def photograph(
    colour: np.ndarray, distance: np.ndarray, hour: Hour, focus: float, *, depth: float, blur: float, seed: int
) -> np.ndarray:
    """Blur by depth, bloom, expose, grade and grain; gives 8-bit sRGB (h, w, 3).

    focus: distance in focus; depth: the share of it that stays sharp; blur: strongest radius as a share of the height.
    """
    h, w = distance.shape
    colour = np.minimum(colour, F(6.0))
    d = np.minimum(distance, F(focus * 2.2))
    # Straight distance, as a lens does: the far plane blurs slower than the near one.
    coc = (1 - F(focus) / d) / F(max(depth, 1e-3))
    coc = np.sign(coc) * np.clip(np.abs(coc) - F(0.35), 0, 1)
    near = smooth(np.clip(-coc, 0, 1), h * blur * 0.7)
    far = np.clip(coc, 0, 1)
    level = np.maximum(box_blur(far, 2), near)
    top = h * blur
    copies = [colour] + [smooth(colour, top * k) for k in (0.2, 0.45, 1.0)]
    steps = (0.0, 0.2, 0.45, 1.0)
    out = copies[0].copy()
    for a, b, lo, hi in zip(steps[:-1], steps[1:], copies[:-1], copies[1:], strict=True):
        m = (level > a) & (level <= b + 1e-6)
        k = ((level[m] - F(a)) / F(b - a))[:, None]
        out[m] = lo[m] + (hi[m] - lo[m]) * k
    bright = np.maximum(out - F(0.9), 0)
    halo = smooth(bright, h * 0.012) * F(0.6) + smooth(bright, h * 0.05) * F(0.6)
    out = out + halo * F(hour.bloom * 2)
    yy, xx = np.mgrid[0:h, 0:w].astype(F)
    vx, vy = (xx / w - F(0.58)) / F(0.75), (yy / h - F(0.5)) / F(0.72)
    fall = 1 - F(0.42) * np.clip(vx * vx + vy * vy - F(0.12), 0, 1.3)
    out *= fall[..., None]
    out = out * F(hour.exposure) * np.array(hour.warm, F) + np.array(hour.lift, F)
    out = _film(out)
    rng = np.random.default_rng(seed)
    grain = box_blur(rng.standard_normal((h, w)).astype(F), 1)
    out += grain[..., None] * F(0.0045)
    return (np.clip(out, 0, 1) * 255 + rng.random((h, w, 1), dtype=F)).clip(0, 255).astype(np.uint8)


def _film(x: np.ndarray) -> np.ndarray:
    """A soft shoulder, then sRGB, then a gentle S."""
    x = np.maximum(x, 0) * F(0.82)
    x = x * (1 + x / F(5.5)) / (1 + x * F(0.72))
    s = np.where(x <= F(0.0031308), x * F(12.92), F(1.055) * np.power(np.maximum(x, F(1e-6)), F(1 / 2.4)) - F(0.055))
    s = np.clip(s, 0, 1)
    s = s + F(0.62) * (s * s * (3 - 2 * s) - s)
    grey = s.mean(axis=2, keepdims=True)
    return grey + (s - grey) * F(1.13)


def save(frame: np.ndarray, path: Path, about: str, limit: int = 395_000) -> int:
    """Write a JPEG of at most `limit` bytes with its note and licence in EXIF; gives its size in bytes."""
    im = Image.fromarray(frame, "RGB")
    exif = Image.Exif()
    # As bytes: Pillow would write a str as ASCII and lose the hanzi.
    exif[0x010E] = f"{NOTE}: {about}".encode()
    exif[0x013B] = "haishu kiosk project"
    exif[0x8298] = "Apache-2.0"
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = b""
    for quality in range(84, 40, -3):
        buf = io.BytesIO()
        im.save(
            buf, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=2, exif=exif, icc_profile=icc
        )
        data = buf.getvalue()
        if len(data) <= limit:
            break
    path.write_bytes(data)
    return len(data)
