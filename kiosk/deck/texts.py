"""All that a deck's words say, as plain texts; must not know where they stand on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.deck.model import Block, Deck, Figure, Heading, Items, Paragraph, Quote, Table, Words


def block_texts(block: Block) -> tuple[str, ...]:
    """The texts of a block: one for a paragraph, an item, a cell."""
    match block:
        case Paragraph(runs) | Quote(runs):
            return ("".join(run.text for run in runs),)
        case Heading(text):
            return (text,)
        case Items(items):
            return tuple("".join(run.text for run in item) for item in items)
        case Table(header, rows):
            return (*header, *(cell for row in rows for cell in row))


def word_texts(words: Words) -> Iterator[str]:
    """What visitors read of one language of a slide: not the alternative texts, which are spoken."""
    yield from (*words.title, words.name, words.lead, *words.badges, words.credit)
    for block in words.body:
        yield from block_texts(block)
    for photo in words.photos:
        yield photo.caption


def figure_texts(figure: Figure) -> tuple[str, ...]:
    """What visitors read of a figure, in both languages."""
    chinese = (figure.value, figure.qualifier, figure.unit, figure.label, figure.period, figure.source)
    english = (figure.value_en, figure.unit_en, figure.label_en, figure.period_en, figure.source_en)
    return (*chinese, *english)


def characters(deck: Deck) -> frozenset[str]:
    """Every character that visitors read in ``deck``. Takes a second where there are 10,000 slides."""
    found: set[str] = set()
    for section in deck.sections:
        for slide in (section.cover, *section.slides):
            for text in (*word_texts(slide.zh), *word_texts(slide.en)):
                found.update(text)
    for figure in deck.figures.values():
        found.update(*figure_texts(figure))
    return frozenset(found)
