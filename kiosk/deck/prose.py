"""One line of staff's text -> plain text or runs: figures, quotes, bold; must not know what block it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.deck.doubling import doubled_after, doubled_before
from kiosk.deck.figures import FigureNames
from kiosk.deck.model import Language, Run
from kiosk.deck.numerals import figure_text
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.wording import TAG, quoted

_FIGURE = re.compile(r"[{｛]([^{}｛｝]{0,80})[}｝]")
_BRACES = re.compile(r"[{}｛｝]")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto|file):[^<>\s]{1,1000})>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\(([^()]{0,1000})\)")
_BARE_LINK = re.compile(r"(?:https?://|www\.)[^\s，。；、）)”\"<>]{1,1000}", re.IGNORECASE)
_BOLD = re.compile(r"\*\*|＊＊")
_SINGLE = re.compile(r"(?<![*0-9A-Za-z])\*([^*\s](?:[^*]{0,300}[^*\s])?)\*(?![*0-9A-Za-z])")
_ESCAPED = re.compile(r"\\([\\*_#\[\]()!`|<>.+-])")
_HIDING = 0xE000  # escaped marks sleep in the private use area until the marks are read
_HIDDEN = re.compile("[\ue020-\ue07e]")
_PICTURE = re.compile(r"[!！][\[【［]([^\[\]【】［］]{0,300})[\]】］]\s?[(（]")
_PICTURE_WINDOW = 400
_WINDOW = 60  # no unit is longer
_PICTURE_TITLE = re.compile(r"\s+[\"'“](?P<alt>[^\"'”]{0,200})[\"'”]$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A picture that a text names; ``target`` is as staff wrote it, ``alt`` what stands in quotes after it."""

    target: str
    caption: str
    line: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """How the lines of one file become text in one language; what is wrong goes to ``findings``."""

    language: Language
    figures: FigureNames
    findings: Findings

    def plain(self, text: str, line: int) -> str:
        """The line as plain text."""
        return "".join(run.text for run in self.runs(text, line))

    def runs(self, text: str, line: int) -> tuple[Run, ...]:
        """The line as stretches of one weight."""
        text = _ESCAPED.sub(lambda match: chr(_HIDING + ord(match[1])), text)
        text = quoted(self._figures(self._links(self._html(text, line), line), line), self.language)
        pieces = _BOLD.split(text)
        if len(pieces) % 2 == 0:
            self.findings.add(ProblemKind.MARK_UNPAIRED, line, "**")
            pieces[-2:] = [pieces[-2] + pieces[-1]]
        runs: list[Run] = []
        for index, piece in enumerate(pieces):
            if index % 2:
                runs.append(Run(_SINGLE.sub(r"\1", piece), strong=True))
            else:
                runs.extend(Run(part, strong=bool(odd % 2)) for odd, part in enumerate(_SINGLE.split(piece)))
        return _joined(runs)

    def without_pictures(self, text: str, line: int) -> tuple[str, list[Mention]]:
        """The line without its pictures, and those."""
        mentions: list[Mention] = []
        kept: list[str] = []
        position = 0
        while match := _PICTURE.search(text, position):
            end = _closing(text, match.end())
            if end is None:
                self.findings.add(ProblemKind.PICTURE_OPEN, line, match[0])
                break  # the rest of the line is text
            kept.append(text[position : match.start()])
            inside = text[match.end() : end]
            title = _PICTURE_TITLE.search(inside)
            target = (inside[: title.start()] if title else inside).strip().strip("<>")
            alt = self.plain(title["alt"], line).strip() if title else ""
            mentions.append(Mention(target, self.plain(match[1], line).strip(), line, alt))
            position = end + 1
        kept.append(text[position:])
        return "".join(kept).strip(), mentions

    def without_html(self, text: str, line: int) -> str:
        """The line without its tags: before a title is broken at its /."""
        return self._html(text, line)

    def _html(self, text: str, line: int) -> str:
        if "<" not in text:
            return text
        text = _AUTOLINK.sub(r"\1", text)
        found = TAG.search(text)
        if found is None:
            return text
        self.findings.add(ProblemKind.HTML, line, found[0][:40])
        return TAG.sub("", text)

    def _links(self, text: str, line: int) -> str:
        found = ""
        if "](" in text:
            match = _LINK.search(text)
            found = match[2] if match else ""
            text = _LINK.sub(r"\1", text)
        bare = _BARE_LINK.search(text)
        if found or bare:
            self.findings.add(ProblemKind.LINK, line, found[:60] or (bare[0][:60] if bare else ""))
        return text

    def _figures(self, text: str, line: int) -> str:
        if _BRACES.search(text) is None:
            return text
        text = self._named(text, line)
        if _BRACES.search(text) is None:
            return text
        self.findings.add(ProblemKind.FIGURE_BRACE, line, found=text[:40])
        return _BRACES.sub("", text)

    def _named(self, text: str, line: int) -> str:
        """The text with the figures that it names, each with what belongs to it only once."""
        kept: list[str] = []
        position = 0
        for match in _FIGURE.finditer(text):
            before, name = text[position : match.start()], match[1].strip()
            figure = self.figures.find(name)
            position = match.end()
            if figure is None:
                kept.append(before)
                self._tell_none(name, line)
                continue
            shown = figure_text(figure, self.language)
            first = doubled_before(before, figure.qualifier)
            last = doubled_after(text[position : position + _WINDOW], shown)
            kept += [before[: len(before) - len(first)], _BRACES.sub("", shown.inline)]
            position += len(last)
            if first or last:
                found = "”“".join(part.strip() for part in (first, last) if part)
                value = shown.inline
                self.findings.add(ProblemKind.FIGURE_DOUBLED, line, match[0], found=found, name=name, value=value)
        kept.append(text[position:])
        return "".join(kept)

    def _tell_none(self, name: str, line: int) -> None:
        if name:
            self.figures.tell(name, self.findings, line, f"{{{name}}}")
        else:
            self.findings.add(ProblemKind.FIGURE_BRACE, line)


def _closing(text: str, start: int) -> int | None:
    """Where the bracket that opened before ``start`` closes; file names have brackets of their own."""
    depth = 1
    last = None
    for index in range(start, min(len(text), start + _PICTURE_WINDOW)):
        if text[index] in "(（":
            depth += 1
        elif text[index] in ")）":
            depth -= 1
            last = index
            if depth == 0:
                return index
    return last


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        text = _HIDDEN.sub(lambda match: chr(ord(match[0]) - _HIDING), run.text)
        if not text:
            continue
        if joined and joined[-1].strong == run.strong:
            joined[-1] = Run(joined[-1].text + text, run.strong)
        else:
            joined.append(Run(text, run.strong))
    return tuple(joined)
