"""Reads from the items of a window what can be seen of them: the Look of one face. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from kiosk.screen.ink import known_font, lines_of, lines_of_document, missing_glyphs
from kiosk.screen.looks import Area, Clip, Cover, Line, Look, TargetLook, TextLook

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtQuick import QQuickItem

LAYERS = {
    "panel": ("PanelStage",),
    "title": ("TitleFace",),
    "home": ("HomeFace",),
    "section": ("SectionFace",),
    "page": ("PageFace",),
    "photo": ("PhotoFace",),
    "idle": ("IdleCard",),
}
# where staff look for a text, by the innermost part of the screen that it belongs to
PLACES = {
    "PushButton": "button",
    "Mode": "button",
    "PictureCard": "card",
    "FigureCards": "figure",
    "FigureNumber": "figure",
    "Chart": "chart",
    "TimeLine": "timeline",
    "Blocks": "body",
    "Lead": "lead",
    "ProgressStrip": "strip",
    "Door": "door",
    "StandIn": "ornament",
    "IdleCard": "idle",
}
ROLE_PLACES = {"caption": "caption", "cardLabel": "note", "panelLabel": "mark", "panelSubtitle": "subtitle"}
SEEN = 0.02  # less opaque is not seen
HORIZONTAL, CENTRE, RIGHT, BOTTOM, MIDDLE = 7, 4, 2, 64, 128
MOST_LINES = 10_000


@dataclass(slots=True)
class _Way:
    """What holds for all items below one."""

    opacity: float = 1.0
    clips: tuple[Clip, ...] = ()
    frame: Area | None = None
    target: int | None = None
    place: str = ""
    inert: bool = False
    scrolls: bool = False


@dataclass(slots=True)
class Eye:
    """Looks at one face of a window: its Look, and the items of the texts in the same order."""

    size: tuple[int, int]
    texts: list[TextLook] = field(default_factory=list)
    items: list[QQuickItem] = field(default_factory=list)
    targets: list[TargetLook] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    fades: list[Area] = field(default_factory=list)
    _order: int = 0

    def look(self, content: QQuickItem, face: str) -> Look:
        """Read ``face`` below the window's content item."""
        layer = _layer(content, LAYERS[face]) or content
        self._walk(layer, _Way())
        return Look(self.size, tuple(self.texts), tuple(self.targets), tuple(self.covers), tuple(self.fades))

    def _walk(self, item: QQuickItem, way: _Way) -> None:
        self._order += 1
        kind = _kind(item)
        place = PLACES.get(kind, "")
        below = _Way(
            way.opacity * item.opacity(),
            way.clips,
            way.frame,
            way.target,
            place if place and way.place != "button" else way.place,
            way.inert or item.objectName() == "ornament",
            way.scrolls,
        )
        if below.opacity < SEEN or not item.isVisible():
            return
        if item.inherits("QQuickText"):
            self._text(item, below)
        elif item.inherits("QQuickTextEdit"):
            self._prose(item, below)
        elif item.inherits("QQuickRectangle"):
            below.frame = _area(item)
            if item.objectName() == "fade":
                self.fades.append(below.frame)
            if below.opacity >= 1 - SEEN and _is_opaque(item):
                self.covers.append(Cover(_clipped(below.frame, below.clips), self._order))
        elif (name := item.property("spoken")) is not None and item.property("accessibleRole") is not None:
            self._target(item, str(name), below)
        if item.clip():
            below.clips = (*below.clips, _clip(item))
            below.scrolls = below.scrolls or item.inherits("QQuickFlickable")
        for child in sorted(item.childItems(), key=_depth):
            self._walk(child, below)

    def _target(self, item: QQuickItem, name: str, below: _Way) -> None:
        if not item.isEnabled():
            below.inert = True
            return
        box = _area(item)
        seen = _clipped(box, below.clips).common(Area(0, 0, *self.size))
        if seen.width < 1 or seen.height < 1:
            return
        painted = any(child.isVisible() and _has_paint(child) for child in item.childItems())
        self.targets.append(TargetLook(name, box, seen, painted, below.scrolls))
        below.target = len(self.targets) - 1
        if painted:
            below.frame = box

    def _text(self, item: QQuickItem, below: _Way) -> None:
        text = str(item.property("text"))
        color: QColor = item.property("color")
        if not text.strip() or color.alphaF() * below.opacity < SEEN:
            return
        wrap, across, along = (int(part) for part in str(item.property("setting")).split())
        font = item.property("font")
        width, height = item.width(), item.height()
        left, top = float(item.property("leftPadding")), float(item.property("topPadding"))
        right, bottom = float(item.property("rightPadding")), float(item.property("bottomPadding"))
        free = height - top - bottom - float(item.property("contentHeight"))
        down = top + (free if along == BOTTOM else free / 2 if along == MIDDLE else 0)
        room = width - left - right
        most = int(item.property("lineCount")) or MOST_LINES
        lines = lines_of(text, known_font(font), room, wrap, across, float(item.property("lineHeight")), most)
        self._keep(item, text, below, tuple(_placed(item, line, left, down) for line in lines), font)

    def _prose(self, item: QQuickItem, below: _Way) -> None:
        text = str(item.property("text"))
        if not text.strip():
            return
        holder = item.property("textDocument")  # kept: without it shiboken forgets the document
        lines = tuple(_placed(item, line, 0, 0) for line in lines_of_document(holder.textDocument()))
        self._keep(item, text, below, lines, item.property("font"))

    def _keep(self, item: QQuickItem, text: str, below: _Way, lines: tuple[Line, ...], font: object) -> None:
        color: QColor = item.property("color")
        scale = _scale(item)
        self.items.append(item)
        self.texts.append(
            TextLook(
                text,
                below.place or ROLE_PLACES.get(str(item.property("role")), "title"),
                _area(item),
                lines,
                order=self._order,
                em=font.pixelSize() * scale,  # type: ignore[attr-defined]
                bold=font.weight() >= 600,  # type: ignore[attr-defined]  # noqa: PLR2004
                color=color.rgb() & 0xFFFFFF,
                alpha=color.alphaF() * below.opacity,
                shortened=bool(item.property("truncated")),
                missing=missing_glyphs(text, font),  # type: ignore[arg-type]
                inert=below.inert or below.place == "ornament",
                frame=below.frame,
                clips=below.clips,
                target=below.target,
            )
        )


