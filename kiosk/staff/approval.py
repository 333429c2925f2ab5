"""kiosk tour --approval: what waits to be approved, or else the content folder, as sheets to sign (PDF)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.staff.signing import Draft, all_slides, first_page, slide_page

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kiosk.deck.model import Slide
    from kiosk.options import TourOptions
    from kiosk.screen.sheets import Sheet

NAME = "审签单.pdf"
_SIZE = (1920, 1080)
_PICTURE_PIXELS = 1100  # enough for print at half the width of a sheet


def approval(options: TourOptions) -> int:
    """Write the sheets into ``options.out``; 0 when there was anything to read, else 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    from PySide6.QtGui import QGuiApplication

    from kiosk.screen.sheets import write_sheets

    app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    assert app is not None
    draft = draft_of(options.content, options.state)
    if not draft.deck.sections:
        sys.stderr.write("没有可以审签的页面。\nThere is no page to approve.\n")
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    file = options.out / NAME
    pages = write_sheets(file, draft.deck.settings.title, _sheets(draft, options.state))
    sys.stderr.write(f"共 {pages} 页，请打开 / {pages} pages, please open: {file}\n")
    return 0


def draft_of(content: Path, state: Path) -> Draft:
    """What waits to be approved; where nothing does, the folder as it lies."""
    from kiosk.deck import read_deck
    from kiosk.release import Archive

    archive = Archive(state)
    wall = archive.current_of(content)
    waiting = archive.waiting_of(content)
    if waiting is None:
        shown = wall.content.deck if wall else None
        return Draft(read_deck(content, shown).deck, content / "images", wall=shown)
    shown = wall.shown() if wall else None
    return Draft(waiting.shown(), archive.photos, waiting.number, shown, waiting.manifest.changed)


def _sheets(draft: Draft, state: Path) -> Iterator[Sheet]:
    from kiosk.screen.sheets import Sheet

    slides = all_slides(draft.deck)
    yield Sheet(first_page(draft, datetime.now(UTC).astimezone()), {})
    for index, (slide, pictures) in enumerate(_pictured(draft, slides, state), start=1):
        yield Sheet(slide_page(draft, slide, f"{index}/{len(slides)}", pictures), pictures)


def _pictured(draft: Draft, slides: Iterable[Slide], state: Path) -> Iterator[tuple[Slide, dict[str, QImage]]]:
    """Each slide with what its panel and its page look like, by the name that its sheet gives them."""
    from PySide6.QtCore import Qt

    from kiosk.pictures import PictureMaker, Store
    from kiosk.screen.grab import Easel

    maker = PictureMaker(Store(state / "pictures"), draft.images)
    maker.start()
    easel = Easel(draft.deck, draft.images, maker, _SIZE)
    seen = {(sight.face, sight.slide): sight for sight in easel.sights("zh", frozenset())}
    try:
        for slide in slides:
            pictures: dict[str, QImage] = {}
            for face in ("panel", "section", "page"):
                sight = seen.get((face, slide.id))
                if sight is not None:
                    grab = next(easel.grab(sight))
                    smooth = Qt.TransformationMode.SmoothTransformation
                    pictures[face] = grab.image.scaledToWidth(_PICTURE_PIXELS, smooth)
            yield slide, pictures
    finally:
        easel.close()
        maker.close()
