"""Small facts about written Chinese and English; must not know where a text comes from or goes."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from kiosk.deck.model import Language

_SPACE = re.compile(r"\s+")
_HANZI_RANGES = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANZI = re.compile(f"[{_HANZI_RANGES}]")
_LOST = re.compile(rf"(?<=[{_HANZI_RANGES}])(?<![吗呢么吧谁哪啥])\?+(?=[{_HANZI_RANGES}])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s，。；、）)]*|[A-Za-z0-9./]\?[A-Za-z0-9]")
_LIST = re.compile(r"[、，,;；]")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])")
_OUTER = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂"}
_PAIRS = (('"', "“", "”"), ("'", "‘", "’"))
_CLOSE_ENOUGH = 0.5
_LONGEST_COMPARED = 80

_ATTRIBUTE = (
    r"""\s+[A-Za-z_:@-][\w:.-]{0,60}(?:\s{0,4}=\s{0,4}(?:"[^"<>]{0,1000}"|'[^'<>]{0,1000}'|[^\s"'<>]{1,1000}))?"""
)
TAG = re.compile(
    rf"</?[A-Za-z][A-Za-z0-9:-]{{0,40}}(?:{_ATTRIBUTE}){{0,20}}\s{{0,20}}/?>|<[!?][^<>]{{0,1000}}>", re.ASCII
)


def folded(text: str) -> str:
    """The form in which two names are compared: NFC, no case, no spaces."""
    return unicodedata.normalize("NFC", _SPACE.sub("", unicodedata.normalize("NFC", text)).casefold())


def plain_width(text: str) -> str:
    """The text with full-width letters, digits and punctuation made half-width."""
    return unicodedata.normalize("NFKC", text)


def hanzi(text: str) -> int:
    """How many Chinese characters are in the text."""
    return len(_HANZI.findall(text))


def has_lost(text: str) -> bool:
    """Whether a character of a line was lost on saving: it is U+FFFD, or a ? between two hanzi.

    A question has ？ and a question's word before it; 为什么?因为 is how hurried hands type it.
    """
    return "\ufffd" in text or ("?" in text and _LOST.search(text) is not None)


def has_doubtful_mark(text: str) -> bool:
    """Whether a short text that asks nothing has a ? outside a web address."""
    return "?" in text and "?" in _ADDRESS.sub("", text)


def nearest(wanted: str, known: Iterable[str]) -> str:
    """The known name that staff most likely meant, or ""."""
    by_fold = {folded(name): name for name in known}
    key = folded(wanted)[:_LONGEST_COMPARED]
    found = difflib.get_close_matches(key, by_fold, n=1, cutoff=_CLOSE_ENOUGH)
    if not found and len(key) > 1:
        found = [fold for fold in by_fold if key in fold or (len(fold) > 1 and fold in key)][:1]
    return by_fold[found[0]] if found else ""


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list written with 、 ， , ; or ；, without empty ones."""
    return tuple(part for part in (piece.strip() for piece in _LIST.split(text)) if part)


def unquoted(text: str) -> str:
    """The text without one pair of quotes round the whole of it."""
    text = text.strip()
    if not text[1:]:
        return text
    closing = _OUTER.get(text[0])
    inner = text[1:-1]
    if closing is None or text[-1] != closing or text[0] in inner or closing in inner:
        return text
    return inner.strip()


def quoted(text: str, language: Language) -> str:
    """The text with its straight quotes as Chinese print has them; English is left as it is."""
    if language != "zh" or not ('"' in text or "'" in text or "＂" in text):
        return text
    text = _APOSTROPHE.sub("’", text.replace("＂", '"'))
    for straight, opening, closing in _PAIRS:
        pieces = text.split(straight)
        paired = len(pieces) - 1 - (len(pieces) - 1) % 2  # an odd last one may be an inch or a slip: stays
        marks = [opening, closing] * (paired // 2) + [straight] * (len(pieces) - 1 - paired)
        text = "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))
    return text


def without_tags(text: str) -> str:
    """``text`` without its HTML; "" where it has none."""
    return TAG.sub("", text).strip() if "<" in text and TAG.search(text) else ""
