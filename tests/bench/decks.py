"""Shows of any number of slides as long as the shipped ones, in two languages, and a phone's photo, made by code."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import ExifTags, Image, ImageChops, ImageOps

from tests.bench.kiosk import ROOT

FORM = 2  # of what is written: a folder of another form is made anew
IN_LOOP = 8
A_SECTION = 100
PHOTOS = ("sanjiangkou", "yulin", "cuibaili", "jiuye", "mingpian", "huanxian", "tianyi", "zhifa")
LARGE = (8000, 6000)  # 48 megapixels, as a phone takes them
NOISE = 8.0  # steps of 255, standard deviation
TURN_RIGHT = 6  # Exif 2.32, Orientation: the top of what is seen is on the right of what is stored
FIGURES = (
    "名称,数值,单位,标签,时期,来源,英文数值,英文单位,英文标签,英文时期,英文来源\n"
    "岗位,4200,个,推出岗位,2022年,报道,,,jobs offered,2022,the report\n"
    "家数,10590,家,企业,2022年,报道,,,companies,2022,the report\n"
)
SHOW = "标题：测速用的展示\n英文标题：A show for measuring\n语言：中文、English\n屏幕尺寸：55\n---\n"
SECTION = (
    "标题：第{number}篇章，／街上的招聘\n短名：篇章{number}\n导语：摊位摆到了街上，工作就在家门口。\n图片：{photo}\n"
    "图说：清早的集市，第{number}篇章（沙盘模型示意）\n"
    "替代文字：清晨的薄雾里，集市的棚子一排排立在城区模型的中央，身后是一片老屋，周围是层层楼房，远处的江面泛白。\n"
    "轮播：否\n---\n"
)
SECTION_EN = (
    "title: Section {number}, / hiring in the street\nname: Section {number}\n"
    "lead: The stalls stand in the street, and work is at the door.\n"
    "caption: The market early in the morning, section {number} (scale-model illustration)\n"
    "alt: In thin morning mist the stalls of the market stand in rows in the middle of the model city, old houses "
    "behind them, blocks all round.\n---\n"
)
SLIDE = (
    "标题：第{number}页，／工作找得到\n导语：招聘的摊位，摆到了街上。\n图片：{photo}\n焦点：60 50\n数字：岗位\n"
    "图说：街上的招聘，第{number}页——报道图说，原照片由区融媒体中心提供（沙盘模型示意）\n"
    "替代文字：第{number}页的模型：林荫大道、老树和集市，转角一栋层层错开的楼是青玉色玻璃的。\n轮播：{loop}\n---\n"
    "正文用普通段落，这是第{number}页，有{{岗位}}和{{家数}}。报道点名的依托有两家：一家管培训，一家管介绍。\n"
    "往下要从三个方面使劲：把岗位送到门口，把手艺教到手里，把政策说到明白。第{number}页的街口，摊位正在搭起来。\n\n"
    "## 小标题\n"
    "- 每一行是一段，说清楚一件事，不多也不少\n- 第二行说第二件事，也不多，也不少\n"
    "目标写得不长，再远一步，是家家有活干。正像报上一张图说写的，雏形已经显出来了。\n"
)
SLIDE_EN = (
    "title: Page {number} / finds you work\nlead: The stalls for jobs have come to the street.\n"
    "caption: Hiring in the street, page {number}: the report’s caption (scale-model illustration)\n"
    "alt: The model of page {number}: an avenue under old trees, a market, and at the corner one stepped block in "
    "jade-green glass.\n---\n"
    "The body is plain paragraphs, this is page {number}, with {{岗位}} and {{家数}}. The report names two bodies that "
    "it builds on: one that trains people, and one that brings them and their work together.\n"
    "Work is to go on in three directions: bringing the jobs to the door, teaching the craft by hand, and putting the "
    "rules in plain words. At the corner of page {number} the stalls are being set up.\n\n"
    "## A smaller heading\n"
    "- Each line says one thing, and neither more nor less than that\n"
    "- The second line says a second thing\n"
    "The aim is short. One step further on, there is work for every home. For now, as a caption in the newspaper says, "
    "only the first outlines show; page {number} tells the rest later.\n"
)


def write_deck(folder: Path, slides: int) -> Path:
    """A show of so many slides, eight of them in the loop; ``folder``."""
    complete = folder / f"complete-{FORM}"
    if complete.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "images").mkdir(parents=True)
    for name in PHOTOS:
        shutil.copy(ROOT / "images" / f"{name}.jpg", folder / "images" / f"{name}.jpg")
    for number in range(slides):
        section = folder / "slides" / f"{10 + number // A_SECTION:03d}-section"
        if number % A_SECTION == 0:
            section.mkdir(parents=True)
            _write(section, "section", SECTION, SECTION_EN, number=number // A_SECTION + 1, photo=PHOTOS[0])
        _write(
            section,
            f"{number % A_SECTION:02d}-slide{number}",
            SLIDE,
            SLIDE_EN,
            number=number,
            photo=PHOTOS[number % len(PHOTOS)],
            loop="是" if number < IN_LOOP else "否",
        )
    (folder / "slides" / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (folder / "slides" / "kiosk.md").write_text(SHOW, encoding="utf-8")
    complete.touch()
    return folder


def _write(section: Path, name: str, zh: str, en: str, **words: object) -> None:
    (section / f"{name}.md").write_text(zh.format(**words), encoding="utf-8")
    (section / f"{name}.en.md").write_text(en.format(**words), encoding="utf-8")


def phone_photo(file: Path, size: tuple[int, int] = LARGE) -> Path:
    """A photo as a phone held upright takes it: a sensor's noise, stored lying, its EXIF says how to turn it; ``file``.

    Of 48 megapixels it is about 16 MB.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        width, height = size
        with Image.open(ROOT / "images" / "chashan.jpg") as shipped:
            upright = ImageOps.fit(shipped, (height, width), Image.Resampling.BICUBIC)
        lying = upright.transpose(Image.Transpose.ROTATE_90)
        noise = Image.merge("RGB", [Image.effect_noise(size, NOISE) for _ in "RGB"])  # around 128
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = TURN_RIGHT
        taken = ImageChops.add(lying, noise, offset=-128)
        taken.save(file.with_suffix(".part"), "JPEG", quality=92, exif=exif)
        file.with_suffix(".part").replace(file)
    return file
