"""``kiosk install`` and ``kiosk uninstall``: this machine becomes a kiosk, and what it was; knows no template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.staff.deployment import (
    BOOT_MENU,
    CARD_TIMER,
    CEC_PACKAGES,
    CURRENT,
    KIOSK_UNITS,
    PREVIOUS,
    PROGRAM,
    UNITS,
    UPDATE_GRUB,
    Machine,
    back,
    damage,
    plan,
    refusal,
)
from kiosk.staff.fitting import Command, Fitting, FittingError, command
from kiosk.staff.host import installed_packages, look, running_program
from kiosk.staff.journal import Entry
from kiosk.staff.shown import removal, shown
from kiosk.staff.steps import Link, Run, Step

if TYPE_CHECKING:
    from kiosk.options import InstallOptions

JOURNALS = (f"{PROGRAM}/installed.json", f"{PROGRAM}/installed.copy.json")
_MOST_NAMES = 3
_TRACES = (CURRENT, f"{UNITS}/kiosk.service")


def install(
    options: InstallOptions,
    out: TextIO,
    run: Command = command,
    seen: Callable[[Path], Machine] = look,
) -> int:
    """Make this machine a kiosk, or say what that would do. 0 when done, 1 when refused or failed."""
    english = options.language == "en"
    machine = seen(options.root)
    here = options.root == Path("/")
    if here and not options.dry_run and (why := refusal(machine, None if options.back else options.origin)):
        print(why.en if english else why.zh, file=out)
        return 1
    if options.back and not machine.previous:
        print(
            "There is no earlier version of the program." if english else "没有更早的程序版本可以退回。",
            file=out,
        )
        return 1
    fitting = Fitting(options.root, JOURNALS, run, installed_packages)
    lost = _lost(fitting)
    if options.back:
        steps = back(machine)
    else:
        program = running_program(options.example)
        if why := damage(program):
            print(why.en if english else why.zh, file=out)
            return 1
        steps = plan(_chosen(machine, options), program, options.origin)
        for told in _notes(machine, options):
            print(told, file=out)
    if lost:
        fitting.adopt(plan(machine, running_program(options.example), options.origin))
        print(
            "The list of the last installation is lost: what it would put now, and is there, counts as put by it."
            if english
            else "上次安装的清单丢失或损坏：这次要放、而已经在那里的，都算是它放的。",
            file=out,
        )
    outdated = () if options.back else fitting.outdated(steps, CEC_PACKAGES)
    if options.dry_run:
        for told in _rehearsed(fitting, outdated, steps, options):
            print(told, file=out)
        return 0
    try:
        fitting.take_back(outdated)
        fitting.do(steps)
        fitting.take_back(_superseded(fitting, steps))
    except FittingError as error:
        return _failed(error, options.language, out)
    print(*_failures(fitting, english=english), _done(machine, english=english, again=options.back), sep="\n", file=out)
    if not machine.pin:
        print(
            "No PIN has been set, so the staff board stays shut. Set one: sudo kiosk pin"
            if english
            else "还没有设 PIN，工作台打不开。请设一个：sudo kiosk pin",
            file=out,
        )
    return 0


def _rehearsed(
    fitting: Fitting, outdated: Iterable[Entry], steps: Sequence[Step], options: InstallOptions
) -> Iterator[str]:
    """What goes, what comes, and what goes then, as a dry run shows it."""
    yield _journals(english=options.language == "en")
    yield from _removals(fitting, outdated, options.language)
    yield from (shown(step, options.language, options.root) for step in steps)
    yield from _removals(fitting, _superseded(fitting, steps), options.language)


def uninstall(options: InstallOptions, out: TextIO, run: Command = command) -> int:
    """Take back all that install did; 0 when nothing is left of it."""
    english = options.language == "en"
    fitting = Fitting(options.root, JOURNALS, run, installed_packages)
    if _lost(fitting):
        print(
            f"The list of what was installed ({JOURNALS[0]}) is lost: sudo kiosk install, and then "
            "sudo kiosk uninstall, takes it back."
            if english
            else f"安装清单（{JOURNALS[0]}）丢失或损坏："
            "先运行 sudo kiosk install，再运行 sudo kiosk uninstall，就能撤回。",
            file=out,
        )
        return 1
    entries = tuple(fitting.journal.entries)
    if not entries:
        print("No kiosk is installed here." if english else "这台机器上没有安装过触摸屏程序。", file=out)
        return 0
    stop = Run(("systemctl", "stop", CARD_TIMER, *reversed(KIOSK_UNITS)))
    menu = (UPDATE_GRUB,) if any(entry.path == BOOT_MENU for entry in entries) else ()
    after = (*menu, Run(("systemctl", "daemon-reload")))
    if options.dry_run:
        for told in (
            shown(stop, options.language, options.root),
            *_removals(fitting, entries, options.language),
            *(shown(step, options.language, options.root) for step in after),
            removal(Entry("file", " ".join(JOURNALS)), options.language),
        ):
            print(told, file=out)
        return 0
    if not fitting.may_write():
        print(
            "This needs an administrator: put sudo before it." if english else "要有管理员权限：请在前面加上 sudo。",
            file=out,
        )
        return 1
    if fitting.alive:
        run(stop.argv)
    try:
        fitting.take_back(entries)
    except FittingError as error:
        return _failed(error, options.language, out)
    for step in after:
        fitting.ask(step)
    for told in _failures(fitting, english=english):
        print(told, file=out)
    for path, names in sorted(fitting.kept.items()):
        print(_kept(path, names, english=english), file=out)
    all_of_it = not fitting.kept and not fitting.failed
    if english:
        print(f"All {'of it' if all_of_it else 'else'} is taken back. Restart the machine: systemctl reboot", file=out)
    else:
        print(f"{'已经全部' if all_of_it else '其余的都已'}撤回。请重新启动：systemctl reboot", file=out)
    return 0


def _lost(fitting: Fitting) -> bool:
    """Whether a kiosk is installed of which nothing is written down any more."""
    return fitting.journal.lost or (not fitting.journal.entries and fitting.stands(_TRACES))


def _chosen(machine: Machine, options: InstallOptions) -> Machine:
    """The machine with what this call asks for; of what it does not say, an earlier choice stays."""
    return replace(
        machine,
        sticks=machine.sticks if options.sticks is None else options.sticks,
        cec=machine.cec if options.cec is None else options.cec,
    )


def _notes(machine: Machine, options: InstallOptions) -> list[str]:
    """A line for each choice of an earlier installation that stays, and for what cannot be done on this machine."""
    english = options.language == "en"
    notes = []
    for name, before, now in (("usb", machine.sticks, options.sticks), ("cec", machine.cec, options.cec)):
        if before and now is None:
            en = f"--{name} stays, as it was chosen before; --no-{name} takes it back."
            zh = f"以前选的 --{name} 照旧保留；不要了，加上 --no-{name}。"
            notes.append(en if english else zh)
    if not machine.grub:
        notes.append(
            "This machine is not started by GRUB: if it has a boot menu, close that yourself (docs/security.md)."
            if english
            else "这台机器不是由 GRUB 启动的：如果有启动菜单，请自己关掉（见 docs/security.md）。"
        )
    return notes


def _failures(fitting: Fitting, *, english: bool) -> list[str]:
    """A line for each command that failed and without which the rest was done."""
    return [
        f"Not done, all the rest is: {' '.join(argv)}" if english else f"这条命令没有做成，其余照常：{' '.join(argv)}"
        for argv in fitting.failed
    ]


def _kept(path: str, names: tuple[str, ...], *, english: bool) -> str:
    """A line for what stays: for staff's work in it, or for ``names``, which are not ours."""
    if not names:
        return f"{path} has work of the staff's in it and stays." if english else f"{path} 里有改过的内容，留着没有删。"
    some, more = names[:_MOST_NAMES], len(names) > _MOST_NAMES
    if english:
        return f"{path} stays, with {', '.join(some)}{' and more' if more else ''} in it."
    return f"{path} 里还有 {'、'.join(some)}{' 等' if more else ''}，留着没有删。"


