"""What a large deck costs the screen: memory a slide, and calls to tell a new release from the one before."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from kiosk.deck import read_deck
from kiosk.deck.model import Deck
from kiosk.release.opening import read_shown
from kiosk.release.records import Content, content_bytes
from kiosk.show import outline_of
from kiosk.showing import _sharing
from tests.bench.decks import write_deck
from tests.ceilings.counting import Calls

SLIDES = 200
MOST_BYTES = 4096  # a slide in two languages, its stops among them; 2,954 on 29 November 2026
MOST_CALLS = 20


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return content_bytes(Content(read_deck(write_deck(tmp_path_factory.mktemp("many") / "content", SLIDES)).deck))


def shown(data: bytes) -> Deck:
    return read_shown(data, {})[0]


def test_a_slide_takes_little_memory(data: bytes) -> None:
    outline_of(shown(data))
    tracemalloc.start()
    deck = shown(data)
    outline = outline_of(deck)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(outline.pages) == SLIDES
    assert taken <= MOST_BYTES * SLIDES, taken / SLIDES


def test_a_release_is_told_from_the_one_before_at_once(data: bytes, tmp_path: Path) -> None:
    before = shown(data)
    content = write_deck(tmp_path / "content", SLIDES)
    last = max((content / "slides").glob("*/*.md"))
    last.write_text(last.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")
    after = _sharing(shown(content_bytes(Content(read_deck(content).deck))), before)
    with Calls() as calls:
        assert after != before
    assert calls.total() <= MOST_CALLS, calls
