"""figures.csv as Excel and WPS leave it."""

from __future__ import annotations

import pytest

from kiosk.deck.figures import COLUMNS, FigureNames, read_figures
from kiosk.deck.model import Figure, Shape
from kiosk.deck.numerals import figure_text
from kiosk.deck.problems import Findings, Level, Problem, ProblemKind
from kiosk.staff.sentences import sentence

HEAD = "名称,数值,限定,单位,标签,时期,来源,英文标签"
QUIET = frozenset({ProblemKind.FIGURE_NO_PERIOD, ProblemKind.FIGURE_NO_SOURCE, ProblemKind.FIGURE_NO_ENGLISH})


def figures(data: str | bytes) -> tuple[dict[str, Figure], list[Problem]]:
    findings = Findings("slides/figures.csv")
    read = read_figures(data if isinstance(data, bytes) else data.encode(), findings)
    return dict(read), [item for item in findings.problems if item.kind not in QUIET]


def only(row: str) -> tuple[Figure | None, list[Problem]]:
    read, problems = figures(f"{HEAD}\n{row}\n")
    return next(iter(read.values()), None), problems


@pytest.mark.parametrize(
    "head",
    [
        "名称,数值,单位",
        "name,value,unit",
        " Name , VALUE ,Unit",
        "名称，数值，单位",
        "名称;数值;单位",
        "名称\t数值\t单位",
        '"名称","数值","单位"',
        "sep=;\n名称;数值;单位",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_delimiters_and_encodings(head: str, encoding: str) -> None:
    mark = next(mark for mark in ("\t", ";", "，", ",") if mark in head)
    text = "\r\n".join([*head.split("\n"), mark.join(("就业", "33457", "人")), mark * 2, ""])
    read, problems = figures(text.encode(encoding))
    assert read == {"就业": Figure("就业", "33457", unit="人", label="就业", line=2)}
    assert problems == []


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("33,多,万人次,,", "330+ thousand 人次"),
        ("3,,批次,,", "3批次"),
        ("3,,所,,所 schools", "3所 schools"),
        ("1.2,,亿人次,120,", "120"),
    ],
)
def test_a_unit_without_english_is_told(row: str, shown: str) -> None:
    read, problems = figures(f"名称,数值,限定,单位,英文数值,英文单位\n甲,{row}\n")
    assert [(item.kind, item.level, item.place) for item in problems] == [
        (ProblemKind.FIGURE_ENGLISH_UNIT, Level.WARNING, "英文单位")
    ]
    assert problems[0].detail("shown") == shown
    assert figure_text(read["甲"], "en").inline == shown


@pytest.mark.parametrize(
    "row", ["33,多,万人次,,visits", "1.2,,亿元,,", "3,,所,,", "1+8,,,,", "1.2,,亿元,120,million yuan", "1.2,,%,1.2,"]
)
def test_a_unit_that_english_readers_can_read_is_not(row: str) -> None:
    _, problems = figures(f"名称,数值,限定,单位,英文数值,英文单位\n甲,{row}\n")
    assert problems == []


def test_without_english_its_units_are_not_asked_for() -> None:
    findings = Findings("slides/figures.csv")
    read_figures("名称,数值,单位\n甲,33,万人次\n".encode(), findings, english=False)
    assert ProblemKind.FIGURE_ENGLISH_UNIT not in [item.kind for item in findings.problems]


def test_gbk_is_read_and_told() -> None:
    read, problems = figures("名称,数值\n就业,33457\n".encode("gbk"))
    assert list(read) == ["就业"]
    assert [(item.kind, item.detail("first")) for item in problems] == [(ProblemKind.ENCODING_GUESSED, "名称,数值")]


