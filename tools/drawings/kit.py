"""The picture maker's front: takes a scene, a place to look and an hour, and writes the picture."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from .kit_finish import photograph, reduce, save
from .kit_hours import HOURS, Hour
from .kit_light import light, set_focus
from .kit_raster import camera
from .kit_scene import Scene

WIDTH, HEIGHT = 2560, 1600


@dataclass(frozen=True)
class Shot:
    """How a scene is photographed: what is looked at, how wide the frame is there, and at which hour."""

    hour: str
    look: tuple[float, float, float]
    span: float
    turn: float = -32.0
    tilt: float = 31.0
    lens: float = 22.0
    at: tuple[float, float] = (0.62, 0.52)
    depth: float = 0.34
    blur: float = 0.016
    focus: float = 0.0
    change: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Picture:
    """One picture: its file stem, what it shows, and the function that builds its scene."""

    stem: str
    about: str
    build: Callable[[Scene], Shot]


PICTURES: dict[str, Picture] = {}


def picture(stem: str, about: str) -> Callable[[Callable[[Scene], Shot]], Callable[[Scene], Shot]]:
    """Register a scene builder under its file stem."""

    def keep(build: Callable[[Scene], Shot]) -> Callable[[Scene], Shot]:
        PICTURES[stem] = Picture(stem, about, build)
        return build

    return keep


def develop(item: Picture, scale: float = 1.5) -> np.ndarray:
    """Build, light and finish one picture; scale is the supersampling (below 1: a quick preview)."""
    scene = Scene(seed=sum(map(ord, item.stem)))
    scene.night = 1.0
    shot = item.build(scene)
    hour: Hour = replace(HOURS[shot.hour], **dict(shot.change))
    scene.night = hour.night
    w, h = int(WIDTH * scale), int(HEIGHT * scale)
    view = camera(w, h, shot.look, shot.span, turn=shot.turn, tilt=shot.tilt, lens=shot.lens, at=shot.at)
    focus = float((np.array(shot.look) - view.eye) @ view.ahead) + shot.focus
    set_focus(view, focus)
    t0 = time.perf_counter()
    lit = light(scene, view, hour, min(1.0, max(0.45, scale * 0.8)))
    ow, oh = (WIDTH, HEIGHT) if scale > 1 else (w, h)
    colour = reduce(np.minimum(lit.colour, np.float32(8.0)), ow, oh)
    distance = reduce(np.minimum(lit.distance, np.float32(focus * 2.2)), ow, oh)
    frame = photograph(colour, distance, hour, focus, depth=shot.depth, blur=shot.blur, seed=scene.seed)
    if os.environ.get("DRAWINGS_TIMES"):
        Path("/dev/stderr").write_text(
            f"{item.stem}: {len(scene.faces)} faces {len(scene.blobs)} blobs {time.perf_counter() - t0:.1f} s\n"
        )
    return frame


def write(item: Picture, folder: Path) -> int:
    """Develop one picture at full size into a folder; gives the file's bytes."""
    return save(develop(item), folder / f"{item.stem}.jpg", item.about)
