"""What can be called: the commands and their options, in Chinese and English; knows none of their work."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from typing import TYPE_CHECKING

from kiosk.parser import Parser, pace, pixels, spoken

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

MODE_NAMES = ("normal", "large", "contrast", "reach", "large+contrast")
LANGUAGES = ("zh", "en")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The call: ``command``, ``answer`` (the language to answer in) and the command's options.

    Ends the process, with status 2, where the call is wrong.
    """
    language = spoken(argv)
    parser = Parser("kiosk", language, "A touch kiosk for a hall." if language == "en" else "展厅触摸屏。")
    parser.option("--language", parser.say("说明用的语言", "language of these words"), choices=LANGUAGES)
    parser.set_defaults(answer=language)
    commands = parser.add_subparsers(
        dest="command",
        metavar=parser.say("命令", "COMMAND"),
        parser_class=Parser,
        required=True,
        title=parser.say("命令", "commands"),
    )

    def command(name: str, zh: str, en: str) -> Parser:
        says = parser.say(zh, en)
        made: Parser = commands.add_parser(name, prog=f"kiosk {name}", language=language, description=says, help=says)
        made.option(
            "--content",
            made.say("有 slides 和 images 的文件夹", "the folder that has slides and images"),
            metavar="DIR",
        )
        return made

    _run(command("run", "全屏显示展示内容", "show the kiosk, full screen"))
    _check(command("check", "检查展示内容，列出要改的地方", "list what should be mended in the content"))
    _tour(command("tour", "把每一面画成图片，放进一个文件夹", "draw every face into a folder"))
    _proof(
        command(
            "proof", "量一量每个画面：字被截断、重叠、按钮太小……", "measure every screen: cut text, small buttons ..."
        )
    )
    _doctor(command("doctor", "看这台机器是否合适", "see whether this machine is fit"))
    _doctor(command("releases", "列出最近的版本：什么时候、改了什么", "list the last releases: when, what changed"))
    _rollback(command("rollback", "回到一个较早的版本", "go back to an earlier release"))
    _approve(command("approve", "把等待审签的版本放上屏幕", "put the release that waits to be approved on the wall"))
    _pin(command("pin", "设置工作台的 PIN", "set the PIN of the staff board"))
    _new(command("new", "新建一个展示、篇章或页面，带范例", "start a show, a section or a slide"))
    _install(command("install", "把这台 Debian 12 机器变成展厅屏幕", "make this Debian 12 machine a kiosk"))
    _undo(command("uninstall", "撤回 install 做过的一切", "take back all that install did"))
    return parser.parse_args(argv)


def _install(parser: Parser) -> None:
    parser.option(
        "--usb",
        parser.say("插入的 U 盘以只读方式挂载，供工作人员导入", "mount USB sticks read-only, for the staff board"),
        action=BooleanOptionalAction,
    )
    parser.option(
        "--cec",
        parser.say("闭馆时通过 HDMI-CEC 关电视，开馆时打开", "switch the television off and on by HDMI-CEC"),
        action=BooleanOptionalAction,
    )
    parser.option(
        "--back",
        parser.say("退回上一个程序版本", "go back to the program's version before this"),
        action="store_true",
    )
    _undo(parser)


def _undo(parser: Parser) -> None:
    parser.option(
        "--dry-run",
        parser.say("只列出每个文件和每条命令，不做任何改动", "only list every file and command"),
        action="store_true",
    )
    parser.option(
        "--root",
        parser.say("只在这个文件夹里放文件，不运行命令", "only put files, below this folder; run no command"),
        default="/",
        metavar="DIR",
    )
    _language(parser)


def _new(parser: Parser) -> None:
    parser.word(
        "what",
        parser.say("show 展示、section 篇章、slide 页面", "what to start"),
        choices=("show", "section", "slide"),
    )
    parser.word(
        "name",
        parser.say("展示的文件夹；篇章的名字；页面写成 篇章/页面", "a folder, a name, or SECTION/NAME"),
        metavar="NAME",
    )
    _language(parser)


