"""Larger pieces several pictures share: laboratories, workshops, glasshouses, fields, streets with stalls."""

from __future__ import annotations

from . import kit_parts as kp
from . import kit_scene as ks
from .kit_scene import Mat, Scene

CORN = (
    Mat(kp.ink("#8b9a58"), ks.FIELD, (0.55,)),
    Mat(kp.ink("#a3a75f"), ks.FIELD, (0.5,)),
    Mat(kp.ink("#76894f"), ks.FIELD, (0.6,)),
    Mat(kp.ink("#b7ab6a"), ks.FIELD, (0.5,)),
    Mat(kp.ink("#6b7f4c"), ks.FIELD, (0.45,)),
)


def laboratory(
    s: Scene,
    w: float,
    d: float,
    h: float,
    *,
    wall: Mat | None = None,
    lit: float = 0.3,
    dome: bool = False,
    chimney: bool = True,
) -> None:
    """A laboratory: two shifted volumes, a glass stair, fins, ducts and a green terrace."""
    wall = wall or kp.bands(kp.CARD, 1.25, 0.5, 1.0, lit=lit)
    s.box(0, 0, 0, w, d, h, wall, kp.CARD2)
    kp.flat_top(s, w, d, h, busy=False)
    with s.at(-w * 0.16, d * 0.08, h):
        s.box(0, 0, 0, w * 0.55, d * 0.6, h * 0.35, kp.curtain(kp.CARD, 0.6, 1.0, lit), kp.CARD2)
        kp.flat_top(s, w * 0.55, d * 0.6, h * 0.35)
    s.box(w * 0.36, -d / 2 - 0.25, 0, w * 0.16, 0.9, h * 1.12, kp.curtain(kp.CARD, 0.5, 0.8, lit), kp.CARD)
    for i in range(int(w / 0.9)):
        s.box(-w / 2 + 0.5 + i * 0.9, -d / 2 - 0.12, 1.2, 0.1, 0.26, h - 1.4, kp.CARD, kp.CARD, sky=False)
    for i in range(3):
        x = w * (0.16 + 0.12 * i)
        s.drum(x, d * 0.24, h, 0.26, 1.3, kp.CARD2, kp.CARD, n=10)
        s.drum(x, d * 0.24, h + 1.3, 0.34, 0.14, kp.GREY, n=10)
    s.beam((w * 0.12, d * 0.08, h + 0.3), (w * 0.44, d * 0.08, h + 0.3), 0.34, 0.34, kp.GREY, sky=False)
    for i in range(4):
        kp.tree(s, -w * 0.4 + i * 0.8, -d * 0.34, h + 0.05, 0.3, fine=False)
    if chimney:
        s.drum(w * 0.42, d * 0.38, 0, 0.34, h * 1.7, kp.CARD, kp.CARD2, n=12, r1=0.24)
    if dome:
        s.blob((w * 0.26, -d * 0.18, h + 0.1), (1.4, 1.4, 1.3), kp.CARD2)
        s.drum(w * 0.26, -d * 0.18, h, 1.5, 0.35, kp.CARD, kp.CARD, n=18)


