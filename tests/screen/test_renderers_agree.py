"""The picture is the same whether the processor draws it or OpenGL does: both draw the report, and are compared.

OpenGL is Mesa's llvmpipe here. Letters may lie parts of a pixel apart, and a picture's shades a little: so each face is
compared as it is and, far more closely, without its words; panels in the middle of an exchange and a drift, too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.bench.screen import screen

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
FACES = 7  # two panels and their pages, the cover, the section, home
LOOKS = 3  # Chinese, Chinese in high contrast, English in large type
PANELS = 3
MEAN, APART, APART_PART, BLURRED = 3.0, 32, 0.035, 90  # of 255; letters' edges are up to 2.8 % of a page
TILE, TILE_MEAN = 64, 27.0  # pixels; of 255: 18 where a title's letters lie apart, 4 on a page
# without words: 0.9 and 7 at the most, but for a section's cards, whose pictures lie at parts of a pixel: 16
BARE_MEAN, BARE_TILE, BARE_TILE_MEAN, BARE_CARDS_MEAN = 1.2, 16, 9.0, 20.0
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


def bare_differences(one: Path, other: Path) -> tuple[float, float]:
    """How far two pictures without words are apart, of 255, by the channel that is: the mean, and that of a tile."""
    with Image.open(one) as a, Image.open(other) as b:
        red, green, blue = ImageChops.difference(a.convert("RGB"), b.convert("RGB")).split()
    furthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return ImageStat.Stat(furthest).mean[0], float(furthest.reduce(BARE_TILE).getextrema()[1])  # type: ignore[arg-type]


def is_bare_apart(name: str, told: tuple[float, float]) -> bool:
    return told[0] > BARE_MEAN or told[1] > (BARE_CARDS_MEAN if name.startswith("bare-section") else BARE_TILE_MEAN)


@pytest.fixture(scope="module")
def software(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the processor draws; the prepared pictures lie beside it."""
    folder = tmp_path_factory.mktemp("drawn")
    assert drawn(folder / "software", folder / "pictures", QT_QUICK_BACKEND="software") == "software"
    return folder / "software"


def test_opengl_draws_what_the_processor_draws(software: Path, tmp_path: Path) -> None:
    opengl = tmp_path / "opengl"
    by = drawn(opengl, software.with_name("pictures"), QSG_RHI_BACKEND="opengl", LIBGL_ALWAYS_SOFTWARE="1")
    assert by == "OpenGL"
    files = sorted(path.name for path in software.iterdir())
    bare = [name for name in files if name.startswith("bare-")]
    assert len(bare) == LOOKS * (FACES + PANELS)
    whole = {name: differences(software / name, opengl / name) for name in {*files} - {*bare}}
    assert len(whole) == LOOKS * FACES
    assert {name: told for name, told in whole.items() if is_apart(told)} == {}
    found = {name: bare_differences(software / name, opengl / name) for name in bare}
    assert {name: told for name, told in found.items() if is_bare_apart(name, told)} == {}


def test_what_is_compared_in_motion_is_another_picture(software: Path) -> None:
    moving = sorted(software.glob("bare-moving-*"))
    rests = [path.with_name(path.name.replace("moving-", "")) for path in moving]
    assert all(bare_differences(one, other)[0] > 5 for one, other in zip(moving, rests, strict=True))


@pytest.mark.parametrize(
    ("box", "levels"),
    [
        ((400, 0, 550, 540), 20),  # a scrim a little lighter
        ((224, 160, 240, 176), 80),  # a sign
        ((0, 500, 960, 502), 100),  # a line two pixels wide
    ],
)
def test_what_differs_without_words_is_found(box: tuple[int, int, int, int], levels: int, tmp_path: Path) -> None:
    plain = Image.effect_mandelbrot((960, 540), (-2, -1.2, 1, 1.2), 60).convert("RGB").point(lambda value: value // 2)
    plain.save(tmp_path / "plain.png")
    assert not is_bare_apart("bare-panel", bare_differences(tmp_path / "plain.png", tmp_path / "plain.png"))
    plain.paste(plain.crop(box).point(lambda value: value + levels), box)
    plain.save(tmp_path / "other.png")
    assert is_bare_apart("bare-panel", bare_differences(tmp_path / "plain.png", tmp_path / "other.png"))


@pytest.mark.parametrize(("side", "levels"), [(110, 80), (110, 40)])
def test_a_patch_that_differs_is_found(side: int, levels: int, tmp_path: Path) -> None:
    plain = Image.effect_mandelbrot((960, 540), (-2, -1.2, 1, 1.2), 60).convert("RGB").point(lambda value: value // 2)
    plain.save(tmp_path / "plain.png")
    assert not is_apart(differences(tmp_path / "plain.png", tmp_path / "plain.png"))
    patch = (224, 160, 224 + side, 160 + side)
    plain.paste(plain.crop(patch).point(lambda value: value + levels), patch)
    plain.save(tmp_path / "patched.png")
    assert is_apart(differences(tmp_path / "plain.png", tmp_path / "patched.png"))
