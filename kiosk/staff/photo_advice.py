"""What staff may want to know about photos, from what is known of them and where they are shown; opens none."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.reader import IMAGES, SLIDES, Reading
from kiosk.screen.metrics import Metrics
from kiosk.screen.renditions import renditions

if TYPE_CHECKING:
    from kiosk.deck.model import Slide
    from kiosk.pictures import Known

USUAL_SCREEN = (1920, 1080)
DARK = 28.0
SOFT = 1.1
_NAMED = 4  # of very many the first
_ROUND = 10  # pixels: nobody counts them singly


def photo_advice(
    reading: Reading, seen: Mapping[str, Known], screen: tuple[int, int] = USUAL_SCREEN
) -> Iterator[Problem]:
    """The advice on the photos that could be opened: ``seen``, by their names below images/. ``screen`` in pixels."""
    yield from small(reading, seen, screen)
    yield from dark(seen)
    yield from without_consent(reading, seen)


def small(reading: Reading, seen: Mapping[str, Known], screen: tuple[int, int] = USUAL_SCREEN) -> Iterator[Problem]:
    """A photo that is enlarged to more than SOFT times its pixels somewhere on a screen of that size.

    What counts is the largest of its faces: the panel's and the page's crop, a card or a door, and the whole photo as
    large as the screen (zooming in on top of that is the visitor's own wish). The width that it asks for is that of a
    photo of the same shape which is enlarged nowhere.
    """
    metrics = Metrics(*screen, inches=reading.deck.settings.screen_inches)
    scales: dict[str, float] = {}
    for rendition in renditions(reading.deck, metrics):
        known = seen.get(rendition.file)
        if known is None or known.width * known.height == 0:
            continue
        if rendition.kind == "close":
            scale = min(screen[0] / known.width, screen[1] / known.height)
        else:
            scale = max(rendition.recipe.width / known.width, rendition.recipe.height / known.height)
        scales[rendition.file] = max(scale, scales.get(rendition.file, 0.0))
    for file, scale in scales.items():
        if scale > SOFT:
            width = seen[file].width
            least = str(math.ceil(width * scale / _ROUND) * _ROUND)
            size = {"width": str(width), "height": str(seen[file].height), "least": least}
            yield problem(ProblemKind.PICTURE_TOO_SMALL, f"{IMAGES}/{file}", None, "", **size)


def dark(seen: Mapping[str, Known]) -> Iterator[Problem]:
    """A photo three quarters of whose middle (0.6 of each side) are darker than L* DARK.

    Nothing here sees faces; this is what can be measured. Measured on the 42 shipped pictures: the darkest, night
    scenes, have 33.6 (chengxiang), 34.0 (cover-deng) and 35.7 (zhuobian), the median is 67; with their light taken
    down by two stops 13 of 42 fall below 28, by three stops 28, by four all. The median of the middle does worse: below
    16, as low as the night scenes allow, there are 8, 18 and 30.
    """
    for file, known in seen.items():
        if 0 <= known.light < DARK:
            yield problem(ProblemKind.PICTURE_DARK, f"{IMAGES}/{file}", light=f"{known.light:g}")


def without_consent(reading: Reading, seen: Mapping[str, Known]) -> Iterator[Problem]:
    """A slide with photos that a camera or a phone took, of which no slide says whether those in them agreed.

    Nothing here sees faces, so it asks of every such photo, once, in the first slide that shows it; a slide's photos
    together. What a messenger has stripped of its origin is not asked about.
    """
    slides = [slide for section in reading.deck.sections for slide in (section.cover, *section.slides)]
    asked = {photo.file for slide in slides if slide.consent for photo in slide.zh.photos}
    for slide in slides:
        found = [file for file in _files(slide) if file not in asked and (known := seen.get(file)) and known.camera]
        asked.update(found)
        if found:
            several = "、".join(found[:_NAMED]) + (" ……" if len(found) > _NAMED else "")
            file = reading.files.get(slide.id, f"{SLIDES}/{slide.id}")
            yield problem(ProblemKind.PICTURE_CONSENT, file, None, "", several=several)


def _files(slide: Slide) -> list[str]:
    return list(dict.fromkeys(slide.files))