def sawtooth(
    s: Scene, w: float, d: float, h: float, *, bays: int = 4, lit: float = 0.3, wall: Mat | None = None
) -> None:
    """A workshop with north lights: each bay a slope and a row of panes."""
    wall = wall or kp.windows(kp.CARD, 1.2, h, 0.7, 0.5, 0.0, lit)
    s.box(0, 0, 0, w, d, h, wall, kp.CARD2)
    b = w / bays
    rise = b * 0.42
    glass = kp.curtain(kp.CARD, 0.5, rise * 1.01, lit)
    for i in range(bays):
        x0, x1 = -w / 2 + i * b, -w / 2 + (i + 1) * b
        y = d / 2 + 0.1
        s.poly(
            [(x0, -y, h + 0.02), (x1, -y, h + rise), (x1, y, h + rise), (x0, y, h + 0.02)][::1],
            kp.tile(kp.TILE_PALE, 0.45),
        )
        s.poly(
            [(x1, -y, h), (x1, y, h), (x1, y, h + rise), (x1, -y, h + rise)],
            ks.fitted(glass, 2 * y, rise),
            two_sided=True,
        )
        s.poly([(x0, -y, h), (x1, -y, h), (x1, -y, h + rise)], kp.CARD, two_sided=True)
        s.poly([(x0, y, h), (x1, y, h), (x1, y, h + rise)][::-1], kp.CARD, two_sided=True)
        s.beam((x1, -y, h + rise), (x1, y, h + rise), 0.14, 0.12, kp.CARD, sky=False)
    s.box(-w * 0.2, -d / 2 - 0.05, 0, 1.5, 0.14, h * 0.62, Mat(kp.ink("#8d8a82"), ks.TILES, (0.2,)), kp.CARD)
    s.box(-w * 0.2, -d / 2 - 0.5, h * 0.64, 1.9, 1.0, 0.1, kp.CARD, kp.CARD)


def glasshouse(s: Scene, w: float, d: float, h: float = 1.6, *, bays: int = 3) -> None:
    """A greenhouse: slim frame, rows of green inside, clear panes hinted by glazing bars."""
    frame = Mat(kp.ink("#eeeae0"))
    b = d / bays
    for k in range(bays):
        y0, y1 = -d / 2 + k * b, -d / 2 + (k + 1) * b
        ym, top = (y0 + y1) / 2, h + b * 0.32
        for j in range(3):
            y = y0 + b * (0.22 + 0.28 * j)
            s.box(0, y, 0, w * 0.94, b * 0.16, 0.26, kp.WOOD, CORN[2])
            n = int(w / 0.42)
            for i in range(n):
                kp.bush(s, -w * 0.46 + (i + 0.5) * w * 0.92 / n, y, 0.28, s.rng.uniform(0.15, 0.24))
        n = max(3, int(w / 1.1))
        for i in range(n + 1):
            x = -w / 2 + w * i / n
            for a, q in (((x, y0, h), (x, ym, top)), ((x, ym, top), (x, y1, h))):
                s.beam(a, (q[0] + 1e-3, q[1], q[2]), 0.06, 0.06, frame, sky=False)
            for y in (y0, y1):
                s.box(x, y, 0, 0.06, 0.06, h, frame, frame, sky=False)
        for y, z in (
            (y0, h),
            (y1, h),
            (ym, top),
            (y0, h * 0.5),
            ((y0 + ym) / 2, (h + top) / 2),
            ((y1 + ym) / 2, (h + top) / 2),
        ):
            s.beam((-w / 2, y, z), (w / 2, y, z), 0.06, 0.06, frame, sky=False)
        # Every third pane is shut and catches the sky.
        for i in range(n):
            if (i + k) % 3 == 0:
                x0, x1 = -w / 2 + w * i / n, -w / 2 + w * (i + 1) / n
                s.poly(
                    [(x0, y0, h), (x1, y0, h), (x1, ym, top), (x0, ym, top)],
                    Mat(kp.ink("#9fb5b0"), gloss=0.35),
                    sun=False,
                    sky=False,
                )
    for y in (-d / 2, d / 2):
        s.box(0, y, 0, w, 0.1, 0.3, frame, frame)
    for x in (-w / 2, w / 2):
        s.box(x, 0, 0, 0.1, d, 0.3, frame, frame)


