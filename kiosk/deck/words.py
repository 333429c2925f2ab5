"""What one file says in one language: header texts, body and photos -> Words; must not know dates or layouts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kiosk.deck.body import Body, read_body
from kiosk.deck.header import Header
from kiosk.deck.keys import Key
from kiosk.deck.model import MIDDLE, Photo, Point, Words
from kiosk.deck.photos import Photos
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.prose import Mention, Prose
from kiosk.deck.values import read_focus, read_title
from kiosk.deck.wording import listed

_LONGEST = 60
_NOWHERE = Mention("", "", 0)
_MAP = re.compile(r"地图|(?<![a-z])maps?(?![a-z])", re.IGNORECASE)
_APPROVAL = "审图号"
_NO_TITLE = ("title", "标题")
_NO_TEXT = ("text", "正文")


@dataclass(frozen=True, slots=True)
class Chinese:
    """A Chinese file's words; ``named`` counts the pictures it names, found or not."""

    words: Words
    named: int
    lost_first: bool = False  # whether the header's first picture is not among the words' photos


def chinese_words(header: Header, prose: Prose, photos: Photos, title: str) -> Chinese:
    """The words of a Chinese file; ``title`` stands where it gives none."""
    lines = _title(header, prose)
    if not lines:
        if not prose.findings.failed:
            prose.findings.add(ProblemKind.TITLE_MISSING, found=title)
        lines = (title,)
    body = read_body(header.body, header.body_line, prose)
    mentions = [*_header_mentions(header, prose, photos), *body.pictures]
    words = Words(
        language="zh",
        title=lines,
        name=_text(header, Key.NAME, prose),
        lead=_text(header, Key.LEAD, prose),
        badges=_badges(header, prose),
        body=body.blocks,
        photos=_photos(header, mentions, prose, photos),
        credit=_text(header, Key.CREDIT, prose),
    )
    first = photos.find(mentions[0].target, hint=False).file if Key.PICTURE in header.entries else ""
    lost = Key.PICTURE in header.entries and (not words.photos or words.photos[0].file != first)
    return Chinese(words, len(mentions), lost_first=lost)


def english_words(header: Header, prose: Prose, photos: Photos, chinese: Words, *, lost_first: bool = False) -> Words:
    """The words of an English file; what it leaves out is the Chinese.

    ``lost_first``: the picture that its header describes is not there, so that its caption is no other picture's.
    """
    body = read_body(header.body, header.body_line, prose)
    title = _title(header, prose)
    gaps = [gap for gap, gone in ((_NO_TITLE, not title), (_NO_TEXT, bool(chinese.body) and not body.blocks)) if gone]
    if gaps:
        missing = " and no ".join(english for english, _ in gaps)
        prose.findings.add(ProblemKind.ENGLISH_PARTIAL, missing=missing, missing_zh="和".join(zh for _, zh in gaps))
    badges = _badges(header, prose)
    return Words(
        language="en" if title else "zh",
        title=title or chinese.title,
        name=_text(header, Key.NAME, prose) or ("" if title else chinese.name),
        lead=_text(header, Key.LEAD, prose) or chinese.lead,
        badges=badges or chinese.badges,
        body=body.blocks or chinese.body,
        photos=_english_photos(header, body, prose, photos, chinese, lost_first=lost_first),
        credit=_text(header, Key.CREDIT, prose) or chinese.credit,
    )


def _text(header: Header, key: Key, prose: Prose) -> str:
    entry = header.entries.get(key)
    return prose.plain(entry.value, entry.line).strip() if entry else ""


def _title(header: Header, prose: Prose) -> tuple[str, ...]:
    entry = header.entries.get(Key.TITLE)
    if entry is None:
        return ()
    lines = (prose.plain(line, entry.line).strip() for line in read_title(prose.without_html(entry.value, entry.line)))
    return tuple(line for line in lines if line)


