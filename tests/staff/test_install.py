"""``kiosk install`` below a folder instead of /: what it puts there, and that uninstall takes all of it back."""

from __future__ import annotations

import ast
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.deck.model import Language
from kiosk.options import InstallOptions
from kiosk.staff import install as command
from kiosk.staff.deployment import (
    CARD_TIMER,
    CEC_PACKAGES,
    CURRENT,
    KIOSK_UNITS,
    LIBRARIES,
    MASKED,
    NAME,
    NO_MODULE,
    PACKAGES,
    PREVIOUS,
    PROGRAM,
    STICK_RULE,
    SYNC,
    Machine,
    Program,
    plan,
    refusal,
    template,
)
from kiosk.staff.fitting import Fitting, FittingError
from kiosk.staff.host import look, running_program
from kiosk.staff.install import JOURNALS, install, uninstall
from kiosk.staff.journal import Entry, Journal
from kiosk.staff.placing import MANIFEST, damaged, point, write
from kiosk.staff.status import NAME as STATUS
from kiosk.staff.steps import Account, Content, File, Link, Packages, Run, Tree

ROOT = Path(__file__).resolve().parents[2]
NOTHING = Machine(missing=("weston",))


def snapshot(root: Path) -> dict[str, tuple[object, ...]]:
    """Every path below ``root`` with all that is known of it but its times."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.is_symlink():
            found[name] = ("link", str(path.readlink()))
        elif path.is_dir():
            found[name] = ("folder", path.stat().st_mode)
        else:
            found[name] = ("file", path.stat().st_mode, path.read_bytes())
    return found


@pytest.fixture
def show(tmp_path: Path) -> Path:
    folder = tmp_path / "show"
    (folder / "slides/10-一").mkdir(parents=True)
    (folder / "images").mkdir()
    (folder / "slides/10-一/10-页.md").write_text("标题：页\n---\n", encoding="utf-8")
    (folder / "images/图.jpg").write_bytes(b"picture")
    return folder


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The version that install finds itself to be; a test may append a newer one."""
    monkeypatch.setattr("os.fsync", lambda _file: None)  # no power is cut here, and there are thousands
    monkeypatch.setattr("kiosk.staff.host.installed_packages", frozenset)
    source = tmp_path / "source.py"
    source.write_text("print()\n", encoding="utf-8")
    found = ["1"]
    files = (("lib/python3.11/site-packages/kiosk/__init__.py", source),)
    monkeypatch.setattr(command, "running_program", lambda _example: Program(found[-1], files))
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A system with a few things of its own, some where the kiosk wants to be."""
    folder = tmp_path / "root"
    system = folder / "etc/systemd/system"
    system.mkdir(parents=True)
    (system / "default.target").symlink_to("/usr/lib/systemd/system/graphical.target")
    (system / "getty@tty1.service").write_bytes(b"[Unit]\r\nDescription=\xff\n")
    (system / "getty@tty1.service").chmod(0o600)
    (folder / "etc/sysctl.d").mkdir()
    (folder / "etc/passwd").write_text("root:x:0:0:root:/:/bin/sh\n", encoding="utf-8")
    return folder


def options(root: Path, show: Path, language: Language = "zh") -> InstallOptions:
    return InstallOptions(origin=show, example=show, root=root, language=language)


def done(root: Path, show: Path) -> str:
    out = io.StringIO()
    assert install(options(root, show), out) == 0
    return out.getvalue()


def undone(root: Path, show: Path) -> str:
    out = io.StringIO()
    assert uninstall(options(root, show), out) == 0
    return out.getvalue()


def test_uninstall_leaves_every_byte_as_it_was(root: Path, show: Path, versions: list[str]) -> None:
    before = snapshot(root)
    done(root, show)
    assert snapshot(root) != before
    undone(root, show)
    assert snapshot(root) == before


def test_twice_is_once(root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    once = snapshot(root)
    done(root, show)
    assert snapshot(root) == once


def test_every_file_of_the_plan_is_there(root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    for step in plan(look(root), Program("1", ()), show):
        if isinstance(step, File):
            place = root / step.path.lstrip("/")
            assert place.read_text(encoding="utf-8") == step.text
            assert place.stat().st_mode & 0o7777 == step.mode
        if isinstance(step, Link):
            assert str((root / step.path.lstrip("/")).readlink()) == step.target
    assert (root / "srv/kiosk/slides/10-一/10-页.md").read_text(encoding="utf-8") == "标题：页\n---\n"
    assert (root / "srv/kiosk/slides").stat().st_mode & 0o7777 == 0o2775
    assert (root / CURRENT.lstrip("/") / "bin/python").is_symlink()


def test_no_placeholder_is_left(show: Path) -> None:
    for card, cec in product((False, True), repeat=2):
        for step in plan(Machine(card=card, sticks=True, cec=cec), Program("1", ()), show):
            assert not isinstance(step, File) or not re.search(r"@[A-Z_]+@|[ \t]$", step.text, re.MULTILINE)


def test_every_file_of_the_plan_bears_the_kiosks_name(show: Path) -> None:
    """So what stands there is the kiosk's, should the list be lost."""
    steps = plan(Machine(grub=True, sticks=True), Program("1", ()), show)
    assert [step.path for step in steps if isinstance(step, File) and "kiosk" not in step.path] == []