def test_all_columns_arrive() -> None:
    chinese = ",".join(aliases[0] for aliases in COLUMNS.values())
    for head in (chinese, ",".join(COLUMNS)):
        row = "工资,1.2,多,亿元,发放,2022年,报道,条形,120,million yuan,paid,in 2022,report,自己看"
        read, problems = figures(f"{head}\n{row}\n")
        assert problems == []
        assert read["工资"] == Figure(
            *("工资", "1.2", "多", "亿元", "发放", "2022年", "报道"),
            *("120", "million yuan", "paid", "in 2022", "report", Shape.BAR, 2),
        )


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("33457", "33457"),
        ('"10,590"', "10590"),
        ('"10，590"', "10590"),
        ("１０５９０", "10590"),
        ("10 590", "10590"),
        (" 92.1 ", "92.1"),
        ("1+8", "1+8"),
        ("1-8", "1-8"),
        ("3/3", "3/3"),
        ("007", "007"),
        ("一网两圈三带", "一网两圈三带"),
        ("-5", "-5"),
        ("'33457", "33457"),
    ],
)
def test_values_accepted(cell: str, value: str) -> None:
    figure, problems = only(f"甲,{cell}")
    assert figure is not None
    assert figure.value == value
    assert problems == []


@pytest.mark.parametrize(
    ("cell", "kind", "meant"),
    [
        ("1月8日", ProblemKind.FIGURE_DATE, "1-8"),
        ("3月3日", ProblemKind.FIGURE_DATE, "3-3"),
        ("Dec-21", ProblemKind.FIGURE_DATE, "2021-12"),
        ("8-Jan", ProblemKind.FIGURE_DATE, "1-8"),
        ("2021/12/1", ProblemKind.FIGURE_DATE, "2021-12"),
        ("2021年12月", ProblemKind.FIGURE_DATE, "2021-12"),
        ("#####", ProblemKind.FIGURE_HASHES, ""),
        ("1.2E+08", ProblemKind.FIGURE_SCIENTIFIC, ""),
        ("=B2+B3", ProblemKind.FIGURE_FORMULA, ""),
        ("#REF!", ProblemKind.FIGURE_FORMULA, ""),
        ("", ProblemKind.FIGURE_EMPTY, ""),
        ("33l57", ProblemKind.FIGURE_NOT_NUMBER, ""),
        ("12%%", ProblemKind.FIGURE_NOT_NUMBER, ""),
        ("9" * 5000, ProblemKind.FIGURE_NOT_NUMBER, ""),
    ],
)
def test_what_a_spreadsheet_broke_is_no_figure(cell: str, kind: ProblemKind, meant: str) -> None:
    figure, problems = only(f"甲,{cell}")
    assert figure is None
    assert [(item.kind, item.level, item.line, item.place) for item in problems] == [(kind, Level.ERROR, 2, "数值")]
    assert problems[0].detail("cell") == "B2"
    assert problems[0].detail("meant") == meant


@pytest.mark.parametrize(
    ("row", "value", "unit", "kind"),
    [
        ("甲,92.10%", "92.10", "%", ProblemKind.FIGURE_PERCENT),
        ("甲,92.1%,,%", "92.1", "%", ProblemKind.FIGURE_PERCENT),
        ("甲,33457人", "33457", "人", ProblemKind.FIGURE_UNIT_IN_VALUE),
        ('甲,"10,590家"', "10590", "家", ProblemKind.FIGURE_UNIT_IN_VALUE),
    ],
)
def test_a_unit_in_the_value_is_used_and_told(row: str, value: str, unit: str, kind: ProblemKind) -> None:
    figure, problems = only(row)
    assert figure is not None
    assert (figure.value, figure.unit) == (value, unit)
    assert [(item.kind, item.level) for item in problems] == [(kind, Level.WARNING)]


def test_two_units_that_differ_are_no_figure() -> None:
    figure, problems = only("甲,33457人,,万人")
    assert figure is None
    assert [item.kind for item in problems] == [ProblemKind.FIGURE_NOT_NUMBER]


@pytest.mark.parametrize(
    ("word", "qualifier"),
    [
        *(("", ""), ("多", "多"), ("余", "多"), ("以上", "以上"), ("至少", "以上"), ("约", "约"), ("大约", "约")),
        *(("超", "超"), ("超过", "超过"), ("逾", "逾"), ("近", "近")),
    ],
)
def test_qualifiers(word: str, qualifier: str) -> None:
    figure, problems = only(f"甲,1,{word}")
    assert figure is not None
    assert figure.qualifier == qualifier
    assert problems == []


def test_an_unknown_qualifier_is_no_figure_for_it_would_be_a_false_number() -> None:
    figure, problems = only("甲,1,近乎")
    assert figure is None
    assert [(item.kind, item.place, item.detail("cell")) for item in problems] == [
        (ProblemKind.FIGURE_QUALIFIER, "限定", "C2")
    ]


