"""Lights what the camera saw: sun with soft edges, sky, lamps, water; it knows no files."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from . import kit_scene as ks
from .kit_hours import Hour
from .kit_pattern import CLOUD, GRAIN, paint, sample
from .kit_raster import Seen, View, blob_into, parallel, raster
from .kit_scene import Scene

F = np.float32


@dataclass
class Tables:
    """Every face's and blob's numbers as arrays, indexed by who."""

    normal: np.ndarray
    origin: np.ndarray
    u: np.ndarray
    v: np.ndarray
    colour: np.ndarray
    glow: np.ndarray
    kind: np.ndarray
    p: np.ndarray
    gloss: np.ndarray
    faces: int
    radii: np.ndarray


def tables(scene: Scene) -> Tables:
    """Gather the scene's materials into arrays; the last row stands for 'nothing'."""
    fs, bs = scene.faces, scene.blobs
    n = len(fs) + len(bs) + 1
    t = Tables(
        *(np.zeros((n, 3), F) for _ in range(6)),
        np.zeros(n, np.int32),
        np.zeros((n, 8), F),
        np.zeros(n, F),
        len(fs),
        np.ones((n, 3), F),
    )
    for i, f in enumerate(fs):
        t.normal[i], t.origin[i], t.u[i], t.v[i] = f.normal, f.points[0], f.u, f.v
    for i, b in enumerate(bs, len(fs)):
        t.origin[i], t.radii[i] = b.centre, b.radii
    for i, m in enumerate([f.mat for f in fs] + [b.mat for b in bs]):
        t.colour[i], t.glow[i], t.kind[i], t.gloss[i] = m.colour, m.glow, m.kind, m.gloss
        t.p[i, : len(m.p)] = m.p[:8]
    t.kind[-1] = -1
    return t


def sun_direction(view: View, hour: Hour) -> np.ndarray:
    """Give the unit vector towards the sun."""
    back = -view.ahead.copy()
    back[2] = 0
    back /= np.linalg.norm(back)
    s, e = math.radians(hour.side), math.radians(hour.high)
    return (back * math.cos(s) - view.right * math.sin(s)) * math.cos(e) + np.array([0, 0, math.sin(e)])


@dataclass
class Shade:
    """The maps that answer 'is this point in the sun, how much sky does it see'."""

    sun_view: View
    sun_map: np.ndarray
    top_view: View
    top: np.ndarray
    skies: list[tuple[np.ndarray, np.ndarray, float]]


def _sheared(top: np.ndarray, dx: float, dy: float, drop: float, reach: int) -> np.ndarray:
    """Give, over each texel, the height below which something along (dx, dy) hides the sky."""
    s = top - drop
    s = _moved(s, dx, dy)
    step = 1
    while step < reach:
        s = np.maximum(s, _moved(s, dx * step, dy * step) - drop * step)
        step *= 2
    return s


def _moved(a: np.ndarray, dx: float, dy: float) -> np.ndarray:
    ix, iy = round(dx), round(dy)
    out = np.full_like(a, -50)
    h, w = a.shape
    x0, x1 = max(0, -ix), min(w, w - ix)
    y0, y1 = max(0, -iy), min(h, h - iy)
    if x0 < x1 and y0 < y1:
        out[y0:y1, x0:x1] = a[y0 + iy : y1 + iy, x0 + ix : x1 + ix]
    return out


