"""The same loop as a reveal.js presentation: autoSlide, fade, loop. reveal.js comes from npm and stays in build/."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.page import light, strip_html, words_css, words_html
from tests.bench.stops import INVITATION

if TYPE_CHECKING:
    from tests.bench.stops import Loop

VERSION = "6.0.2"


def fetch(folder: Path) -> Path | None:
    """reveal.js, unpacked below ``folder``, fetched once; None where npm or its registry is not to be had."""
    there = folder.absolute() / f"reveal.js-{VERSION}"
    if (there / "package" / "dist" / "reveal.js").exists():
        return there / "package" / "dist"
    npm = shutil.which("npm")
    if npm is None:
        return None
    there.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(
            [npm, "pack", "--silent", f"reveal.js@{VERSION}"], cwd=there, check=True, capture_output=True, timeout=120
        )
        with tarfile.open(next(there.glob("*.tgz"))) as archive:
            archive.extractall(there, filter="data")
    except (OSError, StopIteration, subprocess.SubprocessError, tarfile.TarError):
        return None
    return there / "package" / "dist"


def write_reveal(loop: Loop, folder: Path, dist: Path, pace: float = 1.0) -> Path:
    """Write the presentation into ``folder``, each slide's time divided by ``pace``; its file."""
    sizes = loop.sizes
    picture, scrim = sizes.panel_picture, sizes.scrim
    sections = []
    for stop in loop.stops:
        colours = ";".join(f"--{name}:{value}" for name, value in light(stop).items())
        sections.append(
            f'<section data-autoslide="{round(1000 * stop.seconds / pace)}" style="{colours}"><div class="panel">'
            f'<div class="picture"><img data-src="{stop.picture.as_uri()}"></div><div class="scrim"></div>'
            f'<div class="words">{words_html(stop)}</div><div class="foot">{INVITATION}</div>'
            f'<div class="strip">{strip_html(loop, stop.section_index)}</div></div></section>'
        )
    page = f"""<!doctype html><meta charset="utf-8"><title>reveal</title>
<link rel="stylesheet" href="{(dist / "reveal.css").as_uri()}"><style>{words_css(loop)}
.reveal .slides section {{ padding: 0 }}
.panel {{ position: absolute; left: 0; top: 0; width: {sizes.width}px; height: {sizes.height}px;
    background: var(--base) }}
.picture {{ position: absolute; left: {picture.x}px; top: 0; width: {picture.width}px; height: {picture.height}px;
    overflow: hidden }}
.picture img {{ max-width: none; max-height: none; margin: 0; display: block }}
.scrim {{ position: absolute; left: {scrim.x}px; top: 0; width: {scrim.width}px; height: {scrim.height}px;
    background: linear-gradient(to right, var(--base), transparent) }}
</style><body><div class="reveal"><div class="slides">{"".join(sections)}</div></div>
<script src="{(dist / "reveal.js").as_uri()}"></script><script>
Reveal.initialize({{width: {sizes.width}, height: {sizes.height}, margin: 0, minScale: 1, maxScale: 1, center: false,
    controls: false, progress: false, hash: false, loop: true, transition: 'fade', autoSlide: 8000,
    autoSlideStoppable: false, autoPlayMedia: false, viewDistance: 2}});
</script>"""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "reveal.html"
    file.write_text(page, encoding="utf-8")
    return file