def fields(
    s: Scene, x0: float, y0: float, nx: int, ny: int, w: float, d: float, free=lambda x, y: True, *, paddy: float = 0.0
) -> None:
    """A patchwork of crop rows with paths and ditches between; some plots under water."""
    g = s.rng
    for j in range(ny):
        for i in range(nx):
            cx, cy = x0 + (i + 0.5) * w, y0 + (j + 0.5) * d
            if not free(cx, cy):
                continue
            a, b = w / 2 - 0.35, d / 2 - 0.35
            p = [(cx - a, cy - b, 0.06), (cx + a, cy - b, 0.06), (cx + a, cy + b, 0.06), (cx - a, cy + b, 0.06)]
            if g.uniform() < paddy:
                s.poly(p, Mat(kp.WATER.colour, ks.WATER).tinted(1.5))
            else:
                mat = CORN[int(g.integers(len(CORN)))]
                if g.uniform() < 0.4:
                    p = p[1:] + p[:1]
                s.poly(p, mat)
                if g.uniform() < 0.45:
                    n = int(2 * a / 0.62)
                    m = int(2 * b / 0.7)
                    for q in range(n):
                        for r in range(m):
                            s.blob(
                                (cx - a + (q + 0.5) * 2 * a / n, cy - b + (r + 0.5) * 2 * b / m, 0.16),
                                (0.2, 0.2, 0.2 + 0.1 * g.uniform()),
                                kp.MOSSES[int(g.integers(5))].tinted(1.15),
                                0.6,
                                sky=False,
                            )
            rim = kp.CARD3
            for k in range(4):
                s.beam(p[k], p[(k + 1) % 4], 0.14, 0.10, rim, sky=False, sun=False)


def stall(
    s: Scene, turn: float = 0.0, *, hue: Mat = kp.CARD, w: float = 2.2, crowd: bool = True, back: bool = True
) -> None:
    """A market stall under a striped awning, its keeper behind."""
    g = s.rng
    with s.at(0, 0, 0, turn):
        s.box(0, 0, 0, w, 0.9, 0.78, kp.PALE_WOOD, kp.WOOD)
        for x in (-w / 2 + 0.06, w / 2 - 0.06):
            s.box(x, -0.5, 0, 0.07, 0.07, 1.75, kp.WOOD, kp.WOOD, sky=False)
            s.box(x, 0.95, 0, 0.07, 0.07, 2.15, kp.WOOD, kp.WOOD, sky=False)
        n = 6
        for i in range(n):
            x0, x1 = -w / 2 - 0.1 + (w + 0.2) * i / n, -w / 2 - 0.1 + (w + 0.2) * (i + 1) / n
            m = hue if i % 2 else kp.CARD
            s.poly([(x0, -0.8, 1.62), (x1, -0.8, 1.62), (x1, 1.0, 2.16), (x0, 1.0, 2.16)], m, two_sided=True)
            s.poly(
                [(x0, -0.8, 1.40), (x1, -0.8, 1.40), (x1, -0.8, 1.62), (x0, -0.8, 1.62)], m.tinted(0.92), two_sided=True
            )
        for i in range(4):
            s.box(-w * 0.36 + i * w * 0.24, -0.1, 0.78, 0.3, 0.42, g.uniform(0.02, 0.14), kp.CARD, kp.CARD)
        if back:
            s.box(0, 0.98, 0.9, w * 0.9, 0.06, 1.0, kp.CARD, kp.CARD)
        kp.person(s, g.uniform(-0.5, 0.5), 0.66, 0, 1.5, face=-90, arms=1)
        if crowd:
            for k in range(int(g.integers(1, 4))):
                kp.person(
                    s,
                    -0.8 + k * 0.75 + g.uniform(-0.1, 0.1),
                    -0.95 + g.uniform(-0.35, 0.1),
                    0,
                    1.5 * g.uniform(0.92, 1.05),
                    face=90,
                    arms=int(g.integers(2)),
                )


def bench(s: Scene, x: float, y: float, turn: float = 0.0, z: float = 0.0) -> None:
    """A park bench."""
    with s.at(x, y, z, turn):
        s.box(0, 0, 0.28, 1.2, 0.36, 0.06, kp.WOOD, kp.WOOD)
        s.box(0, 0.2, 0.4, 1.2, 0.05, 0.3, kp.WOOD, kp.WOOD)
        for q in (-0.5, 0.5):
            s.box(q, 0, 0, 0.08, 0.3, 0.28, kp.GREY, kp.GREY)


