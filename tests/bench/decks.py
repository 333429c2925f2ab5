"""Shows of any number of slides, and a large photo, made by code."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from tests.bench.kiosk import ROOT

IN_LOOP = 8
A_SECTION = 100
PHOTOS = ("sanjiangkou", "yulin", "cuibaili", "jiuye", "mingpian", "huanxian", "tianyi", "zhifa")
LARGE = (8000, 6000)  # 48 megapixels, as a phone takes them
FIGURES = "名称,数值,单位,标签,时期,来源\n岗位,4200,个,推出岗位,2022年,报道\n家数,10590,家,企业,2022年,报道\n"


def write_deck(folder: Path, slides: int) -> Path:
    """A show of so many slides, eight of them in the loop; ``folder``."""
    if (folder / "complete").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "images").mkdir(parents=True)
    for name in PHOTOS:
        shutil.copy(ROOT / "images" / f"{name}.jpg", folder / "images" / f"{name}.jpg")
    for number in range(slides):
        section = folder / "slides" / f"{10 + number // A_SECTION:03d}-section"
        if number % A_SECTION == 0:
            section.mkdir(parents=True)
            (section / "section.md").write_text(
                f"标题：第{number // A_SECTION + 1}篇章\n短名：篇章\n图片：{PHOTOS[0]}\n轮播：否\n---\n",
                encoding="utf-8",
            )
        text = _slide(number, in_loop=number < IN_LOOP)
        (section / f"{number % A_SECTION:02d}-slide{number}.md").write_text(text, encoding="utf-8")
    (folder / "slides" / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (folder / "slides" / "kiosk.md").write_text("标题：测速用的展示\n语言：中文\n屏幕尺寸：55\n---\n", encoding="utf-8")
    (folder / "complete").touch()
    return folder


def _slide(number: int, *, in_loop: bool) -> str:
    photo = PHOTOS[number % len(PHOTOS)]
    return (
        f"标题：第{number}页，/工作找得到\n导语：招聘的摊位，摆到了街上。\n图片：{photo}\n数字：岗位\n"
        f"轮播：{'是' if in_loop else '否'}\n---\n"
        f"正文用普通段落，这是第{number}页，有{{岗位}}和{{家数}}。\n\n## 小标题\n"
        + "每一行是一段，说清楚一件事，不多也不少。\n"
        * 4
    )


def large_photo(file: Path) -> Path:
    """A photo of 48 megapixels; ``file``."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(ROOT / "images" / "chashan.jpg") as shipped:
            shipped.resize(LARGE, Image.Resampling.BICUBIC).save(file.with_suffix(".part"), "JPEG", quality=92)
        file.with_suffix(".part").replace(file)
    return file
