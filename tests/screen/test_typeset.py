"""Joins and spaces of good typesetting, and nothing else changed."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.typeset import BREAK, JOINER, NARROW, THIN, title_lines, typeset


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("发放4229万元", f"发放{THIN}4229{NARROW}万{JOINER}元"),
        ("supOS平台上线", f"supOS{THIN}平台上{JOINER}线"),
        ("一座城的早晨。", f"一座城的早{JOINER}晨。"),
        ("他说“好的。”", f"他说{BREAK}“好{JOINER}的。”"),
        ("92.1%的农户", f"92.1{JOINER}%{THIN}的农{JOINER}户"),
        ("深化5项行动", f"深化{THIN}5{NARROW}项行{JOINER}动"),
        ("理成7大类目录", f"理成{THIN}7{NARROW}大{JOINER}类目{JOINER}录"),
        ("做“新样本”的人们", f"做{BREAK}“新{JOINER}样{JOINER}本”{BREAK}的人{JOINER}们"),
        (
            "看看里面。“未来工厂”“智能”，都有。",
            f"看看里面。{BREAK}“未{JOINER}来{JOINER}工{JOINER}厂”{BREAK}“智{JOINER}能”，都{JOINER}有。",
        ),
        ("讲“一二三四五六七”吧", f"讲{BREAK}“一二三四五六七”{BREAK}吧"),
        ("用 AI 种地", f"用{THIN}AI{THIN}种{JOINER}地"),
        ("第4段路", f"第{THIN}4{NARROW}段{JOINER}路"),
        ("短", "短"),
        ("", ""),
    ],
)
def test_chinese(given_text: str, expected: str) -> None:
    assert typeset(given_text, "zh") == expected


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("33,457 people found work", "33,457\u00a0people found work"),
        ("short line", "short line"),
        ("by EN 301 549", "by EN\u00a0301\u00a0549"),
        ("“material + service”", "“material\u00a0+ service”"),
        ("Sci-Tech, high-quality", "Sci\u2011Tech, high-quality"),
        (
            "a sentence long enough to break over two lines at sea",
            "a sentence long enough to break over two lines at\u00a0sea",
        ),
        (
            "a sentence long enough to break over lines in this neighbourhood",
            "a sentence long enough to break over lines in this neighbourhood",
        ),
        (
            "a sentence long enough to break over two lines in the community.",
            "a sentence long enough to break over two lines in the\u00a0community.",
        ),
    ],
)
def test_english(given_text: str, expected: str) -> None:
    assert typeset(given_text, "en") == expected


@given(st.text(), st.sampled_from(["zh", "en"]))
def test_only_spaces_hyphens_and_joins_change(text: str, language: str) -> None:
    def bare(value: str) -> str:
        return "".join(c for c in value if c not in f"{JOINER}{THIN}{NARROW}{BREAK}\u00a0 ").replace("\u2011", "-")

    assert bare(typeset(text, language)) == bare(text)


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        (("江南翠柏里", "正在成形"), "zh", ("江南翠柏里", "正在成形")),
        (("从子城到今天",), "zh", ("从子城到今天",)),
        (
            ("关于做好春节期间，安全生产和便民服务工作的通知",),
            "zh",
            ("关于做好春节期间，", "安全生产和", "便民服务工作的通知"),
        ),
        (("海曙区举办第十二届社区邻里文化节",), "zh", ("海曙区举办第十二", "届社区邻里文化节")),
        (("A festival of neighbours in the old town",), "en", ("A festival of neighbours", "in the old town")),
        (("海曙新增就业33457人次创历史新高",), "zh", ("海曙新增就业", "33457人次创历史新高")),
        (("海曙区全年发放稳岗资金4229万元到户",), "zh", ("海曙区全年发放稳岗", "资金4229万元到户")),
        (("新增就业岗位共 33457 个创新高",), "zh", ("新增就业岗位共", "33457 个创新高")),
        (("工厂里的supOS系统连起生产线",), "zh", ("工厂里的supOS", "系统连起生产线")),
        (("这座城市里的人说：“好！”再来一次吧",), "zh", ("这座城市里的人说：", "“好！”再来一次吧")),
        (("这座城市里的话“好极了”传开",), "zh", ("这座城市里的话", "“好极了”传开")),
        (("ABCDEFGHIJKLMNOPQRSTUVWXYZ",), "zh", ("ABCDEFGHIJKLMNOPQRSTUVWXYZ",)),
        (("Donaudampfschifffahrtsgesellschaft",), "en", ("Donaudampfschifffahrtsgesellschaft",)),
        (("A Donaudampfschifffahrtsgesellschaft tour",), "en", ("A Donaudampfschifffahrtsgesellschaft", "tour")),
        (("Some new town has jobs for 33,457 people",), "en", ("Some new town has", "jobs for 33,457 people")),
    ],
)
def test_a_long_title_without_a_break_is_divided(
    lines: tuple[str, ...], language: str, expected: tuple[str, ...]
) -> None:
    assert title_lines(lines, language) == expected


@given(st.text(min_size=1, max_size=200), st.sampled_from(["zh", "en"]))
def test_dividing_a_title_loses_nothing_but_spaces(text: str, language: str) -> None:
    divided = title_lines((text,), language)
    assert 1 <= len(divided) <= 3
    assert "".join("".join(divided).split()) == "".join(text.split())


@given(st.text("海曙业0123456789.,%+ABab人次万元，“”", min_size=11, max_size=40))
def test_no_title_is_divided_within_a_word_or_number(text: str) -> None:
    divided = title_lines((text,), "zh")
    assert "".join(divided) == text
    for before, after in itertools.pairwise(divided):
        assert not re.search(r"[A-Za-z0-9.,%+]$", before) or not re.match(r"[A-Za-z0-9.,%+]", after)
        assert not re.search(r"[0-9]$", before) or not re.match("[人次万元]", after)
        assert before[-1] != "“"
        assert after[0] not in "，”"
