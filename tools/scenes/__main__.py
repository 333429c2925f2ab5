"""Renders the scenes named on the command line, or all of them, into images/; ``--preview`` into a work folder."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from .register import names, scene

ROOT = Path(__file__).resolve().parents[2]
PREVIEW = (800, 500, 10)


def main(words: list[str]) -> int:
    """Render; gives the exit status: 2 for a name that is no scene's."""
    call = argparse.ArgumentParser("python -m scenes", description=__doc__)
    call.add_argument("names", nargs="*", metavar="NAME", help="the picture's name; all when left out")
    call.add_argument("--preview", action="store_true", help="small and rough, in seconds, as a PNG")
    call.add_argument("--size", metavar="WxH", help="another size in pixels")
    call.add_argument("--samples", type=int, help="samples for each pixel")
    call.add_argument("--out", type=Path, help="the folder to write to")
    call.add_argument("--list", action="store_true", help="name the scenes and end")
    given = call.parse_args(words)
    known = names()
    if given.list:
        print("\n".join(known))
        return 0
    unknown = [name for name in given.names if name not in known]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}", file=sys.stderr)
        return 2
    from .kit import film, studio

    width, height, samples = PREVIEW if given.preview else (film.WIDTH, film.HEIGHT, film.SAMPLES)
    if given.size:
        width, height = (int(part) for part in given.size.lower().split("x"))
    samples = given.samples or samples
    out = given.out or (ROOT / "build" / "scenes" if given.preview else ROOT / "images")
    out.mkdir(parents=True, exist_ok=True)
    for name in given.names or known:
        began = time.monotonic()
        module = scene(name)
        studio.empty(module.HOUR)
        module.build()
        built = time.monotonic()
        picture = film.expose(width, height, getattr(module, "SAMPLES", samples) if not given.preview else samples)
        done = time.monotonic()
        if given.preview:
            picture.save(out / f"{name}.png")
            said = f"{name}.png"
        else:
            size = film.save(picture, out / f"{name}.jpg", module.ZH, module.EN)
            said = f"{name}.jpg {size // 1000} KB"
        print(f"{said} built in {built - began:.1f} s, rendered in {done - built:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
