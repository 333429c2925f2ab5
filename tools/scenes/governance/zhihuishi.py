"""A command room at dusk: people round a table with a lit model of the district, a wall of screens with graphs."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from ..kit import furniture, heritage, people, rooms, studio
from ..kit.solid import Solid, put

HOUR = "dusk"
ZH = "圆桌指挥室：桌心是小沙盘，墙上一排排屏幕亮着图表"
EN = "A command room: a round table with a small model in its middle, walls of screens with graphs"
FOCUS = (61, 55)

TABLE = (1.3, 0.6)
RADIUS = 2.7
WALL = 6.4  # metres: how far behind the table's middle the screens stand
SCREEN = (1.62, 0.98)


def build() -> None:
    """Room, screens, table, people, light."""
    studio.light(HOUR, sun=0.25, sky=0.6, exposure=0.1)
    studio.camera((-3.3, -9.2, 4.6), (0.45, 1.2, 1.35), lens=40, focus=(TABLE[0], TABLE[1] - 1.2, 1.0), blur=0.6)
    _room()
    _screens()
    _table()
    _sitting()
    _lights()


def _room() -> None:
    """Dark boards, the window side on the left with the town's lights outside, a ring of light above the table."""
    s = Solid("room")
    s.box((-9, -14, -0.3), (12, 9, 0), "ply", "floor_dark")
    with s.at(-6.6, -12, 0, 90):
        rooms.wall(
            s,
            20,
            5.6,
            rooms.even(20, 6, 2.7, 0.5, 4.9),
            panes=(2, 2),
            thick=0.3,
            material="cloth_slate",
            frame="black",
            cut="ply",
        )
    with s.at(-6.6, WALL + 1.6):
        rooms.wall(
            s, 19, 5.6, [(0.3, 2.45, 0.5, 4.9), (2.7, 4.85, 0.5, 4.9)], 0.3, "cloth_coal", "black", (1, 3), "ply"
        )
    with s.at(10.2, WALL + 1.6, 0, -90):
        rooms.wall(s, 20, 5.6, thick=0.3, material="cloth_slate", cut="ply")
    s.put()
    rng = np.random.default_rng(6)
    town = Solid("town outside")
    for _ in range(90):
        x, y, w, h = rng.uniform(-46, 12), rng.uniform(16, 70), rng.uniform(4, 9), rng.uniform(2, 16)
        town.box((x - w / 2, y - w / 2, -12), (x + w / 2, y + w / 2, h), "cloth_slate")
        for z in np.arange(-8, h - 1, 1.5):
            for k in range(int(w / 1.3)):
                if rng.random() < 0.45:
                    a = -w / 2 + 0.5 + k * 1.3
                    town.box((x + w / 2, y + a, z), (x + w / 2 + 0.05, y + a + 0.7, z + 0.8), "window_a")
                    town.box((x + a, y - w / 2 - 0.05, z), (x + a + 0.7, y - w / 2, z + 0.8), "window_a")
    town.put()
    ring = Solid("ring of light")
    with ring.at(*TABLE, 3.7):
        for r, name, low in ((1.75, "black", 0.0), (1.72, "ceiling_light", -0.012)):
            ring.revolve([(r - 0.12 if low == 0 else r - 0.08, low), (r, low)], name, 72, caps=False)
            if not low:
                ring.revolve([(r, 0.0), (r, 0.1), (r - 0.12, 0.1), (r - 0.12, 0.0)], name, 72, caps=False, smooth=False)
        for k in range(4):
            a = k * pi / 2 + 0.5
            ring.tube([(1.69 * cos(a), 1.69 * sin(a), 0.1), (1.69 * cos(a), 1.69 * sin(a), 3.0)], 0.008, "black", 5)
    ring.put()


def _screens() -> None:
    """Three rows of screens on a gently bent wall, each with bars, a line, a ring, a field of points or gauges."""
    rng = np.random.default_rng(12)
    w, h = SCREEN
    s = Solid("screens")
    for column in range(-2, 6):
        turn = -column * 5.5
        a = column * 5.5 * pi / 180
        reach = 18.0
        x, y = TABLE[0] + 0.4 + reach * sin(a), TABLE[1] + WALL - reach * (1 - cos(a))
        for row in range(3):
            with s.at(x, y, 1.35 + row * (h + 0.07), turn):
                s.block((w, 0.07, h), "black", (0, 0.04, 0), 0.015)
                p, q = w / 2 - 0.05, h / 2 - 0.05
                s.quads([[(-p, -0.002, -q), (p, -0.002, -q), (p, -0.002, q), (-p, -0.002, q)]], "display")
                _graph(s, (column * 2 + row * 3 + 20) % 5, rng, p * 0.84, q * 0.78)
        with s.at(x, y, 0, turn):
            s.box((-w / 2, -0.05, 0), (w / 2, 0.5, 0.78), "cloth_coal", "walnut")
    s.put()


