"""Every problem has its sentence in both languages."""

from __future__ import annotations

import re

import pytest

from kiosk.deck.problems import LEVELS, Level, Problem, ProblemKind, problem
from kiosk.staff.sayings_en import ENGLISH
from kiosk.staff.sayings_zh import CHINESE
from kiosk.staff.sentences import sentence

K = ProblemKind
JARGON = re.compile(r"HTML|EXIF|BOM|GBK|GB18030|UTF-16|Markdown|Error|Exception|\bNone\b|⟦|⟧")
DETAILS = sorted(set(re.findall(r"\{([a-z_]+)\}", str([*CHINESE.values(), *ENGLISH.values()]))) - {"place"})


@pytest.mark.parametrize("kind", list(ProblemKind))
@pytest.mark.parametrize("full", [True, False])
def test_every_kind_has_a_sentence_in_both_languages(kind: ProblemKind, full: bool) -> None:
    details = {name: f"<{name}>" for name in DETAILS} if full else {}
    item = problem(kind, "slides/10-a/20-b.txt", 7 if full else None, "标题" if full else "", **details)
    chinese, english = sentence(item), sentence(item, "en")
    assert chinese.startswith(
        ("【必须改】slides/10-a/20-b.txt ", "【建议改】slides/10-a/20-b.txt ", "【请核对】slides/10-a/20-b.txt ")
    )
    assert english.startswith(("[Must fix] slides/", "[Should fix] slides/", "[Please check] slides/"))
    assert "：" in chinese
    assert "屏幕" in chinese or "参观者" in chinese or "缺的部分" in chinese
    assert chinese.endswith("。")
    assert english.endswith(".")
    for text in (chinese, english):
        assert not JARGON.search(text)
        assert "{" not in text.replace("{名称}", "").replace("{Name}", "")
        assert not full or not re.search("  |。。|“”", text)


def test_the_tables_hold_every_kind_and_no_other() -> None:
    assert set(CHINESE) == set(ENGLISH) == set(LEVELS) == set(ProblemKind)


MODELS = {
    problem(
        K.PICTURE_MISSING, "slides/20-创造/20-翠柏里.txt", 3, "图片", found="cuibali.jpg", nearest="cuibaili.jpg"
    ): """
【必须改】slides/20-创造/20-翠柏里.txt 第 3 行“图片”：images 里没有“cuibali.jpg”。
屏幕上这一处先用本篇章的底图。是不是“cuibaili.jpg”？改好名字，保存即可。
[Must fix] slides/20-创造/20-翠柏里.txt line 3 “图片”: there is no “cuibali.jpg” in images. |
The screen shows the section's own background here. Did you mean “cuibaili.jpg”? Correct it and save.
""",
    problem(K.PICTURE_MISSING, "slides/a/b.txt", 3, "图片", found="x.jpg"): """
【必须改】slides/a/b.txt 第 3 行“图片”：images 里没有“x.jpg”。
屏幕上这一处先用本篇章的底图。请核对图片的名字，或把图片放进 images。
[Must fix] slides/a/b.txt line 3 “图片”: there is no “x.jpg” in images. |
The screen shows the section's own background here. Please check the name or put the picture into images.
""",
    problem(K.FIGURE_DATE, "slides/figures.csv", 12, "数值", cell="B12", name="队伍", found="1月8日", meant="1-8"): """
【必须改】slides/figures.csv 第 12 行“数值”（B12 格）：内容是“1月8日”，像是表格软件把“1-8”改成了日期。
屏幕上先不显示用到它的页面，其余照常。请写成 1~8 这样，不要用减号和斜杠，免得下次打开又变成日期。
[Must fix] slides/figures.csv line 12 “数值” (cell B12): it says “1月8日”, as if a spreadsheet |
had turned “1-8” into a date. |
The screen leaves out the pages that use it; the rest is shown. |
Please write it as 1~8, without hyphen or slash, else it is a date again when next opened.
""",
    problem(K.ENCODING_GUESSED, "slides/40-善治/30-三地.txt", first="标题：三个地方"): """
【请核对】slides/40-善治/30-三地.txt 整个文件：文字编码是猜的，读出的第一行是“标题：三个地方”。
屏幕已按这样显示。如有乱码，请在记事本里另存，编码选“UTF-8”；记事本里也是乱码的，不要保存，请找原来的文件。
[Please check] slides/40-善治/30-三地.txt whole file: how its characters are stored was guessed; |
the first line read is “标题：三个地方”. The screen shows it so. |
If characters are wrong, please save it again in Notepad with the encoding “UTF-8”; |
if they are wrong there too, do not save, and look for the file it came from.
""",
    problem(K.FILE_COPY, "slides/20-创造/20-翠柏里 - 副本.txt"): """
【建议改】slides/20-创造/20-翠柏里 - 副本.txt 文件名：看起来是复制出来的备份。
屏幕上没有显示它。要当新页面，请改名，例如“25-新页面.txt”；不用就删掉。
[Should fix] slides/20-创造/20-翠柏里 - 副本.txt file name: it looks like a backup copy. The screen does not show it. |
To make it a page, please rename it, for example “25-new-page.txt”; else delete it.
""",
    problem(K.PICTURE_TRUNCATED, "images/天一夜景.jpg"): """
【必须改】images/天一夜景.jpg 整张图片：只收到前一部分，像是还没复制完。
屏幕上先用本篇章的底图代替它，其余照常。请等复制结束；两分钟后还有这条提示，就重新复制一次。
[Must fix] images/天一夜景.jpg whole picture: only its first part has arrived, as if still being copied. |
The screen shows the section's own background in its place; the rest is shown. |
Please wait for the copy to end; if this is still here after two minutes, copy it again.
""",
}


@pytest.mark.parametrize("item", MODELS)
def test_sentences_read_as_their_models(item: Problem) -> None:
    lines = MODELS[item].strip().replace(" |\n", " ").split("\n")
    assert [sentence(item), sentence(item, "en")] == ["".join(lines[:2]), lines[2]]


def test_a_photo_that_is_gone_is_told_by_its_own_name() -> None:
    assert "images 里没有“a.jpg”" in sentence(problem(K.PICTURE_MISSING, "images/a.jpg"))


@pytest.mark.parametrize(
    ("file", "meanwhile"),
    [
        ("slides/10-a/20-b.md", "不显示这一页"),
        ("slides/10-a/20-b.en.md", "英文先用中文"),
        ("slides/10-a/section.txt", "封面先用文件夹的名字"),
        ("slides/figures.csv", "不显示用到它的页面"),
        ("slides/kiosk.md", "默认的设置"),
        ("images/a.jpg", "底图"),
    ],
)
def test_what_the_screen_does_depends_on_what_the_file_is_for(file: str, meanwhile: str) -> None:
    assert meanwhile in sentence(problem(K.FILE_UNREADABLE, file))


def test_what_staff_wrote_is_quoted_as_it_is() -> None:
    item = Problem(K.KEY_UNKNOWN, Level.DEFECT, "slides/a/b.md", 2, "{nearest}⟦x⟧", (("nearest", "{place}"),))
    assert "“{nearest}⟦x⟧”" in sentence(item)
    assert "“{place}”" in sentence(item)
