"""What cameras, messengers and half-done copies make of a photo."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.corpus.builders import HEIC, bomb, claiming, saved
from tests.corpus.case import PHOTO, Case, both, put, scenery, slide, write

_HAS_HEIC = importlib.util.find_spec("pi_heif") is not None
_SAVED = slide("正文。", "图说：一座楼\n", title="试页")  # with the photo, so that nobody asks about its old words
_DARK = 14


def _photo(name: str, make: Callable[[], bytes]) -> Case:
    return Case(name, both(lambda root: put(root, PHOTO, make()), _SAVED))


def _exif(make: str = "", turn: int = 0) -> Image.Exif:
    exif = Image.Exif()
    if make:
        exif[0x010F] = make
    if turn:
        exif[0x0112] = turn
    return exif


def _harmed(how: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda root: put(root, PHOTO, how((root / PHOTO).read_bytes()))


def _sparse(root: Path) -> None:
    (root / PHOTO).unlink()
    with (root / PHOTO).open("wb") as file:
        file.truncate(200_000_001)


def _frames() -> bytes:
    frames = [scenery(number, (1920, 1200)).quantize(16) for number in (4, 5)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)


CASES = (
    Case("只复制了一半", _harmed(lambda data: data[: len(data) // 2])),
    Case("占好了地方只写了一半", _harmed(lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2))),
    Case("占好了地方一个字也没写", _harmed(lambda data: bytes(len(data)))),
    Case("零字节（OneDrive 占位）", _harmed(lambda _: b"")),
    Case("只是改了名的网页", _harmed(lambda _: b"<!doctype html><title>404</title>")),
    Case("只是改了名的视频", _harmed(lambda _: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(50))),
    Case("SVG", _harmed(lambda _: b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>')),
    Case("TIFF", _harmed(lambda _: b"II*\0" + bytes(100))),
    Case("BMP", _harmed(lambda _: b"BM" + bytes(100))),
    Case("PSD", _harmed(lambda _: b"8BPS" + bytes(100))),
    Case("解压炸弹", _harmed(lambda _: bomb())),
    Case("自称一亿零一万像素", _harmed(lambda data: claiming(data, 10_100, 10_000))),
    Case("两亿零一字节", _sparse),
    Case("坏的 HEIC", _harmed(lambda _: HEIC[:400]), here=_HAS_HEIC),
    _photo("HEIC", lambda: HEIC) if _HAS_HEIC else Case("HEIC", _SAVED, here=False),
    _photo("换了一张", lambda: saved(scenery(4))),
    Case("换了一张，图说没有换", lambda root: put(root, PHOTO, saved(scenery(4)))),
    _photo("CMYK", lambda: saved(scenery(4).convert("CMYK"))),
    _photo("十六位灰度", lambda: saved(Image.new("I;16", (1920, 1200), 40_000), "PNG")),
    _photo("会动的 GIF", _frames),
    _photo("透明的 PNG", lambda: saved(Image.new("RGBA", (1920, 1200), (200, 180, 160, 90)), "PNG")),
    _photo("躺着存的手机照片", lambda: saved(scenery(4, (2000, 1500)), exif=_exif(turn=6))),
    _photo("微信压过的", lambda: saved(scenery(4, (1080, 608)))),
    _photo("一点大", lambda: saved(Image.new("RGB", (1, 1)), "PNG")),
    _photo("太暗", lambda: saved(scenery(4).point(lambda value: value // _DARK))),
    _photo("手机拍的，没写肖像", lambda: saved(scenery(4), exif=_exif("HUAWEI"))),
    Case(
        "手机拍的，写了肖像",
        both(
            lambda root: put(root, PHOTO, saved(scenery(4), exif=_exif("HUAWEI"))),
            slide("正文。", "图说：一座楼\n肖像：已同意\n", title="试页"),
        ),
    ),
    Case("图片删了", lambda root: (root / PHOTO).unlink()),
    Case("没人用的图片", write("images/备用.jpg", saved(scenery(5)))),
)