def _graph(s: Solid, kind: int, rng: np.random.Generator, p: float, q: float) -> None:
    """One graph of half-width p and half-height q, slightly before the screen."""

    def bar(x0: float, z0: float, x1: float, z1: float, name: str) -> None:
        s.quads([[(x0, -0.006, z0), (x1, -0.006, z0), (x1, -0.006, z1), (x0, -0.006, z1)]], name)

    def line(points: np.ndarray, wide: float, name: str) -> None:
        d = np.gradient(points, axis=0)
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        n = np.c_[-d[:, 1], d[:, 0]] * wide / 2
        for a, b, na, nb in zip(points[:-1], points[1:], n[:-1], n[1:], strict=True):
            s.quads(
                [
                    [
                        (*(a - na)[[0]], -0.008, (a - na)[1]),
                        (*(b - nb)[[0]], -0.008, (b - nb)[1]),
                        (*(b + nb)[[0]], -0.008, (b + nb)[1]),
                        (*(a + na)[[0]], -0.008, (a + na)[1]),
                    ]
                ],
                name,
            )

    for z in np.linspace(-q, q, 5):
        bar(-p, z - 0.002, p, z + 0.002, "graph_faint")
    if kind == 0:
        n = 11
        best = int(rng.integers(n))
        for k in range(n):
            x = -p + (k + 0.5) * 2 * p / n
            bar(
                x - p / n * 0.62,
                -q,
                x + p / n * 0.62,
                -q + 2 * q * rng.uniform(0.25, 0.95),
                "graph_gold" if k == best else "graph",
            )
    elif kind == 1:
        x = np.linspace(-p, p, 30)
        for scale, name in ((0.7, "graph_faint"), (1.0, "graph")):
            z = np.cumsum(rng.normal(0.03, 0.16, 30))
            z = (z - z.min()) / (z.max() - z.min()) * 2 * q * 0.8 * scale - q * 0.9
            line(np.c_[x, z], 0.018, name)
    elif kind == 2:
        for cx, r, share in ((-p * 0.42, q * 0.82, rng.uniform(0.55, 0.9)), (p * 0.58, q * 0.5, rng.uniform(0.4, 0.8))):
            for part, name in ((1.0, "graph_faint"), (share, "graph")):
                t = pi / 2 - np.linspace(0, 2 * pi * part, 40)
                line(np.c_[cx + r * 0.85 * np.cos(t), r * 0.85 * np.sin(t)], 0.07 if name == "graph" else 0.03, name)
    elif kind == 3:
        for u in np.arange(-p + 0.05, p, 0.085):
            for v in np.arange(-q + 0.05, q, 0.085):
                d = np.sin(u * 4.1 + rng.uniform(0, 0.2)) + np.cos(v * 5.3) + rng.normal(0, 0.5)
                if d > 0.2:
                    bar(
                        u - 0.024,
                        v - 0.024,
                        u + 0.024,
                        v + 0.024,
                        "graph_gold" if d > 2.2 else "graph" if d > 1.0 else "graph_faint",
                    )
    else:
        x = np.linspace(-p, p, 41)
        z = q * (0.1 + 0.55 * np.sin(x / p * 3.1 + rng.uniform(0, 6)) + 0.25 * np.sin(x / p * 7 + rng.uniform(0, 6)))
        for u, v, a, b in zip(x[:-1], x[1:], z[:-1], z[1:], strict=True):
            s.quads([[(u, -0.006, -q), (v, -0.006, -q), (v, -0.006, b), (u, -0.006, a)]], "graph_faint")
        line(np.c_[x, z], 0.02, "graph")
        best = int(np.argmax(z))
        bar(x[best] - 0.03, z[best] - 0.03, x[best] + 0.03, z[best] + 0.03, "graph_gold")


