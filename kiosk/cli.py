"""The commands: each imports its own part when called and hands it what was asked for; does no work itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.calls import parse

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from kiosk.options import InstallOptions

INTERRUPTED = 130  # as shells say it
UNREAD = 141  # likewise: whoever read the output has gone
WRONG_CALL = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status. A wrong call exits with 2."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")  # a terminal without hanzi still gets a message
    call = parse(sys.argv[1:] if argv is None else argv)
    try:
        status = _COMMANDS[call.command](call)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except KeyboardInterrupt:
        return INTERRUPTED
    except ImportError as error:
        return _incomplete(error, call.answer)
    except OSError as error:
        if call.command == "run" or not error.filename:
            raise  # its stack belongs into the log
        return _refused(error, call.answer)
    return status


def _run(call: Namespace) -> int:
    from kiosk.app import run
    from kiosk.options import RunOptions

    return run(
        RunOptions(
            content=_content(call),
            state=_state(call),
            windowed=call.windowed,
            size=call.size,
            language=call.answer,
            trace=Path(call.trace) if call.trace else None,
            pace=call.pace,
        )
    )


def _check(call: Namespace) -> int:
    from kiosk.staff.check import check, watch

    content = _content(call)
    if not content.is_dir():
        return _no_folder(content, call.answer)
    if call.watch:
        return watch(content, language=call.answer, out=sys.stdout, state=_state(call), screen=call.size)
    return check(content, as_json=call.json, language=call.answer, out=sys.stdout, state=_state(call), screen=call.size)


def _tour(call: Namespace) -> int:
    from kiosk.options import TourOptions
    from kiosk.staff.tour import tour

    content = _content(call)
    if not content.is_dir():
        return _no_folder(content, call.answer)
    options = TourOptions(
        out=Path(call.out),
        content=content,
        state=_state(call),
        sizes=tuple(dict.fromkeys(call.size or [(1920, 1080)])),
        languages=tuple(dict.fromkeys(call.language or ["zh", "en"])),
        modes=tuple(dict.fromkeys(call.mode or ["normal"])),
    )
    if call.approval:
        from kiosk.staff.approval import approval

        return approval(options)
    return tour(options)


def _proof(call: Namespace) -> int:
    from kiosk.calls import MODE_NAMES
    from kiosk.options import ProofOptions
    from kiosk.staff.proof import SIZES, proof

    content = _content(call)
    if not content.is_dir():
        return _no_folder(content, call.answer)
    state = _state(call)
    return proof(
        ProofOptions(
            content=content,
            state=state,
            report=Path(call.report) if call.report else state / "proof",
            sizes=tuple(dict.fromkeys(call.size or SIZES)),
            languages=tuple(dict.fromkeys(call.language or ["zh", "en"])),
            modes=tuple(dict.fromkeys(call.mode or MODE_NAMES)),
            slides=tuple(call.slides),
            answer=call.answer,
            as_json=call.json,
        ),
        sys.stdout,
    )


def _doctor(call: Namespace) -> int:
    from kiosk.staff.doctor import doctor

    return doctor(content=_content(call), state=_state(call), language=call.answer, out=sys.stdout)


def _releases(call: Namespace) -> int:
    from kiosk.staff.releases import releases

    return releases(_state(call), call.answer, sys.stdout)


def _rollback(call: Namespace) -> int:
    from kiosk.staff.releases import rollback

    return rollback(_state(call), call.number, call.answer, sys.stdout)


def _approve(call: Namespace) -> int:
    from kiosk.staff.releases import approve

    return approve(_state(call), call.number, call.by.strip(), call.answer, sys.stdout)


def _pin(call: Namespace) -> int:
    from kiosk.staff.pin import remove_pin, set_pin

    return (remove_pin if call.remove else set_pin)(_state(call), call.answer, sys.stdout)


def _new(call: Namespace) -> int:
    from kiosk.places import example_content
    from kiosk.staff.new import new_section, new_show, new_slide

    if call.what == "show":
        return new_show(Path(call.name).absolute(), example_content() / "images", call.answer, sys.stdout)
    make = new_section if call.what == "section" else new_slide
    return make(_content(call), call.name, call.answer, sys.stdout)


def _install(call: Namespace) -> int:
    from kiosk.staff.install import install

    return install(_installation(call), sys.stdout)


def _uninstall(call: Namespace) -> int:
    from kiosk.staff.install import uninstall

    return uninstall(_installation(call), sys.stdout)


_COMMANDS = {
    "new": _new,
    "pin": _pin,
    "run": _run,
    "check": _check,
    "tour": _tour,
    "proof": _proof,
    "doctor": _doctor,
    "releases": _releases,
    "rollback": _rollback,
    "approve": _approve,
    "install": _install,
    "uninstall": _uninstall,
}


def _installation(call: Namespace) -> InstallOptions:
    from kiosk.options import InstallOptions
    from kiosk.places import example_content

    return InstallOptions(
        origin=Path(call.content).absolute() if call.content else example_content(),
        example=example_content(),
        root=Path(call.root).absolute(),
        language=call.answer,
        dry_run=call.dry_run,
        sticks=getattr(call, "usb", None),
        cec=getattr(call, "cec", None),
        back=getattr(call, "back", False),
    )


def _content(call: Namespace) -> Path:
    from kiosk.places import find_content

    return find_content(Path(call.content) if call.content else None, Path.cwd(), os.environ)


def _state(call: Namespace) -> Path:
    from kiosk.places import state_folder

    return state_folder(Path(call.state) if call.state else None, os.environ)


def _no_folder(folder: Path, language: str) -> int:
    if language == "en":
        print(f"kiosk: there is no folder {folder}", file=sys.stderr)
    else:
        print(f"kiosk：没有这个文件夹：{folder}", file=sys.stderr)
    return WRONG_CALL


def _refused(error: OSError, language: str) -> int:
    """Say what the system did not allow, and where."""
    if language == "en":
        print(f"kiosk: the system refuses {error.filename} ({error.strerror}). ", end="", file=sys.stderr)
        print("Please check the path, your rights to it and the room on its disk.", file=sys.stderr)
    else:
        print(f"kiosk：系统不让用 {error.filename}（{error.strerror}）。", end="", file=sys.stderr)
        print("请检查路径有没有写错、有没有权限、磁盘满没满。", file=sys.stderr)
    return WRONG_CALL


def _incomplete(error: ImportError, language: str) -> int:
    """Say what is missing in the installation; a fault in this program itself is raised again."""
    if (error.name or "").split(".")[0] == "kiosk":
        raise error
    if language == "en":
        print(f"kiosk: something is missing in this installation ({error}). Run: make setup", file=sys.stderr)
    else:
        print(f"kiosk：安装不完整（{error}）。请运行：make setup", file=sys.stderr)
    return 1
