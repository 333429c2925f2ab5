"""The kiosk's signs as images, stroked once for each colour and size; knows nothing of where they stand."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtQuick import QQuickImageProvider

GRID = 24.0
KEPT = 128  # of one size, colour and sign each; some kilobytes
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
    "reload": "M 19.5 12 C 19.5 16.2 16.2 19.5 12 19.5 C 7.8 19.5 4.5 16.2 4.5 12 C 4.5 7.8 7.8 4.5 12 4.5"
    " C 14.6 4.5 16.9 5.8 18.3 7.8 M 18.8 3.2 L 18.6 8.2 L 13.8 7.6",
    "import": "M 12 3 L 12 14.5 M 7 10 L 12 15 L 17 10 M 4 15 L 4 20.5 L 20 20.5 L 20 15",
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


def sign_image(sign: str, color: QColor, side: int) -> QImage:
    """A sign in ``color``, ``side`` pixels square, on nothing."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    strokes, _, filled = SIGNS.get(sign, "").partition("|")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / GRID, side / GRID)
    pen = QPen(color, 2.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(sign_path(strokes), pen)
    if filled:
        painter.fillPath(sign_path(filled), color)
    painter.end()
    return image


class Signs(QQuickImageProvider):
    """image://signs/NAME/RRGGBB or AARRGGBB/SIDE."""

    def __init__(self) -> None:
        """Images, made when asked for."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, requestedSize: QSize) -> QImage:
        """The sign that ``name`` asks for; an empty pixel for anything else."""
        del size, requestedSize
        sign, _, rest = name.partition("/")
        color, _, side = rest.partition("/")
        return _drawn(sign, color, min(max(int(side) if side.isdigit() else 1, 1), 1024))


@lru_cache(maxsize=KEPT)
def _drawn(sign: str, color: str, side: int) -> QImage:
    """Drawn once: QML asks anew at every panel, and each drawing leaves some hundred bytes in PySide6 for good."""
    return sign_image(sign, QColor(f"#{color}"), side)