def scaffold(s: Scene, w: float, h: float, y: float = 0.0, levels: int = 4) -> None:
    """Scaffolding along a wall of width w."""
    pole = Mat(kp.ink("#c9a063"), ks.WOOD)
    n = max(3, int(w / 1.1))
    for i in range(n + 1):
        for q in (0.0, -0.7):
            s.box(-w / 2 + w * i / n, y + q, 0, 0.07, 0.07, h + 0.5, pole, pole, sky=False)
    for k in range(1, levels + 1):
        z = h * k / levels
        s.box(0, y - 0.35, z - 0.06, w, 0.7, 0.05, kp.PALE_WOOD, kp.PALE_WOOD, sky=False)
        s.beam((-w / 2, y - 0.72, z + 0.35), (w / 2, y - 0.72, z + 0.35), 0.05, 0.05, pole, sky=False)


def crane(s: Scene, h: float = 14.0, reach: float = 9.0, turn: float = 0.0) -> None:
    """A tower crane."""
    m = Mat(kp.ink("#d8a94e"))
    with s.at(0, 0, 0, turn):
        for x in (-0.22, 0.22):
            for y in (-0.22, 0.22):
                s.box(x, y, 0, 0.09, 0.09, h, m, m, sky=False)
        n = int(h / 0.7)
        for i in range(n):
            z = i * h / n
            s.beam((-0.22, -0.22, z), (0.22, -0.22, z + h / n), 0.05, 0.06, m, sky=False)
            s.beam((0.22, 0.22, z), (0.221, -0.22, z + h / n), 0.05, 0.06, m, sky=False)
        s.box(0, 0, h, 0.7, 0.7, 0.6, kp.CARD, kp.CARD)
        s.beam((-reach * 0.35, 0, h + 0.6), (reach, 0, h + 0.6), 0.3, 0.12, m, sky=False)
        s.beam((-reach * 0.35, 0, h + 1.0), (reach * 0.9, 0, h + 0.95), 0.08, 0.08, m, sky=False)
        s.box(-reach * 0.3, 0, h + 0.1, 0.9, 0.6, 0.6, kp.GREY, kp.GREY)
        s.box(0, 0, h + 0.6, 0.16, 0.16, 1.8, m, m)
        s.beam((0, 0, h + 2.3), (reach * 0.8, 0.001, h + 1.0), 0.05, 0.05, m, sky=False)
        s.box(reach * 0.7, 0, h - 2.2, 0.04, 0.04, 2.8, kp.DARK, kp.DARK, sky=False)
        s.box(reach * 0.7, 0, h - 2.6, 0.9, 0.5, 0.4, kp.PALE_WOOD, kp.PALE_WOOD, sky=False)


def machine(s: Scene, k: int, *, hue: Mat | None = None) -> None:
    """A machine for the workshop floor: mill, press, lathe, cabinet row."""
    body = hue or Mat(kp.ink("#dfe0d8"))
    glass = Mat(kp.ink("#38545a"), gloss=0.9)
    if k % 4 == 0:
        s.box(0, 0, 0, 2.4, 1.6, 1.5, body, body)
        s.box(-0.2, -0.81, 0.5, 1.3, 0.04, 0.75, glass, glass)
        s.box(0.85, -0.85, 0.6, 0.4, 0.1, 0.6, Mat(kp.ink("#b9c9c6")), kp.CARD)
        s.box(0.2, 0.1, 1.5, 0.9, 0.7, 0.7, kp.CARD2, kp.CARD2)
        s.drum(-0.8, 0.3, 1.5, 0.2, 0.5, kp.GREY, n=10)
    elif k % 4 == 1:
        for x in (-0.8, 0.8):
            s.box(x, 0, 0, 0.36, 1.1, 2.3, body, body)
        s.box(0, 0, 0, 1.5, 1.2, 0.6, body, kp.GREY)
        s.box(0, 0, 2.0, 2.1, 1.1, 0.5, body, body)
        s.drum(0, 0, 1.2, 0.3, 0.8, Mat(kp.ink("#b9b4a6"), gloss=0.8), n=14)
    elif k % 4 == 2:
        s.box(0, 0, 0, 3.0, 0.9, 0.8, body, body)
        s.box(-1.1, 0, 0.8, 0.8, 0.9, 0.8, body, body)
        s.box(0.4, 0, 0.8, 0.4, 0.6, 0.4, kp.GREY, kp.GREY)
        s.beam((-0.7, -0.1, 1.15), (1.3, -0.1, 1.15), 0.18, 0.18, Mat(kp.ink("#b9b4a6"), gloss=0.8))
    else:
        for i in range(3):
            s.box(-0.8 + i * 0.8, 0, 0, 0.74, 0.8, 1.9, body, body)
            s.box(-0.8 + i * 0.8, -0.42, 0.3, 0.5, 0.03, 1.2, glass, glass)