def _rollback(parser: Parser) -> None:
    parser.word(
        "number",
        parser.say("版本的号码；不写是前一个", "its number; the one before if left out"),
        metavar="N",
        nargs="?",
        type=int,
    )
    _doctor(parser)


def _approve(parser: Parser) -> None:
    parser.word(
        "number",
        parser.say("审阅过的版本的号码；不写就是正在等待的那个", "its number; whichever waits if left out"),
        metavar="N",
        nargs="?",
        type=int,
    )
    parser.option(
        "--by",
        parser.say("审签人的姓名，记在版本里", "who approves; kept with the release"),
        default="",
        metavar="NAME",
    )
    _doctor(parser)


def _run(parser: Parser) -> None:
    parser.option("--windowed", parser.say("开在窗口里，不用全屏", "in a window"), action="store_true")
    parser.option(
        "--size", parser.say("大小，像素，如 1920x1080", "size in pixels, as 1920x1080"), type=pixels, metavar="WxH"
    )
    parser.option("--language", parser.say("开始时的语言", "the language to start in"), choices=LANGUAGES)
    parser.option("--trace", parser.say("把发生的事逐行写进这个文件", "append what happens to FILE"), metavar="FILE")
    _state(parser)
    parser.option(
        "--pace",
        parser.say("排练用：每次等待缩短到 1/N", "rehearsal: every wait N times shorter"),
        type=pace,
        default=1.0,
        metavar="N",
    )


def _check(parser: Parser) -> None:
    parser.option("--json", parser.say("给程序读的格式", "for programs to read"), action="store_true")
    parser.option("--watch", parser.say("每次保存后再检查一遍", "check again at every save"), action="store_true")
    parser.option(
        "--size",
        parser.say(
            "屏幕的大小，图片要够它用，默认 1920x1080", "the screen that pictures must suffice for, as 1920x1080"
        ),
        type=pixels,
        default=(1920, 1080),
        metavar="WxH",
    )
    _state(parser)
    _language(parser)


def _proof(parser: Parser) -> None:
    parser.word(
        "slides",
        parser.say("只量这些页面，写成 篇章/页面", "only these slides, as SECTION/NAME"),
        metavar="SLIDE",
        nargs="*",
    )
    _faces(parser)
    parser.option(
        "--report",
        parser.say(
            "放报告和截图的文件夹（默认在 --state 里的 proof）", "the folder for the report (else proof in --state)"
        ),
        metavar="DIR",
    )
    parser.option("--json", parser.say("给程序读的格式", "for programs to read"), action="store_true")
    _state(parser)


def _tour(parser: Parser) -> None:
    parser.word("out", parser.say("放图片的文件夹", "the folder for the pictures"), metavar="OUT")
    _faces(parser)
    parser.option(
        "--approval",
        parser.say("改为写成审签单（PDF），每页一张，有数字、时期和出处", "sheets to sign instead (PDF), one a slide"),
        action="store_true",
    )
    _state(parser)


def _faces(parser: Parser) -> None:
    again = parser.say("，可以写多次", "; may be given again")
    parser.option(
        "--size",
        parser.say("大小，像素，如 1920x1080", "size in pixels, as 1920x1080") + again,
        type=pixels,
        action="append",
        metavar="WxH",
    )
    parser.option(
        "--language",
        parser.say("只要这种语言（默认两种都要）", "only this language (else both)") + again,
        choices=LANGUAGES,
        action="append",
    )
    parser.option("--mode", parser.say("显示方式", "mode") + again, choices=MODE_NAMES, action="append")


def _pin(parser: Parser) -> None:
    parser.option("--remove", parser.say("删除 PIN，工作台就打不开", "remove it"), action="store_true")
    _doctor(parser)


def _doctor(parser: Parser) -> None:
    _state(parser)
    _language(parser)


def _state(parser: Parser) -> None:
    parser.option(
        "--state",
        parser.say("存放处理好的图片等的文件夹", "the folder for prepared pictures and the like"),
        metavar="DIR",
    )


def _language(parser: Parser) -> None:
    parser.option("--language", parser.say("说明用的语言", "language of the messages"), choices=LANGUAGES)
