"""kiosk tour: a PNG of every face, a page to look at them, and tour.json for programs."""

from __future__ import annotations

import html
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.options import TourOptions
    from kiosk.screen.grab import Grab

PNG_QUALITY = 80  # Qt's scale: higher is faster and larger
INDEX = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:sans-serif;background:#222;color:#eee;margin:24px}}h2{{margin:32px 0 12px}}
.grid{{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:16px}}
figure{{margin:0}}img{{width:100%;display:block;background:#000}}figcaption{{font-size:13px;padding:6px 0;color:#bbb}}
</style><h1>{title}</h1>{body}</html>
"""


def tour(options: TourOptions) -> int:
    """Render the deck into ``options.out``; 0 when every face was drawn, 1 when there is none."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    from PySide6.QtGui import QGuiApplication

    from kiosk import BUILT
    from kiosk.deck import read_deck
    from kiosk.pictures import PictureMaker, Store
    from kiosk.screen.grab import Easel
    from kiosk.show import scheduled

    app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    assert app is not None
    deck, _ = scheduled(read_deck(options.content).deck, datetime.now(UTC).astimezone(), BUILT)
    options.out.mkdir(parents=True, exist_ok=True)
    _clear(options.out)
    records: list[dict[str, object]] = []
    for size in options.sizes:
        maker = PictureMaker(Store(options.state / "pictures"), options.content / "images")
        maker.start()
        easel = Easel(deck, options.content / "images", maker, size)
        for language in options.languages:
            for mode in options.modes:
                modes = frozenset() if mode == "normal" else frozenset(mode.split("+"))
                for sight in easel.sights(language, modes):
                    for grab in easel.grab(sight):
                        records.append(_keep(options.out, grab))
                        if sys.stderr.isatty():
                            _say(f"\r{len(records)} {records[-1]['file']}\x1b[K")
        easel.close()
        maker.close()
        for warning in easel.warnings:
            _say(f"\n{warning}")
    (options.out / "tour.json").write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")
    (options.out / "index.html").write_text(_index(deck.settings.title, records), encoding="utf-8")
    _say("\r\x1b[K" if sys.stderr.isatty() else "")
    _say(f"{len(records)} 张图片，请打开 / pictures, please open: {options.out / 'index.html'}\n")
    return 0 if records else 1


def _clear(out: Path) -> None:
    """Take away what an earlier tour drew, and nothing else."""
    try:
        records = json.loads((out / "tour.json").read_text(encoding="utf-8"))
        names = [Path(record["file"]).name for record in records]
    except (OSError, ValueError, TypeError, KeyError):
        return
    for name in names:
        (out / name).unlink(missing_ok=True)


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _keep(out: Path, grab: Grab) -> dict[str, object]:
    width, height = grab.size
    place = grab.slide.replace("/", "--") or "all"
    fold = f"-{grab.fold + 1}" if grab.fold else ""
    name = f"{width}x{height}-{grab.language}-{grab.mode}-{grab.face}-{place}{fold}.png"
    if not grab.image.save(str(out / name), "PNG", PNG_QUALITY):  # type: ignore[call-overload]
        raise OSError(name)
    return {
        "file": name,
        "face": grab.face,
        "slide": grab.slide,
        "language": grab.language,
        "size": f"{width}x{height}",
        "mode": grab.mode,
        "targets": [asdict(target) for target in grab.targets],
    }


def _index(title: str, records: list[dict[str, object]]) -> str:
    groups: dict[str, list[str]] = {}
    for record in records:
        heading = f"{record['size']} · {record['language']} · {record['mode']}"
        caption = html.escape(f"{record['face']} {record['slide']}")
        file = html.escape(str(record["file"]))
        groups.setdefault(heading, []).append(
            f'<figure><a href="{file}"><img loading="lazy" src="{file}" alt="{caption}"></a>'
            f"<figcaption>{caption}</figcaption></figure>"
        )
    body = "".join(f'<h2>{heading}</h2><div class="grid">{"".join(cells)}</div>' for heading, cells in groups.items())
    return INDEX.format(title=html.escape(title), body=body)
