"""What each face says, as plain maps for QML: pure functions of a deck, a language and a place in it. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.deck.charts import drawn_figures
from kiosk.deck.model import Heading, Items, Layout, PanelKind, Paragraph, Quote, Run, Shape, Slide, Table
from kiosk.deck.numerals import figure_text
from kiosk.screen.labels import numeral
from kiosk.screen.palette import palette_of
from kiosk.screen.typeset import title_lines, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.deck.model import Block, Deck, Figure, Language, Photo, Section, Words

View = dict[str, object]

PANEL_FIGURES = 3
PANEL_TIMELINE = 5


def _section_of(deck: Deck, slide_id: str) -> tuple[int, Section]:
    for index, section in enumerate(deck.sections):
        if section.cover.id == slide_id or any(slide.id == slide_id for slide in section.slides):
            return index, section
    raise KeyError(slide_id)


def _section_name(section: Section, language: Language) -> str:
    words = section.cover.words(language)
    return words.name or words.heading


def _slide(section: Section, slide_id: str) -> Slide:
    return next((slide for slide in section.slides if slide.id == slide_id), section.cover)


def _set(text: str, words: Words) -> str:
    return typeset(text, words.language)


def _title(words: Words) -> str:
    return "\n".join(_set(line, words) for line in title_lines(words.title, words.language))


def _runs(runs: Iterable[Run], words: Words) -> list[View]:
    runs = list(runs)
    joined = typeset("\u0001".join(run.text for run in runs), words.language).split("\u0001")
    return [{"text": text, "strong": run.strong} for text, run in zip(joined, runs, strict=True)]


def figure_view(figure: Figure, language: Language) -> View:
    """A figure as a panel or a card shows it; ``counts`` when its digits may count up."""
    text = figure_text(figure, language)
    return {
        "name": figure.name,
        "before": text.before.strip(),
        "digits": text.digits,
        "after": text.after,
        "unit": text.unit.strip(),
        "tail": text.tail.strip(),
        "label": typeset(text.label, language),
        "period": typeset(text.period, language),
        "source": text.source,
        "counts": figure.number is not None and bool(figure.unit),  # a code such as 224 has no unit
        "spoken": f"{text.label} {text.inline}",
    }


def _figures(deck: Deck, slide: Slide, language: Language) -> list[View]:
    return [figure_view(deck.figures[name], language) for name in slide.figures if name in deck.figures]


def chart_view(deck: Deck, slide: Slide, language: Language) -> View:
    """The figures of a slide that one chart can draw; empty when there is none.

    ``share`` is 0..1: of the largest bar, or of 100 percent for a ring. Steps have none: they are no one axis.
    """
    drawn = drawn_figures(deck.figures[name] for name in slide.figures if name in deck.figures)
    if not drawn:
        return {}
    shape = drawn[0].shape
    entries: list[View] = []
    numbers = [float(figure.number or 0) for figure in drawn]
    largest = max(numbers) or 1.0
    for figure, number in zip(drawn, numbers, strict=True):
        whole = 100.0 if shape is Shape.RING else largest
        entries.append(figure_view(figure, language) | {"share": min(max(number / whole, 0.0), 1.0), "number": number})
    return {"shape": str(shape), "entries": entries}


def _timeline(words: Words) -> list[View]:
    table = next((block for block in words.body if isinstance(block, Table)), None)
    if table is None:
        return []
    return [{"when": _set(row[0], words), "what": _set(" ".join(row[1:]), words)} for row in table.rows if row]


def _photo(photo: Photo, words: Words) -> View:
    return {"file": photo.file, "caption": _set(photo.caption, words), "alt": photo.alt or photo.caption}


def _first_photo(words: Words) -> str:
    return words.photos[0].file if words.photos else ""


def _picture(slide: Slide, language: Language) -> View:
    """What a page begins with, to be loaded ahead."""
    words = slide.words(language)
    return {"photo": _first_photo(words), "gallery": slide.layout is Layout.GALLERY and len(words.photos) > 1}


def panel_view(deck: Deck, slide_id: str, language: Language, *, contrast: bool = False) -> View:
    """A slide's panel, or a section's cover."""
    index, section = _section_of(deck, slide_id)
    slide = _slide(section, slide_id)
    words, other = slide.words(language), slide.words("zh" if language == "en" else "en")
    cover = slide is section.cover
    kind = PanelKind.COVER if cover else slide.panel
    chart = chart_view(deck, slide, language) if kind is PanelKind.CHART else {}
    return {
        "id": slide_id,
        "kind": str(kind),
        "language": words.language,
        "numeral": numeral(index),
        "section": _section_name(section, language),
        "sectionIndex": index,
        "light": palette_of(section.theme, contrast=contrast).as_map(),
        "title": _title(words),
        "subtitle": typeset(other.heading, other.language) if other.language != words.language else "",
        "subtitleLanguage": other.language,
        "lead": _set(words.lead, words),
        "badges": list(words.badges),
        "figures": _figures(deck, slide, words.language)[:PANEL_FIGURES] if not chart else [],
        "timeline": _timeline(words)[:PANEL_TIMELINE] if kind is PanelKind.TIMELINE else [],
        "chart": chart,
        "notes": _notes([dict(entry) for entry in chart.get("entries", [])]),  # type: ignore[attr-defined]
        "photo": _first_photo(words),
        "alt": words.photos[0].alt if words.photos else "",
        "pages": len(section.slides) if cover else 0,
        "name": words.heading,
    }


def _unseen(slides: tuple[Slide, ...], seen: frozenset[str]) -> list[Slide]:
    """Two pages to read on with: the next ones after the last that was read, then from the beginning."""
    last = max((place for place, slide in enumerate(slides) if slide.id in seen), default=-1)
    return [slide for slide in (*slides[last + 1 :], *slides[: last + 1]) if slide.id not in seen][:2]


def _block(block: Block, words: Words) -> View:
    match block:
        case Paragraph(runs):
            return {"type": "paragraph", "runs": _runs(runs, words)}
        case Quote(runs):
            return {"type": "quote", "runs": _runs(runs, words)}
        case Heading(text, _):
            return {"type": "heading", "runs": [{"text": _set(text, words), "strong": True}]}
        case Items(items, ordered):
            marks = [f"{number}." if ordered else "·" for number in block.numbering]
            rows = [{"mark": mark, "runs": _runs(item, words)} for mark, item in zip(marks, items, strict=True)]
            return {"type": "items", "items": rows, "widest": max(marks, key=len, default="")}
        case Table(header, rows):
            cells = [[_set(cell, words) for cell in row] for row in rows]
            return {"type": "table", "header": [_set(cell, words) for cell in header], "rows": cells}


def card(slide: Slide, language: Language, seen: frozenset[str]) -> View:
    """A slide as a picture and a title that lead to its page."""
    words = slide.words(language)
    return {
        "id": slide.id,
        "title": typeset(words.heading, words.language),
        "language": words.language,
        "photo": _first_photo(words),
        "seen": slide.id in seen,
    }


def page_view(deck: Deck, slide_id: str, language: Language, seen: frozenset[str], *, contrast: bool = False) -> View:
    """A slide's page. ``next`` of the last page leads home: its id is empty."""
    index, section = _section_of(deck, slide_id)
    slide = _slide(section, slide_id)
    words = slide.words(language)
    slides = deck.slides
    place = next((i for i, other in enumerate(slides) if other.id == slide_id), 0)
    following = slides[place + 1] if place + 1 < len(slides) else None
    timeline = _timeline(words) if slide.layout is Layout.TIMELINE else []
    chart = chart_view(deck, slide, words.language) if slide.layout is Layout.CHART else {}
    drawn = {entry["name"] for entry in chart.get("entries", [])}  # type: ignore[attr-defined]
    blocks = list(words.body)
    if timeline:
        blocks.remove(next(block for block in blocks if isinstance(block, Table)))
    figures = [view for view in _figures(deck, slide, words.language) if view["name"] not in drawn]
    unseen = _unseen(slides, seen | {slide_id})
    in_section = [other.id for other in section.slides]
    return {
        "id": slide_id,
        "layout": str(slide.layout),
        "language": words.language,
        "chineseOnly": language == "en" and words.language != "en",
        "numeral": numeral(index),
        "section": _section_name(section, language),
        "sectionIndex": index,
        "position": f"{in_section.index(slide_id) + 1} / {len(in_section)}" if slide_id in in_section else "",
        "light": palette_of(section.theme, contrast=contrast).as_map(),
        "title": typeset(words.heading, words.language),
        "titleLines": _title(words),
        "lead": _set(words.lead, words),
        "badges": list(words.badges),
        "blocks": [_block(block, words) for block in blocks],
        "timeline": timeline,
        "chart": chart,
        "figures": figures,
        "notes": _notes([dict(entry) for entry in chart.get("entries", [])]),  # type: ignore[attr-defined]
        "photos": [_photo(photo, words) for photo in words.photos],
        "credit": _set(words.credit or _source(deck, slide, words.language) or _credit(deck, words.language), words),
        "neighbours": [_picture(slides[i], language) for i in (place + 1, place - 1) if 0 <= i < len(slides)],
        "next": typeset(following.words(language).heading, following.words(language).language) if following else "",
        "goOn": [card(other, language, seen) for other in unseen] if following is None else [],
    }


