"""The same loop as one plain page for a browser, as well written as we can. Knows no browser.

Two layers of pictures and words change places. Only transform and opacity move, both by the browser's own animations;
the next picture is decoded before it is wanted; pictures have their final size; what is covered is not painted.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.stops import INVITATION

if TYPE_CHECKING:
    from tests.bench.stops import Loop, Stop

_SCRIPT = """
const stops = STOPS;
const slots = [...document.querySelectorAll('.slot')].map(slot => ({
    frame: slot, image: slot.querySelector('img')
}));
const voices = [...document.querySelectorAll('.words')];
const ground = document.getElementById('ground');
const scrim = document.getElementById('scrim');
const strip = document.querySelector('.strip');
let at = 0, front = 0;
function fill(slot, voice, index) {
    const stop = stops[index];
    voices[voice].innerHTML = stop.words;
    slots[slot].image.src = stop.picture;
    return slots[slot].image.decode().catch(() => {});
}
function colour(stop) {
    for (const [name, value] of Object.entries(stop.light))
        document.documentElement.style.setProperty('--' + name, value);
    [...strip.children].forEach((part, index) => part.classList.toggle('here', index === stop.section));
}
function drift(slot) {
    slots[slot].image.getAnimations().forEach(animation => animation.cancel());
    slots[slot].image.animate(
        [{transform: 'translate3d(0,0,0)'}, {transform: 'translate3d(-DRIFTpx,0,0)'}],
        {duration: 16000 / PACE, easing: 'cubic-bezier(0.37, 0, 0.63, 1)', fill: 'both'});
}
// what is covered moves no more and is not painted
function rest(slot) {
    slots[slot].image.getAnimations().forEach(animation => animation.cancel());
    slots[slot].frame.style.visibility = voices[slot].style.visibility = 'hidden';
}
function exchange() {
    const last = front, next = 1 - front;
    at = (at + 1) % stops.length;
    colour(stops[at]);
    slots[next].frame.style.zIndex = 1;
    slots[last].frame.style.zIndex = 0;
    slots[next].frame.style.visibility = voices[next].style.visibility = 'visible';
    drift(next);
    slots[next].frame.animate([{opacity: 0}, {opacity: 1}], {duration: 700 / PACE, easing: 'ease-out', fill: 'both'});
    voices[last].animate([{opacity: 1}, {opacity: 0}], {duration: 240 / PACE, easing: 'ease-out', fill: 'both'});
    voices[next].animate(
        [{opacity: 0, transform: 'translate3d(0,RISEpx,0)'}, {opacity: 1, transform: 'translate3d(0,0,0)'}],
        {duration: 460 / PACE, delay: 240 / PACE, easing: 'ease-out', fill: 'both'});
    front = next;
    setTimeout(() => rest(last), 750 / PACE);
    setTimeout(() => fill(last, last, (at + 1) % stops.length), 900 / PACE);
    setTimeout(exchange, 1000 * stops[at].seconds);
}
slots[0].frame.style.zIndex = 1;
fill(0, 0, 0).then(() => {
    colour(stops[0]);
    document.body.style.visibility = 'visible';
    drift(0);
    setTimeout(() => fill(1, 1, 1), 200 / PACE);
    setTimeout(exchange, 1000 * stops[0].seconds);
});
"""


def words_css(loop: Loop) -> str:
    """The rules for a panel's words, strip and invitation, at the kiosk's own sizes."""
    sizes = loop.sizes
    box, unit = sizes.panel_words, sizes.unit
    px = {role: sizes.px(role) for role in ("panelTitle", "panelSubtitle", "panelLead", "panelLabel", "panelFigure")}
    return f"""
html, body {{ margin: 0; background: var(--base); overflow: hidden; cursor: none }}
.words {{ position: absolute; left: {box.x}px; top: {box.y}px; width: {box.width}px;
    font-family: 'Noto Sans CJK SC'; text-align: left }}
.mark {{ font-size: {px["panelLabel"]}px; color: var(--soft) }}
.mark b {{ color: var(--accent); font: bold {px["panelLead"]}px 'Noto Serif CJK SC' }}
.title {{ font: bold {px["panelTitle"]}px/1.22 'Noto Serif CJK SC'; color: var(--ink);
    margin: {12 * unit}px 0 {unit}px; white-space: nowrap }}
