"""Signs and rings painted by hand: the software renderer does not clip QtQuick.Shapes, painted items it does."""

from __future__ import annotations

from PySide6.QtCore import Property, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Kiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1

GRID = 24.0
# strokes in a box of 24: M and L with points, C with three, O with centre and radius; a filled part after |
SIGNS: dict[str, str] = {
    "home": "M 3 11 L 12 3.5 L 21 11 M 5.5 9.5 L 5.5 20.5 L 10 20.5 L 10 14.5 L 14 14.5 L 14 20.5 L 18.5 20.5"
    " L 18.5 9.5",
    "previous": "M 15 4 L 7 12 L 15 20",
    "next": "M 9 4 L 17 12 L 9 20",
    "up": "M 4 15 L 12 7 L 20 15",
    "down": "M 4 9 L 12 17 L 20 9",
    "reach": "M 12 3 L 12 15 M 6.5 10 L 12 15.5 L 17.5 10 M 4 20.5 L 20 20.5",
    "large": "M 2.5 19 L 8.5 5 L 14.5 19 M 4.7 14 L 12.3 14 M 15.5 19 L 18.7 11 L 22 19 M 16.7 16.3 L 20.8 16.3",
    "language": "O 12 12 9 M 3 12 L 21 12 M 12 3 C 7.5 8 7.5 16 12 21 C 16.5 16 16.5 8 12 3",
    "close": "M 5 5 L 19 19 M 19 5 L 5 19",
    "plus": "M 12 4 L 12 20 M 4 12 L 20 12",
    "minus": "M 4 12 L 20 12",
    "look": "O 10.5 10.5 6.5 M 15.3 15.3 L 21 21 M 10.5 7.5 L 10.5 13.5 M 7.5 10.5 L 13.5 10.5",
    "check": "M 4 12.5 L 10 18.5 L 20 6",
    "contrast": "O 12 12 9 | M 12 3 C 24 3 24 21 12 21",
}
_COUNT = {"M": 2, "L": 2, "C": 6, "O": 3}


def sign_path(strokes: str) -> QPainterPath:
    """The path of ``strokes`` (see SIGNS) in a box of 24."""
    path = QPainterPath()
    words = iter(strokes.split())
    for command in words:
        n = [float(next(words)) for _ in range(_COUNT[command])]
        if command == "M":
            path.moveTo(n[0], n[1])
        elif command == "L":
            path.lineTo(n[0], n[1])
        elif command == "C":
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        else:
            path.addEllipse(QPointF(n[0], n[1]), n[2], n[2])
    return path


@QmlElement
class Sign(QQuickPaintedItem):
    """One of SIGNS in one colour, as large as the item is."""

    signChanged = Signal()
    colorChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._sign = ""
        self._color = QColor("white")

    def paint(self, painter: QPainter) -> None:
        """Stroke the sign."""
        side = min(self.width(), self.height())
        if side <= 0 or self._sign not in SIGNS:
            return
        strokes, _, filled = SIGNS[self._sign].partition("|")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / GRID, side / GRID)
        pen = QPen(self._color, 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(sign_path(strokes), pen)
        if filled:
            painter.fillPath(sign_path(filled), self._color)

    def _get_sign(self) -> str:
        return self._sign

    def _set_sign(self, value: str) -> None:
        if value != self._sign:
            self._sign = value
            self.signChanged.emit()
            self.update()

    def _get_color(self) -> QColor:
        return self._color

    def _set_color(self, value: QColor) -> None:
        if value != self._color:
            self._color = QColor(value)
            self.colorChanged.emit()
            self.update()

    sign = Property(str, _get_sign, _set_sign, notify=signChanged)
    color = Property(QColor, _get_color, _set_color, notify=colorChanged)


@QmlElement
class Ring(QQuickPaintedItem):
    """A ring of which ``share`` (0..1) is drawn in ``color``, from the top clockwise."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._share = 0.0
        self._color = QColor("white")
        self._track = QColor("grey")
        self._thickness = 8.0

    def paint(self, painter: QPainter) -> None:
        """Draw track and share."""
        side = min(self.width(), self.height())
        if side <= self._thickness:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self._thickness / 2 + 0.5
        box = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
        pen = QPen(self._track, self._thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(box)
        pen.setColor(self._color)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, -round(360 * 16 * min(max(self._share, 0.0), 1.0)))

    def _renew(self) -> None:
        self.changed.emit()
        self.update()

    def _get_share(self) -> float:
        return self._share

    def _set_share(self, value: float) -> None:
        if value != self._share:
            self._share = value
            self._renew()

    def _get_color(self) -> QColor:
        return self._color

    def _set_color(self, value: QColor) -> None:
        if value != self._color:
            self._color = QColor(value)
            self._renew()

    def _get_track(self) -> QColor:
        return self._track

    def _set_track(self, value: QColor) -> None:
        if value != self._track:
            self._track = QColor(value)
            self._renew()

    def _get_thickness(self) -> float:
        return self._thickness

    def _set_thickness(self, value: float) -> None:
        if value != self._thickness:
            self._thickness = value
            self._renew()

    share = Property(float, _get_share, _set_share, notify=changed)
    color = Property(QColor, _get_color, _set_color, notify=changed)
    track = Property(QColor, _get_track, _set_track, notify=changed)
    thickness = Property(float, _get_thickness, _set_thickness, notify=changed)