def test_rows_count_as_excel_counts() -> None:
    read, problems = figures('名称,数值,标签\n甲,1,"两\n行"\n\n,,\n乙,"2",x\n丙,,x\n')
    assert (read["甲"].line, read["乙"].line) == (2, 5)
    assert read["甲"].label == "两 行"
    assert [item.line for item in problems] == [6]


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("甲,乙\n1,2\n", ProblemKind.FIGURES_NO_COLUMN, 1),
        ("名称,单位\n1,2\n", ProblemKind.FIGURES_NO_COLUMN, 1),
        ("", ProblemKind.FIGURES_NO_COLUMN, None),
        ("名称,数值,单为\n", ProblemKind.FIGURES_COLUMN_UNKNOWN, 1),
        ("名称,数值,,单位\n甲,5,多,个\n乙,6,,个\n", ProblemKind.FIGURES_COLUMN_UNKNOWN, 1),
        ("名称,数值,数字\n", ProblemKind.FIGURES_COLUMN_TWICE, 1),
        ('名称,数值\n甲,1\n"乙,2\n丙,3\n', ProblemKind.FIGURES_BROKEN, 3),
        ("名称,数值\n,5\n", ProblemKind.FIGURE_NAMELESS, 2),
        ("名称,数值\n甲,5\n 甲 ,6\n", ProblemKind.FIGURE_TWICE, 3),
        ("名称,数值,图形\n甲,5,环型\n", ProblemKind.FIGURE_SHAPE, 2),
        ("名称,数值,单位\n甲,5,km?\n", ProblemKind.CHARACTER_LOST, 2),
        ("名称,数值,来源\n甲,5,宁波?报\n", ProblemKind.CHARACTER_LOST, 2),
        ("名称,数值,时期\n甲,5,2022?\n", ProblemKind.CHARACTER_LOST, 2),
        ("名称,数值,单位\n甲,若干,人\n", ProblemKind.FIGURE_WORD, 2),
        ("名称,数值,英文数值\n甲,5,about 6\n", ProblemKind.FIGURE_ENGLISH_VALUE, 2),
    ],
)
def test_what_is_wrong_with_the_table_is_told_with_its_row(text: str, kind: ProblemKind, line: int | None) -> None:
    _, problems = figures(text)
    told = [(item.kind, item.line) for item in problems]
    assert (kind, line) in told
    assert {item.kind for item in problems} == {kind}


def test_a_column_without_its_name_is_told_by_its_letter_and_an_empty_one_is_not() -> None:
    """Cells of the head that were merged: 4200多 would say 4200 on the wall, and nobody would know."""
    _, problems = figures("名称,数值,,单位,\n甲,5,,个,\n乙,6,多,个,\n丙,7,余,个,\n")
    assert "\n".join(map(sentence, problems)) == (
        "【建议改】slides/figures.csv 第 1 行（C1 格）：这一列有内容，没有列名。屏幕上没有用到这一列，其余照常。"
        "请写对列名。只给自己看的，列名请写“备注”。"
    )


@pytest.mark.parametrize("source", ["https://x.cn/a?b=1", "www.x.cn/?a", "x.cn/a?b=1，报道", "报道"])
def test_an_address_has_a_question_mark_of_its_own(source: str) -> None:
    assert figures(f"名称,数值,来源\n甲,5,{source}\n")[1] == []


@pytest.mark.parametrize("value", ["无", "暂无", "没有", "—", "——", "-", "/", "－"])
def test_a_word_for_nothing_is_no_value(value: str) -> None:
    figure, problems = only(f"甲,{value},,人次")
    assert figure is None
    assert [item.kind for item in problems] == [ProblemKind.FIGURE_EMPTY]


@pytest.mark.parametrize("row", ["甲,一网两圈三带", "甲,三,,个", "甲,几百,,个", "甲,首,,个", "甲,若干,,无"])
def test_a_word_without_unit_and_a_number_in_hanzi_pass(row: str) -> None:
    assert only(row)[1] == []


def test_an_english_value_of_nothing_is_empty() -> None:
    read, problems = figures("名称,数值,英文数值\n甲,5,无\n")
    assert (read["甲"].value_en, problems) == ("", [])


