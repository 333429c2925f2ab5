"""The picture is the same whether the processor draws it or OpenGL does: both draw the report, and are compared.

OpenGL is Mesa's llvmpipe here. Letters may lie parts of a pixel apart, and a picture's shades a little.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.bench.screen import screen

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
FACES = 6  # two panels and their pages, the cover, the section, home
MEAN, APART, APART_PART, BLURRED = 3.0, 32, 0.025, 90  # of 255; letters' edges are up to 1.5 % of a panel
TILE, TILE_MEAN = 64, 27.0  # pixels; of 255: 18 where a title's letters lie apart, 4 on a page
pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")


def drawn(out: Path, state: Path, **environ: str) -> str:
    """Draw into ``out``; what drew."""
    out.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "QSG_"))}
    with screen((1280, 720)) as on:
        done = subprocess.run(
            [sys.executable, "-m", "tests.screen.drawn_by", str(out), str(state)],
            env=kept | {"DISPLAY": on.name} | environ,
            cwd=ROOT,
            check=True,
            timeout=120,
            stdout=subprocess.PIPE,
        )
    return done.stdout.decode().split()[-1]


def differences(one: Path, other: Path) -> dict[str, float]:
    """How far two pictures are apart, of 255.

    The mean; the part of pixels far apart; the largest where both are blurred by two pixels; the mean of the tile that
    is furthest apart.
    """

    def apart(change: Callable[[Image.Image], Image.Image]) -> Image.Image:
        with Image.open(one) as a, Image.open(other) as b:
            return ImageChops.difference(change(a.convert("RGB")), change(b.convert("RGB"))).convert("L")

    plain = apart(lambda image: image)
    histogram = plain.histogram()
    blurred = apart(lambda image: image.filter(ImageFilter.BoxBlur(2)))
    count = plain.width * plain.height
    return {
        "mean": sum(value * number for value, number in enumerate(histogram)) / count,
        "apart": sum(histogram[APART + 1 :]) / count,
        "blurred": float(blurred.getextrema()[1]),  # type: ignore[arg-type]
        "tile": float(plain.reduce(TILE).getextrema()[1]),  # type: ignore[arg-type]
    }


def is_apart(told: dict[str, float]) -> bool:
    limits = {"mean": MEAN, "apart": APART_PART, "blurred": BLURRED, "tile": TILE_MEAN}
    return any(told[name] > limit for name, limit in limits.items())


def test_opengl_draws_what_the_processor_draws(tmp_path: Path) -> None:
    state = tmp_path / "pictures"
    assert drawn(tmp_path / "software", state, QT_QUICK_BACKEND="software") == "software"
    by = drawn(tmp_path / "opengl", state, QSG_RHI_BACKEND="opengl", LIBGL_ALWAYS_SOFTWARE="1")
    assert by == "OpenGL"
    files = sorted(path.name for path in (tmp_path / "software").iterdir())
    assert len(files) >= FACES
    found = {name: differences(tmp_path / "software" / name, tmp_path / "opengl" / name) for name in files}
    assert {name: told for name, told in found.items() if is_apart(told)} == {}


@pytest.mark.parametrize(("side", "levels"), [(110, 80), (110, 40)])
def test_a_patch_that_differs_is_found(side: int, levels: int, tmp_path: Path) -> None:
    plain = Image.effect_mandelbrot((960, 540), (-2, -1.2, 1, 1.2), 60).convert("RGB").point(lambda value: value // 2)
    plain.save(tmp_path / "plain.png")
    assert not is_apart(differences(tmp_path / "plain.png", tmp_path / "plain.png"))
    patch = (224, 160, 224 + side, 160 + side)
    plain.paste(plain.crop(patch).point(lambda value: value + levels), patch)
    plain.save(tmp_path / "patched.png")
    assert is_apart(differences(tmp_path / "plain.png", tmp_path / "patched.png"))