def shade_maps(scene: Scene, view: View, seen: Seen, sun: np.ndarray, hour: Hour, quality: float) -> Shade:
    """Look at the scene from the sun and from above."""
    step = max(1, view.height // 120)
    sub = seen.near[::step, ::step]
    ys, xs = np.nonzero(sub > 2e-9)
    a, b = view.rays(xs * float(step), ys * float(step))
    t = (1.0 / sub[ys, xs]).astype(np.float64)
    pts = view.eye + (view.ahead + a[:, None] * view.right + b[:, None] * view.up) * t[:, None]
    lo, hi = pts.min(axis=0), pts.max(axis=0)
    # Far ground stretches the box; what lies beyond the 99.5 % is out of focus anyway.
    q = np.quantile(pts, [0.003, 0.997], axis=0)
    lo, hi = np.maximum(lo, q[0] - 3), np.minimum(hi, q[1] + 3)
    box = np.array([[x, y, z] for x in (lo[0], hi[0]) for y in (lo[1], hi[1]) for z in (lo[2], hi[2])])
    sun_view = parallel(-sun, box, int(3400 * quality))
    sun_map = raster(scene, sun_view, faces="sun").near
    top_view = parallel(np.array([0.0, 0.0, -1.0]), box, int(1500 * quality))
    seen_top = raster(scene, top_view, faces="sky", blobs="sky")
    top = np.where(seen_top.who >= 0, seen_top.near + top_view.eye[2], -20).astype(F)
    skies = []
    texel = 1.0 / top_view.scale
    n_az = 12
    for ring, elev in enumerate((14, 34, 60)):
        for i in range(n_az if ring < 2 else 6):
            az = 2 * math.pi * (i + 0.5 * ring) / (n_az if ring < 2 else 6)
            d = np.array(
                [
                    math.cos(az) * math.cos(math.radians(elev)),
                    math.sin(az) * math.cos(math.radians(elev)),
                    math.sin(math.radians(elev)),
                ]
            )
            grow = 2.0
            hx = d[:2] @ top_view.right[:2] / math.cos(math.radians(elev)) * grow
            hy = -(d[:2] @ top_view.up[:2]) / math.cos(math.radians(elev)) * grow
            drop = math.tan(math.radians(elev)) * texel * grow
            s = _sheared(top, hx, hy, drop, int(min(300, 26 / texel / grow / math.tan(math.radians(elev)) + 8)))
            weight = math.cos(math.radians(elev)) * (1.0 if ring < 2 else 2.0)
            skies.append((d, s.ravel(), weight))
    return Shade(sun_view, sun_map, top_view, top, skies)


_TAPS = [
    (math.sqrt((i + 0.5) / 16) * math.cos(2.39996 * i), math.sqrt((i + 0.5) / 16) * math.sin(2.39996 * i))
    for i in range(16)
]


def _sunlit(sh: Shade, p: np.ndarray, n: np.ndarray, noise: np.ndarray, soft: float) -> np.ndarray:
    v = sh.sun_view
    rel = p - v.eye.astype(F)
    fx = rel @ v.right.astype(F) * F(v.scale) + F(v.cx)
    fy = -(rel @ v.up.astype(F)) * F(v.scale) + F(v.cy)
    d = -(rel @ v.ahead.astype(F))
    size = v.width
    flat = sh.sun_map.ravel()
    c, s = np.cos(noise * F(6.2832)), np.sin(noise * F(6.2832))
    wide = F(max(2.0, 2.2 * soft * 10 * v.scale))
    gap = np.zeros_like(d)
    hits = np.zeros_like(d)
    bias = F(0.03)
    # Along the receiving plane the depth changes with the tap: follow it, or low sun shadows itself.
    nc = np.minimum(n @ v.ahead.astype(F), F(-0.05))
    ga = np.clip(n @ v.right.astype(F) / nc, -12, 12) / F(v.scale)
    gb = np.clip(n @ v.up.astype(F) / nc, -12, 12) / F(v.scale)
    reach = np.minimum(np.abs(ga) + np.abs(gb), F(8.0 / v.scale))

    def read(r: np.ndarray, tap: tuple[float, float]) -> np.ndarray:
        ox = (c * F(tap[0]) - s * F(tap[1])) * r
        oy = (s * F(tap[0]) + c * F(tap[1])) * r
        xi = np.clip(fx + ox, 0, size - 1).astype(np.int32)
        yi = np.clip(fy + oy, 0, size - 1).astype(np.int32)
        return flat[yi * size + xi] - (ox * ga - oy * gb)

    for tap in _TAPS[::3]:
        m = read(wide * F(0.7), tap) - d
        hit = m > bias + reach
        gap += np.where(hit, m, 0)
        hits += hit
    some = hits > 0
    r = np.clip(gap / np.maximum(hits, 1) * F(soft * v.scale), 1.0, wide)
    lit = np.zeros_like(d)
    for tap in _TAPS:
        lit += read(r, tap) - d <= bias + reach
    return np.where(some, lit / F(len(_TAPS)), (lit > 8) * F(1.0)).astype(F)


def _skylight(
    sh: Shade, p: np.ndarray, n: np.ndarray, noise: np.ndarray, sun: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    v = sh.top_view
    k = F(v.scale)
    off = F(1.6 / v.scale)
    x = (p[:, 0] + n[:, 0] * off - F(v.eye[0])) * F(v.right[0]) + (p[:, 1] + n[:, 1] * off - F(v.eye[1])) * F(
        v.right[1]
    )
    y = (p[:, 0] + n[:, 0] * off - F(v.eye[0])) * F(v.up[0]) + (p[:, 1] + n[:, 1] * off - F(v.eye[1])) * F(v.up[1])
    size = v.width
    j = noise - F(0.5)
    xi = np.clip(x * k + F(v.cx) + j * F(1.4), 0, size - 1).astype(np.int32)
    yi = np.clip(-y * k + F(v.cy) + (noise * 7 % 1 - F(0.5)) * F(1.4), 0, size - 1).astype(np.int32)
    idx = yi * size + xi
    z = p[:, 2] + n[:, 2] * F(0.05) + F(0.04)
    near = np.zeros_like(z)
    far = np.zeros_like(z)
    sum_w = 0.0
    for d, s, w in sh.skies:
        cos = np.maximum(n @ d.astype(F), 0)
        open_ = np.clip((z - s[idx]) * F(1.4) + F(0.5), 0, 1) * cos * F(w)
        towards = 0.5 + 0.5 * float(d @ sun) / max(1e-6, math.hypot(sun[0], sun[1]))
        towards = min(1.0, max(0.0, towards))
        near += open_ * F(towards)
        far += open_ * F(1 - towards)
        sum_w += w * float(d[2])
    return near / F(sum_w), far / F(sum_w)


def _settle(i: np.ndarray, who: np.ndarray, rows: int, w: int, parts: tuple[np.ndarray, ...]) -> list[np.ndarray]:
    """Average the sampling grain away within each face: 5 pixels along, 5 down."""
    ids = who.reshape(rows, w)
    out = []
    for part in parts:
        a = np.zeros(rows * w, F)
        a[i] = part
        a = a.reshape(rows, w)
        for axis in (1, 0):
            total, count = a.copy(), np.ones_like(a)
            n = a.shape[axis]
            for step in (1, 2):
                lo = [slice(None)] * 2
                hi = [slice(None)] * 2
                lo[axis], hi[axis] = slice(0, n - step), slice(step, n)
                same = ids[tuple(lo)] == ids[tuple(hi)]
                total[tuple(lo)] += a[tuple(hi)] * same
                count[tuple(lo)] += same
                total[tuple(hi)] += a[tuple(lo)] * same
                count[tuple(hi)] += same
            a = total / count
        out.append(a.ravel()[i])
    return out


@dataclass
class Lit:
    """The lit frame: linear colour (h, w, 3), distance (h, w), water mask (h, w) and everything's height."""

    colour: np.ndarray
    distance: np.ndarray
    water: np.ndarray
    height: np.ndarray
    edge: np.ndarray


def light(scene: Scene, view: View, hour: Hour, quality: float = 1.0) -> Lit:
    """Light the scene for a view at an hour."""
    seen = raster(scene, view)
    sun = sun_direction(view, hour)
    sh = shade_maps(scene, view, seen, sun, hour, quality)
    tab = tables(scene)
    h, w = view.height, view.width
    out = np.zeros((h, w, 3), F)
    water = np.zeros((h, w), bool)
    height = np.zeros((h, w), F)
    distance = 1.0 / np.maximum(seen.near, F(1e-5))
    rng = np.random.default_rng(scene.seed + 77)
    band = max(16, 420_000 // w)
    for y0 in range(0, h, band):
        y1 = min(h, y0 + band)
        _band(scene, view, hour, seen, distance, sh, tab, sun, rng, y0, y1, out, water, height)
    edge = _edges(seen, tab, distance)
    out *= (1 + edge * F(0.16))[..., None]
    lit = Lit(out, distance, water, height, edge)
    _reflect(view, lit, hour, scene)
    for b in scene.glass:
        _pane(b, view, lit, hour, sun)
    return lit


def _band(scene, view, hour, seen, distance, sh, tab, sun, rng, y0, y1, out, water, height):
    w = view.width
    who = seen.who[y0:y1].ravel()
    a, b = view.rays(np.arange(w, dtype=np.float64), np.arange(y0, y1, dtype=np.float64))
    a, b = a.astype(F), b.astype(F)
    ray = view.ahead.astype(F) + a[None, :, None] * view.right.astype(F) + b[:, None, None] * view.up.astype(F)
    ray = ray.reshape(-1, 3)
    hit = who >= 0
    back = _backdrop(view, hour, y0, y1)
    flat = out[y0:y1].reshape(-1, 3)
    flat[:] = back.reshape(-1, 3)
    if not hit.any():
        return
    i = np.nonzero(hit)[0]
    k = who[i]
    t = distance[y0:y1].ravel()[i]
    p = view.eye.astype(F) + ray[i] * t[:, None]
    d = ray[i] / np.linalg.norm(ray[i], axis=1, keepdims=True)
    n = tab.normal[k]
    blob = k >= tab.faces
    if blob.any():
        kb = k[blob]
        nb = (p[blob] - tab.origin[kb]) / tab.radii[kb] ** 2
        nb /= np.linalg.norm(nb, axis=1, keepdims=True) + F(1e-9)
        moss = tab.kind[kb] == ks.MOSS
        q = p[blob]
        g = np.stack(
            [
                sample(GRAIN, q[:, 0] * 11 + q[:, 2] * 7, q[:, 1] * 11 - q[:, 2] * 5),
                sample(GRAIN, q[:, 0] * 13 + 90 - q[:, 2] * 9, q[:, 1] * 9),
                sample(GRAIN, q[:, 1] * 12 + 30, q[:, 2] * 12 + q[:, 0] * 3),
            ],
            1,
        )
        nb += g * (moss * F(0.42))[:, None]
        nb /= np.linalg.norm(nb, axis=1, keepdims=True) + F(1e-9)
        n[blob] = nb
    n = np.where(((n * d).sum(1) > 0)[:, None] & ~blob[:, None], -n, n)
    foot = t / F(view.scale)
    rel = p - tab.origin[k]
    u, v = (rel * tab.u[k]).sum(1), (rel * tab.v[k]).sum(1)
    colour, glow, gloss = tab.colour[k].copy(), tab.glow[k].copy(), tab.gloss[k].copy()
    kinds = tab.kind[k]
    for kind in np.unique(kinds):
        if kind in (ks.PLAIN, ks.WATER, -1):
            continue
        if kind == ks.ROUND:
            m = np.nonzero(kinds == kind)[0]
            q = tab.p[k[m]]
            out_ = p[m, :2] - q[:, :2]
            out_ /= np.linalg.norm(out_, axis=1, keepdims=True) + F(1e-6)
            nn = np.concatenate([out_ * q[:, 2:3], q[:, 3:4]], 1)
            n[m] = np.where(((nn * d[m]).sum(1) > 0.15)[:, None], -nn, nn)
            continue
        m = np.nonzero(kinds == kind)[0]
        if kind == ks.MOSS:
            z = sample(CLOUD, p[m, 0] * 9 + p[m, 2] * 4, p[m, 1] * 9) + F(0.6) * sample(
                GRAIN, p[m, 0] * 17 + p[m, 2] * 13, p[m, 1] * 17 + p[m, 2] * 9
            )
            colour[m] *= (1 + F(0.30) * z)[:, None]
            continue
        done = paint(
            int(kind),
            u[m],
            v[m],
            tab.p[k[m]],
            k[m],
            colour[m],
            foot[m],
            glow[m],
            p[m, 0],
            p[m, 1],
            max(scene.night, 0.0),
            scene.texture,
        )
        colour[m], glow[m] = done.colour, done.glow
        if done.du is not None:
            n[m] += tab.u[k[m]] * done.du[:, None]
        if done.dv is not None:
            n[m] += tab.v[k[m]] * done.dv[:, None]
        if done.gloss is not None:
            gloss[m] = done.gloss
    n /= np.linalg.norm(n, axis=1, keepdims=True) + F(1e-9)
    # Paper: a faint cloud and fibre on everything.
    fibre = sample(GRAIN, p[:, 0] * 14 + p[:, 2] * 9, p[:, 1] * 14 + p[:, 2] * 5) * np.clip(F(1.3) - foot * 12, 0.2, 1)
    colour *= (1 + F(0.022) * fibre + F(0.03) * sample(CLOUD, p[:, 0] * 3 + p[:, 2], p[:, 1] * 3 + p[:, 2] * 2))[
        :, None
    ]
    wet = kinds == ks.WATER
    # Interleaved gradient noise: turns too few shadow taps into fine grain.
    px = np.tile(np.arange(w, dtype=F), y1 - y0)[i]
    py = np.repeat(np.arange(y0, y1, dtype=F), w)[i]
    noise = (F(52.9829189) * ((F(0.06711056) * px + F(0.00583715) * py) % 1)) % 1
    ndl = n @ sun.astype(F)
    face_ndl = np.where(blob, ndl, (tab.normal[k] @ sun.astype(F)) * np.where((tab.normal[k] * d).sum(1) > 0, -1, 1))
    up = np.nonzero((ndl > 0) & (face_ndl > 0.0))[0]
    lit = np.zeros(len(i), F)
    if len(up):
        base_n = np.where(blob[up, None], n[up], tab.normal[k[up]])
        lit[up] = _sunlit(sh, p[up] + base_n * F(0.03), base_n, noise[up], hour.soft)
    near, far = _skylight(sh, p, n, noise, sun)
    lit, near, far = _settle(i, who, y1 - y0, w, (lit, near, far))
    sun_part = (np.maximum(ndl, 0) * lit)[:, None] * np.array(hour.sun, F)
    moss = kinds == ks.MOSS
    if moss.any():
        # Moss lets light through: soften the terminator.
        wrap = np.clip(ndl * F(0.6) + F(0.4), 0, 1)
        sun_part[moss] = (wrap * (F(0.25) + F(0.75) * lit))[moss, None] * np.array(hour.sun, F) * F(0.8)
    sky = near[:, None] * np.array(hour.sky_sun, F) + far[:, None] * np.array(hour.sky_far, F)
    below = F(0.5) - F(0.5) * n[:, 2]
    bounce = (
        (F(0.35) + below)[:, None] * np.array(hour.bounce, F) * (F(0.35) + F(0.65) * np.clip(near + far, 0, 1))[:, None]
    )
    energy = sun_part + sky * F(1.15) + bounce
    col = colour * energy
    for lamp in scene.lamps:
        at = lamp.at.astype(F)
        lx, ly, lt = view.project(at[None].astype(np.float64))
        reach = lamp.reach * view.scale / float(lt[0])
        if ly[0] + reach < y0 or ly[0] - reach > y1:
            continue
        m = np.nonzero((np.abs(px - F(lx[0])) < reach) & (np.abs(py - F(ly[0])) < reach))[0]
        if not len(m):
            continue
        to = at - p[m]
        dist = np.linalg.norm(to, axis=1)
        fall = np.clip(1 - (dist / F(lamp.reach)) ** 2, 0, 1) ** 2 / (F(0.25) + (dist / F(lamp.reach) * 3.2) ** 2)
        cos = np.clip((n[m] * to).sum(1) / (dist + F(1e-6)) * F(0.75) + F(0.25), 0, 1)
        amb = F(0.4) + F(0.6) * np.clip(near[m] + far[m], 0, 1)
        col[m] += colour[m] * (fall * cos * amb)[:, None] * np.array(lamp.colour, F)
    shine = gloss > 0.01
    if shine.any():
        m = np.nonzero(shine)[0]
        dd, nn = d[m], n[m]
        r = dd - 2 * (dd * nn).sum(1, keepdims=True) * nn
        fres = F(0.05) + F(0.55) * np.clip(1 + (dd * nn).sum(1), 0, 1) ** 3
        env = np.array(hour.back_low, F) * np.clip(1 - r[:, 2:3], 0, 1) + np.array(hour.back_high, F) * F(
            1.3
        ) * np.clip(r[:, 2:3], 0, 1)
        spec = np.clip(r @ sun.astype(F), 0, 1) ** 60 * lit[m] * F(2.0)
        open_ = np.clip(near[m] + far[m], 0, 1)
        metal = gloss[m] > 1.5
        if metal.any():
            # A studio for metal to mirror: a bright box on the sun's side, a dark floor.
            az = r @ (sun / math.hypot(sun[0], sun[1]) * np.array([1, 1, 0])).astype(F)
            box = (
                np.exp(-(((r[:, 2] - F(0.35)) / F(0.22)) ** 2)) * np.clip(az + F(0.3), 0, 1) ** 2 * 2
                + F(0.28)
                + F(0.4) * np.clip(r[:, 2], 0, 1)
            )
            shown = (
                colour[m]
                * (np.array(hour.sun, F) * F(0.30) + np.array(hour.sky_sun, F) * F(0.5))
                * (box * (F(0.45) + F(0.55) * open_))[:, None]
                * F(2.1)
            )
            col[m] = np.where(metal[:, None], col[m] * F(0.30) + shown, col[m])
            gloss[m] = np.where(metal, F(0.5), gloss[m])
        col[m] += (env * (fres * open_ * gloss[m])[:, None]) + spec[:, None] * np.array(hour.sun, F) * gloss[m][
            :, None
        ] * F(0.5)
    col += glow
    if wet.any():
        m = np.nonzero(wet)[0]
        x, y = p[m, 0], p[m, 1]
        # Cast resin: deep colour, paler where shallow near its rim is not known, a slow swell instead.
        swell = sample(CLOUD, x * 2.2, y * 2.2)
        deep = colour[m] * (F(0.92) + F(0.10) * swell)[:, None]
        col[m] = deep * (energy[m] * F(0.62) + F(0.08))
    mist = hour.mist_amount
    if mist > 0:
        far_t = np.clip((t - scene_focus(view) * F(1.02)) / (scene_focus(view) * F(0.55)), 0, 1.6)
        low = np.exp(-np.maximum(p[:, 2], 0) / F(hour.mist_height))
        amount = 1 - np.exp(-far_t * F(mist) * (F(0.55) + F(1.6) * low))
        puff = F(1.0) + F(0.35) * sample(CLOUD, p[:, 0] * 1.3, p[:, 1] * 1.3 + p[:, 2] * 2)
        amount = np.clip(amount * puff, 0, 0.97)
        col += (np.array(hour.mist, F) - col) * amount[:, None]
    flat[i] = col
    water[y0:y1].ravel()[i] = wet
    height[y0:y1].ravel()[i] = p[:, 2]


def _pane(b: ks.Blob, view: View, lit: Lit, hour: Hour, sun: np.ndarray) -> None:
    near = (1.0 / np.maximum(lit.distance, 1e-3)).astype(F)
    who = np.full(near.shape, -1, np.int32)
    blob_into(b, 1, view, near, who)
    ys, xs = np.nonzero(who == 1)
    if not len(ys):
        return
    a, c = view.rays(xs.astype(F), ys.astype(F))
    ray = view.ahead.astype(F) + a[:, None] * view.right.astype(F) + c[:, None] * view.up.astype(F)
    p = view.eye.astype(F) + ray * (1.0 / near[ys, xs])[:, None]
    n = (p - b.centre.astype(F)) / b.radii.astype(F) ** 2
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    d = ray / np.linalg.norm(ray, axis=1, keepdims=True)
    cos = np.clip(-(d * n).sum(1), 0, 1)
    r = d + 2 * cos[:, None] * n
    fres = F(0.05) + F(0.75) * (1 - cos) ** 3
    sky = np.array(hour.back_low, F) * np.clip(1 - r[:, 2:3], 0, 1) + np.array(hour.back_high, F) * F(1.5) * np.clip(
        r[:, 2:3], 0, 1
    )
    az = r @ sun.astype(F)
    glint = np.clip(az, 0, 1) ** 90 * 5 + np.clip(az, 0, 1) ** 10 * F(0.22)
    tint = np.array(b.mat.colour, F)
    body = lit.colour[ys, xs]
    lit.colour[ys, xs] = (
        body * (1 - fres * F(0.8))[:, None] * tint
        + sky * fres[:, None] * F(1.1)
        + np.array(hour.sun, F) * (glint * F(0.5))[:, None]
    )


_focus: dict[int, float] = {}


def scene_focus(view: View) -> np.float32:
    """Give the distance the camera is focused on."""
    return F(_focus.get(id(view), 300.0))


def set_focus(view: View, distance: float) -> None:
    """Tell at which distance the view is focused, for mist and blur."""
    _focus[id(view)] = distance


def _backdrop(view: View, hour: Hour, y0: int, y1: int) -> np.ndarray:
    y = (np.arange(y0, y1, dtype=F) / F(view.height))[:, None, None]
    k = np.clip(y / F(0.36), 0, 1) ** F(0.8)
    low, high = np.array(hour.back_low, F), np.array(hour.back_high, F)
    x = (np.arange(view.width, dtype=F) / F(view.width))[None, :, None]
    glow = np.exp(-(((x - F(0.28 if hour.side > 0 else 0.85)) / F(0.5)) ** 2)) * F(0.35) + F(0.8)
    return (high + (low - high) * k) * glow


def _edges(seen: Seen, tab: Tables, distance: np.ndarray) -> np.ndarray:
    """Find ridges where two faces of one solid meet: card edges catch light."""
    out = np.zeros(seen.who.shape, F)
    who = np.where(seen.who < tab.faces, seen.who, -1)
    for dy, dx in ((0, 1), (1, 0)):
        a, b = who[: who.shape[0] - dy, : who.shape[1] - dx], who[dy:, dx:]
        da, db = distance[: who.shape[0] - dy, : who.shape[1] - dx], distance[dy:, dx:]
        m = (a != b) & (a >= 0) & (b >= 0)
        ys, xs = np.nonzero(m)
        close = np.abs(da[ys, xs] - db[ys, xs]) < da[ys, xs] * 0.0012
        turn = (tab.normal[a[ys, xs]] * tab.normal[b[ys, xs]]).sum(1) < 0.8
        ok = close & turn
        out[ys[ok], xs[ok]] = 1
        out[ys[ok] + dy, xs[ok] + dx] = 1
    return out


def _reflect(view: View, lit: Lit, hour: Hour, scene: Scene) -> None:
    if not lit.water.any():
        return
    h, w = lit.water.shape
    levels = lit.height[lit.water]
    for level in np.unique(np.round(levels, 1)):
        here = lit.water & (np.abs(lit.height - level) < 0.06)
        if here.sum() < 50:
            continue
        _reflect_level(view, lit, hour, here, float(level))


def _reflect_level(view: View, lit: Lit, hour: Hour, here: np.ndarray, level: float) -> None:
    h, w = here.shape
    ys, xs = np.nonzero(~lit.water & (lit.distance < 9e4) & (lit.height > level + 0.02))
    a, b = view.rays(xs.astype(F), ys.astype(F))
    t = lit.distance[ys, xs]
    # The mirrored point: straight down by twice its height over the water.
    drop = F(2) * (lit.height[ys, xs] - F(level))
    pa, pb = a * t, b * t - drop * F(view.up[2])
    pt = t - drop * F(view.ahead[2])
    sx = (F(view.cx) + pa / pt * F(view.scale)).astype(np.int32)
    sy = (F(view.cy) - pb / pt * F(view.scale)).astype(np.int32)
    ok = (sx >= 0) & (sx < w) & (sy >= 0) & (sy < h)
    ys, xs, sx, sy, pt = ys[ok], xs[ok], sx[ok], sy[ok], pt[ok]
    keep = here[sy, sx]
    ys, xs, sx, sy, pt = ys[keep], xs[keep], sx[keep], sy[keep], pt[keep]
    order = np.argsort(-pt, kind="stable")
    mirror = np.zeros((h, w, 3), F)
    cover = np.zeros((h, w), F)
    src = lit.colour[ys[order], xs[order]]
    mirror[sy[order], sx[order]] = src
    cover[sy[order], sx[order]] = 1
    for axis in (0, 1):  # close pinholes
        gap = cover == 0
        for s in (1, -1):
            m2, c2 = np.roll(mirror, s, axis), np.roll(cover, s, axis)
            fill = gap & (c2 > 0)
            mirror[fill], cover[fill] = m2[fill], 1
    r = max(1, h // 420)
    mirror, cover = _soft(mirror * cover[..., None], r), _soft(cover, r)
    mirror /= np.maximum(cover, F(1e-3))[..., None]
    ys, xs = np.nonzero(here)
    a, b = view.rays(xs.astype(F), ys.astype(F))
    t = lit.distance[ys, xs]
    e = view.eye.astype(F)
    x = e[0] + (view.ahead[0] + a * view.right[0] + b * view.up[0]).astype(F) * t
    y = e[1] + (view.ahead[1] + a * view.right[1] + b * view.up[1]).astype(F) * t
    rip = sample(CLOUD, x * 30 + y * 6, y * 46) * F(0.7) + sample(CLOUD, x * 9, y * 15 + 99) * F(0.6)
    k = h / 1600
    jx = np.clip(xs + (rip * 5 * k).astype(np.int32), 0, w - 1)
    jy = np.clip(ys + (rip * 9 * k).astype(np.int32), 0, h - 1)
    m, c = mirror[jy, jx], cover[jy, jx] * here[jy, jx]
    sky = np.array(hour.back_low, F) * F(0.55) + np.array(hour.back_high, F) * F(0.45)
    glint = np.clip(rip - F(0.25), 0, 2)
    body = lit.colour[ys, xs]
    fres = F(0.17) + F(0.05) * np.clip(rip, -1, 1)
    env = sky * (F(0.62) + F(0.36) * glint)[:, None]
    got = env + (m - env) * np.clip(c, 0, 1)[:, None]
    strong = fres + F(0.34) * np.clip(c, 0, 1)
    out = body * (1 - strong)[:, None] + got * strong[:, None]
    out += np.array(hour.sun, F) * (np.clip(rip - F(0.95), 0, 1) * F(0.10))[:, None]
    lit.colour[ys, xs] = out


def _soft(a: np.ndarray, r: int) -> np.ndarray:
    from .kit_finish import box_blur

    return box_blur(a, r)
