"""Measures every face of a deck at one size: renders each state once and keeps a cropped picture of what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from kiosk.screen.legibility import LEAST, contrast_on, flat_ground, least_contrast
from kiosk.screen.looks import Area, Look, TextLook
from kiosk.screen.measures import HOLDING, Fault, Finding, Limits, beyond_reach, measure, seen_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtQuick import QQuickItem

    from kiosk.deck.model import Language
    from kiosk.screen.grab import Easel
    from kiosk.screen.sights import Sight

# places of the program's own words
CHROME = frozenset({"button", "target", "strip", "door", "idle", "ornament", "mark"})
QUIET_SECONDS = 0.0  # nothing moves in a kiosk that stands still; pictures are waited for
PHOTOS_TRIED = 6
SAMPLES = 160  # of the pixels of a text, to tell whether its ground is flat
EDGE_PX = 2.0
CROP_PX, CROP_MOST = 60, (1200, 700)
MARK = QColor(230, 0, 90)


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding with where it was found, and its surroundings as a picture."""

    finding: Finding
    face: str
    slide: str
    language: Language
    mode: str
    fold: int
    crop: QImage | None = None


def all_sights(
    easel: Easel, language: Language, modes: Sequence[str], slides: frozenset[str] = frozenset()
) -> list[list[Sight]]:
    """Every face of the deck, or of some ``slides``, each in all modes: its pictures are loaded once."""
    named = [frozenset[str]() if mode == "normal" else frozenset(mode.split("+")) for mode in modes]
    faces = zip(*(easel.sights(language, mode, every=True) for mode in named), strict=True)
    return [list(face) for face in faces if not slides or (face[0].slide in slides and face[0].face != "idle")]


def prove_all(easel: Easel, faces: list[list[Sight]]) -> Iterator[list[Seen]]:
    """Measure one face after the other: what was found on each.

    Of the photos only so many are looked at, longest caption first, until one has nothing wrong.
    """
    photos = 0
    for face in faces:
        if face[0].face == "photo":
            photos += 1
            if photos > PHOTOS_TRIED:
                yield []
                continue
        found = [seen for sight in face for seen in prove(easel, sight)]
        if face[0].face == "photo" and photos > 1 and not found:
            photos = PHOTOS_TRIED
        yield found


def prove(easel: Easel, sight: Sight) -> Iterator[Seen]:
    """Measure one face, fold by fold; what one fold has told is not told again by the next."""
    told: set[tuple[str, str, str]] = set()
    limits = Limits.of(easel.metrics, reach=False)
    looks: list[Look] = []
    image: QImage | None = None
    reach = "reach" in sight.state.modes
    for fold in easel.visit(sight):
        image = easel.image()  # first: what lies in rows and columns finds its place when it is painted
        look, items = easel.look(sight.face)
        limits = Limits.of(easel.metrics, reach=reach)
        body = replace(easel.metrics, large=False).px("body")
        looks.append(look)
        found = [*measure(look, limits), *_faint(easel, look, items, image, body)]
        for finding in found:
            key = (finding.fault, finding.place, finding.text)
            if key not in told:
                told.add(key)
                yield _seen(sight, fold, finding, image)
    for finding in beyond_reach(looks, limits):
        yield _seen(sight, 0, finding, image)


def hold_backs(easel: Easel, sight: Sight) -> Iterator[Seen]:
    """Only what keeps a slide off the wall: cut, overlapping, without a glyph. Pictures and colours do not matter."""
    told: set[tuple[str, str, str]] = set()
    for fold in easel.visit(sight):
        easel.image()
        look, _ = easel.look(sight.face)
        for finding in measure(look, Limits.of(easel.metrics, reach=False)):
            key = (finding.fault, finding.place, finding.text)
            if finding.fault in HOLDING and key not in told and _is_of_staff(finding, look):
                told.add(key)
                yield _seen(sight, fold, finding, None)
        return  # the words of a page lie as they lie, however far it is scrolled


def _is_of_staff(finding: Finding, look: Look) -> bool:
    """Whether words of staff's have part in it. What the program's own words do on a screen too small stays live."""
    theirs = {text.text for text in look.texts if text.place not in CHROME}
    return finding.place not in CHROME or finding.details.get("other") in theirs