.subtitle {{ font-size: {px["panelSubtitle"]}px; color: var(--soft) }}
.lead {{ font-size: {px["panelLead"]}px; color: var(--ink); margin: {3 * unit}px 0 }}
.figures {{ display: flex; gap: {6 * unit}px }}
.number {{ font: bold {px["panelFigure"]}px/1.2 'Noto Serif CJK SC'; color: var(--accent) }}
.label {{ font-size: {px["panelLabel"]}px; color: var(--soft) }}
.foot {{ position: absolute; left: {box.x}px; bottom: {sizes.strip + 4 * unit}px; z-index: 5;
    font: 500 {sizes.px("invitation")}px 'Noto Sans CJK SC'; color: var(--accent-ink); background: var(--accent);
    border-radius: {unit}px; padding: {unit}px {4 * unit}px }}
.strip {{ position: absolute; left: 0; bottom: 0; width: 100%; height: {sizes.strip}px; display: flex; z-index: 5;
    background: var(--base); border-top: 1px solid var(--soft); padding-left: {sizes.margin}px;
    box-sizing: border-box; align-items: center; font: {sizes.px("progress")}px 'Noto Sans CJK SC' }}
.strip span {{ flex: 1; color: var(--soft) }}
.strip .here {{ color: var(--accent) }}
"""


def words_html(stop: Stop) -> str:
    """A panel's words."""
    figures = "".join(
        f'<div><div class="number">{escape(number)}</div><div class="label">{escape(label)}</div></div>'
        for number, label in stop.figures
    )
    return (
        f'<div class="mark"><b>{escape(stop.numeral)}</b> | {escape(stop.section)}</div>'
        f'<div class="title">{"<br>".join(map(escape, stop.title))}</div>'
        f'<div class="subtitle">{escape(stop.subtitle)}</div><div class="lead">{escape(stop.lead)}</div>'
        f'<div class="figures">{figures}</div>'
    )


def light(stop: Stop) -> dict[str, str]:
    """The stop's colours by the names of the rules' variables."""
    return {
        "base": stop.base,
        "ink": stop.ink,
        "soft": stop.soft,
        "accent": stop.accent,
        "accent-ink": stop.accent_ink,
    }


def strip_html(loop: Loop, here: int = -1) -> str:
    """The sections along the bottom, one of them marked."""
    return "".join(
        f"<span{' class=here' * (index == here)}>{escape(numeral)} {escape(name)}</span>"
        for index, (numeral, name) in enumerate(loop.sections)
    )


def write_page(loop: Loop, folder: Path, pace: float = 1.0) -> Path:
    """Write the page into ``folder``, every time in it divided by ``pace``; its file."""
    sizes = loop.sizes
    picture, scrim = sizes.panel_picture, sizes.scrim
    stops = [
        {
            "seconds": stop.seconds / pace,
            "picture": stop.picture.as_uri(),
            "words": words_html(stop),
            "light": light(stop),
            "section": stop.section_index,
        }
        for stop in loop.stops
    ]
    script = _SCRIPT.replace("STOPS", json.dumps(stops, ensure_ascii=False))
    script = script.replace("DRIFT", str(sizes.drift)).replace("RISE", str(3 * sizes.unit))
    script = script.replace("PACE", f"{pace:g}")
    page = f"""<!doctype html><meta charset="utf-8"><title>loop</title><style>{words_css(loop)}
body {{ visibility: hidden }}
#ground {{ position: absolute; inset: 0; background: var(--base); transition: background-color 0.7s }}
.slot {{ position: absolute; left: {picture.x}px; top: 0; width: {picture.width}px; height: {picture.height}px;
    overflow: hidden; will-change: opacity }}
.slot img {{ display: block; will-change: transform }}
#scrim {{ position: absolute; left: {scrim.x}px; top: 0; width: {scrim.width}px; height: {scrim.height}px; z-index: 2;
    background: linear-gradient(to right, var(--base), transparent) }}
.words {{ z-index: 4; will-change: opacity, transform }}
</style><body><div id="ground"></div><div class="slot"><img></div><div class="slot"><img></div>
<div id="scrim"></div><div class="words"></div><div class="words"></div>
<div class="foot">{INVITATION}</div><div class="strip">{strip_html(loop)}</div><script>{script}</script>"""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    return file
