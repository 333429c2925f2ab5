"""What editors, encodings and hurried hands make of a text."""

from __future__ import annotations

from tests.corpus.case import SLIDE, TEXT, Case, both, put, slide, write

_RARE = "标题：新页\n图片：试\n数字：队伍\n---\n石碶街道的㐂和𠮷。\n"
_YAML = "a: &a [x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\n---\n正文。\n"

ENCODINGS = (
    Case("记事本旧版存成 ANSI（GBK）", write(SLIDE, TEXT.encode("gbk"))),
    Case("GB18030 带四字节的字", write(SLIDE, _RARE.encode("gb18030"))),
    Case("UTF-8 带签名", write(SLIDE, TEXT.encode("utf-8-sig"))),
    Case("UTF-16 小端（记事本的 Unicode）", write(SLIDE, TEXT.encode("utf-16"))),
    Case("UTF-16 大端", write(SLIDE, b"\xfe\xff" + TEXT.encode("utf-16-be"))),
    Case("短 GBK 又是合法 UTF-8（通知）", write(SLIDE, "title: 通知\n---\n学校\n".encode("gbk"))),
    Case("什么编码都不是", write(SLIDE, b"\xff\xfe\x00\xd8\x00" + TEXT.encode())),
    Case("一半 UTF-8 一半 GBK", write(SLIDE, "标题：新页\n".encode() + "---\n正文很长。\n".encode("gbk") + b"\xff")),
    Case("字中间有零字节", write(SLIDE, TEXT.replace("正文", "正\0文"))),
    Case("存成 ANSI 时丢了字", slide("石\ufffd街道。")),
)
CONTENTS = (
    Case("空文件（OneDrive 占位）", write(SLIDE, b"")),
    Case("只有空格和换行", write(SLIDE, " \r\n　\r\n\t\r\n")),
    Case("一兆零一字节", write(SLIDE, TEXT + "字" * 333_334)),
    Case("docx 改名成 txt", write(SLIDE, b"PK\x03\x04\x14\0\x06\0word/document.xml")),
    Case("旧版 doc 改名成 txt", write(SLIDE, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))),
    Case("rtf 改名成 txt", write(SLIDE, b"{\\rtf1\\ansi\\deff0 ...}")),
    Case("pdf 改名成 txt", write(SLIDE, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3")),
    Case("照片改名成 txt", write(SLIDE, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")),
    Case("YAML 的别名", write(SLIDE, _YAML)),
    Case("嵌套十万层的括号", slide("[" * 100_000)),
    Case("嵌套十万层的引用", slide(">" * 100_000)),
    Case("设置里嵌套十万层", write("slides/kiosk.txt", "[" * 100_000)),
    Case("设置里有一行不认识", write("slides/kiosk.txt", "标题：海曙\n语言：中文\n屏目尺寸：55\n")),
    Case("设置是 GBK", write("slides/kiosk.txt", "标题：海曙\n语言：中文\n".encode("gbk"))),
    Case("设置空了", write("slides/kiosk.txt", b"")),
    Case("封面坏了", write("slides/10-甲/section.txt", b"\xff\xff\xff")),
    Case("网页代码", slide("正文<b>粗</b><script>alert(1)</script>。")),
    Case("网址", slide("见 https://example.com/a 和[这里](http://example.com)。")),
    Case("Word 贴过来的弯引号和直引号", slide('他说"海曙"，又说“样本”。')),
)
HEADERS = (
    Case("等号、全角冒号和全角空格", write(SLIDE, "标题＝新页\n图片 : 试\n　数字：队伍\n\n——————\n正文。\n")),
    Case("签名、空行和斜杠", write(SLIDE, "\ufeff\n\n标题：新／页\n图片：“试”\n数字：｛队伍｝\n－－－\n正文。\n")),
    Case("没有分隔线", write(SLIDE, "标题：新页\n图片：试\n数字：队伍\n正文接着写。\n")),
    Case("没有标题也没有分隔线", write(SLIDE, "江南翠柏里正在成形。\n第二段。\n")),
    Case("没有标题", write(SLIDE, "图片：试\n数字：队伍\n---\n正文。\n")),
    Case("页头里一行没有冒号", write(SLIDE, "标题：新页\n这一行忘了\n---\n正文。\n")),
    Case("不认识的一项", slide("正文。", "徽彰：全省首个\n")),
    Case("版式写错一个字", slide("正文。", "版式：图标\n")),
    Case("同一项写了两次", slide("正文。", "导语：甲。\n导语：乙。\n")),
    Case("日期不是日期", slide("正文。", "结束日期：下周一\n")),
    Case("时段写反了格式", slide("正文。", "时段：早上九点\n")),
    Case("焦点不是两个数", slide("正文。", "焦点：左边\n")),
    Case("肖像已同意", slide("正文。", "肖像：已同意\n")),
    Case("草稿", slide("正文。", "状态：草稿\n")),
    Case("标题一行太长", slide("正文。", title="江南翠柏里创新街区的新故事一二三四五")),
    Case("导语太长", slide("正文。", f"导语：{'这句话很长' * 11}。\n")),
)
BODIES = (
    Case("数字表里没有的名称", slide("有{对伍}。")),
    Case("花括号不成对", slide("有{队伍。")),
    Case("加粗不成对", slide("**重点：培育。")),
    Case("表格一行多一格", slide("| 时间 | 事 |\n|--|--|\n| 唐 | 城 | 多 |")),
    Case("时间线没有表格", slide("正文。", "版式：时间线\n")),
    Case("图集里写了不存在的图片", slide("![图说](没有.jpg)", "版式：图集\n")),
    Case("去年、近日", slide("去年开了门。")),
    Case(
        "手写的数和数字表差一位",
        both(
            write("slides/figures.csv", "名称,数值,单位,标签,时期,来源\n队伍,1+8,支,队,a,b\n就业,33457,人,就业,a,b\n"),
            slide("新增{就业}，也就是33475人。"),
        ),
    ),
    Case("一个名字两种写法", slide("“江南翠柏里”，“江南翠柏里”，走进江南翠百里。")),
    Case("字体里没有的字", slide("有一个字是\ue0f0。")),
    Case("图片名写错", slide("正文。\n![图说](试试看.jpg)")),
    Case("图片在别的文件夹", slide("![图说](../secret.jpg)\n![图说](C:\\a.jpg)")),
    Case("图片在网上", slide("![图说](https://example.com/a.jpg)")),
    Case(
        "地图没有审图号",
        both(
            lambda root: put(root, "images/海曙地图.jpg", (root / "images" / "好.jpg").read_bytes()),
            slide("![海曙](海曙地图)"),
        ),
    ),
    Case(
        "地图有审图号",
        both(
            lambda root: put(root, "images/海曙地图.jpg", (root / "images" / "好.jpg").read_bytes()),
            slide("![海曙。审图号：浙S(2022)1号](海曙地图)"),
        ),
    ),
)
CASES = (*ENCODINGS, *CONTENTS, *HEADERS, *BODIES)