@pytest.mark.parametrize(
    ("row", "kind", "qualifier"),
    [
        ("甲,4200多,,家", ProblemKind.FIGURE_NOT_NUMBER, "多"),
        ("甲,4200多家,,家", ProblemKind.FIGURE_NOT_NUMBER, "多"),
        ("甲,约12800,,人次", ProblemKind.FIGURE_NOT_NUMBER, "约"),
        ("甲,超过12800,,人次", ProblemKind.FIGURE_NOT_NUMBER, "超过"),
        ("甲,4200多家", ProblemKind.FIGURE_UNIT_IN_VALUE, "多"),
        ("甲,4200家", ProblemKind.FIGURE_UNIT_IN_VALUE, ""),
        ("甲,33l57,,人", ProblemKind.FIGURE_NOT_NUMBER, ""),
    ],
)
def test_a_qualifier_in_the_value_names_its_column(row: str, kind: ProblemKind, qualifier: str) -> None:
    told = [item for item in only(row)[1] if item.kind is not ProblemKind.FIGURE_ENGLISH_UNIT]
    assert [(item.kind, item.detail("qualifier")) for item in told] == [(kind, qualifier)]
    assert ("写在“限定”那一列" in sentence(told[0])) == bool(qualifier)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("2026/1/8", "1-8"),
        ("2026-01-08", "01-08"),
        ("2026年1月8日", "1-8"),
        ("2026/1/1", "2026-1"),
        ("2026年1月", "2026-1"),
        ("2026-1", "2026-1"),
    ],
)
def test_a_date_says_what_a_spreadsheet_may_have_changed(value: str, meant: str) -> None:
    assert [item.detail("meant") for item in only(f"甲,{value}")[1]] == [meant]


def test_rows_before_a_broken_one_count() -> None:
    assert list(figures('名称,数值\n甲,1\n"乙,2\n')[0]) == ["甲"]


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_with_another_name_is_told(start: bytes) -> None:
    read, problems = figures(start + bytes(range(256)))
    assert read == {}
    assert [item.kind for item in problems] == [ProblemKind.FIGURES_WORKBOOK]


def test_missing_period_source_and_english_are_warnings() -> None:
    findings = Findings("slides/figures.csv")
    read_figures(f"{HEAD}\n甲,1\n".encode(), findings)
    assert {item.kind for item in findings.problems} == QUIET
    assert {item.level for item in findings.problems} == {Level.WARNING}
    findings = Findings("slides/figures.csv")
    read_figures(f"{HEAD}\n甲,1,,,,2022,报\n".encode(), findings, english=False)
    assert findings.problems == []


def test_names_are_found_whatever_width_case_and_spaces() -> None:
    names = FigureNames({"1+8 Team": Figure("1+8 Team", "1+8")})
    assert names.find("１＋８team") is not None
    assert names.find("1+9 team") is None


def test_a_csv_of_many_bad_rows_gives_a_readable_number_of_problems() -> None:
    findings = Findings("slides/figures.csv")
    read_figures(b"name,value\n" + b"a,\n" * 5000, findings)
    assert findings.failed
    assert len(findings.problems) <= 200


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("名称,数值,单位,标签,时期,来源", "就业,33,457,人,新增就业,2022,报道"),
        ("名称,数值,限定,单位,标签,时期,来源", "就业,33,457,,人,新增就业,2022,报道"),
    ],
)
def test_a_number_that_its_own_comma_parted_is_told_and_not_shown_as_another(head: str, row: str) -> None:
    read, problems = figures(f"{head}\n{row}\n")
    assert not read
    first = problems[0]
    assert (first.kind, first.line, first.detail("found")) == (ProblemKind.FIGURE_NOT_NUMBER, 2, "33,457")
    assert "33,457" in sentence(first, "zh")


def test_cells_beyond_the_head_are_told_and_not_those_under_an_empty_head() -> None:
    told = [item.kind for item in figures("名称,数值,单位,标签\n户数,12,户,甲,乙\n")[1]]
    assert told == [ProblemKind.TABLE_ROW_LONG]
    assert figures("名称,数值,单位,标签,\n户数,12,户,甲,乙\n")[1] == []
