"""argparse in the caller's language, guessing what a mistyped word was meant to be; knows no command."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SLOWEST = 0.01
# What argparse says, in Chinese; what is in the round brackets of the pattern goes where {0}, {1} stand.
_CHINESE = (
    (r"the following arguments are required: (.*)", "还要写上：{0}"),
    (r"unrecognized arguments: (.*)", "不认识：{0}"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", "{0} 不能是“{1}”，可以是：{2}"),
    (r"argument (\S+): expected one argument", "{0} 后面要写一个值"),
    (r"argument (\S+): (.*) is not like (.*)", "{0} 不能是“{1}”，应写成 {2} 这样"),
    (r"argument (\S+): (.*)", "{0}：{1}"),
)


def spoken(argv: Sequence[str]) -> str:
    """The language to answer in: en where the call says --language en, else zh."""
    for index, word in enumerate(argv):
        if word == "--language=en" or (word == "--language" and argv[index + 1 : index + 2] == ["en"]):
            return "en"
    return "zh"


class Parser(argparse.ArgumentParser):
    """Answers in Chinese or English; ends with status 2 when the call is wrong."""

    def __init__(self, prog: str, language: str, description: str, **_: object) -> None:
        """A parser for ``prog`` that explains itself by ``description``."""
        super().__init__(
            prog=prog, description=description, add_help=False, allow_abbrev=False, formatter_class=_Formatter
        )
        self.language = language
        self._words = self.add_argument_group(self.say("参数", "arguments"))
        self._options = self.add_argument_group(self.say("选项", "options"))
        self._options.add_argument("-h", "--help", action="help", help=self.say("显示这些说明", "show this"))

    def say(self, zh: str, en: str) -> str:
        """One of the two, by the caller's language."""
        return en if self.language == "en" else zh

    def word(self, name: str, help_: str, **settings: object) -> None:
        """Add a word that the call must have."""
        self._words.add_argument(name, help=help_, **settings)  # type: ignore[arg-type]

    def option(self, name: str, help_: str, **settings: object) -> None:
        """Add an option that the call may have."""
        self._options.add_argument(name, help=help_, **settings)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in the call and end with status 2."""
        text = message if self.language == "en" else _in_chinese(message)
        guess = _guess(message, self._known())
        if guess:
            text += self.say(f"。是不是“{guess}”？", f"; did you mean {guess}?")
        more = self.say("用法见", "for help:")
        self.exit(2, f"{self.prog}{self.say('：', ': ')}{text}\n{more} {self.prog} --help\n")

    def _known(self) -> Iterator[str]:
        """Every word that could have been meant, those of its commands too."""
        for action in self._actions:
            yield from action.option_strings
            yield from action.choices or ()
            if isinstance(action.choices, dict):
                for command in action.choices.values():
                    yield from command._known()  # noqa: SLF001 - of the same class


class _Formatter(argparse.HelpFormatter):
    """Help of one language: argparse would put the word "usage" before it."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "" if prefix is None else prefix)


def _in_chinese(message: str) -> str:
    for pattern, chinese in _CHINESE:
        if found := re.fullmatch(pattern, message):
            return chinese.format(*found.groups())
    return message


def _guess(message: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong call needs it

    wrong = re.search(r"invalid choice: '(.*?)'|unrecognized arguments: (\S+)", message)
    near = get_close_matches((wrong[1] or wrong[2]).split("=")[0], list(known), 1) if wrong else []
    return near[0] if near else ""


def pixels(text: str) -> tuple[int, int]:
    """A size in pixels, as 1920x1080 says it."""
    found = re.fullmatch(r"([1-9]\d{2,3})[xX×*]([1-9]\d{2,3})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text} is not like 1920x1080")
    return int(found[1]), int(found[2])


def pace(text: str) -> float:
    """A number from a hundredth on: at that pace a guide's two hours are eight days, and Qt's timers wait 24."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not _SLOWEST <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not like 10")
    return number
