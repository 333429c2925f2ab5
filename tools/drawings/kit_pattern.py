"""Paints what is printed or cut into a card face: windows, tiles, rows; it knows no scene and no sun."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import kit_scene as ks

F = np.float32


@dataclass
class Painted:
    """What a pattern did to its pixels: colour (n, 3), glow (n, 3), tilt of the normal along u and v, gloss."""

    colour: np.ndarray
    glow: np.ndarray
    du: np.ndarray | None = None
    dv: np.ndarray | None = None
    gloss: np.ndarray | None = None


def noise_field(seed: int, size: int = 512) -> np.ndarray:
    """Make a tileable noise of several octaves, mean 0, about -1..1."""
    rng = np.random.default_rng(seed)
    k = np.fft.fftfreq(size)[:, None] ** 2 + np.fft.fftfreq(size)[None, :] ** 2
    spectrum = np.fft.fft2(rng.standard_normal((size, size))) / (np.sqrt(k) + 0.004) ** 1.25
    out = np.real(np.fft.ifft2(spectrum))
    out -= out.mean()
    return (out / (2.2 * out.std())).astype(F)


CLOUD = noise_field(3)
GRAIN = np.random.default_rng(5).standard_normal((512, 512)).astype(F)


def sample(tex: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Read a tileable texture smoothly at texel coordinates."""
    n = tex.shape[0]
    xi, yi = np.floor(x), np.floor(y)
    fx, fy = x - xi, y - yi
    i, j = xi.astype(np.int32) & (n - 1), yi.astype(np.int32) & (n - 1)
    i1, j1 = (i + 1) & (n - 1), (j + 1) & (n - 1)
    a, b = tex[j, i], tex[j, i1]
    c, d = tex[j1, i], tex[j1, i1]
    top = a + (b - a) * fx
    return top + ((c + (d - c) * fx) - top) * fy