def _journals(*, english: bool) -> str:
    what = "list of what was done, and its copy:" if english else "安装清单和它的副本："
    return f"{what} {JOURNALS[0]} {JOURNALS[1]}"


def _removals(fitting: Fitting, entries: Iterable[Entry], language: str) -> list[str]:
    """What taking ``entries`` back does, newest first."""
    told = []
    for entry in reversed(tuple(entries)):
        try:
            staffs = fitting.is_staffs(entry)
        except OSError:
            staffs = True  # some let nobody else read theirs
        count = fitting.count(entry) if entry.kind == "content" else 0
        told += [removal(entry, language, staying=staffs, count=count)] if entry.kind != "copying" else []
    return told


def _superseded(fitting: Fitting, steps: Iterable[Step]) -> tuple[Entry, ...]:
    """The versions that, after ``steps``, are neither shown nor the one before."""
    links = [step for step in steps if isinstance(step, Link) and step.path in {CURRENT, PREVIOUS}]
    kept = {f"{PROGRAM}/{link.target}" for link in links}
    versions = [one for one in fitting.journal.entries if one.kind == "whole" and one.path.startswith(f"{PROGRAM}/")]
    return tuple(one for one in versions if one.path not in kept)


def _done(machine: Machine, *, english: bool, again: bool) -> str:
    if again or machine.current:
        return "Done. The kiosk runs this version now." if english else "好了。触摸屏程序已换成这个版本。"
    if english:
        return "Done. Restart the machine and it is a kiosk: systemctl reboot"
    return "好了。重新启动后，这台机器就是展厅屏幕：systemctl reboot"


def _failed(error: FittingError, language: str, out: TextIO) -> int:
    print(
        f"Stopped at: {error.what}  {error.reason}\nMend that and run it again, or take it back: kiosk uninstall"
        if language == "en"
        else f"停在这一步：{error.what}  {error.reason}\n解决以后再运行一次就会接着做；要撤回，请运行：kiosk uninstall",
        file=out,
    )
    return 1
