"""Finds which face each pixel sees, from the camera, the sun and straight above; it knows no colours."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from .kit_scene import Blob, Face, Scene


@dataclass(frozen=True)
class View:
    """A way of looking: a pinhole (ortho False) or parallel rays; scale is pixels per unit slope or unit."""

    eye: np.ndarray
    right: np.ndarray
    up: np.ndarray
    ahead: np.ndarray
    scale: float
    cx: float
    cy: float
    width: int
    height: int
    ortho: bool

    def project(self, w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give pixel x, y and distance ahead of points (n, 3)."""
        r = w - self.eye
        t = r @ self.ahead
        k = self.scale if self.ortho else self.scale / np.maximum(t, 1e-3)
        return self.cx + (r @ self.right) * k, self.cy - (r @ self.up) * k, t

    def rays(self, xs: np.ndarray, ys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the slopes right and up of pixel columns and rows."""
        return (xs + 0.5 - self.cx) / self.scale, -(ys + 0.5 - self.cy) / self.scale


def camera(
    width: int,
    height: int,
    look: tuple[float, float, float],
    span: float,
    *,
    turn: float = -32.0,
    tilt: float = 33.0,
    lens: float = 20.0,
    at: tuple[float, float] = (0.62, 0.5),
) -> View:
    """Make a long-lens camera: `look` is seen at `at`, and the frame is `span` units wide there."""
    a, e = math.radians(turn), math.radians(tilt)
    ahead = np.array([math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), -math.sin(e)])
    right = np.array([math.cos(a), -math.sin(a), 0.0])
    up = np.cross(right, ahead)
    scale = width / 2 / math.tan(math.radians(lens / 2))
    distance = span * scale / width
    eye = np.array(look, float) - ahead * distance
    return View(eye, right, up, ahead, scale, width * at[0], height * at[1], width, height, ortho=False)


def parallel(direction: np.ndarray, points: np.ndarray, size: int, pad: float = 1.0) -> View:
    """Make parallel rays along `direction` that hold all points in a square of `size` pixels."""
    d = direction / np.linalg.norm(direction)
    side = np.array([0.0, 1.0, 0.0]) if abs(d[2]) > 0.99 else np.array([0.0, 0.0, 1.0])
    right = np.cross(d, side)
    right /= np.linalg.norm(right)
    up = np.cross(right, d)
    a, b, c = points @ right, points @ up, points @ d
    w = max(a.max() - a.min(), b.max() - b.min()) + 2 * pad
    eye = right * (a.max() + a.min()) / 2 + up * (b.max() + b.min()) / 2 + d * (c.min() - 5)
    return View(eye, right, up, d, size / w, size / 2, size / 2, size, size, ortho=True)


@dataclass
class Seen:
    """What a view saw: nearness (1/distance, or minus distance when parallel) and whose pixel it is."""

    near: np.ndarray
    who: np.ndarray


def _mask(pts: list[tuple[float, float]], holes: list[list[tuple[float, float]]], w: int, h: int) -> np.ndarray:
    im = Image.new("L", (w, h))
    draw = ImageDraw.Draw(im)
    draw.polygon(pts, fill=1)
    for hole in holes:
        draw.polygon(hole, fill=0)
    return np.asarray(im).view(bool)


def _clip(w: np.ndarray, view: View, near: float) -> np.ndarray:
    t = (w - view.eye) @ view.ahead - near
    out = []
    for i in range(len(w)):
        j = (i + 1) % len(w)
        if t[i] >= 0:
            out.append(w[i])
        if (t[i] >= 0) != (t[j] >= 0):
            out.append(w[i] + (w[j] - w[i]) * (t[i] / (t[i] - t[j])))
    return np.array(out)


def raster(scene: Scene, view: View, *, faces: str = "seen", blobs: str = "all") -> Seen:
    """Rasterise the scene: faces 'seen', 'sun' or 'sky' choose which take part."""
    near = np.full((view.height, view.width), -1e9 if view.ortho else 1e-9, np.float32)
    who = np.full((view.height, view.width), -1, np.int32)
    for k, f in enumerate(scene.faces):
        if not getattr(f, faces):
            continue
        _face(f, k, view, near, who)
    base = len(scene.faces)
    for k, b in enumerate(scene.blobs):
        if blobs == "sky" and not b.sky:
            continue
        blob_into(b, base + k, view, near, who)
    return Seen(near, who)


def _face(f: Face, k: int, view: View, near: np.ndarray, who: np.ndarray) -> None:
    n = f.normal
    if view.ortho:
        facing = float(n @ view.ahead)
        if abs(facing) < 1e-4:
            return
        w = f.points
    else:
        d = float(n @ (f.points[0] - view.eye))
        if abs(d) < 1e-6 or (d > 0 and not f.two_sided):
            return
        t = (f.points - view.eye) @ view.ahead
        w = f.points
        if t.min() < 4.0:
            if t.max() < 4.0:
                return
            w = _clip(w, view, 4.0)
    px, py, _ = view.project(w)
    x0, x1 = max(0, int(px.min())), min(view.width, int(px.max()) + 2)
    y0, y1 = max(0, int(py.min())), min(view.height, int(py.max()) + 2)
    if x0 >= x1 or y0 >= y1:
        return
    pts = list(zip((px - x0 - 0.5).tolist(), (py - y0 - 0.5).tolist(), strict=True))
    holes = []
    for hole in f.holes:
        hx, hy, _ = view.project(hole)
        holes.append(list(zip((hx - x0 - 0.5).tolist(), (hy - y0 - 0.5).tolist(), strict=True)))
    mask = _mask(pts, holes, x1 - x0, y1 - y0)
    a, b = view.rays(np.arange(x0, x1, dtype=np.float64), np.arange(y0, y1, dtype=np.float64))
    na, nb, nc = float(n @ view.right), float(n @ view.up), float(n @ view.ahead)
    if view.ortho:
        e = float(n @ (f.points[0] - view.eye))
        depth = -((e - na * a) / nc).astype(np.float32)[None, :] + (nb * b / nc).astype(np.float32)[:, None]
    else:
        depth = ((na * a + nc) / d).astype(np.float32)[None, :] + (nb * b / d).astype(np.float32)[:, None]
    sub = near[y0:y1, x0:x1]
    ok = depth > sub
    ok &= mask
    np.copyto(sub, depth, where=ok)
    np.copyto(who[y0:y1, x0:x1], k, where=ok)


def _hash(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    h = np.sin(x * 12.9898 + y * 78.233) * 43758.5453
    return h - np.floor(h)


def blob_into(b: Blob, k: int, view: View, near: np.ndarray, who: np.ndarray) -> None:
    rel = b.centre - view.eye
    t = float(rel @ view.ahead)
    if not view.ortho and t < 4.0:
        return
    s = view.scale if view.ortho else view.scale / t
    x = view.cx + float(rel @ view.right) * s
    y = view.cy - float(rel @ view.up) * s
    r = float(b.radii.max()) * s * 1.06 + 1
    x0, x1 = max(0, int(x - r)), min(view.width, int(x + r) + 2)
    y0, y1 = max(0, int(y - r)), min(view.height, int(y + r) + 2)
    if x0 >= x1 or y0 >= y1:
        return
    xs, ys = np.arange(x0, x1, dtype=np.float64), np.arange(y0, y1, dtype=np.float64)
    a, c = view.rays(xs, ys)
    # In the space where the ellipsoid is a unit ball: |o + t d|^2 = 1.
    ir = 1.0 / b.radii
    r_, u_, f_ = view.right * ir, view.up * ir, view.ahead * ir
    if view.ortho:
        o = -rel * ir
        od = float(o @ f_)
        aa = float(f_ @ f_)
        oo = float(o @ o) + 2 * (a * float(o @ r_))[None, :] + 2 * (c * float(o @ u_))[:, None]
        oo = (
            oo
            + (a * a * float(r_ @ r_))[None, :]
            + (c * c * float(u_ @ u_))[:, None]
            + 2 * float(r_ @ u_) * a[None, :] * c[:, None]
        )
        bb = od + (a * float(r_ @ f_))[None, :] + (c * float(u_ @ f_))[:, None]
    else:
        o = -rel * ir
        bb = float(o @ f_) + (a * float(o @ r_))[None, :] + (c * float(o @ u_))[:, None]
        aa = float(f_ @ f_) + (a * a * float(r_ @ r_) + 2 * a * float(r_ @ f_))[None, :]
        aa = (
            aa
            + (c * c * float(u_ @ u_) + 2 * c * float(u_ @ f_))[:, None]
            + 2 * float(r_ @ u_) * a[None, :] * c[:, None]
        )
        oo = float(o @ o)
    disc = bb * bb - aa * (oo - 1.0)
    ok = disc > 0
    if b.fuzz > 0:
        rim = disc / np.maximum(aa, 1e-9)
        top = float(rim.max())
        ok &= rim > top * b.fuzz * 0.5 * _hash(xs[None, :], ys[:, None]) ** 2
    dist = (-bb - np.sqrt(np.maximum(disc, 0))) / aa
    depth = (-dist if view.ortho else 1.0 / np.maximum(dist, 1e-3)).astype(np.float32)
    sub = near[y0:y1, x0:x1]
    ok &= depth > sub
    np.copyto(sub, depth, where=ok)
    np.copyto(who[y0:y1, x0:x1], k, where=ok)
