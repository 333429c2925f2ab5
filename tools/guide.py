"""Writes docs/staff.zh.md for the printer: dist/staff.html and, where there is a Chromium, two pages A4 in a PDF."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "staff.zh.md"
PAGES = 2
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "msedge", "chrome")
PAGE = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>触摸屏换内容</title>
<style>
@page {{ size: A4; margin: 14mm 16mm 13mm; }}
body {{ margin: 0 auto; max-width: 178mm; color: #22262e; print-color-adjust: exact;
  font: 10pt/1.62 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }}
h1 {{ margin: 0 0 1.5mm; font-size: 19pt; line-height: 1.3; color: #14507a; }}
h2 {{ margin: 4.5mm 0 1.5mm; font-size: 13pt; line-height: 1.3; color: #14507a; break-after: avoid; clear: both; }}
p, ul, ol, table {{ margin: 1.8mm 0; }}
ol, ul {{ padding-left: 5.5mm; }}
li {{ margin: 1.3mm 0; }}
table {{ width: 100%; border-collapse: collapse; }}
th, td {{ padding: .7mm 2mm; border: .25mm solid #b8bdc6; text-align: left; vertical-align: top; }}
th {{ background: #eef2f5; }}
td:first-child {{ white-space: nowrap; }}
code {{ font: inherit; font-weight: 600; color: #14507a; }}
pre {{ float: left; box-sizing: border-box; width: 49%; height: 54mm; margin: 1.5mm 0 2mm; padding: 3mm 3.5mm;
  border: .25mm solid #b8bdc6; border-radius: 1.5mm; white-space: pre-wrap; line-height: 1.95; font-size: 10pt; }}
pre code {{ font-weight: 400; color: inherit; }}
img {{ display: block; box-sizing: border-box; border: .25mm solid #b8bdc6; border-radius: 1.5mm; }}
pre + p img {{ float: right; height: 54mm; width: 49%; object-fit: cover; object-position: left; margin: 1.5mm 0 2mm; }}
pre + p + p {{ clear: both; }}
p:not(pre + p) > img {{ width: 126mm; margin: 2mm auto; }}
h2, table, li, img {{ break-inside: avoid; }}
h2:nth-of-type(3) {{ break-before: page; margin-top: 0; }}
</style>
{body}
</html>
"""


def main() -> int:
    """Write what can be written, and say what."""
    out = ROOT / "dist"
    out.mkdir(exist_ok=True)
    html = out / "staff.html"
    html.write_text(PAGE.format(body=_body(GUIDE)), encoding="utf-8")
    print(html)
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        print("没有 Chromium：请用浏览器打开它打印    no Chromium: open and print it in a browser")
        return 0
    pdf = html.with_suffix(".pdf")
    order = [browser, "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", html.as_uri()]
    done = subprocess.run(order, capture_output=True, check=False)
    if done.returncode:
        print(done.stderr.decode(errors="replace"))
        return 1
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
    print(f"{pdf}  {pages} 页 pages")
    return int(pages != PAGES)  # the guide is one sheet of paper


def _body(guide: Path) -> str:
    """The guide as HTML with its pictures inside, so that one file can be sent on; only the Markdown that it uses."""

    def picture(match: re.Match[str]) -> str:
        file = guide.parent / match[2]
        kind = "png" if file.suffix == ".png" else "jpeg"
        data = base64.b64encode(file.read_bytes()).decode()
        return f'<img alt="{match[1]}" src="data:image/{kind};base64,{data}">'

    def inline(text: str) -> str:
        text = re.sub(r"!\[(.*?)\]\((.*?)\)", picture, escape(text, quote=False))
        text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
        return re.sub(r"`(.+?)`", r"<code>\1</code>", text)

    parts = guide.read_text(encoding="utf-8").strip().split("\n\n")
    return "\n".join(_block(part, inline) for part in parts)


def _block(text: str, inline: Callable[[str], str]) -> str:
    lines = text.splitlines()
    mark, _, rest = text.partition(" ")
    if set(mark) == {"#"}:
        return f"<h{len(mark)}>{inline(rest)}</h{len(mark)}>"
    if text.startswith("```"):
        return "<pre><code>" + escape("\n".join(lines[1:-1])) + "</code></pre>"
    if text.startswith("|"):
        cells = [[inline(cell.strip()) for cell in line.strip("|").split("|")] for line in (lines[0], *lines[2:])]
        rows = ["".join(f"<{'td' if number else 'th'}>{cell}" for cell in row) for number, row in enumerate(cells)]
        return "<table><tr>" + "<tr>".join(rows) + "</table>"
    if mark in {"-", "1."}:
        kind = "ul" if mark == "-" else "ol"
        return f"<{kind}><li>" + "<li>".join(inline(line.partition(" ")[2]) for line in lines) + f"</{kind}>"
    return f"<p>{inline(text)}</p>"


if __name__ == "__main__":
    sys.exit(main())