def _kind(item: QQuickItem) -> str:
    return item.metaObject().className().split("_QML")[0]


def _layer(item: QQuickItem, kinds: tuple[str, ...]) -> QQuickItem | None:
    for child in item.childItems():
        if child.isVisible():
            if _kind(child) in kinds and child.opacity() > SEEN:
                return child
            if (found := _layer(child, kinds)) is not None:
                return found
    return None


def _depth(item: QQuickItem) -> float:
    return item.z()


def _area(item: QQuickItem) -> Area:
    corner = item.mapToScene(QPointF(0, 0))
    other = item.mapToScene(QPointF(item.width(), item.height()))
    return Area(corner.x(), corner.y(), other.x() - corner.x(), other.y() - corner.y())


def _scale(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, 1)).y() - item.mapToScene(QPointF(0, 0)).y()


def _placed(item: QQuickItem, line: Line, left: float, top: float) -> Line:
    ink = line.ink
    if ink.empty:
        return line
    corner = item.mapToScene(QPointF(ink.x + left, ink.y + top))
    other = item.mapToScene(QPointF(ink.right + left, ink.bottom + top))
    area = Area(corner.x(), corner.y(), other.x() - corner.x(), other.y() - corner.y())
    return Line(line.text, area, line.last, line.of)


def _clipped(area: Area, clips: tuple[Clip, ...]) -> Area:
    for clip in clips:
        area = area.common(clip.area)
    return area


def _clip(item: QQuickItem) -> Clip:
    area = _area(item)
    if not item.inherits("QQuickFlickable"):
        return Clip(area)
    wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
    extent = Area(area.x - float(item.property("contentX")), area.y - float(item.property("contentY")), wide, high)
    return Clip(area, wide > area.width + 1, high > area.height + 1, extent)


def _is_opaque(item: QQuickItem) -> bool:
    if item.property("color").alphaF() < 1 - SEEN:
        return False
    try:
        return item.property("gradient") is None
    except RuntimeError:  # a gradient, which does not cross to Python
        return False


def _has_paint(item: QQuickItem) -> bool:
    """Whether an item of a target paints a ground: a filled rectangle, or a picture."""
    if item.inherits("QQuickRectangle"):
        return bool(item.property("color").alphaF() > SEEN)
    return _kind(item) == "Picture"
