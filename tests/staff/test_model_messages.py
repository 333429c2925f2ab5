"""The twelve model messages: each situation made, and its sentence in five parts.

Where a sentence differs from its model it says more: what the screen does depends on whether a release is on the wall,
and the day on which a picture was replaced is named, as “today” is wrong tomorrow.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.release import publish
from kiosk.staff.check import check
from tests.corpus.builders import saved
from tests.corpus.case import put, scenery

MADE = "2026-11-24T16:00:00+00:00"
HEAD = "名称,数值,限定,单位,标签,时期,来源\r\n"
ROWS = "".join(f"甲{n},{n},,家,甲{n},报道未注明,报道\r\n" for n in range(3, 12))
FIGURES = (
    f"\ufeff{HEAD}城镇新增就业,33457,,人,城镇新增就业,报道未注明,报道\r\n{ROWS}队伍,1+8,,支,队伍,报道未注明,报道\r\n"
)
CUIBAILI = "slides/20-创造/20-翠柏里.txt"
JIUYE = "slides/30-均衡/20-就业.txt"
HUANXIAN = "slides/30-均衡/80-环线.txt"
SANDI = "slides/40-善治/30-三地.txt"
SANGULI = "slides/10-开篇/50-三股力.txt"
TEXTS = {
    "slides/kiosk.txt": "语言：中文\n",
    "slides/figures.csv": FIGURES,
    SANGULI: "标题：三股力\n---\n正文。\n",
    CUIBAILI: "标题：翠柏里\n导语：街区。\n图片：cuibaili.jpg\n---\n正文。\n",
    JIUYE: "标题：就业\n图片：天一夜景\n---\n正文。\n",
    HUANXIAN: "标题：环线\n---\n正文。\n![一条路（沙盘模型示意）](环线.jpg)\n",
    SANDI: "标题：三个地方，三种办法\n数字：队伍、城镇新增就业\n---\n正文。\n",
}
PHOTOS = ("cuibaili", "天一夜景", "环线")


@dataclass(frozen=True)
class Model:
    """What staff did, and the sentence's parts: level and place, what, what the screen does, what to do."""

    number: int
    make: Callable[[Path], None]
    where: str
    what: str
    meanwhile: str
    remedy: str
    live: bool = True  # whether a release was on the wall before


def text(name: str, body: str | bytes) -> Callable[[Path], None]:
    return lambda root: put(root, name, body)