def _table() -> None:
    """A walnut ring with a small model of the district sunk in the middle: white blocks, a river, a red drum tower."""
    x, y = TABLE
    put(furniture.round_table(RADIUS, 0.76, "walnut", 1.5), x, y)
    rng = np.random.default_rng(2)
    s = Solid("model")
    with s.at(x, y, 0.66):
        s.revolve([(1.52, 0.0), (0.0, 0.001)][::-1], "birch", 64, caps=False)
        path = np.c_[np.linspace(-1.4, 1.4, 30), 0.45 * np.sin(np.linspace(-2, 2.2, 30)) - 0.35, np.full(30, 0.004)]
        inside = np.linalg.norm(path[:, :2], axis=1) < 1.42
        s.ribbon(path[inside], -0.12, 0.12, "water", 0.002)
        for u in np.arange(-1.35, 1.36, 0.135):
            for v in np.arange(-1.35, 1.36, 0.135):
                a, b = u + rng.uniform(-0.02, 0.02), v + rng.uniform(-0.02, 0.02)
                near = abs(np.interp(a, path[:, 0], path[:, 1]) - b)
                if (
                    np.hypot(a, b) > 1.38
                    or near < 0.2
                    or np.hypot(a - 0.1, (b - 0.05) * 0.8) < 0.44
                    or rng.random() < 0.12
                ):
                    continue
                w, d = rng.uniform(0.06, 0.1, 2)
                h = rng.uniform(0.05, 0.13) if rng.random() < 0.8 or b < 0 else rng.uniform(0.2, 0.36)
                s.box((a - w / 2, b - d / 2, 0), (a + w / 2, b + d / 2, h), "white")
    s.put()
    put(heritage.drum_tower(), x + 0.1, y + 0.2, 0.664, 14, 0.024)


def _sitting() -> None:
    """Ten round the table with tablets and papers before them; one speaks by the screens, two stand and look."""
    x, y = TABLE
    things = Solid("on the table")
    rng = np.random.default_rng(9)
    for k in range(11):
        a = 2 * pi * k / 11 + 0.32
        out = RADIUS + 0.42
        if k != 3:
            turn = np.degrees(a) + 180
            put(furniture.office_chair("cloth_slate"), x + out * cos(a), y + out * sin(a), 0, turn)
            put(
                people.person(("write", "sit", "write", "read")[k % 4] if k % 4 < 3 else "write", k % 6, fine=True),
                x + out * cos(a),
                y + out * sin(a),
                0,
                turn + rng.normal(0, 5),
            )
        with things.at(x + 2.2 * cos(a), y + 2.2 * sin(a), 0.762, np.degrees(a) - 90 + rng.normal(0, 5)):
            things.box((-0.15, -0.1, 0), (0.15, 0.1, 0.012), "black", "tablet")
            things.box((0.22, -0.13, 0), (0.43, 0.14, 0.01), "paper")
            with things.at(-0.3, 0.1):
                things.revolve([(0.03, 0), (0.04, 0.09), (0.034, 0.09), (0.03, 0.015)], "enamel", 14)
    things.put()
    for u, v, turn, pose, seed in (
        (-2.2, 4.7, 40, "point", 3),
        (-3.4, 3.9, 50, "back", 1),
        (4.4, 4.6, 95, "hold", 2),
        (6.3, 3.4, 150, "talk", 4),
        (6.9, 2.8, 165, "stand", 2),
    ):
        put(people.person(pose, seed, fine=True), x + u, y + v, 0, turn)
    put(furniture.plant_pot(3, 1.9), -1.4, 7.2)
    put(furniture.plant_pot(4, 1.5), -5.9, 0.6)


def _lights() -> None:
    """The ring's warm light on the table, the screens' cool shine on backs and faces, some dusk from the windows."""
    x, y = TABLE
    studio.panel((x, y, 3.6), (x, y, 0), 420, (3.2, 3.2), "#ffcf96")
    studio.spot((x - 0.8, y - 0.6, 4.6), (x + 0.1, y + 0.3, 0.7), 700, colour="#ffd9a8", angle=34, radius=0.15)
    for u in (-4.5, 0.0, 4.5):
        studio.panel((x + u, y + WALL - 0.5, 2.6), (x + u * 0.5, y, 0.8), 130, (4.0, 2.4), "#7fe6dc")
    studio.panel((-6.2, 0, 3), (2, 0, 0.5), 160, (4, 3), "#8f7ad8")
    studio.panel((-4, -9, 5.5), (x, y, 1), 230, (4, 3), "#c9b4e8")
