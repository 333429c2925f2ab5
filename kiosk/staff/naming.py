"""Two wordings of one name: a name that elsewhere is written with one other character. Must not know the screen.

A name is what stands in “ ” or 《 》, a line of a title, a badge, a section's short name or a figure's label, of four
hanzi or more, used twice or more. What stands once, anywhere, and differs from it in one hanzi is asked about. Names
of three hanzi are only compared with each other where both are quoted: in running text too many words are alike.
Measured on the shipped deck and on the printed report it retells: none of either is asked about; of both together,
which two hands wrote, two (工程师友好区/工程师友好的, 海曙创造/海曙打造). Names of a series (第一医院, 第二医院) pass.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.deck.finding import place_of
from kiosk.deck.model import Slide
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.reader import SLIDES, Reading
from kiosk.deck.texts import word_texts

_QUOTED = re.compile(r"《([^》\n]{2,30})》|“([^”\n]{2,30})”")
_HANZI = re.compile("[\u3400-\u9fff]+")
_SHORTEST, _LONGEST, _SHORTEST_QUOTED = 4, 16, 3
_USED = 2
_MOST_PER_SEED = 20  # names that begin or end alike; keeps the time linear in a deck of any size
_SERIES = (
    "零一二三四五六七八九十百千万两〇壹贰叁肆伍",
    "东南西北中",
    "上下左右前后内外里",
    "大中小",
    "新老旧古今",
    "春夏秋冬早中晚",
    "甲乙丙丁戊己",
    "男女",
    "省市区县镇乡村街路桥河江山",
    "年月日季",
)


@dataclass
class _Uses:
    """How often each name, and each text like it, stands somewhere, and in which slide."""

    exact: Counter[str] = field(default_factory=Counter)
    like: dict[str, str] = field(default_factory=dict)  # a text and the name that it resembles
    times: Counter[str] = field(default_factory=Counter)
    where: dict[str, Slide] = field(default_factory=dict)


def wordings(reading: Reading, content: Path) -> Iterator[Problem]:
    """The one odd wording of each name that is otherwise written alike."""
    slides = [slide for section in reading.deck.sections for slide in (section.cover, *section.slides)]
    texts = [(slide, "\n".join(word_texts(slide.zh))) for slide in slides]
    quoted = Counter(found for _, text in texts for found in _quoted(text))
    names = {name for name in quoted if len(name) >= _SHORTEST} | _stated(reading, slides)
    uses = _uses(texts, names)
    found = {odd: usual for odd, usual in uses.like.items() if uses.times[odd] == 1 and uses.exact[usual] >= _USED}
    found |= dict(_odd_quotes(quoted))
    for odd, usual in found.items():
        if _is_series(odd, usual):
            continue
        slide = uses.where.get(odd) or next(slide for slide, text in texts if odd in text)
        file = reading.files.get(slide.id, f"{SLIDES}/{slide.id.rpartition('/')[0]}")
        place, line = place_of(content, file, odd)
        yield problem(ProblemKind.WORDING_DIFFERS, place, line, odd, usual=usual)


def _quoted(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        name = match[1] or match[2]
        if _HANZI.fullmatch(name) and len(name) >= _SHORTEST_QUOTED:
            yield name


def _stated(reading: Reading, slides: list[Slide]) -> set[str]:
    titles = (text for slide in slides for text in (*slide.zh.title, slide.zh.name, *slide.zh.badges))
    labels = (figure.label for figure in reading.deck.figures.values())
    return {
        text for text in (*titles, *labels) if _SHORTEST <= len(text) <= _LONGEST and _HANZI.fullmatch(text) is not None
    }


def _uses(texts: list[tuple[Slide, str]], names: set[str]) -> _Uses:
    """One look at each pair of neighbouring characters: either end of a name is intact where one hanzi is other."""
    heads: dict[str, list[str]] = defaultdict(list)
    tails: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for seeds, seed in ((heads, name[:2]), (tails, name[-2:])):
            if len(seeds[seed]) < _MOST_PER_SEED:
                seeds[seed].append(name)
    uses = _Uses()
    for slide, text in texts:
        for index in range(len(text) - 1):
            pair = text[index : index + 2]
            for name in heads.get(pair, ()):
                _compare(text, index, name, slide, uses)
            for name in tails.get(pair, ()):
                start = index + 2 - len(name)
                if start >= 0 and text[start : start + 2] != name[:2]:
                    _compare(text, start, name, slide, uses)
    return uses


def _compare(text: str, start: int, name: str, slide: Slide, uses: _Uses) -> None:
    there = text[start : start + len(name)]
    if there == name:
        uses.exact[name] += 1
    elif len(there) == len(name) and _differ_by_one(there, name) and _HANZI.fullmatch(there):
        if uses.like.setdefault(there, name) == name:
            uses.times[there] += 1
        uses.where[there] = slide


def _odd_quotes(quoted: Counter[str]) -> Iterator[tuple[str, str]]:
    """Short names in quotes that differ by one hanzi from another in quotes."""
    alike: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in quoted:
        if len(name) == _SHORTEST_QUOTED:
            for index in range(len(name)):
                alike[index, name[:index] + name[index + 1 :]].append(name)
    for group in alike.values():
        usual = max(group, key=lambda name: (quoted[name], name))
        if quoted[usual] >= _USED:
            yield from ((name, usual) for name in group if quoted[name] == 1)


def _differ_by_one(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _is_series(one: str, other: str) -> bool:
    pair = next(((a, b) for a, b in zip(one, other, strict=True) if a != b), ("", ""))
    return any(pair[0] in series and pair[1] in series for series in _SERIES)