def _source(deck: Deck, slide: Slide, language: Language) -> str:
    """Where a page's figures come from, told once each."""
    named = [figure_text(deck.figures[name], language).source for name in slide.figures if name in deck.figures]
    told = list(dict.fromkeys(source for source in named if source))
    if not told:
        return ""
    return "Source: " + "; ".join(told) if language == "en" else "来源：" + "；".join(told)


def _credit(deck: Deck, language: Language) -> str:
    """What stands below every page that names no source of its own; a deck may have it in Chinese alone."""
    settings = deck.settings
    return (settings.credit_en or settings.credit) if language == "en" else settings.credit


def _notes(figures: list[View]) -> list[str]:
    """Period of each figure, told once where all share it."""
    periods = {str(view["period"]) for view in figures if view["period"]}
    if len(periods) == 1:
        return sorted(periods)
    return [f"{view['label']}: {view['period']}" for view in figures if view["period"]]


def section_view(deck: Deck, index: int, language: Language, seen: frozenset[str], *, contrast: bool = False) -> View:
    """A section's own screen: its words and its pages."""
    section = deck.sections[index]
    words = section.cover.words(language)
    return {
        "id": section.cover.id,
        "sectionIndex": index,
        "language": words.language,
        "numeral": numeral(index),
        "section": _section_name(section, language),
        "title": _title(words),
        "lead": _set(words.lead, words),
        "blocks": [_block(block, words) for block in words.body],
        "photo": _first_photo(words),
        "alt": words.photos[0].alt if words.photos else "",
        "caption": _set(words.photos[0].caption, words) if words.photos else "",
        "light": palette_of(section.theme, contrast=contrast).as_map(),
        "pages": [card(slide, language, seen) for slide in section.slides],
        "next": typeset(section.slides[0].words(language).heading, section.slides[0].words(language).language)
        if section.slides
        else "",
    }


def home_view(deck: Deck, language: Language, seen: frozenset[str], *, contrast: bool = False) -> View:
    """The four doors with their pages; palette of the first section's hour for the ground."""
    doors = [section_view(deck, index, language, seen) for index in range(len(deck.sections))]
    for door, section in zip(doors, deck.sections, strict=True):
        door["light"] = palette_of(section.theme, contrast=contrast).as_map()
    unseen = _unseen(deck.slides, seen) if seen else []
    first = deck.sections[0].theme if deck.sections else None
    return {
        "id": "home",
        "language": language,
        "title": deck.settings.title_en if language == "en" else deck.settings.title,
        "light": palette_of(first, contrast=contrast).as_map() if first else {},
        "doors": doors,
        "goOn": [card(slide, language, seen) for slide in unseen],
    }


def progress_view(deck: Deck, language: Language) -> list[View]:
    """The sections along the bottom of every panel."""
    return [
        {"numeral": numeral(i), "name": _section_name(s, language), "id": s.cover.id, "language": language}
        for i, s in enumerate(deck.sections)
    ]
