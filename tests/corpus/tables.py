"""What Excel and WPS make of figures.csv."""

from __future__ import annotations

from tests.corpus.case import FIGURES, HEAD, ROW, Case, write


def _cell(value: str, unit: str = "支") -> Case:
    return Case(
        f"格子里是 {value}" if value else "格子空着",
        write(FIGURES, f"{HEAD}\n队伍,{value},,{unit},执法队伍,报道未注明,报道\n"),
    )


def _table(name: str, data: str | bytes) -> Case:
    return Case(name, write(FIGURES, data))


_GOOD = f"{HEAD}\r\n{ROW}\r\n"

CASES = (
    *(_cell(value) for value in ("1月8日", "8-Jan", "Dec-21", "#####", "1.2E+08", "=B2+B3", "33l57", "", "007")),
    *(
        _cell(value, unit)
        for value, unit in (("92.10%", ""), ("33457人", ""), ('"10,590"', "家"), ("１０５９０", "家"))
    ),
    _table("xlsx 改名成 csv", b"PK\x03\x04\x14\0\x06\0xl/workbook.xml"),
    _table("旧版 xls 改名成 csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    _table("另存为 CSV（GBK）", _GOOD.encode("gbk")),
    _table("另存为 Unicode 文本（UTF-16，制表符）", _GOOD.replace(",", "\t").encode("utf-16")),
    _table("分号分隔", _GOOD.replace(",", ";").encode("utf-8-sig")),
    _table("末尾许多空行", _GOOD + ",,,,,,\r\n" * 50),
    _table("格子里按了 Alt+Enter", f'{HEAD}\r\n队伍,1+8,,支,"执法\n队伍",报道未注明,报道\r\n就业,,,人,就业,a,b\r\n'),
    _table("保存时丢了字", f"{HEAD}\n队伍,1+8,,支,石?街道队伍,报道未注明,报道\n"),
    _table("少一个引号", f'{HEAD}\n{ROW}\n"就业,33457,,人,就业,a,b\n'),
    _table("没有数值这一列", "名称,单位\n队伍,支\n"),
    _table("列名写错", f"{HEAD},备住\n{ROW},看\n"),
    _table("同一个名称两行", f"{HEAD}\n{ROW}\n队伍,2,,支,队伍,报道未注明,报道\n"),
    _table("限定不认识", f"{HEAD}\n队伍,9,近乎,支,执法队伍,报道未注明,报道\n"),
    _table("没有时期和来源", f"{HEAD}\n队伍,1+8,,支,执法队伍,,\n"),
    _table("没人用的数字", f"{HEAD}\n{ROW}\n就业,33457,,人,就业,报道未注明,报道\n"),
    _table("同一个指标两次", f"{HEAD}\n{ROW}\n队,9,,支,执法队伍,报道未注明,报道\n"),
    _table("数字表空了", b""),
    Case("数字表删了", lambda root: (root / FIGURES).unlink()),
)