def arm(s: Scene, turn: float, hue: Mat) -> None:
    """A robot arm reaching over a line."""
    from .kit_table import rod

    with s.at(0, 0, 0, turn):
        s.drum(0, 0, 0, 0.45, 0.35, kp.GREY, kp.GREY, n=16)
        s.drum(0, 0, 0.35, 0.32, 0.35, hue, hue, n=16)
        rod(s, (0, 0, 0.6), (-0.35, 0, 1.9), 0.17, hue, 10)
        s.blob((-0.35, 0, 1.9), 0.25, hue)
        rod(s, (-0.35, 0, 1.9), (1.0, 0, 2.25), 0.13, hue, 10)
        s.blob((1.0, 0, 2.25), 0.17, kp.GREY)
        rod(s, (1.0, 0, 2.25), (1.15, 0, 1.65), 0.09, kp.GREY, 8)
        s.box(1.15, 0, 1.45, 0.2, 0.34, 0.2, kp.DARK, kp.DARK)


def room(s: Scene, w: float, d: float, h: float, floor: Mat, wall: Mat, *, lit: float = 0.2) -> None:
    """A room without its front and right walls: floor, back and left wall with tall windows."""
    s.box(0, 0, -0.6, w + 1.2, d + 1.2, 0.6, kp.WOOD, kp.WOOD)
    n = int(w / 0.9)
    for i in range(n):
        x0, x1 = -w / 2 + i * w / n, -w / 2 + (i + 1) * w / n
        s.poly(
            [(x0, -d / 2, 0.02), (x1, -d / 2, 0.02), (x1, d / 2, 0.02), (x0, d / 2, 0.02)][1:] + [(x0, -d / 2, 0.02)],
            floor.tinted(0.95 + 0.05 * (i * 7 % 4)),
            sky=True,
        )
    for a, b, horizontal in (((-w / 2, d / 2), (w / 2, d / 2), True), ((-w / 2, -d / 2), (-w / 2, d / 2), False)):
        length = w if horizontal else d
        m = max(2, int(length / 3.0))
        for i in range(m):
            f0 = (i + 0.5) / m
            cx, cy = a[0] + (b[0] - a[0]) * f0, a[1] + (b[1] - a[1]) * f0
            with s.at(cx, cy, 0, 0 if horizontal else 90):
                q = length / m
                s.box(0, 0, 0, q, 0.3, h * 0.22, wall, wall)
                s.box(0, 0, h * 0.84, q, 0.3, h * 0.16, wall, wall)
                for sx in (-1, 1):
                    s.box(sx * (q / 2 - q * 0.09), 0, h * 0.22, q * 0.18, 0.3, h * 0.62, wall, wall)
                s.box(0, 0, h * 0.22, 0.07, 0.12, h * 0.62, kp.CARD, kp.CARD)
                for z in (0.42, 0.62):
                    s.box(0, 0, h * z, q * 0.64, 0.12, 0.06, kp.CARD, kp.CARD)