def _badges(header: Header, prose: Prose) -> tuple[str, ...]:
    entry = header.entries.get(Key.BADGE)
    if entry is None:
        return ()
    badges = (prose.plain(badge, entry.line).strip() for badge in listed(entry.value))
    return tuple(badge for badge in badges if badge)


def _header_mentions(header: Header, prose: Prose, photos: Photos) -> list[Mention]:
    entry = header.entries.get(Key.PICTURE)
    if entry is None:
        return []
    caption = _text(header, Key.CAPTION, prose)
    names = listed(entry.value)
    if not names[1:] or photos.find(entry.value).file:  # a file's name may have a comma
        names = (entry.value,)
    return [Mention(name, caption if index == 0 else "", entry.line) for index, name in enumerate(names)]


def _photos(header: Header, mentions: list[Mention], prose: Prose, photos: Photos) -> tuple[Photo, ...]:
    picture = header.entries.get(Key.PICTURE)
    found: dict[str, Photo] = {}
    for index, mention in enumerate(mentions):
        lookup = photos.find(mention.target, hint=prose.findings.takes(ProblemKind.PICTURE_MISSING))
        in_header = picture is not None and mention.line == picture.line
        if lookup.kind is not None:
            prose.findings.add(
                lookup.kind,
                mention.line,
                picture.key if in_header and picture else mention.target[:_LONGEST],
                found=mention.target[:_LONGEST],
                nearest=lookup.nearest,
                several="、".join(lookup.several),
                first=lookup.file if lookup.several else "",
            )
        if not lookup.file:
            continue
        if _is_map(lookup.file) and _APPROVAL not in mention.caption:
            prose.findings.add(ProblemKind.PICTURE_MAP, mention.line, lookup.file.rpartition("/")[2])
            continue
        photo = Photo(lookup.file, mention.caption, mention.alt)
        if index == 0 and in_header:
            photo = replace(photo, alt=_text(header, Key.ALT, prose), focus=_focus(header, prose.findings))
        before = found.get(lookup.file)
        if before is None:
            found[lookup.file] = photo
        elif not before.caption:
            found[lookup.file] = replace(before, caption=photo.caption)
    return tuple(found.values())


def _focus(header: Header, findings: Findings) -> Point:
    entry = header.entries.get(Key.FOCUS)
    point = read_focus(entry.value) if entry else None
    if entry is not None and point is None:
        findings.add(ProblemKind.FOCUS_BAD, entry.line, entry.key, found=entry.value[:_LONGEST])
    return point or MIDDLE


def _english_photos(
    header: Header, body: Body, prose: Prose, photos: Photos, chinese: Words, *, lost_first: bool
) -> tuple[Photo, ...]:
    known = {photo.file for photo in chinese.photos}
    said: dict[str, Mention] = {}
    in_header = [replace(mention, caption="") for mention in _header_mentions(header, prose, photos)]
    for mention in (*body.pictures, *in_header):
        file = photos.find(mention.target, hint=prose.findings.takes(ProblemKind.PICTURE_NOT_IN_CHINESE)).file
        if file in known:
            said.setdefault(file, mention)
        elif file or chinese.photos:
            prose.findings.add(ProblemKind.PICTURE_NOT_IN_CHINESE, mention.line, mention.target[:_LONGEST])
    caption, alt = _text(header, Key.CAPTION, prose), _text(header, Key.ALT, prose)
    told: list[Photo] = []
    for index, photo in enumerate(chinese.photos):
        mention = said.get(photo.file, _NOWHERE)
        first = index == 0 and not lost_first
        own = (caption if first else "") or mention.caption
        described = (alt if first else "") or mention.alt
        told.append(replace(photo, caption=own or photo.caption, alt=described or photo.alt))
    return tuple(told)


def _is_map(file: str) -> bool:
    """Whether a picture's name says that it is a map, which must not be published without its approval number."""
    return _MAP.search(file.rpartition("/")[2]) is not None