def test_what_an_administrator_changed_is_left(root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    settings = root / "etc/default/haishu-kiosk"
    unit = root / "etc/systemd/system/kiosk.service"
    settings.write_text("KIOSK_CONTENT=/srv/other\n", encoding="utf-8")
    unit.write_text("[Service]\n", encoding="utf-8")
    done(root, show)
    assert settings.read_text(encoding="utf-8") == "KIOSK_CONTENT=/srv/other\n"
    assert "PrivateNetwork=yes" in unit.read_text(encoding="utf-8")


def test_content_is_never_written_over(root: Path, show: Path, versions: list[str]) -> None:
    slide = root / "srv/kiosk/slides/10-own.md"
    slide.parent.mkdir(parents=True)
    slide.write_text("标题：自己的\n---\n", encoding="utf-8")
    done(root, show)
    assert [path.name for path in (root / "srv/kiosk/slides").rglob("*.md")] == ["10-own.md"]
    undone(root, show)
    assert slide.is_file()


@pytest.mark.parametrize("change", ["slides/10-一/10-页.md", "slides/new.md", "images/图.jpg"])
def test_changed_content_stays_whole(change: str, root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    (root / "srv/kiosk" / change).write_text("staff's", encoding="utf-8")
    said = undone(root, show)
    assert "留着没有删" in said
    assert (root / "srv/kiosk/slides/10-一/10-页.md").is_file()
    assert (root / "srv/kiosk/images/图.jpg").is_file()
    assert not (root / "etc/systemd/system/kiosk.service").exists()


def test_the_programs_own_page_beside_the_content_is_no_work_of_the_staffs(
    root: Path, show: Path, versions: list[str]
) -> None:
    before = snapshot(root)
    done(root, show)
    (root / "srv/kiosk" / STATUS).write_text("<!doctype html>", encoding="utf-8")
    undone(root, show)
    assert snapshot(root) == before


@pytest.mark.parametrize("name", ["说明.txt", "暂停.txt"])
def test_a_note_beside_the_content_stays_and_is_named(name: str, root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    (root / "srv/kiosk" / name).write_text("给同事", encoding="utf-8")
    said = undone(root, show)
    assert [path.name for path in (root / "srv/kiosk").iterdir()] == [name]
    assert said == f"/srv/kiosk 里还有 {name}，留着没有删。\n其余的都已撤回。请重新启动：systemctl reboot\n"


def test_what_stays_is_named_once_and_in_english(root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    for name in ("a.conf", "b.conf", "c.conf", "d.conf"):
        (root / "etc/systemd/logind.conf.d" / name).write_text("", encoding="utf-8")
    (root / "srv/kiosk/slides/10-一/new.md").write_text("", encoding="utf-8")
    out = io.StringIO()
    assert uninstall(options(root, show, "en"), out) == 0
    assert out.getvalue().splitlines() == [
        "/etc/systemd/logind.conf.d stays, with a.conf, b.conf, c.conf and more in it.",
        "/srv/kiosk has work of the staff's in it and stays.",
        "All else is taken back. Restart the machine: systemctl reboot",
    ]


def test_a_folder_that_the_system_does_not_let_go_is_named(
    root: Path, show: Path, versions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done(root, show)
    (root / "var/lib/haishu-kiosk/log").mkdir()
    monkeypatch.setattr(shutil, "rmtree", lambda _place, **_: None)  # as where something is mounted in it
    assert "/var/lib/haishu-kiosk 里还有 log，留着没有删。\n" in undone(root, show)


def test_an_installation_broken_off_anywhere_is_taken_back(
    root: Path, show: Path, versions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(root)
    real = Path.replace
    for last in range(1, 200):
        left = iter(range(last))

        def full(self: Path, target: Path, left: Iterator[int] = left) -> Path:
            if next(left, None) is None:
                raise OSError(28, "No space left on device", str(target))
            return real(self, target)

        monkeypatch.setattr(Path, "replace", full)
        out = io.StringIO()
        status = install(options(root, show), out)
        monkeypatch.setattr(Path, "replace", real)
        if status == 0:
            assert last > len(plan(Machine(), Program("1", ()), show))
            return
        assert "kiosk uninstall" in out.getvalue()
        undone(root, show)
        assert snapshot(root) == before
    pytest.fail("it never ended")


def test_content_that_was_broken_off_is_completed_by_the_next_run(
    root: Path, show: Path, versions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(root)
    full = OSError(28, "No space left on device")

    def half(place: Path, data: bytes, mode: int) -> None:
        if place.name == "图.jpg":
            raise full
        write(place, data, mode)

    monkeypatch.setattr("kiosk.staff.fitting.write", half)
    out = io.StringIO()
    assert install(options(root, show), out) == 1
    assert "再运行一次就会接着做" in out.getvalue()
    monkeypatch.setattr("kiosk.staff.fitting.write", write)
    done(root, show)
    assert (root / "srv/kiosk/images/图.jpg").read_bytes() == b"picture"
    assert (root / "srv/kiosk/slides/10-一/10-页.md").read_text(encoding="utf-8") == "标题：页\n---\n"
    (root / "srv/kiosk/images/图.jpg").unlink()
    done(root, show)
    assert not (root / "srv/kiosk/images/图.jpg").exists(), "what staff deleted came back"
    undone(root, show)
    assert snapshot(root) == before


def test_an_upgrade_keeps_the_version_before_and_goes_back(root: Path, show: Path, versions: list[str]) -> None:
    current, previous = root / CURRENT.lstrip("/"), root / PREVIOUS.lstrip("/")
    before = snapshot(root)
    done(root, show)
    assert not previous.is_symlink()
    versions.append("2")
    done(root, show)
    assert (str(current.readlink()), str(previous.readlink())) == ("2", "1")
    assert install(replace(options(root, show), back=True), io.StringIO()) == 0
    assert (str(current.readlink()), str(previous.readlink())) == ("1", "2")
    assert install(replace(options(root, show), back=True), io.StringIO()) == 0
    versions.append("3")
    done(root, show)
    kept = {path.name for path in (root / PROGRAM.lstrip("/")).iterdir() if path.is_dir() and not path.is_symlink()}
    assert kept == {"2", "3"}
    undone(root, show)
    assert snapshot(root) == before


def test_going_back_that_was_broken_off_between_its_links_is_completed(
    root: Path, show: Path, versions: list[str]
) -> None:
    current, previous = root / CURRENT.lstrip("/"), root / PREVIOUS.lstrip("/")
    done(root, show)
    versions.append("2")
    done(root, show)
    point(current, "1")  # and the power fails
    assert install(replace(options(root, show), back=True), io.StringIO()) == 0
    assert (str(current.readlink()), str(previous.readlink())) == ("2", "1")
    assert (current / "bin/python").exists()


DAMAGES = {
    "gone": lambda path: path.unlink(),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-200]),
    "empty": lambda path: path.write_bytes(b""),
    "of another kind": lambda path: path.write_bytes(b'{"a": [1]}'),
    "a bit turned": lambda path: path.write_bytes(path.read_bytes().replace(b'"uid":0', b'"uid":1', 1)),
    "an entry lost": lambda path: path.write_bytes(
        re.sub(rb"^.*default.target.*\n", b"", path.read_bytes(), flags=re.MULTILINE)
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("place", JOURNALS)
def test_either_copy_of_the_list_is_enough(
    place: str, damage: str, root: Path, show: Path, versions: list[str]
) -> None:
    before = snapshot(root)
    done(root, show)
    sound = snapshot(root)
    DAMAGES[damage](root / place.lstrip("/"))
    done(root, show)
    assert snapshot(root) == sound, "both are whole again"
    DAMAGES[damage](root / place.lstrip("/"))
    undone(root, show)
    assert snapshot(root) == before


def test_one_copy_of_the_list_is_whole_at_every_moment(
    root: Path, show: Path, versions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[bool] = []
    real = Path.replace

    def watched(self: Path, target: Path) -> Path:
        if str(target).endswith(JOURNALS) and all((root / place.lstrip("/")).is_file() for place in JOURNALS):
            Path(target).write_bytes(b"")  # the moment at which it is most at risk
            whole.append(not Journal(*(root / place.lstrip("/") for place in JOURNALS)).lost)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    done(root, show)
    assert len(whole) > 20
    assert all(whole)


def test_a_list_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    entry = Entry("folder", "/srv/kiosk")
    (tmp_path / "list").write_bytes(msgspec.json.format(msgspec.json.encode([entry]), indent=1))
    assert Journal(tmp_path / "list", tmp_path / "again").entries == [entry]


def test_an_earlier_version_reads_the_list_and_goes_on_with_it(tmp_path: Path) -> None:
    places = tmp_path / "list", tmp_path / "again"
    journal = Journal(*places)
    for name in ("/a", "/b"):
        journal.note(Entry("folder", name))
    old = msgspec.json.decode(places[0].read_bytes(), type=list[Entry])
    assert old[:2] == journal.entries
    old.append(Entry("folder", "/c"))
    places[0].write_bytes(msgspec.json.format(msgspec.json.encode(old), indent=1))
    assert Journal(*places).entries == [*journal.entries, Entry("folder", "/c")]


def forget(root: Path) -> None:
    """Both copies of the list are lost."""
    for place in JOURNALS:
        (root / place.lstrip("/")).unlink()


@pytest.mark.parametrize("damage", ["gone", "zeroed", "truncated", "of another kind"])
def test_a_lost_list_is_made_anew_by_install_and_all_of_it_goes(
    damage: str, root: Path, show: Path, versions: list[str]
) -> None:
    out = io.StringIO()
    assert install(replace(options(root, show), sticks=True), out) == 0
    versions.append("2")
    done(root, show)
    sound = snapshot(root)
    for place in JOURNALS:
        DAMAGES[damage](root / place.lstrip("/"))
    out = io.StringIO()
    assert uninstall(options(root, show), out) == 1
    assert out.getvalue().count("\n") == 1
    assert "先运行 sudo kiosk install，再运行 sudo kiosk uninstall" in out.getvalue()
    out = io.StringIO()
    assert install(replace(options(root, show), dry_run=True), out) == 0
    assert "清单丢失或损坏" in out.getvalue()
    assert "清单丢失或损坏" in done(root, show)
    remade = snapshot(root)
    for place in JOURNALS:
        sound.pop(place.lstrip("/"))
        assert remade.pop(place.lstrip("/"))[0] == "file"
    assert remade == sound
    assert "清单" not in done(root, show)
    assert "已经全部撤回" in undone(root, show)
    left = {name: what for name, what in snapshot(root).items() if what[0] != "folder"}
    assert left == {"etc/passwd": left["etc/passwd"]}
    for folder in ("etc/haishu-kiosk", "etc/systemd/logind.conf.d", "var/lib/haishu-kiosk", "srv/kiosk"):
        assert not (root / folder).exists()


def test_a_lost_list_makes_nobody_elses_work_the_kiosks(root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    forget(root)
    settings, target = root / "etc/default/haishu-kiosk", root / "etc/systemd/system/default.target"
    settings.write_text("KIOSK_CONTENT=/srv/other\n", encoding="utf-8")
    slide, photo = root / "srv/kiosk/slides/10-一/10-页.md", root / "srv/kiosk/images/图.jpg"
    slide.write_text("标题：改过的\n---\n", encoding="utf-8")
    point(target, "/usr/lib/systemd/system/graphical.target")
    done(root, show)
    undone(root, show)
    assert settings.read_text(encoding="utf-8") == "KIOSK_CONTENT=/srv/other\n"
    assert slide.read_text(encoding="utf-8") == "标题：改过的\n---\n"
    assert photo.is_file()
    assert target.readlink().name == "graphical.target"
    assert not (root / PROGRAM.lstrip("/")).exists()


def test_with_a_lost_list_one_choice_can_be_taken_back(root: Path, show: Path, versions: list[str]) -> None:
    assert install(replace(options(root, show), sticks=True), io.StringIO()) == 0
    forget(root)
    assert install(replace(options(root, show), sticks=False), io.StringIO()) == 0
    assert not (root / STICK_RULE.lstrip("/")).exists()


def test_going_back_with_a_lost_list_makes_it_anew(root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    versions.append("2")
    done(root, show)
    forget(root)
    assert install(replace(options(root, show), back=True), io.StringIO()) == 0
    undone(root, show)
    assert {name for name, what in snapshot(root).items() if what[0] != "folder"} == {"etc/passwd"}


def test_the_account_of_a_lost_list_goes_too(root: Path) -> None:
    (root / "etc/group").write_text("kiosk-staff:x:990:\n", encoding="utf-8")
    accounts = [step for step in plan(Machine(), Program("1", ()), root) if isinstance(step, Account)]
    fitting, asked = alive(root, [])
    fitting.adopt(accounts)
    fitting.take_back(fitting.journal.entries)
    assert asked == ["groupdel kiosk-staff"]


def test_what_is_damaged_of_the_program_is_put_anew_and_shown_before(
    root: Path, show: Path, versions: list[str]
) -> None:
    done(root, show)
    sound = snapshot(root)
    tree = root / PROGRAM.lstrip("/") / "1"
    module = tree / "lib/python3.11/site-packages/kiosk/__init__.py"
    module.write_bytes(bytes(module.stat().st_size))  # of the same length, as a power cut may leave it
    (tree / "pyvenv.cfg").write_bytes(b"")
    compiled = module.with_name("__pycache__") / "__init__.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"half")
    out = io.StringIO()
    assert install(replace(options(root, show), dry_run=True), out) == 0
    assert "缺的和坏的 1 个" in out.getvalue()
    assert "| lib/python3.11/site-packages/kiosk/__init__.py\n" in out.getvalue()
    done(root, show)
    compiled.parent.rmdir()  # it is empty
    assert snapshot(root) == sound
    out = io.StringIO()
    assert install(replace(options(root, show), dry_run=True), out) == 0
    assert "缺的和坏的 0 个" in out.getvalue()


def test_a_damaged_program_does_not_install_itself(
    root: Path, show: Path, versions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done(root, show)
    tree = root / PROGRAM.lstrip("/") / "1"
    assert damaged(tree) == ()
    assert damaged(root) == ()  # what was never installed bears no sums
    name = "lib/python3.11/site-packages/kiosk/__init__.py"
    (tree / name).write_bytes(b"")
    assert damaged(tree) == (name,)
    (tree / MANIFEST).write_bytes(b"")
    assert damaged(tree) == (MANIFEST,)
    monkeypatch.setattr(command, "running_program", lambda _example: Program("1", (), damaged(tree)))
    before = snapshot(root)
    out = io.StringIO()
    assert install(options(root, show, "en"), out) == 1
    assert "sudo ./install.sh" in out.getvalue()
    assert snapshot(root) == before


def test_all_is_on_the_disk_before_a_version_is_switched_to_and_before_it_is_said_to_be_done(show: Path) -> None:
    steps = plan(Machine(current="0", sticks=True), Program("1", ()), show)
    switch = steps.index(Link(CURRENT, "1"))
    assert steps[switch - 2 : switch] == (SYNC, Link(PREVIOUS, "0"))
    assert not any(isinstance(step, Tree | Content) for step in steps[switch:])
    last = [step for step in steps if not isinstance(step, Run) or step is SYNC][-1]
    assert last is SYNC


def test_a_file_is_flushed_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "file"
    flushed: list[bool] = []
    monkeypatch.setattr("os.fsync", lambda _file: flushed.append(place.exists()))
    write(place, b"text", 0o644)
    assert (flushed, place.read_bytes()) == ([False], b"text")


def test_there_is_nothing_to_go_back_to(root: Path, show: Path, versions: list[str]) -> None:
    out = io.StringIO()
    assert install(replace(options(root, show, "en"), back=True), out) == 1
    assert out.getvalue() == "There is no earlier version of the program.\n"


def test_what_was_chosen_stays_until_the_other_is_asked_for_by_name(
    root: Path, show: Path, versions: list[str]
) -> None:
    rule, unit = root / STICK_RULE.lstrip("/"), root / "etc/systemd/system/kiosk.service"

    def installed(*, sticks: bool | None = None, cec: bool | None = None) -> tuple[list[str], bool, bool]:
        """The options that it says it keeps, and what is there afterwards."""
        out = io.StringIO()
        assert install(replace(options(root, show), sticks=sticks, cec=cec), out) == 0
        kept = re.findall(r"以前选的 (--\w+) 照旧保留；不要了，加上 --no-\w+。\n", out.getvalue())
        return kept, rule.is_file(), "DeviceAllow=char-cec rw" in unit.read_text(encoding="utf-8").splitlines()

    assert installed() == ([], False, False)
    assert installed(sticks=True) == ([], True, False)
    assert installed(cec=True) == (["--usb"], True, True)
    versions.append("2")  # an upgrade, without a word of either
    assert installed() == (["--usb", "--cec"], True, True)
    assert installed(sticks=False) == (["--cec"], False, True)
    assert installed(cec=False) == ([], False, False)


def test_dry_run_shows_every_file_and_command_and_does_nothing(root: Path, show: Path, versions: list[str]) -> None:
    before = snapshot(root)
    out = io.StringIO()
    assert install(replace(options(root, show), dry_run=True), out) == 0
    said = out.getvalue()
    for step in plan(look(root), Program("1", ()), show):
        if isinstance(step, File):
            assert all(f"| {line}\n" in said for line in step.text.splitlines())
        if isinstance(step, Run):
            assert f"$ {shlex.join(step.argv)}" in said
        if isinstance(step, Account):
            assert f"$ {' '.join(step.make)}" in said
    assert snapshot(root) == before


def named(said: str, name: str) -> bool:
    """Whether a path below the root, or a folder that it is in, is among what was said."""
    words = set(re.findall(r"/[^\s，、：（,:]+", said))
    return not words.isdisjoint(str(path) for path in (Path("/", name), *Path("/", name).parents[:-1]))


def dry(command: str, asked: InstallOptions) -> str:
    out = io.StringIO()
    assert {"install": install, "uninstall": uninstall}[command](replace(asked, dry_run=True), out) == 0
    return out.getvalue()


def test_dry_run_shows_every_file_that_comes_changes_or_goes(root: Path, show: Path, versions: list[str]) -> None:
    with_sticks = replace(options(root, show), sticks=True)
    upgrades = ["1", "2", "3"]
    for asked in (options(root, show), with_sticks, replace(with_sticks, sticks=False)):
        versions.append(upgrades.pop(0))
        before = snapshot(root)
        said = dry("install", asked)
        assert snapshot(root) == before
        assert install(asked, io.StringIO()) == 0
        after = snapshot(root)
        names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        gone = before.keys() - after.keys()
        assert [
            name for name in sorted(names) if not named(said, name) and (name in gone or after[name][0] != "folder")
        ] == []
    assert "删掉 " + STICK_RULE in said
    assert f"删掉 {PROGRAM}/1 和里面的一切" in said
    assert f"删掉 {PROGRAM}/2" not in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_dry_run_of_uninstall_shows_every_path_and_command(
    language: Language, on_grub: Path, show: Path, versions: list[str]
) -> None:
    asked = options(on_grub, show, language)
    assert install(asked, io.StringIO()) == 0
    journal = Journal(*(on_grub / place.lstrip("/") for place in JOURNALS))
    journal.note(Entry("account", "haishu-kiosk", names=("userdel", "--force", "haishu-kiosk")))
    journal.note(Entry("packages", "libweston weston", names=("libweston", "weston")))
    before = snapshot(on_grub)
    said = dry("uninstall", asked)
    assert snapshot(on_grub) == before
    orders = [line for line in said.splitlines() if line.startswith("$ ")]
    assert orders == [
        f"$ systemctl stop {CARD_TIMER} {' '.join(reversed(KIOSK_UNITS))}",
        "$ dpkg --purge libweston weston",
        "$ userdel --force haishu-kiosk",
        "$ update-grub",
        "$ systemctl daemon-reload",
    ]
    assert uninstall(asked, io.StringIO()) == 0
    after = snapshot(on_grub)
    names = {name for name in before if before[name] != after.get(name)}
    assert [name for name in sorted(names) if not named(said, name)] == []
    back = {"zh": "改回安装前的样子：", "en": "back to what it was: "}[language]
    assert f"{back}/etc/systemd/system/getty@tty1.service\n" in said
    assert f"{back}/etc/systemd/system/kiosk.service\n" not in said


def closed(*_: object) -> str:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    "place", [f"/var/lib/{NAME}", f"/etc/default/{NAME}", PROGRAM, "/etc", "/etc/udev", "/boot/grub", "/usr/sbin"]
)
def test_dry_run_asks_for_no_rights(
    place: str, on_grub: Path, show: Path, versions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done(on_grub, show)
    shut = on_grub / place.lstrip("/")

    def kept_from(name: str) -> None:
        real = getattr(Path, name)

        def asked(self: Path, *words: Any, **more: Any) -> Any:
            if shut in self.parents or (name in {"iterdir", "open"} and self == shut):
                raise PermissionError(13, "Permission denied", str(self))
            return real(self, *words, **more)

        monkeypatch.setattr(Path, name, asked)

    for name in ("stat", "readlink", "iterdir", "open"):
        kept_from(name)
    machine = look(on_grub)
    assert (machine.pin, machine.grub) == (False, place not in {"/boot/grub", "/usr/sbin"})
    if place.startswith("/var"):
        assert "kiosk.service" in dry("install", options(on_grub, show))
        assert "kiosk.service" in dry("uninstall", options(on_grub, show))


def test_dry_run_counts_the_files_of_the_content_and_says_whether_they_stay(
    root: Path, show: Path, versions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"2 个文件 {show}/{{slides,images}} -> /srv/kiosk\n" in dry("install", options(root, show))
    done(root, show)
    assert "删掉 /srv/kiosk 里的展示内容：2 个文件\n" in dry("uninstall", options(root, show))
    (root / "srv/kiosk/images/图.jpg").write_bytes(b"another")
    assert "/srv/kiosk 里有改过的内容，留着不删\n" in dry("uninstall", options(root, show))
    (root / "srv/kiosk/images/图.jpg").write_bytes(b"picture")
    monkeypatch.setattr("kiosk.staff.fitting.digest", closed)
    assert "/srv/kiosk 里有改过的内容，留着不删\n" in dry("uninstall", options(root, show))


@pytest.mark.parametrize(
    ("machine", "zh", "en"),
    [
        (Machine(system="ubuntu", version="24.04", name="Ubuntu 24.04"), "Ubuntu 24.04", "is for Debian 12"),
        (Machine(version="13", name="Debian 13"), "Debian 13", "this is Debian 13"),
        (Machine(system="win32", version="", name="win32", root=False), "win32", "this is win32"),
        (Machine(systemd=False), "systemd", "with systemd"),
        (Machine(python=(3, 12)), "3.12", "this is 3.12"),
        (Machine(root=False), "sudo", "sudo"),
    ],
)
def test_another_machine_is_refused_in_one_sentence(machine: Machine, zh: str, en: str, show: Path) -> None:
    why = refusal(machine, show)
    assert why is not None
    assert zh in why.zh
    assert "没有改动" in why.zh
    assert en in why.en
    assert "Nothing was changed" in why.en


def test_a_debian_12_is_not_refused(show: Path) -> None:
    assert refusal(Machine(), show) is None


def test_content_without_slides_is_refused(tmp_path: Path) -> None:
    why = refusal(Machine(), tmp_path)
    assert why is not None
    assert "slides" in why.zh


def test_going_back_asks_for_no_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that has lost its example is just what one goes back from."""

    def reached(*_: object) -> Fitting:
        raise RuntimeError("reached")  # this is the real machine

    monkeypatch.setattr(command, "Fitting", reached)
    back = replace(options(Path("/"), tmp_path), back=True)
    with pytest.raises(RuntimeError, match="reached"):
        install(back, io.StringIO(), lambda _: 0, lambda _: Machine(current="2", previous="1"))


def test_refused_means_untouched(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "Fitting", lambda *_: pytest.fail("it was not refused"))  # this is the real machine
    asked: list[tuple[str, ...]] = []
    out = io.StringIO()
    status = install(options(Path("/"), show), out, lambda argv: asked.append(argv) or 0, lambda _: Machine(root=False))
    assert (status, asked) == (1, [])
    assert out.getvalue().count("\n") == 1


# -- commands, asked of a double -------------------------------------------------------------------------------------


def alive(root: Path, installed: list[frozenset[str]], fail: str = "") -> tuple[Fitting, list[str]]:
    """A fitting that believes to be on the real system, and what it asked of it."""
    asked: list[str] = []

    def run(argv: tuple[str, ...]) -> int:
        asked.append(" ".join(argv))
        return int(bool(fail) and fail in asked[-1])

    fitting = Fitting(root, JOURNALS, run, lambda: installed.pop(0))
    fitting.alive = True
    return fitting, asked


def test_only_packages_that_came_with_it_are_purged(root: Path) -> None:
    fitting, asked = alive(root, [frozenset({"bash"}), frozenset({"bash", "libweston", "weston"})])
    fitting.do([Packages(("bash", "weston"), ("weston",))])
    fitting.take_back(fitting.journal.entries)
    assert asked == ["apt-get install -y --no-install-recommends weston", "dpkg --purge libweston weston"]


def test_packages_that_failed_half_way_are_known(root: Path) -> None:
    fitting, asked = alive(root, [frozenset(), frozenset({"libweston"})], fail="apt-get")
    with pytest.raises(FittingError, match="apt-get install"):
        fitting.do([Packages(("weston",), ("weston",))])
    fitting.take_back(fitting.journal.entries)
    assert asked[-1] == "dpkg --purge libweston"


def test_an_account_that_was_there_stays(root: Path) -> None:
    (root / "etc/group").write_text("kiosk-staff:x:990:\n", encoding="utf-8")
    accounts = [step for step in plan(Machine(), Program("1", ()), root) if isinstance(step, Account)]
    fitting, asked = alive(root, [])
    fitting.do(accounts)
    assert [words.split()[0] for words in asked] == ["useradd"]
    fitting.take_back(fitting.journal.entries)
    assert asked[1:] == ["userdel --force haishu-kiosk"]


def test_the_user_has_no_rights(show: Path) -> None:
    user = next(
        s for s in plan(Machine(), Program("1", ()), show) if isinstance(s, Account) and s.table == "etc/passwd"
    )
    assert "/usr/sbin/nologin" in user.make
    assert "--groups" not in user.make


@pytest.fixture
def on_grub(root: Path) -> Path:
    """The same system, started by GRUB."""
    for name in ("boot/grub/grub.cfg", "usr/sbin/update-grub"):
        place = root / name
        place.parent.mkdir(parents=True)
        place.write_text("menu\n", encoding="utf-8")
    return root


def test_the_boot_menu_is_closed_and_given_back(
    on_grub: Path, show: Path, versions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(on_grub)
    asked: list[str] = []

    def broken(argv: tuple[str, ...]) -> int:
        asked.append(argv[0])
        return int(argv[0] == "update-grub")

    class Alive(Fitting):
        """Believes to be on the real system, all of whose users and packages are there."""

        def __init__(self, *words: object) -> None:
            super().__init__(*words)  # type: ignore[arg-type]
            self.alive = True

        def _own(self, place: Path, owner: str) -> None:
            """Nobody's."""

    monkeypatch.setattr(command, "Fitting", Alive)
    out = io.StringIO()
    assert install(options(on_grub, show), out, broken) == 0
    assert "没有做成，其余照常：update-grub\n" in out.getvalue()
    assert "不是由 GRUB" not in out.getvalue()
    settings = (on_grub / "etc/default/grub.d/90-kiosk.cfg").read_text(encoding="utf-8").splitlines()
    assert {"GRUB_TIMEOUT=0", "GRUB_TIMEOUT_STYLE=hidden", "GRUB_DISABLE_RECOVERY=true"} <= set(settings)
    told = 'GRUB_CMDLINE_LINUX="quiet"\n' + "\n".join(settings) + '\necho "$GRUB_CMDLINE_LINUX"'
    line = subprocess.run(("/bin/sh", "-c", told), check=True, capture_output=True, text=True).stdout
    assert line.split() == ["quiet", "fsck.repair=yes", "panic=30"]
    assert asked.index("update-grub") < len(asked) - 1 - asked[::-1].index("sync")  # its menu is flushed, too
    asked.clear()
    out = io.StringIO()
    assert uninstall(options(on_grub, show), out, broken) == 0
    assert snapshot(on_grub) == before
    assert asked.count("update-grub") == 1
    assert "没有做成，其余照常：update-grub\n" in out.getvalue()


def test_without_grub_its_menu_is_left_to_the_hall(root: Path, show: Path, versions: list[str]) -> None:
    for dry_run in (True, False):
        out = io.StringIO()
        assert install(replace(options(root, show), dry_run=dry_run), out) == 0
        assert "不是由 GRUB 启动的" in out.getvalue()
        assert "update-grub" not in out.getvalue()
    assert not (root / "etc/default/grub.d").exists()


def test_its_last_sentence_asks_for_a_pin_until_there_is_one(root: Path, show: Path, versions: list[str]) -> None:
    assert done(root, show).endswith("sudo kiosk pin\n")
    pin = root / "var/lib/haishu-kiosk/pin.json"
    pin.write_text("{}", encoding="utf-8")
    assert "kiosk pin" not in done(root, show)


# -- folders elsewhere -----------------------------------------------------------------------------------------------


def written_to(root: Path) -> list[str]:
    """What the kiosk's unit lets it write besides its own folders, as systemd takes it apart."""
    unit = (root / "etc/systemd/system/kiosk.service").read_text(encoding="utf-8")
    (paths,) = re.findall(r"(?m)^ReadWritePaths=(.*)$", unit)
    return [path.replace("%%", "%") for path in shlex.split(paths)]


def move(root: Path, **folders: str) -> None:
    settings = root / "etc/default/haishu-kiosk"
    text = settings.read_text(encoding="utf-8")
    for name, folder in folders.items():
        text += f"KIOSK_{name.upper()}={folder}\n"
    settings.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "state", "written"),
    [
        ("/srv/kiosk", "/var/lib/haishu-kiosk", []),
        ("/data/show", "/data/state/", ["-/data/show", "-/data/state"]),
        ('"/data/展厅 一/100%"', "/var/lib/haishu-kiosk/more", ["-/data/展厅 一/100%"]),
        ("/srv/kiosk/", "'/data/state'", ["-/data/state"]),
        ("/data/one", "/data/one", ["-/data/one"]),
        ("show", "", []),
        ("/", "/data/../etc", []),
        ("/data/a\\b", "/data/\tb", []),
    ],
)
def test_the_service_may_write_the_folders_that_the_settings_name(
    content: str, state: str, written: list[str], root: Path, show: Path, versions: list[str]
) -> None:
    done(root, show)
    assert written_to(root) == ["-/srv/kiosk"]
    move(root, content=content, state=state)
    done(root, show)
    assert written_to(root) == ["-/srv/kiosk", *written]
    (root / "etc/default/haishu-kiosk").unlink()
    done(root, show)
    assert written_to(root) == ["-/srv/kiosk"]


def test_the_pin_is_looked_for_where_the_state_is(root: Path, show: Path, versions: list[str]) -> None:
    done(root, show)
    move(root, state="/data/state")
    (root / "data/state").mkdir(parents=True)
    (root / "data/state/pin.json").write_text("{}", encoding="utf-8")
    assert "kiosk pin" not in done(root, show)


SHARES = {
    "etc/fstab": "//server/kiosk /srv/share cifs ro,soft 0 0\n/dev/sdb1 /data ext4 nofail 0 2\n",
    "proc/mounts": "server:/kiosk /srv/share nfs4 ro 0 0\n/dev/sdb1 /data ext4 rw 0 0\n",
    "etc/systemd/system/srv-share.mount": "[Mount]\nWhat=//server/kiosk\nWhere=/srv/share\nType=cifs\n",
}


@pytest.mark.parametrize("place", SHARES)
def test_a_share_is_never_named_in_the_unit_which_would_wait_for_its_server(
    place: str, root: Path, show: Path, versions: list[str]
) -> None:
    done(root, show)
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).write_text(SHARES[place], encoding="utf-8")
    for content, written in (("/srv/share", []), ("/srv/share/one", []), ("/srv/shared", ["-/srv/shared"])):
        move(root, content=content, state="/data/state")
        done(root, show)
        assert written_to(root) == ["-/srv/kiosk", *written, "-/data/state"]


def test_the_settings_say_what_a_folder_elsewhere_asks_for() -> None:
    assert "sudo kiosk install" in template("settings", Machine())


# -- the units -------------------------------------------------------------------------------------------------------


def units(show: Path, machine: Machine = NOTHING) -> dict[str, str]:
    steps = plan(replace(machine, sticks=True), Program("1", ()), show)
    return {Path(step.path).name: step.text for step in steps if isinstance(step, File)}


def test_the_kiosk_is_restarted_for_ever_and_watched(show: Path) -> None:
    for name in ("kiosk.service", "kiosk-weston.service"):
        lines = units(show)[name].splitlines()
        for line in ("Type=notify", "Restart=always", "StartLimitIntervalSec=0", "WatchdogSec=30"):
            assert line in lines
        for line in ("ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="):
            assert line in lines
    kiosk = units(show)["kiosk.service"].splitlines()
    for line in ("PrivateNetwork=yes", "RestrictAddressFamilies=AF_UNIX", "PrivateDevices=yes", "MemoryMax=2G"):
        assert line in kiosk
    weston = units(show)["kiosk-weston.service"].splitlines()
    assert "LimitDATA=2G" in weston, "MemoryMax would not reach it"
    assert "InaccessiblePaths=-/usr/bin/weston-screenshooter" in weston, "Windows+S starts it"
    assert "WorkingDirectory=/" in weston, "Windows+R would record there"


@pytest.mark.parametrize(
    ("machine", "groups", "devices"),
    [
        (Machine(), ["kiosk-staff"], []),
        (Machine(card=True), ["kiosk-staff", "render"], ["char-drm rw"]),
        (Machine(cec=True), ["kiosk-staff", "video", "dialout"], ["char-cec rw", "char-ttyACM rw"]),
        (
            Machine(card=True, cec=True),
            ["kiosk-staff", "render", "video", "dialout"],
            ["char-drm rw", "char-cec rw", "char-ttyACM rw"],
        ),
    ],
)
def test_a_card_and_cec_are_given_and_nothing_else(
    machine: Machine, groups: list[str], devices: list[str], show: Path
) -> None:
    made = units(show, machine)
    service = made["kiosk.service"]
    assert re.findall(r"(?m)^DeviceAllow=(.+)$", service) == devices
    assert ("PrivateDevices=yes" in service.splitlines()) is not bool(devices)
    assert ("DevicePolicy=closed" in service.splitlines()) is bool(devices)
    assert ("\nrenderer=--use-pixman\n" in made["compositor"]) is not machine.card
    assert re.findall(r"(?m)^SupplementaryGroups=(.+)$", service) == [" ".join(groups)]
    # the commands see the card and the folders as the kiosk does, or doctor would tell of another machine
    assert re.findall(r" --groups=(\S+) ", made["kiosk"]) == [",".join(groups)]


class Compositor:
    """The compositor's start as systemd runs it, on a clock and with a restart counter of the test's."""

    def __init__(self, folder: Path, machine: Machine) -> None:
        self.folder = folder
        self.run = folder / "run"
        for name, text in (("systemctl", 'cat "$0.says"'), ("weston", f'echo "$@" >>{folder}/started')):
            (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
        text = template("compositor.sh", machine)
        for real, double in (("/usr/bin/weston", "weston"), ("/proc/uptime", "uptime"), ("/run/kiosk-weston", "run")):
            assert real in text
            text = text.replace(real, str(folder / double))
        (folder / "start").write_text(text, encoding="utf-8")
        self.run.mkdir()

    def is_over(self, now: int) -> bool:
        """Whether the card is to be tried again."""
        (self.folder / "uptime").write_text(f"{now}.25 1.0\n", encoding="utf-8")
        return subprocess.run(("/bin/sh", self.folder / "start", "is-over"), check=False).returncode == 0

    def start(self, now: int, *, by_hand: bool = False) -> bool:
        """Whether the processor draws."""
        (self.folder / "uptime").write_text(f"{now}.25 1.0\n", encoding="utf-8")
        (self.folder / "systemctl.says").write_text("0\n" if by_hand else "7\n", encoding="utf-8")
        environ = {"PATH": f"{self.folder}:/usr/bin:/bin"}
        subprocess.run(("/bin/sh", self.folder / "start"), check=True, env=environ, stderr=subprocess.DEVNULL)
        line = (self.folder / "started").read_text(encoding="utf-8").splitlines()[-1]
        assert f"--socket={self.run}/wayland-0" in line
        return "--use-pixman" in line.split()


def test_a_driver_that_takes_the_compositor_down_gives_way_to_the_processor_for_a_day(tmp_path: Path) -> None:
    compositor = Compositor(tmp_path, Machine(card=True))
    assert not compositor.start(10, by_hand=True)
    assert [compositor.start(now) for now in (20, 22)] == [False, False]
    assert compositor.start(620)  # the third end in ten minutes
    assert (compositor.run / "pixman").exists()  # which the kiosk looks for
    assert [compositor.start(now) for now in (5000, 86000)] == [True, True]
    assert [compositor.is_over(now) for now in (87019, 87020)] == [False, True]
    assert not compositor.start(87021)  # a day later the card is tried again
    assert not (compositor.run / "pixman").exists()
    assert not compositor.is_over(200_000)
    assert [compositor.start(now) for now in (87022, 87023, 87024)] == [False, False, True]


def test_ends_long_apart_and_starts_by_hand_leave_the_card_in_use(tmp_path: Path) -> None:
    compositor = Compositor(tmp_path, Machine(card=True))
    assert not any(compositor.start(now) for now in range(100, 10_000, 301))
    assert not any(compositor.start(now, by_hand=True) for now in range(20_000, 20_010))


def test_where_there_is_no_card_the_processor_draws_and_nothing_was_given_up(tmp_path: Path) -> None:
    compositor = Compositor(tmp_path, Machine())
    assert all(compositor.start(now) for now in range(100, 110))
    assert not (compositor.run / "pixman").exists()


@pytest.mark.parametrize(("cec", "missing"), [(False, [("weston",)]), (True, [("weston",), ("cec-utils",)])])
def test_the_tool_for_the_television_comes_only_when_it_is_asked_for(
    cec: bool, missing: list[tuple[str, ...]], show: Path
) -> None:
    steps = plan(Machine(missing=("weston", "cec-utils"), cec=cec), Program("1", ()), show)
    assert [step.missing for step in steps if isinstance(step, Packages)] == missing


def packages(show: Path, *, cec: bool, missing: tuple[str, ...] = ()) -> list[Packages]:
    steps = plan(Machine(missing=missing, cec=cec), Program("1", ()), show)
    return [step for step in steps if isinstance(step, Packages)]


def test_the_tool_for_the_television_goes_with_what_came_with_it_when_it_is_no_longer_wanted(
    root: Path, show: Path
) -> None:
    bare = frozenset({"bash"})
    first = bare | {"weston", "libweston"}
    fitting, asked = alive(root, [bare, first, first, first | {"cec-utils", "libcec6"}])
    fitting.do(packages(show, cec=True, missing=("weston", "cec-utils")))
    assert fitting.outdated(packages(show, cec=True), CEC_PACKAGES) == ()
    asked.clear()
    fitting.take_back(fitting.outdated(packages(show, cec=False), CEC_PACKAGES))
    assert asked == ["dpkg --purge cec-utils libcec6"]
    fitting.take_back(fitting.journal.entries)
    assert asked[1:] == ["dpkg --purge libweston weston"]


def test_a_tool_for_the_television_that_was_there_before_stays(root: Path, show: Path) -> None:
    fitting, asked = alive(root, [frozenset({"cec-utils"}), frozenset({"cec-utils", "weston"})])
    fitting.do(packages(show, cec=True, missing=("weston",)))
    fitting.take_back(fitting.outdated(packages(show, cec=False), CEC_PACKAGES))
    assert len(asked) == 1


def test_packages_that_came_in_one_with_the_rest_stay_until_all_goes(root: Path, show: Path) -> None:
    fitting, _ = alive(root, [frozenset(), frozenset({"cec-utils", "weston"})])
    fitting.do([Packages(("weston", "cec-utils"), ("weston", "cec-utils"))])  # as an earlier version did
    assert fitting.outdated(packages(show, cec=False), CEC_PACKAGES) == ()


def test_there_is_no_way_out(show: Path) -> None:
    steps = plan(Machine(), Program("1", ()), show)
    masked = {Path(step.path).name for step in steps if isinstance(step, Link) and step.target == "/dev/null"}
    assert masked >= set(MASKED)
    texts = [step.text for step in steps if isinstance(step, File)]
    for line in ("kernel.sysrq = 0", "CtrlAltDelBurstAction=none", "NAutoVTs=0", "vt-switching=false", "idle-time=0"):
        assert any(line in text.splitlines() for text in texts), line
    assert not any(isinstance(step, File) and "udev" in step.path for step in steps), "sticks only when asked for"


POWER_KEYS = [
    f"Handle{key}Key{press}" for key in ("Power", "Reboot", "Suspend", "Hibernate") for press in ("", "LongPress")
]


@pytest.mark.parametrize("key", POWER_KEYS)
def test_no_key_of_a_keyboard_switches_the_machine_off(key: str) -> None:
    assert f"{key}=ignore" in template("logind.conf", Machine()).splitlines()


@pytest.mark.skipif(not Path("/etc/systemd/logind.conf").is_file(), reason="no systemd on this machine")
def test_no_other_key_is_known_to_this_systemd() -> None:
    known = re.findall(r"(?m)^#(Handle\w+Key\w*)=", Path("/etc/systemd/logind.conf").read_text(encoding="utf-8"))
    assert set(known) <= set(POWER_KEYS)


@pytest.mark.parametrize(
    ("line", "asked"), [("quiet", ["sleep 30", "systemctl --force reboot"]), ("quiet emergency", ["sulogin emergency"])]
)
def test_a_start_that_waits_for_root_is_tried_again(line: str, asked: list[str], tmp_path: Path) -> None:
    *_, last = re.findall(r"(?m)^ExecStart=(.*)$", template("emergency.conf", Machine()))
    shell, option, script = shlex.split(last.removeprefix("-"))
    (tmp_path / "cmdline").write_text(line, encoding="utf-8")
    for name in ("sleep", "systemctl", "sulogin"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho {name} "$@" >>"{tmp_path}/asked"\n', encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    script = script.replace("/proc/cmdline", f"'{tmp_path}/cmdline'")
    script = script.replace("/lib/systemd/systemd-sulogin-shell", f"'{tmp_path}/sulogin'")
    subprocess.run(
        (shell, option, script), env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=True, stdout=subprocess.PIPE
    )
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines() == asked


def test_sticks_are_mounted_to_be_read(show: Path) -> None:
    mount = next(line for line in units(show)["kiosk-stick@.service"].splitlines() if line.startswith("ExecStart="))
    assert "-t vfat,exfat -o ro,nosuid,nodev,noexec " in mount


MACHINES = {"bare": NOTHING, "card": Machine(card=True), "card and CEC": Machine(card=True, cec=True)}
MACHINES["folders elsewhere"] = Machine(writable=("/data/展厅 一/100%", "/data/state"))


@pytest.fixture(scope="module", params=MACHINES)
def system(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with this machine's units, the kiosk's, and something at each place that is executed."""
    if shutil.which("systemd-analyze") is None or not Path("/usr/lib/systemd/system/sysinit.target").exists():
        pytest.skip("no systemd on this machine")
    folder = tmp_path_factory.mktemp("system")
    shutil.copytree("/usr/lib/systemd/system", folder / "usr/lib/systemd/system", symlinks=True)
    steps = plan(replace(MACHINES[request.param], sticks=True), Program("1", ()), ROOT)
    Fitting(folder, JOURNALS).do(step for step in steps if isinstance(step, File | Link))
    for text in (step.text for step in steps if isinstance(step, File)):
        for program in re.findall(r"(?m)^Exec\w+=-?(/\S+)", text):
            place = folder / program.lstrip("/").replace("current", "1")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("#!/bin/sh\n", encoding="utf-8")
            place.chmod(0o755)
    return folder


def analyze(*argv: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(("systemd-analyze", *argv), capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "unit", [*KIOSK_UNITS, "kiosk-stick@sda1.service", "kiosk-card.service", CARD_TIMER, "emergency.service"]
)
def test_systemd_finds_nothing_wrong(unit: str, system: Path) -> None:
    said = analyze("verify", "--man=no", "--recursive-errors=no", f"--root={system}", unit)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize(
    ("unit", "ceiling", "with_devices"), [("kiosk.service", 8, 10), ("kiosk-weston.service", 21, 21)]
)
def test_exposure_stays_under_its_ceiling(unit: str, ceiling: int, with_devices: int, system: Path) -> None:
    if "DeviceAllow" in (system / "etc/systemd/system/kiosk.service").read_text(encoding="utf-8"):
        ceiling = with_devices
    said = analyze("security", "--offline=true", "--no-pager", f"--threshold={ceiling}", f"--root={system}", unit)
    assert said.returncode == 0, said.stdout[-200:]


# -- the program itself ----------------------------------------------------------------------------------------------


def test_the_program_takes_all_that_it_needs_and_nothing_of_the_workshop() -> None:
    program = running_program(ROOT)
    places = {place.removeprefix("lib/python3.11/site-packages/").split("/")[0] for place, _ in program.files}
    assert {"kiosk", "PySide6", "shiboken6", "PIL", "msgspec"} <= places
    assert not {"pytest", "mypy", "hypothesis", "ruff"} & places
    inside = {place for place, _ in program.files}
    assert "lib/python3.11/site-packages/kiosk/example/slides/figures.csv" in inside
    assert "lib/python3.11/site-packages/kiosk/staff/deploy/kiosk.service" in inside
    assert not any(".." in place or "__pycache__" in place for place in inside)
    assert running_program(ROOT).version == program.version


def test_python_compiles_every_module_of_it() -> None:
    for name, path in running_program(ROOT).files:
        if name.endswith(".py") and not re.search(NO_MODULE, name):
            ast.parse(path.read_bytes(), name)


def test_the_copy_runs_by_itself_and_knows_its_version(tmp_path: Path) -> None:
    program = running_program(ROOT)
    files = tuple(pair for pair in program.files if re.search(r"/(kiosk|msgspec)/|\.dist-info/", pair[0]))
    Fitting(tmp_path, JOURNALS).do([Tree(f"{PROGRAM}/1", str(Path(sys.base_prefix) / "bin/python3.11"), files)])
    python = tmp_path / f"{PROGRAM}/1/bin/python".lstrip("/")

    (tmp_path / "show/slides").mkdir(parents=True)

    def ask(*words: str) -> str:
        return subprocess.run((python, "-I", *words), capture_output=True, text=True, check=False, cwd=tmp_path).stdout

    assert [told["kind"] for told in json.loads(ask("-m", "kiosk", "check", "--content", "show", "--json"))] == [
        "content-empty"
    ]
    look_again = "from kiosk.places import example_content\nfrom kiosk.staff.host import running_program\n"
    assert ask("-c", f"{look_again}print(running_program(example_content()).version)").strip() == program.version


def test_libraries_are_those_that_make_sets_up() -> None:
    known = (ROOT / "tools/setup.sh").read_text(encoding="utf-8").split()
    assert [name for name in LIBRARIES if name not in known] == []
    assert len(set(PACKAGES)) == len(PACKAGES)
