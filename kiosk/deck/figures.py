"""figures.csv -> figures and problems; must not know which slides use them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kiosk.deck.cells import QUALIFIERS, qualifier_in, read_number
from kiosk.deck.encoding import clean, decode
from kiosk.deck.model import Figure, Shape
from kiosk.deck.numerals import english_unit_lacks, figure_text
from kiosk.deck.problems import Findings, Level, Problem, ProblemKind
from kiosk.deck.wording import folded, has_doubtful_mark, has_lost, nearest, plain_width, without_tags

__all__ = ["COLUMNS", "FigureNames", "figure_text", "read_figures"]

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("名称", "名字", "数字名称"),
        "value": ("数值", "数字", "值"),
        "qualifier": ("限定", "限定词"),
        "unit": ("单位",),
        "label": ("标签", "说明", "显示名称"),
        "period": ("时期", "期间", "时间", "年份"),
        "source": ("来源", "出处"),
        "shape": ("图形", "形状"),
        "value_en": ("英文数值",),
        "unit_en": ("英文单位",),
        "label_en": ("英文标签", "英文说明"),
        "period_en": ("英文时期", "英文期间", "英文时间"),
        "source_en": ("英文来源", "英文出处"),
        "note": ("备注", "注"),
    }
)
_FIELDS = {folded(alias).replace("_", ""): field for field, aliases in COLUMNS.items() for alias in (field, *aliases)}
SHAPES = {
    **dict.fromkeys(("条形", "条", "条形图", "bar"), Shape.BAR),
    **dict.fromkeys(("环形", "环", "环形图", "ring"), Shape.RING),
    **dict.fromkeys(("方块", "方块图", "blocks"), Shape.BLOCKS),
    **dict.fromkeys(("台阶", "阶梯", "台阶图", "steps"), Shape.STEPS),
}
_UNREAD = frozenset(
    {
        *(ProblemKind.FILE_UNREADABLE, ProblemKind.FILE_OUTSIDE, ProblemKind.FILE_TOO_LARGE),
        *(ProblemKind.ENCODING_UNKNOWN, ProblemKind.FIGURES_WORKBOOK, ProblemKind.FIGURES_NO_COLUMN),
        ProblemKind.FIGURES_BROKEN,
    }
)
_NAMED = frozenset({"name", "unit", "label"})
_TOLD = frozenset({"period", "source"})
_OF_NUMBER = ("qualifier", "unit")  # without these a number says something else
_DELIMITERS = (",", "\t", ";", "，", "；")
_PARTED = re.compile(r"[0-9]{1,3},[0-9]{3}(?:\.[0-9]{1,9})?")
_OFFICE_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def read_figures(
    data: bytes, findings: Findings, *, english: bool = True, last: Mapping[str, Figure] = MappingProxyType({})
) -> Mapping[str, Figure]:
    """The figures in the bytes of a figures.csv, by name; never raises.

    ``english``: tell of missing translations. ``last`` are the figures as they were: none loses its unit or qualifier,
    which a deleted column takes from all at once. Whoever wants that leaves the column empty.
    """
    if data.startswith(_OFFICE_STARTS):
        findings.add(ProblemKind.FIGURES_WORKBOOK)
        return MappingProxyType({})
    decoded = decode(data)
    if decoded.text is None:
        findings.add(ProblemKind.ENCODING_UNKNOWN)
        return MappingProxyType({})
    text = clean(decoded.text)
    if decoded.guessed:
        findings.add(ProblemKind.ENCODING_GUESSED, first=text.strip().partition("\n")[0][:60])
    return MappingProxyType(_Sheet(text, findings, english=english).figures(last))


class FigureNames:
    """Figures found by the names that staff write, whatever their case, width and spaces."""

    def __init__(self, figures: Mapping[str, Figure], problems: Sequence[Problem] = ()) -> None:
        """``figures`` by name, as in a deck; ``problems`` of figures.csv, which know the rows that are no figures."""
        self._names = list(figures)
        self._used: set[str] = set()
        self._by_form = {_name_form(name): figure for name, figure in figures.items()}
        lost = {item.kind for item in problems if item.kind in _UNREAD and _is_table(item.file)}
        self._unread = bool(lost) and (not figures or ProblemKind.FIGURES_BROKEN in lost)
        self._faulty = {_name_form(item.detail("name")): item.line for item in problems if item.level is Level.ERROR}

    def find(self, name: str) -> Figure | None:
        """The figure of that name."""
        figure = self._by_form.get(_name_form(name))
        if figure is not None:
            self._used.add(figure.name)
        return figure

    def used(self) -> frozenset[str]:
        """The figures that have been found since this was last called."""
        used, self._used = self._used, set()
        return frozenset(used)

    def tell(self, name: str, findings: Findings, line: int, place: str) -> None:
        """Note that there is no figure of that name, and which one staff most likely meant.

        Where the whole table could not be read nothing is added to what was told of it.
        """
        if findings.full:
            return
        form = _name_form(name)
        if self._unread:
            findings.fail()  # no name is wrong, the whole table is
        elif form and form in self._faulty:
            findings.add(ProblemKind.FIGURE_FAULTY, line, place, name=name, row=str(self._faulty[form]))
        else:
            near = nearest(name, self._names)
            findings.add(ProblemKind.FIGURE_UNKNOWN, line, place, name=name, nearest=near)


class _Sheet:
    """One csv text on its way to figures."""

    def __init__(self, text: str, findings: Findings, *, english: bool) -> None:
        first, _, rest = text.partition("\n")
        hint = first.strip().lower()
        self._text = rest if hint.startswith("sep=") else text  # Excel reads that line and does not show it
        self._findings = findings
        self._english = english
        self._places: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._width = 0  # how many cells the head has, empty ones too
        self._nameless: dict[int, bool] = {}  # the columns without a name before the last with one; whether in use

    def figures(self, last: Mapping[str, Figure]) -> dict[str, Figure]:
        rows = self._rows()
        figures: dict[str, Figure] = {}
        seen: dict[str, str] = {}
        head = next(rows, None)
        if head is None:
            self._findings.add(ProblemKind.FIGURES_NO_COLUMN, columns="名称、数值")
            return {}
        self._read_head(*head)
        self._width = len(head[1])
        if not {"name", "value"} <= self._places.keys():
            return {}
        for number, row in rows:
            self._nameless.update((column, True) for column in self._nameless if any(row[column : column + 1]))
            figure = self._figure(number, row)
            if figure is None:
                continue
            first = seen.setdefault(_name_form(figure.name), figure.name)
            if first in figures:
                self._tell(ProblemKind.FIGURE_TWICE, number, "name", name=figure.name, first=str(figures[first].line))
                continue
            figures[figure.name] = figure
        for column in (column for column, filled in self._nameless.items() if filled):
            self._findings.add(ProblemKind.FIGURES_COLUMN_UNKNOWN, head[0], cell=f"{_letter(column)}{head[0]}")
        missed = [COLUMNS[field][0] for field in _OF_NUMBER if self._would_lose(field, last, figures)]
        if missed:
            self._findings.add(ProblemKind.FIGURES_NO_COLUMN, head[0], columns="、".join(missed))
            return {}
        return figures

    def _would_lose(self, field: str, last: Mapping[str, Figure], figures: Mapping[str, Figure]) -> bool:
        if field in self._places:
            return False
        pairs = ((last[name], figure) for name, figure in figures.items() if name in last)
        return any(getattr(old, field) and not getattr(new, field) for old, new in pairs)

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row with something in it, with its number as Excel counts (a line break in a cell makes no row)."""
        number = 0
        reader = csv.reader(io.StringIO(self._text), delimiter=self._delimiter(), strict=True)
        try:
            for number, row in enumerate(reader, start=1):
                cells = [" ".join(cell.split()) for cell in row]
                if any(cells):
                    yield number, cells
        except csv.Error:
            self._findings.add(ProblemKind.FIGURES_BROKEN, number + 1)

    def _delimiter(self) -> str:
        head = next((line for line in self._text.split("\n") if line.strip(' ,;\t，；"')), "")[:2000]
        known = {mark: sum(_field(cell) is not None for cell in head.split(mark)) for mark in _DELIMITERS}
        return max(_DELIMITERS, key=lambda mark: known[mark])

    def _read_head(self, number: int, row: list[str]) -> None:
        unknown: list[int] = []
        twice: list[int] = []
        for column, cell in enumerate(row):
            field = _field(cell)
            if not cell:
                if any(row[column:]):  # what stands to the right of the table are notes
                    self._nameless[column] = False
            elif field is None:
                unknown.append(column)
            elif field in self._places:
                twice.append(column)
            else:
                self._places[field] = column
                self._names[field] = cell
        missing = [COLUMNS[field][0] for field in ("name", "value") if field not in self._places]
        if missing:
            self._findings.add(ProblemKind.FIGURES_NO_COLUMN, number, columns="、".join(missing))
            return
        known = [aliases[0] for aliases in COLUMNS.values()]
        for column in unknown:
            cell, near = f"{_letter(column)}{number}", nearest(row[column], known)
            self._findings.add(ProblemKind.FIGURES_COLUMN_UNKNOWN, number, row[column], cell=cell, nearest=near)
        for column in twice:
            self._findings.add(ProblemKind.FIGURES_COLUMN_TWICE, number, row[column], cell=f"{_letter(column)}{number}")

    def _tell(self, kind: ProblemKind, number: int, field: str, **details: str) -> None:
        column = self._places.get(field)
        cell = "" if column is None else f"{_letter(column)}{number}"
        place = self._names.get(field, COLUMNS[field][0])
        self._findings.add(kind, number, place, cell=cell, **details)

    def _figure(self, number: int, row: list[str]) -> Figure | None:
        texts = {field: row[column] if 0 <= column < len(row) else "" for field, column in self._places.items()}
        name = texts["name"].strip("{}｛｝ ")
        if not name or any(mark in name for mark in "{}｛｝"):
            self._tell(ProblemKind.FIGURE_NAMELESS, number, "name", name=name)
            return None
        for field, text in texts.items():
            if has_lost(text) or ("?" in text and field in _NAMED) or (field in _TOLD and has_doubtful_mark(text)):
                self._tell(ProblemKind.CHARACTER_LOST, number, field, found=text[:40])
            if stripped := without_tags(text):
                self._tell(ProblemKind.HTML, number, field, found=text[:40])
                texts[field] = stripped
        if self._runs_over(number, name, row):
            return None
        value, unit = self._amount(number, name, texts)
        qualifier = QUALIFIERS.get(plain_width(texts.get("qualifier", "")).strip().lower())
        if qualifier is None:
            self._tell(ProblemKind.FIGURE_QUALIFIER, number, "qualifier", name=name, found=texts["qualifier"][:40])
        if not value or qualifier is None:
            return None
        if not _exists(unit):
            unit = ""
        self._tell_missing(number, name, texts)
        figure = Figure(
            name=name,
            value=value,
            qualifier=qualifier,
            unit=unit,
            label=texts.get("label", "") or name,
            period=texts.get("period", ""),
            source=texts.get("source", ""),
            value_en=self._english_value(number, name, texts),
            unit_en=texts.get("unit_en", ""),
            label_en=texts.get("label_en", ""),
            period_en=texts.get("period_en", ""),
            source_en=texts.get("source_en", ""),
            shape=self._shape(number, name, texts.get("shape", "")),
            line=number,
        )
        if self._english and english_unit_lacks(figure):
            shown = figure_text(figure, "en").inline
            self._tell(ProblemKind.FIGURE_ENGLISH_UNIT, number, "unit_en", name=name, shown=shown)
        return figure

    def _runs_over(self, number: int, name: str, row: list[str]) -> bool:
        """Whether the comma of a number such as 33,457 parted it, and all that follows stands one column too far.

        What else stands beyond the head is told: Excel and WPS leave no row longer than the others.
        """
        beyond = [cell for cell in row[self._width :] if cell]
        if not beyond:
            return False
        place = self._places["value"]
        parted = ",".join(row[place : place + 2])
        if _PARTED.fullmatch(parted):
            self._tell(ProblemKind.FIGURE_NOT_NUMBER, number, "value", name=name, found=parted)
            return True
        self._findings.add(ProblemKind.TABLE_ROW_LONG, number, found=" ".join(beyond)[:40])
        return False

    def _amount(self, number: int, name: str, texts: dict[str, str]) -> tuple[str, str]:
        found = texts["value"]
        cell = read_number(found)
        unit = texts.get("unit", "")
        if cell.kind is None:
            if cell.is_word and _exists(unit):
                self._tell(ProblemKind.FIGURE_WORD, number, "value", name=name, found=cell.value, unit=unit)
            return cell.value, unit
        clash = bool(cell.unit and unit and plain_width(unit) != plain_width(cell.unit))
        kind = ProblemKind.FIGURE_NOT_NUMBER if clash else cell.kind
        self._tell(
            kind,
            number,
            "value",
            name=name,
            found=found[:40],
            meant=cell.meant,
            value=cell.value,
            unit=cell.unit,
            qualifier=qualifier_in(found),
        )
        return ("", "") if clash else (cell.value, unit or cell.unit)

    def _english_value(self, number: int, name: str, texts: dict[str, str]) -> str:
        found = texts.get("value_en", "")
        if not found:
            return ""
        cell = read_number(found)
        if cell.kind is ProblemKind.FIGURE_EMPTY:
            return ""
        if cell.kind is not None:
            self._tell(ProblemKind.FIGURE_ENGLISH_VALUE, number, "value_en", name=name, found=found[:40])
        return cell.value if cell.kind is None else ""

    def _shape(self, number: int, name: str, found: str) -> Shape | None:
        if not found:
            return None
        shape = SHAPES.get(plain_width(found).strip().lower())
        if shape is None:
            near = nearest(found, ("条形", "环形", "方块", "台阶"))
            self._tell(ProblemKind.FIGURE_SHAPE, number, "shape", name=name, found=found[:40], nearest=near)
        return shape

    def _tell_missing(self, number: int, name: str, texts: dict[str, str]) -> None:
        if not texts.get("period"):
            self._tell(ProblemKind.FIGURE_NO_PERIOD, number, "period", name=name)
        if not texts.get("source"):
            self._tell(ProblemKind.FIGURE_NO_SOURCE, number, "source", name=name)
        if self._english and not texts.get("label_en"):
            self._tell(ProblemKind.FIGURE_NO_ENGLISH, number, "label_en", name=name)


def _is_table(file: str) -> bool:
    return file.rpartition("/")[2].lower().startswith(("figures.", "数字"))


def _name_form(name: str) -> str:
    return folded(plain_width(name))


def _exists(unit: str) -> bool:
    return unit not in {"", "-", "—", "/", "无"}


def _field(cell: str) -> str | None:
    return _FIELDS.get(folded(plain_width(cell)).strip('"').replace("_", "").replace("-", ""))


def _letter(column: int) -> str:
    """The spreadsheet's letters of a column, counted from 0: A, B, ... AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
