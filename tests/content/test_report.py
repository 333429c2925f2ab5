"""The shipped deck against the report it retells: nothing lost, nothing copied, nothing claimed beyond it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.deck import Level, read_deck
from kiosk.deck.model import Slide, Words
from kiosk.deck.texts import block_texts
from kiosk.deck.wording import hanzi
from kiosk.show.outline import lap_seconds, outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT.parent / "shared" / "report" / "haishu-report.txt"
READING = read_deck(ROOT)
DECK = READING.deck
COVERS = tuple(section.cover for section in DECK.sections)
SLIDES = DECK.slides
ALL = (*COVERS, *SLIDES)
LONGEST_LAP = 180
COPIED = 25
LEFT_OUT = re.compile(r"\{[^}]*\}|^\d+\. ", re.MULTILINE)  # figures by name, and the numbering of lists
INFERRED = "2022年（据报道推断）"
UNSTATED = "报道未注明"
LAST_YEAR = ("城镇新增就业", "失业人员再就业", "村集体收入", "社会救助资金", "精准帮扶项目")
NAMES = (
    "《海曙高质量发展建设共同富裕样板区实施计划》",
    "低收入农户精准扶持增收",
    "高素质新型农民扶持办法",
    "《制造业“双三十”头部企业梯队培育三年行动计划》",
    "失业保险援企稳岗",
    "低保、特困、临时救助",
    "困难群众和潜在困难群体",
    "全龄友好",
    "全生命周期",
    "章水红色旅游融合发展标杆区",
    "智能化改造项目",
    "工业互联网、数字外贸、科技金融",
    "碳数据监测分析与碳交易平台",
    "国际创新关键节点",
    "人流、物流、资金流、信息流",
    "首选之地",
    "江夏街道",
    "综合信息指挥室",
    "特色网格共富示范带",
    "“海曙样本”",
    "现代化滨海大都市卓越城区",
    "中心城区",
    "主门户",
    "云霞出海曙",
    "“甬有”",
    "“浙里”",
    "科技经济融通平台",
    "仇欢、应磊、孙勇",
)
CAPTIONS = ("立体交通网络快速发展", "科技回归都市显雏形", "书香海曙润泽心灵", "在海曙遇见美好品质生活")


def texts(words: Words) -> Iterator[str]:
    yield from ("".join(words.title), words.name, words.lead, *words.badges, words.credit)
    for block in words.body:
        yield from block_texts(block)
    for photo in words.photos:
        yield from (photo.caption, photo.alt)


def bare(text: str) -> str:
    """Leave only the letters and digits of ``text``."""
    return re.sub(r"[\W_]+", "", text)


CHINESE = "\n".join((DECK.settings.title, DECK.settings.credit, *(text for slide in ALL for text in texts(slide.zh))))
ENGLISH = "\n".join(text for slide in ALL for text in texts(slide.en))


@pytest.fixture(scope="module")
def report() -> str:
    if not REPORT.is_file():
        pytest.skip("the report is not beside this checkout")
    return REPORT.read_text(encoding="utf-8")


def test_has_four_sections_and_twenty_eight_slides() -> None:
    assert [len(section.slides) for section in DECK.sections] == [6, 7, 9, 6]
    assert sum(slide.in_loop for slide in SLIDES) == 10


def test_reads_without_a_problem() -> None:
    assert [item for item in READING.problems if item.level is not Level.WARNING] == []
    assert list(READING.problems) == []


def test_every_number_of_the_report_is_told(report: str) -> None:
    told = CHINESE + "\n".join(figure.value for figure in DECK.figures.values())
    numbers = set(re.findall(r"\d+(?:\.\d+)?", report))
    known = set(re.findall(r"\d+(?:\.\d+)?", told))
    assert numbers - known == set()


def test_no_run_of_the_report_is_copied(report: str) -> None:
    printed = bare(report)
    copied = [
        piece[start : start + COPIED]
        for text in CHINESE.split("\n")
        for piece in map(bare, re.split(r"“[^”]*”|《[^》]*》", text))
        for start in range(len(piece) - COPIED + 1)
        if piece[start : start + COPIED] in printed
    ]
    assert copied == []


@pytest.mark.parametrize("name", NAMES)
def test_name_is_told(name: str) -> None:
    assert name in CHINESE


@pytest.mark.parametrize("caption", CAPTIONS)
def test_caption_in_print_is_kept_with_its_credit(caption: str) -> None:
    captions = [photo.caption for slide in SLIDES for photo in slide.zh.photos]
    assert any(text.startswith(caption) and "海曙区融媒体中心" in text for text in captions)


@pytest.mark.parametrize("slide", ALL, ids=lambda slide: slide.id)
class TestEachSlide:
    def test_is_translated(self, slide: Slide) -> None:
        assert slide.en.language == "en"
        chinese = [text for text in texts(slide.en) if hanzi(text)]
        assert chinese == []
        assert len(slide.en.body) == len(slide.zh.body)

    def test_has_pictures_that_say_what_they_are(self, slide: Slide) -> None:
        assert slide.zh.photos
        assert all(photo.caption.endswith("（沙盘模型示意）") for photo in slide.zh.photos)
        assert all(photo.caption.endswith("(scale-model illustration)") for photo in slide.en.photos)
        assert slide.zh.photos[0].alt
        assert slide.en.photos[0].alt

    def test_title_and_lead_fit_a_panel(self, slide: Slide) -> None:
        assert len(slide.zh.title) <= 2
        assert all(hanzi(line) <= 8 for line in slide.zh.title)
        assert len(slide.en.title) <= 2
        assert all(len(line) <= 20 for line in slide.en.title)
        assert 0 < hanzi(slide.zh.lead) <= 22
        assert 0 < len(slide.en.lead.split()) <= 14


@pytest.mark.parametrize("slide", SLIDES, ids=lambda slide: slide.id)
def test_body_is_neither_thin_nor_long(slide: Slide) -> None:
    assert 60 <= hanzi("".join(text for block in slide.zh.body for text in block_texts(block))) <= 220


def test_a_lap_is_short_enough() -> None:
    assert lap_seconds(outline_of(DECK)) <= LONGEST_LAP


@pytest.mark.parametrize("word", ["去年", "近日", "如今", "目前", "同步", "先后", "全省第一", "三镇"])
def test_word_that_dates_or_claims_too_much_is_absent(word: str) -> None:
    figures = "".join(figure.label + figure.period for figure in DECK.figures.values())
    assert word not in CHINESE + figures


@pytest.mark.parametrize("word", ["last year", "recently", "nowadays"])
def test_english_word_without_a_date_is_absent(word: str) -> None:
    assert word not in ENGLISH.lower()


def test_years_are_said_to_be_the_reports() -> None:
    assert CHINESE.count("未来五年") == CHINESE.count("报道所说的未来五年")
    assert "过去一年" not in CHINESE
    years = re.findall(r"2022年(?![”。])(.{0,8})", CHINESE)
    assert years
    assert all(rest.startswith("（据报道推断）") for rest in years)


def test_periods_claim_no_more_than_the_report() -> None:
    periods = {name: figure.period for name, figure in DECK.figures.items()}
    assert all(periods[name] == INFERRED for name in LAST_YEAR)
    assert {name for name, period in periods.items() if period == INFERRED} == set(LAST_YEAR)
    unstated = ("招聘岗位", "稳岗返还企业", "稳岗返还资金", "共富基金覆盖")
    assert all(periods[name] == UNSTATED for name in unstated)


def test_firsts_in_the_province_are_three() -> None:
    assert [slide.id for slide in SLIDES if "全省首个" in slide.zh.badges] == [
        "20-creation/30-gongchengshi",
        "40-governance/10-shangquan",
        "40-governance/20-xueyuan",
    ]


def test_codes_are_never_shown_as_quantities() -> None:
    shown = {DECK.figures[name].value for slide in ALL for name in slide.figures}
    assert shown.isdisjoint({"224", "125", "141"})
    assert DECK.figures["执法队伍"].number is None


def test_figures_are_not_typed_by_hand() -> None:
    values = {figure.value for figure in DECK.figures.values()} | {figure.value_en for figure in DECK.figures.values()}
    typed = [
        (file.name, number)
        for file in sorted((ROOT / "slides").rglob("*.md"))
        for number in re.findall(r"\d+(?:\.\d+)*", LEFT_OUT.sub("", file.read_text(encoding="utf-8")))
        if number in values
    ]
    assert typed == []


def test_every_figure_is_used() -> None:
    used = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "slides").rglob("*.md"))
    assert [name for name in DECK.figures if f"{{{name}}}" not in used] == []


def test_the_figures_open_in_excel_and_notepad_as_they_are() -> None:
    """With a BOM and CRLF in every line; a checkout that rewrote line ends would leave mixed ones after a save."""
    data = (ROOT / "slides/figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 20