def _seen(sight: Sight, fold: int, finding: Finding, image: QImage | None) -> Seen:
    crop = _crop(image, finding.area) if image is not None else None
    return Seen(finding, sight.face, sight.slide, sight.state.language, sight.mode, fold, crop)


# -- contrast ---------------------------------------------------------------------------------------------------------


def _faint(easel: Easel, look: Look, items: list[QQuickItem], image: QImage, body: float) -> Iterator[Finding]:
    """Texts with too little contrast. Only where the ground is not flat is the screen painted again without text."""
    bare: QImage | None = None
    for text in look.texts:
        if text.inert:
            continue
        area = _shown(text, look)
        if area.width < 2 or area.height < 2:  # noqa: PLR2004
            continue
        least = least_contrast(text.em, body, bold=text.bold)
        ground = flat_ground(_edge(image, area.grown(EDGE_PX)), _some(image, area), text.color, text.alpha)
        if ground is not None:
            ratio = contrast_on(text.color, text.alpha, [ground])
        else:
            bare = bare or easel.image_without(items)
            ratio = contrast_on(text.color, text.alpha, _below(image, bare, area))
        if ratio < least:
            told = {"ratio": f"{ratio:.1f}", "least": f"{least:g}" if least == LEAST else f"{least:.0f}"}
            yield Finding(Fault.FAINT, text.place, text.text, area, told)


def _shown(text: TextLook, look: Look) -> Area:
    """The ink that is seen, but for lines that fade as they scroll out of sight: another fold has them whole."""
    lines = [area for line in text.lines if not (area := seen_of(text, line, look.size)).empty]
    if any(clip.lengthwise for clip in text.clips):
        lines = [area for area in lines if all(fade.common(area).empty for fade in look.fades)]
    whole = lines[0] if lines else Area(0, 0, 0, 0)
    for area in lines[1:]:
        whole = whole.joined(area)
    return whole


def _rect(image: QImage, area: Area) -> QRect:
    left, top = int(area.x), int(area.y)
    return QRect(left, top, int(area.right) + 1 - left, int(area.bottom) + 1 - top).intersected(image.rect())


def _pixels(image: QImage, rect: QRect) -> memoryview:
    part = image.copy(rect).convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(part.constBits())).cast("I")


def _edge(image: QImage, area: Area) -> list[int]:
    """The pixels along the four sides of an area."""
    rect = _rect(image, area)
    if rect.width() < 1 or rect.height() < 1:
        return []
    across, down = QRect(rect.left(), 0, rect.width(), 1), QRect(0, rect.top(), 1, rect.height())
    sides = (
        across.translated(0, rect.top()),
        across.translated(0, rect.bottom()),
        down.translated(rect.left(), 0),
        down.translated(rect.right(), 0),
    )
    return [pixel for side in sides for pixel in set(_pixels(image, side).tolist())]


def _some(image: QImage, area: Area) -> list[int]:
    """Some of the pixels of an area, evenly."""
    pixels = _pixels(image, _rect(image, area))
    step = max(1, len(pixels) // SAMPLES) | 1  # odd: not always the same column
    return pixels[::step].tolist()


def _below(image: QImage, bare: QImage, area: Area) -> list[int]:
    """The pixels behind the ink: those that differ when the text is away, as they are without it."""
    rect = _rect(image, area)
    return [ground for ink, ground in zip(_pixels(image, rect), _pixels(bare, rect), strict=True) if ink != ground]


# -- pictures ---------------------------------------------------------------------------------------------------------


def _crop(image: QImage, area: Area) -> QImage:
    """The surroundings of an area, which is marked."""
    rect = _rect(image, area.grown(CROP_PX))
    if rect.width() > CROP_MOST[0] or rect.height() > CROP_MOST[1]:
        rect.setSize(rect.size().boundedTo(rect.size().scaled(*CROP_MOST, Qt.AspectRatioMode.IgnoreAspectRatio)))
    if rect.isEmpty():
        rect = QRect(0, 0, min(CROP_MOST[0], image.width()), min(CROP_MOST[1], image.height()))
    crop = image.copy(rect)
    painter = QPainter(crop)
    painter.setPen(QPen(MARK, 3))
    painter.drawRect(_rect(image, area.grown(4)).translated(-rect.topLeft()))
    painter.end()
    return crop