def photo(name: str, make: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda root: put(root, name, make((root / name).read_bytes()))


def map_without_number(root: Path) -> None:
    put(root, "images/海曙地图.png", saved(scenery(4), "PNG"))
    put(root, SANDI, TEXTS[SANDI] + "![海曙](海曙地图)\n")


def small_photo(root: Path) -> None:
    put(root, "images/微信图片_01.jpg", saved(scenery(4, (1080, 608))))
    put(root, SANDI, TEXTS[SANDI] + "![一处](微信图片_01)\n")


MODELS = (
    Model(
        1,
        text(CUIBAILI, TEXTS[CUIBAILI].replace("cuibaili.jpg", "cuibali.jpg")),
        f"【必须改】{CUIBAILI} 第 3 行“图片”：",
        "images 里没有“cuibali.jpg”。",
        "屏幕上这一处先用本篇章的底图。",
        "是不是“cuibaili.jpg”？改好名字，保存即可。",
        live=False,
    ),
    Model(
        2,
        text(JIUYE, TEXTS[JIUYE] + "\n\n\n\n有{新增就业人数}。\n"),
        f"【必须改】{JIUYE} 第 9 行“{{新增就业人数}}”：",
        "数字表里没有“新增就业人数”这个名称。",
        "屏幕上仍是这一页改动前的样子。",
        "是不是“城镇新增就业”？改好名称，保存即可。",
    ),
    Model(
        3,
        text("slides/figures.csv", FIGURES.replace("1+8", "1月8日")),
        "【必须改】slides/figures.csv 第 12 行“数值”（B12 格）：",
        "内容是“1月8日”，像是表格软件把“1-8”改成了日期。",
        "屏幕上仍用原来的“1+8”。",
        "请把这一格设成“文本”，再填 1+8。",
    ),
    Model(
        4,
        text("slides/figures.csv", b"PK\x03\x04\x14\0\x06\0xl/workbook.xml"),
        "【必须改】slides/figures.csv 整个文件：",
        "这其实是 Excel 工作簿，只是改了名字。",
        "屏幕上的数字都没有变。",
        "请打开它，选“另存为”，类型选“CSV UTF-8（逗号分隔）”。",
    ),
    Model(
        5,
        text(SANDI, TEXTS[SANDI].encode("gbk")),
        f"【请核对】{SANDI} 整个文件：",
        "文字编码是猜的，读出的第一行是“标题：三个地方，三种办法”。",
        "屏幕已按这样显示。",
        "如有乱码，请在记事本里另存，编码选“UTF-8”；记事本里也是乱码的，不要保存，请找原来的文件。",
    ),
    Model(
        6,
        text(SANGULI, "三股力\n正文没有分隔线。\n"),
        f"【必须改】{SANGULI} 第 1 行起：",
        "没有找到“标题：……”，也没有找到分隔标题和正文的“---”。",
        "屏幕上仍是这一页改动前的样子。",
        "请在最上面写“标题：……”，再在正文前单独一行输入三个减号 ---。",
    ),
    Model(
        7,
        text("slides/20-创造/20-翠柏里 - 副本.txt", TEXTS[CUIBAILI]),
        "【建议改】slides/20-创造/20-翠柏里 - 副本.txt 文件名：",
        "看起来是复制出来的备份。",
        "屏幕上没有显示它。",
        "要当新页面，请改名，例如“25-新页面.txt”；不用就删掉。",
    ),
    Model(
        8,
        photo("images/天一夜景.jpg", lambda data: data[: len(data) // 2]),
        "【必须改】images/天一夜景.jpg 整张图片：",
        "只收到前一部分，像是还没复制完。",
        "屏幕上继续用原来那张。",
        "请等复制结束；两分钟后还有这条提示，就重新复制一次。",
    ),
    Model(
        9,
        small_photo,
        "【建议改】images/微信图片_01.jpg 整张图片：",
        "宽 1080 点，这块屏幕要 1920 点以上。",
        "屏幕上能显示，但会发虚。",
        "请对方在微信里勾选“原图”重发，或换一张更大的。",
    ),
    Model(
        10,
        text(JIUYE, TEXTS[JIUYE] + "\n\n\n\n\n\n共有33475人。\n"),
        f"【必须改】{JIUYE} 第 11 行“33475人”：",
        "数字表里“城镇新增就业”是33457人，两处不一致。",
        "屏幕上仍是这一页改动前的样子。",
        "请对照原文，并把这里改写成 {城镇新增就业}；数字表写错了，先改数字表；本来是另一个数，请在数字表里给它加一行。",
    ),
    Model(
        11,
        photo("images/环线.jpg", lambda _: saved(scenery(4))),
        f"【请核对】{HUANXIAN} 第 4 行“图说”：",
        "图片“环线.jpg”在 2026-11-24 换过，图说没有换，还写着“沙盘模型示意”。",
        "屏幕上新图配的是旧图说。",
        "请改图说；如果仍然合适，再保存一次这个文件即可。",
    ),
    Model(
        12,
        map_without_number,
        f"【必须改】{SANDI} 第 5 行“海曙地图.png”：",
        "看名字像是地图，图说里没有写审图号。",
        "屏幕上先不显示这张图，其余照常。",
        "请在图说末尾写“审图号：……”，或换成不含边界的图片。",
    ),
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for name, body in TEXTS.items():
        put(folder, name, body)
        if name.count("/") > 1:
            put(folder, f"{name.rpartition('/')[0]}/section.txt", "标题：封面\n")
    for number, name in enumerate(PHOTOS):
        put(folder, f"images/{name}.jpg", saved(scenery(number)))
    return folder


@pytest.mark.parametrize("model", MODELS, ids=lambda model: str(model.number))
def test_message(model: Model, content: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    if model.live:
        assert publish(content, state, made=MADE).result == "accepted"
    model.make(content)
    if model.live:
        publish(content, state, made=MADE)
    out = io.StringIO()
    check(content, as_json=True, language="zh", out=out, state=state)
    told = [item["message"] for item in json.loads(out.getvalue())]
    assert model.where + model.what + model.meanwhile + model.remedy in told
