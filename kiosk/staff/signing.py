"""What stands on the sheets that are signed before a release is shown, as HTML; must not know how they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from itertools import chain
from pathlib import Path

from kiosk.deck.model import Block, Deck, Figure, Heading, Items, Paragraph, Quote, Run, Slide, Table, Words
from kiosk.deck.numerals import figure_text

_WIDTH = 330  # of a picture, in pixels of HTML: two beside each other fill a sheet
_ENGLISH = "font-family: sans-serif; font-size: 90%"  # the quotation marks of a Chinese font are as wide as a hanzi
_SIGN = (
    '<p>&nbsp;</p><table width="100%" border="0"><tr><td>意见：______________________________________</td>'
    "<td>审签人：________________</td><td>日期：____________</td></tr></table>"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be read before it may be shown. ``number`` is that of the release, 0 for the folder as it lies.

    ``wall`` is the deck that is shown now, None where there is none; ``changed`` the files changed since.
    """

    deck: Deck
    images: Path
    number: int = 0
    wall: Deck | None = None
    changed: tuple[str, ...] = ()


def all_slides(deck: Deck) -> list[Slide]:
    """Covers and slides, in the order in which they are read."""
    return list(chain.from_iterable((section.cover, *section.slides) for section in deck.sections))


def first_page(draft: Draft, now: datetime) -> str:
    """The sheet before the others: what is to be read, what is new, and a place to sign for all of it."""
    before = {slide.id for slide in all_slides(draft.wall)} if draft.wall else set()
    slides = all_slides(draft.deck)
    gone = sorted(before - {slide.id for slide in slides})
    rows = "".join(
        f"<tr><td>{index}</td><td>{escape(slide.zh.heading)}</td><td>{escape(slide.id)}</td>"
        f'<td class="mark">{state_of(slide, draft)}</td></tr>'
        for index, slide in enumerate(slides, start=1)
    )
    parts = [
        f"<h1>审签单：{escape(draft.deck.settings.title)}</h1>",
        f"<p>{_version(draft)}，{now:%Y-%m-%d %H:%M} 生成，共 {len(slides)} 页。</p>",
        f"<p>改动的文件：{escape('、'.join(draft.changed))}</p>" if draft.changed else "",
        f'<p class="mark">从屏幕上撤下：{escape("、".join(gone))}</p>' if gone else "",
        (
            '<table border="1" cellspacing="0" width="100%"><tr><th></th><th>标题</th><th>页面</th><th></th></tr>'
            f"{rows}</table>"
        ),
        f"<p>同意后：在工作台上按“上屏”，或运行 kiosk approve {draft.number} --by 姓名。</p>" * bool(draft.number),
        _SIGN,
    ]
    return "".join(parts)


def slide_page(draft: Draft, slide: Slide, place: str, pictures: Iterable[str]) -> str:
    """The sheet of one slide: how it looks, all its words in both languages, its figures, and a place to sign."""
    images = "".join(f'<td><img src="{name}" width="{_WIDTH}"></td>' for name in pictures)
    mark = state_of(slide, draft)
    return "".join(
        [
            (
                f'<table width="100%"><tr><td class="soft">{_version(draft)} · {escape(slide.id)}</td>'
                f'<td class="mark">{mark}</td><td align="right" class="soft">{place}</td></tr></table>'
            ),
            f"<table><tr>{images}</tr></table>" if images else "",
            '<table width="100%"><tr><td width="50%">',
            words_html(slide.zh),
            '</td><td width="50%">',
            _in_english(slide.en if slide.en.language == "en" else None),
            "</td></tr></table>",
            figures_html(figures_in(slide, draft.deck.figures)),
            f'<p class="soft">{escape(_when(slide))}</p>',
            _SIGN,
        ]
    )


def _in_english(words: Words | None) -> str:
    if words is None:
        return '<p class="soft">没有英文，屏幕上用中文。</p>'
    return f'<div style="{_ENGLISH}">{words_html(words)}</div>'


def state_of(slide: Slide, draft: Draft) -> str:
    """Whether a slide is new, changed, or as it is on the wall; "" where nothing is on the wall."""
    if draft.wall is None:
        return ""
    before = next((one for one in all_slides(draft.wall) if one.id == slide.id), None)
    if before is None:
        return "新页面"
    figures = figures_in(slide, draft.deck.figures)
    same = before == slide and figures == figures_in(before, draft.wall.figures)
    return "" if same else "有改动"


def words_html(words: Words) -> str:
    """All that a slide says in one language."""
    captions = "".join(f"<p>〔图〕{escape(photo.caption)}</p>" for photo in words.photos if photo.caption)
    return "".join(
        [
            f"<h1>{escape(words.heading)}</h1>",
            f"<p>{escape('、'.join(words.badges))}</p>" if words.badges else "",
            f"<p><b>{escape(words.lead)}</b></p>" if words.lead else "",
            *(_block(block) for block in words.body),
            captions,
            f'<p class="soft">{escape(words.credit)}</p>' if words.credit else "",
        ]
    )


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs) | Quote(runs):
            return f"<p>{_runs(runs)}</p>"
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Items(ordered=True):
            return _numbered(block)
        case Items(items):
            return f"<ul>{''.join(f'<li>{_runs(item)}</li>' for item in items)}</ul>"
        case Table(header, rows):
            cells = "".join(_row(row, "td") for row in rows)
            return f'<table border="1" cellspacing="0">{_row(header, "th")}{cells}</table>'


def _numbered(block: Items) -> str:
    """The items with their numbers; Qt's HTML has a number for the first item of a list only."""
    html, before = "", None
    for number, item in zip(block.numbering, block.items, strict=True):
        if before is None or number != before + 1:
            start = "" if number == 1 else f' start="{number}"'
            html += f"<ol{start}>" if before is None else f"</ol><ol{start}>"
        html += f"<li>{_runs(item)}</li>"
        before = number
    return f"{html}</ol>"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.strong else escape(run.text) for run in runs)


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def figures_in(slide: Slide, figures: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """The figures that a slide shows: those of its header, and those that stand in its text."""
    text = words_html(slide.zh)
    shown = (figure for figure in figures.values() if escape(figure_text(figure, "zh").inline) in text)
    named = (figures[name] for name in slide.figures if name in figures)
    return tuple({figure.name: figure for figure in (*named, *shown)}.values())


def figures_html(figures: Iterable[Figure]) -> str:
    """A table of figures with unit, period and source, as both languages write them; "" where there are none."""
    rows = []
    for figure in figures:
        zh, en = figure_text(figure, "zh"), figure_text(figure, "en")
        cells = (zh.label, zh.inline, en.inline, zh.period or "（没有写）", zh.source or "（没有写）")
        rows.append(_row(cells, "td"))
    if not rows:
        return ""
    head = _row(("数字", "中文写法", "英文写法", "时期", "来源"), "th")
    return f'<h2>数字</h2><table border="1" cellspacing="0" width="100%">{head}{"".join(rows)}</table>'


def _version(draft: Draft) -> str:
    return f"版本 {draft.number}（等待审签）" if draft.number else "文件夹里现在的内容"


def _when(slide: Slide) -> str:
    """Where and when a slide is shown."""
    told = ["在轮播里" if slide.in_loop else "不在轮播里，从首页或前后页进入"]
    told += [f"从 {_day(slide.show_from)} 起"] if slide.show_from else []
    told += [f"到 {_day(slide.show_until)} 止"] if slide.show_until else []
    told += [f"{hours.start:%H:%M}-{hours.end:%H:%M}" for hours in slide.hours]
    return "，".join(told) + "。"


def _day(day: date) -> str:
    return day.isoformat()