def _h(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    x = np.sin(a * 12.9898 + b * 78.233 + (c % 977) * 3.717) * 43758.547
    return (x - np.floor(x)).astype(F)


def _in(d: np.ndarray, soft: np.ndarray) -> np.ndarray:
    return np.clip(d / np.maximum(soft, 1e-4) + 0.5, 0, 1)


def paint(
    kind: int,
    u: np.ndarray,
    v: np.ndarray,
    p: np.ndarray,
    who: np.ndarray,
    base: np.ndarray,
    foot: np.ndarray,
    glow: np.ndarray,
    x: np.ndarray,
    y: np.ndarray,
    night: float,
    texture: np.ndarray | None,
) -> Painted:
    """Paint pixels of one kind: u, v and foot (a pixel's size) in units, p (n, 8), base and glow (n, 3)."""
    fn = PATTERNS.get(kind)
    if fn is None:
        return Painted(base, glow)
    return fn(u, v, p, who.astype(F), base, foot, glow, x, y, night, texture)


def _windows(u, v, p, who, base, foot, glow, x, y, night, texture):
    cw, ch, wx, wy, v0, v1, lit, style = (p[:, i] for i in range(8))
    fu, fv = u / cw, (v - v0) / ch
    iu, iv = np.floor(fu), np.floor(fv)
    fx, fy = fu - iu, fv - iv
    row = np.floor((v1 - v0) / ch)
    ax, ay = foot / cw, foot / ch
    inside = _in(wx / 2 - np.abs(fx - 0.5), ax) * _in(wy / 2 - np.abs(fy - 0.5), ay)
    inside = inside * (iv >= 0) * (iv < row)
    r = _h(iu, iv, who)
    # The cut's thickness: shade under the lintel and along one jamb, a bright sill.
    lintel = _in(fy - (0.5 + wy / 2 - 0.16), ay)
    jamb = _in((0.5 - wx / 2 + 0.14) - fx, ax)
    sill = (
        _in(wy / 2 + 0.10 - np.abs(fy - 0.5), ay)
        * _in(wx / 2 + 0.06 - np.abs(fx - 0.5), ax)
        * (fy < 0.5 - wy / 2)
        * (iv >= 0)
        * (iv < row)
    )
    bar = _in(0.035 - np.abs(fx - 0.5), ax) * (wx > 0.45)
    glass = np.array([0.28, 0.35, 0.37], F) * (0.65 + 0.7 * r)[:, None]
    tone = base * 0.30 + glass * 0.42
    tone = tone * (1 - 0.55 * np.maximum(lintel, 0.75 * jamb))[:, None]
    tone = tone + (base * 0.85 - tone) * bar[:, None]
    k = inside[:, None]
    colour = base + (tone - base) * k
    colour = colour * (1 + 0.07 * sill)[:, None]
    on = (_h(iu + 7, iv + 3, who) < lit) * inside * (1 - bar)
    warm = np.array([1.15, 0.52, 0.15], F) * (0.40 + 1.1 * r)[:, None]
    out = glow * 0 + warm * (on * (0.75 + 0.5 * (fy < 0.5)) * night)[:, None]
    return Painted(colour, out, gloss=inside * 0.5)


def _bands(u, v, p, who, base, foot, glow, x, y, night, texture):
    ch, wy, lit = p[:, 1], p[:, 3], p[:, 6]
    fv = v / ch
    iv = np.floor(fv)
    fy = fv - iv
    inside = _in(wy / 2 - np.abs(fy - 0.5), foot / ch) * (v < p[:, 5]) * (v > p[:, 4])
    iu = np.floor(u / np.maximum(p[:, 0], 0.2))
    fx = u / np.maximum(p[:, 0], 0.2) - iu
    post = _in(0.04 - np.abs(fx - 0.5), foot / np.maximum(p[:, 0], 0.2))
    r = _h(iu, iv, who)
    shade = _in(fy - (0.5 + wy / 2 - 0.18), foot / ch)
    tone = (base * 0.32 + np.array([0.11, 0.15, 0.16], F)) * (0.8 + 0.4 * r)[:, None] * (1 - 0.5 * shade)[:, None]
    tone = tone + (base * 0.8 - tone) * post[:, None]
    colour = base + (tone - base) * inside[:, None]
    on = (r < lit) * inside * (1 - post)
    return Painted(
        colour,
        np.array([1.1, 0.52, 0.16], F) * (on * (0.5 + 0.8 * _h(iu, iv, who + 5)) * night)[:, None],
        gloss=inside * 0.5,
    )


def _curtain(u, v, p, who, base, foot, glow, x, y, night, texture):
    cw, ch, lit = p[:, 0], p[:, 1], p[:, 6]
    fu, fv = u / cw, v / ch
    iu, iv = np.floor(fu), np.floor(fv)
    fx, fy = fu - iu, fv - iv
    line = np.maximum(_in(0.07 - np.abs(fx - 0.5), foot / cw), _in(0.09 - np.abs(fy - 0.06), foot / ch))
    line = np.maximum(line, (v > p[:, 5]) * 1.0)
    r = _h(iu, iv, who)
    glass = (
        np.array([0.20, 0.29, 0.31], F) * (0.75 + 0.35 * r + 0.35 * np.clip(v / np.maximum(p[:, 5], 1), 0, 1))[:, None]
    )
    colour = glass * 0.75 + base * 0.14
    colour = colour + (base - colour) * line[:, None]
    on = (r < lit) * (1 - line)
    return Painted(
        colour,
        np.array([1.1, 0.54, 0.18], F) * (on * (0.35 + 0.9 * _h(iu, iv, who + 9)) * night)[:, None],
        gloss=(1 - line) * 0.9,
    )


def _tiles(u, v, p, who, base, foot, glow, x, y, night, texture):
    w = np.maximum(p[:, 0], 0.02)
    fu = u / w
    fx = fu - np.floor(fu)
    wave = np.sin(fx * 2 * np.pi)
    see = np.clip(1.2 - foot / w * 2.2, 0, 1)
    row = v / (w * 1.4)
    fr = row - np.floor(row)
    lip = _in(0.10 - fr, foot / (w * 1.4)) * see
    r = _h(np.floor(fu), np.floor(row), who * 0)
    colour = base * (0.92 + 0.22 * (r - 0.5) * see + 0.16 * np.cos(fx * 2 * np.pi) * see - 0.22 * lip)[:, None]
    return Painted(colour, glow, du=0.75 * wave * see, gloss=np.full_like(u, 0.12))


def _wood(u, v, p, who, base, foot, glow, x, y, night, texture):
    s = sample(CLOUD, u * 2.2 + who * 17, v * 34 + who * 5)
    s2 = sample(CLOUD, u * 0.6 + who * 11, v * 5 + who * 3)
    return Painted(base * (1 + 0.10 * s + 0.10 * s2)[:, None], glow, gloss=np.full_like(u, 0.15))


def _field(u, v, p, who, base, foot, glow, x, y, night, texture):
    w = np.maximum(p[:, 0], 0.05)
    fu = u / w
    see = np.clip(1.2 - foot / w * 2, 0, 1)
    n = sample(CLOUD, x * 6, y * 6)
    n2 = sample(GRAIN, x * 22, y * 22)
    ridge = np.cos(fu * 2 * np.pi) * see
    k = 1 + 0.28 * ridge + 0.14 * n + 0.12 * n2
    earth = np.array([0.30, 0.22, 0.14], F)
    mix = np.clip(0.35 - ridge * 0.6, 0, 1)[:, None] * 0.55
    return Painted((base * (1 - mix) + earth * mix) * k[:, None], glow, du=-0.8 * np.sin(fu * 2 * np.pi) * see)


def _stone(u, v, p, who, base, foot, glow, x, y, night, texture):
    w, h = np.maximum(p[:, 0], 0.1), np.maximum(p[:, 1], 0.05)
    iv = np.floor(v / h)
    fu = u / w + 0.5 * (iv % 2)
    iu = np.floor(fu)
    fx, fy = fu - iu, v / h - iv
    see = np.clip(1.3 - foot / h * 2, 0, 1)
    joint = np.maximum(_in(0.05 - np.minimum(fx, 1 - fx), foot / w), _in(0.08 - np.minimum(fy, 1 - fy), foot / h)) * see
    r = _h(iu, iv, who * 0) - 0.5
    n = sample(CLOUD, u * 9 + 40, v * 9)
    k = 1 + 0.24 * r * see + 0.10 * n - 0.36 * joint
    return Painted(base * k[:, None], glow, du=0.25 * (fx - 0.5) * see, dv=0.25 * (fy - 0.5) * see)


def _lattice(u, v, p, who, base, foot, glow, x, y, night, texture):
    cw, ch, lit = p[:, 0], p[:, 1], p[:, 6]
    fu = u / cw
    iu = np.floor(fu)
    fx = fu - iu
    post = _in(0.09 - np.minimum(fx, 1 - fx), foot / cw)
    skirt = (v < ch * 0.34) * 1.0
    head = (v > p[:, 5] - 0.05 * ch) * 1.0
    g = 9.0
    gx, gy = fx * g - np.floor(fx * g), v / ch * g * 1.2 - np.floor(v / ch * g * 1.2)
    see = np.clip(1.3 - foot / cw * g * 1.3, 0, 1)
    bars = np.maximum(np.abs(gx - 0.5) > 0.34, np.abs(gy - 0.5) > 0.34) * see + (1 - see) * 0.5
    solid = np.clip(post + skirt + head + bars * 0.85, 0, 1)
    paper = np.array([0.62, 0.50, 0.34], F)
    colour = paper * (1 - solid)[:, None] * 0.55 + base * solid[:, None]
    on = (1 - solid) * lit * night
    return Painted(colour, glow + np.array([1.0, 0.50, 0.15], F) * on[:, None] * 1.3)


def _shop(u, v, p, who, base, foot, glow, x, y, night, texture):
    cw, lit = np.maximum(p[:, 0], 0.3), p[:, 6]
    fu = u / cw
    iu = np.floor(fu)
    fx = fu - iu
    top = p[:, 5]
    pane = _in(0.42 - np.abs(fx - 0.5), foot / cw) * (v < top * 0.72) * (v > 0.08)
    sign = _in(0.42 - np.abs(fx - 0.5), foot / cw) * (v > top * 0.78) * (v < top * 0.98)
    r = _h(iu, iu * 0, who)
    colour = base * (1 - 0.72 * pane)[:, None] * (1 - 0.18 * sign)[:, None]
    goods = 0.6 + 0.4 * sample(GRAIN, u * 9 + who, v * 7)
    on = (r < lit) * pane * np.clip(goods, 0.25, 1.3) * (1.15 - 0.7 * v / np.maximum(top, 0.1))
    out = np.array([1.15, 0.56, 0.19], F) * (on * night * (0.8 + 0.7 * r))[:, None]
    out = out + np.array([1.0, 0.42, 0.14], F) * (sign * (r < lit * 0.6) * night * 0.55)[:, None]
    return Painted(colour, out, gloss=pane * 0.6)


def _solar(u, v, p, who, base, foot, glow, x, y, night, texture):
    cw, ch = np.maximum(p[:, 0], 0.1), np.maximum(p[:, 1], 0.1)
    fx, fy = u / cw - np.floor(u / cw), v / ch - np.floor(v / ch)
    line = np.maximum(_in(0.05 - np.minimum(fx, 1 - fx), foot / cw), _in(0.05 - np.minimum(fy, 1 - fy), foot / ch))
    fine = 0.12 * (np.abs((fx * 4) % 1 - 0.5) > 0.42)
    colour = base * (1 - fine)[:, None] + (np.array([0.6, 0.63, 0.62], F) - base) * line[:, None] * 0.8
    return Painted(colour, glow, gloss=(1 - line) * 1.0)


def _lawn(u, v, p, who, base, foot, glow, x, y, night, texture):
    n = sample(CLOUD, x * 5, y * 5)
    g = sample(GRAIN, x * 26, y * 26) * np.clip(1.4 - foot * 20, 0.15, 1)
    return Painted(base * (1 + 0.16 * n + 0.22 * g)[:, None], glow, du=0.3 * g)


def _paving(u, v, p, who, base, foot, glow, x, y, night, texture):
    w = np.maximum(p[:, 0], 0.1)
    fx, fy = x / w - np.floor(x / w), y / w - np.floor(y / w)
    see = np.clip(1.3 - foot / w * 2, 0, 1)
    joint = np.maximum(_in(0.03 - np.minimum(fx, 1 - fx), foot / w), _in(0.03 - np.minimum(fy, 1 - fy), foot / w)) * see
    r = _h(np.floor(x / w), np.floor(y / w), x * 0) - 0.5
    return Painted(base * (1 + 0.07 * r * see - 0.16 * joint)[:, None], glow)


def _rays(u, v, p, who, base, foot, glow, x, y, night, texture):
    return Painted(base, glow)


def _plate(u, v, p, who, base, foot, glow, x, y, night, texture):
    w, h = p[:, 0], p[:, 1]
    edge = np.minimum(np.minimum(u, w - u), np.minimum(v, h - v)) / h
    line = _in(0.008 - np.abs(edge - 0.07), foot / h) + 0.7 * _in(0.004 - np.abs(edge - 0.10), foot / h)
    brush = sample(CLOUD, u * 1.3, v * 70) * 0.07 + sample(GRAIN, u * 2.0, v * 90) * 0.03
    sheen = np.exp(-(((u / w - 0.55 * v / h - 0.22) / 0.16) ** 2)) + 0.5 * np.exp(
        -(((u / w - 0.55 * v / h - 0.62) / 0.07) ** 2)
    )
    k = (0.72 + 0.55 * sheen + brush) * (1 - 0.6 * np.clip(line, 0, 1))
    return Painted(base * k[:, None], glow)


def _text(u, v, p, who, base, foot, glow, x, y, night, texture):
    if texture is None:
        return Painted(base, glow)
    h, w = texture.shape
    i = np.clip((u / p[:, 0] * w).astype(np.int32), 0, w - 1)
    j = np.clip(((1 - v / p[:, 1]) * h).astype(np.int32), 0, h - 1)
    ink = texture[j, i]
    done = _plate(u, v, p, who, base, foot, glow, x, y, night, texture)
    return Painted(done.colour * (1 - 0.80 * ink)[:, None], glow)


PATTERNS = {
    ks.WINDOWS: _windows,
    ks.BANDS: _bands,
    ks.CURTAIN: _curtain,
    ks.TILES: _tiles,
    ks.WOOD: _wood,
    ks.FIELD: _field,
    ks.STONE: _stone,
    ks.LATTICE: _lattice,
    ks.SHOP: _shop,
    ks.SOLAR: _solar,
    ks.LAWN: _lawn,
    ks.PAVING: _paving,
    ks.TEXT: _text,
    ks.RAYS: _rays,
    ks.PLATE: _plate,
}
