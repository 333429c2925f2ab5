"""The same loop as an OpenDocument presentation, and LibreOffice Impress that shows it. It fades and has no drift.

One file is written, by hand: the pictures at their size, the words in boxes, each slide on by itself, without an end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import zipfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import tree
from tests.bench.stops import INVITATION

if TYPE_CHECKING:
    from tests.bench.screen import Screen
    from tests.bench.stops import Loop, Stop

TYPE = "application/vnd.oasis.opendocument.presentation"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "draw": "drawing",
        "presentation": "presentation",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
        "smil": "smil-compatible",
    }.items()
)
SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
CENTIMETRES = 28.0  # of a slide's width


def find() -> str | None:
    """LibreOffice on this machine."""
    return shutil.which("soffice") or shutil.which("libreoffice")


class Impress:
    """One run of Impress in its show. Its profile and home are kept from run to run."""

    name = "impress"

    def __init__(self, screen: Screen, file: Path, profile: Path) -> None:
        """Start it."""
        found = find()
        assert found is not None
        self._runtime = tempfile.mkdtemp(prefix="bench-")
        home = profile / "home"
        home.mkdir(parents=True, exist_ok=True)
        quiet = ("--norestore", "--nologo", "--nolockcheck", "--nofirststartwizard")
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [found, f"-env:UserInstallation={profile.as_uri()}", *quiet, "--show", str(file)],
            env=os.environ
            | {
                "DISPLAY": screen.name,
                "HOME": str(home),
                "XDG_RUNTIME_DIR": self._runtime,
                "SAL_USE_VCLPLUGIN": "gtk3",  # by itself it stays a grey window without a window manager
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def pid(self) -> int:
        """The root of its tree."""
        return self.process.pid

    def end(self) -> None:
        """End it and all below it."""
        tree.end(self.process)
        shutil.rmtree(self._runtime, ignore_errors=True)


def write_impress(loop: Loop, folder: Path) -> Path:
    """Write the presentation into ``folder``; its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "loop.odp"
    cm = CENTIMETRES / loop.sizes.width
    high = loop.sizes.height * cm
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("mimetype", TYPE)
        names = {stop.picture: f"Pictures/{index}.jpg" for index, stop in enumerate(loop.stops)}
        for picture, name in names.items():
            packed.write(picture, name)
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
            for name, kind in [
                ("/", TYPE),
                ("content.xml", "text/xml"),
                ("styles.xml", "text/xml"),
                *((name, "image/jpeg") for name in names.values()),
            ]
        )
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
            f'manifest:version="1.3">{entries}</manifest:manifest>',
        )
        packed.writestr(
            "styles.xml",
            f'<office:document-styles {SPACES} office:version="1.3"><office:automatic-styles>'
            f'<style:page-layout style:name="L"><style:page-layout-properties fo:margin="0cm" '
            f'fo:page-width="{CENTIMETRES}cm" fo:page-height="{high:.3f}cm" style:print-orientation="landscape"/>'
            "</style:page-layout></office:automatic-styles><office:master-styles>"
            '<style:master-page style:name="M" style:page-layout-name="L"/></office:master-styles>'
            "</office:document-styles>",
        )
        packed.writestr("content.xml", _content(loop, names, cm))
    return file


def _content(loop: Loop, names: dict[Path, str], cm: float) -> str:
    styles, pages = [], []
    for index, stop in enumerate(loop.stops):
        styles.append(
            f'<style:style style:name="p{index}" style:family="drawing-page"><style:drawing-page-properties '
            f'presentation:transition-type="automatic" presentation:duration="PT{round(stop.seconds)}S" '
            'presentation:transition-speed="medium" smil:type="fade" smil:subtype="crossfade" '
            f'draw:fill="solid" draw:fill-color="{stop.base}" presentation:background-visible="true"/></style:style>'
        )
        boxes = list(_boxes(loop, stop))
        shapes = [_picture(loop, names[stop.picture], cm)]
        for number, (text, role, colour, y) in enumerate(boxes):
            points = loop.sizes.px(role) * cm / 2.54 * 72
            name = f"t{index}-{number}"
            bold = role in {"panelTitle", "panelFigure"}
            font, weight = ("Noto Serif CJK SC", "bold") if bold else ("Noto Sans CJK SC", "normal")
            styles.append(
                f'<style:style style:name="{name}" style:family="paragraph"><style:text-properties '
                f'fo:color="{colour}" fo:font-size="{points:.1f}pt" style:font-size-asian="{points:.1f}pt" '
                f'fo:font-family="{font}" style:font-family-asian="{font}" fo:font-weight="{weight}" '
                f'style:font-weight-asian="{weight}"/></style:style>'
            )
            box = loop.sizes.panel_words
            shapes.append(
                f'<draw:frame draw:style-name="g" svg:x="{box.x * cm:.3f}cm" svg:y="{y * cm:.3f}cm" '
                f'svg:width="{box.width * cm:.3f}cm" svg:height="1cm"><draw:text-box>'
                f'<text:p text:style-name="{name}">{escape(text)}</text:p></draw:text-box></draw:frame>'
            )
        pages.append(
            f'<draw:page draw:name="s{index}" draw:style-name="p{index}" draw:master-page-name="M">'
            f"{''.join(shapes)}</draw:page>"
        )
    return (
        f'<office:document-content {SPACES} office:version="1.3"><office:automatic-styles>'
        '<style:style style:name="g" style:family="graphic"><style:graphic-properties draw:stroke="none" '
        'draw:fill="none" fo:padding="0cm" draw:auto-grow-height="true"/></style:style>'
        f"{''.join(styles)}</office:automatic-styles><office:body><office:presentation>{''.join(pages)}"
        '<presentation:settings presentation:endless="true" presentation:pause="PT0S" '
        'presentation:mouse-visible="false" presentation:full-screen="true"/>'
        "</office:presentation></office:body></office:document-content>"
    )


def _picture(loop: Loop, name: str, cm: float) -> str:
    box = loop.sizes.panel_picture
    return (
        f'<draw:frame draw:style-name="g" svg:x="{box.x * cm:.3f}cm" svg:y="0cm" '
        f'svg:width="{(box.width + loop.sizes.drift) * cm:.3f}cm" svg:height="{box.height * cm:.3f}cm">'
        f'<draw:image xlink:href="{name}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
    )


def _boxes(loop: Loop, stop: Stop) -> list[tuple[str, str, str, float]]:
    """Each line of words: text, role, colour, top in pixels."""
    sizes = loop.sizes
    y = float(sizes.panel_words.y)
    boxes = [(f"{stop.numeral} | {stop.section}", "panelLabel", stop.soft, y)]
    y += 16 * sizes.unit
    lines = [(line, "panelTitle", stop.ink) for line in stop.title]
    lines += [(stop.subtitle, "panelSubtitle", stop.soft), (stop.lead, "panelLead", stop.ink)]
    for number, label in stop.figures[:1]:
        lines += [(number, "panelFigure", stop.accent), (label, "panelLabel", stop.soft)]
    for text, role, colour in lines:
        boxes.append((text, role, colour, y))
        y += 1.3 * sizes.px(role)
    boxes.append((INVITATION, "invitation", stop.accent, sizes.height - sizes.strip - 12 * sizes.unit))
    return boxes
