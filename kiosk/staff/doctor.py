"""kiosk doctor: whether this machine is fit to be a kiosk, line by line; measures nothing on the screen itself."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from kiosk import BUILT
from kiosk.deck.model import Deck
from kiosk.guard.display import is_card_given_up, platform_here
from kiosk.guard.memory import look
from kiosk.guard.pin import Pin, Standing
from kiosk.release import Archive
from kiosk.screen.renderer import SYSFS_DRM, Renderer, Why, choose, is_imitation
from kiosk.show import scheduled, trusted_from
from kiosk.staff.drawing import drawing
from kiosk.staff.mounts import ASKED_FOR, FSTAB, hindering_here

ENOUGH_BYTES = 1_000_000_000
SMALLEST = (1024, 600)
SURVEY = (sys.executable, "-m", "kiosk.screen.survey")
SURVEY_SECONDS = 30
OPENGL = frozenset({"", "gl", "gles2", "opengl"})  # as QSG_RHI_BACKEND calls it


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: whether it is fine, and what was found and should be done, in Chinese and in English."""

    fine: bool
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What Qt sees of this machine. ``gl`` is OpenGL's name for what draws, where that was asked.

    ``fault`` is what it said when it could not start; "" when it could.
    """

    platform: str = ""
    size: tuple[int, int] | None = None
    serif: str | None = None
    sans: str | None = None
    gl: str = ""
    fault: str = ""


def doctor(
    *,
    content: Path,
    state: Path,
    language: str,
    out: TextIO,
    environ: Mapping[str, str] = os.environ,
    now: datetime | None = None,
    survey: Callable[[Mapping[str, str]], Survey] | None = None,
    gl: Callable[[Mapping[str, str]], str] | None = None,
) -> int:
    """Print what is fine on this machine and what is not; 0 where all is fine, else 1."""
    ask = survey or ask_qt
    seen = ask(environ)
    fonts = ask({**environ, "QT_QPA_PLATFORM": "offscreen"}) if seen.fault else seen
    today = now or datetime.now(UTC)
    found = look(state, today.astimezone())
    platform = platform_here(environ)
    shown = {**environ, "QT_QPA_PLATFORM": platform} if platform else environ
    findings = [
        font_finding(fonts),
        renderer_finding(
            shown,
            failing=found.card_failing or is_card_given_up(environ),
            imitation=found.imitation,
            ask_gl=gl or (lambda asked: ask_qt(asked, "gl").gl),
        ),
        screen_finding(seen),
        disk_finding(state),
        mounts_finding(FSTAB),
        clock_finding(today, state),
        state_finding(state),
        pin_finding(state),
        content_finding(content),
    ]
    for finding in findings:
        if language == "en":
            out.write(f"{'ok  ' if finding.fine else 'ACT '} {finding.en}\n")
        else:
            out.write(f"{'好　　' if finding.fine else '要处理'} {finding.zh}\n")
    return int(not all(finding.fine for finding in findings))


def ask_qt(environ: Mapping[str, str], *more: str) -> Survey:
    """Let Qt look, in a process of its own: without a display it ends the process that it runs in.

    With ``"gl"`` it starts OpenGL too.
    """
    asked = dict(environ)
    if not any(asked.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")) and os.name == "posix":
        asked["QT_QPA_PLATFORM"] = "offscreen"
    try:
        done = subprocess.run(  # noqa: S603 - this program's own module
            (*SURVEY, *more),
            env=asked,
            capture_output=True,
            timeout=SURVEY_SECONDS,
            check=False,
            cwd=_home_of_package(),
        )
        told = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return Survey(fault="qt")
    size = told["size"]
    return Survey(told["platform"], (size[0], size[1]) if size else None, told["serif"], told["sans"], told["gl"])


def _home_of_package() -> Path:
    return Path(__file__).resolve().parents[2]


def font_finding(survey: Survey) -> Finding:
    """Hanzi need a font; serif and sans are best."""
    if survey.fault:
        return Finding(
            fine=False,
            zh="字体：Qt 启动不了，查不到。请运行 make setup，把缺的系统库装上。",
            en="fonts: Qt does not start, so nobody knows. Run make setup: it installs the libraries that are missing.",
        )
    if survey.sans is None:
        return Finding(
            fine=False,
            zh="字体：没有中文字体，屏幕上写不出汉字。请安装：apt install fonts-noto-cjk，然后重新启动。",
            en="fonts: none has Chinese characters. Install one: apt install fonts-noto-cjk, then start again.",
        )
    if survey.serif == survey.sans:
        return Finding(
            fine=True,
            zh=f"字体：只有“{survey.sans}”，标题也用它。装上 fonts-noto-cjk，标题会更好看。",
            en=f"fonts: only {survey.sans}; titles use it too. With fonts-noto-cjk they would look better.",
        )
    return Finding(
        fine=True,
        zh=f"字体：标题用“{survey.serif}”，正文用“{survey.sans}”。",
        en=f"fonts: {survey.serif} for titles, {survey.sans} for the rest.",
    )


def renderer_finding(
    environ: Mapping[str, str],
    dri: Path = Path("/dev/dri"),
    drm: Path = SYSFS_DRM,
    *,
    failing: bool = False,
    imitation: str = "",
    ask_gl: Callable[[Mapping[str, str]], str] = lambda _: "",
) -> Finding:
    """Who draws, through what, and why.

    ``failing`` and ``imitation`` are what the kiosk remembers of the card today; where it is to draw, ``ask_gl`` tells
    OpenGL's name for it.
    """
    renderer = choose(environ, dri, drm, failing=failing, imitation=imitation)
    asked = {name: value for name, value in environ.items() if name != "QT_QUICK_BACKEND"}
    without = choose(asked, dri, drm, failing=failing, imitation=imitation)
    backend = environ.get("QSG_RHI_BACKEND", "")
    api = f"QSG_RHI_BACKEND={backend}" if backend not in OPENGL else "OpenGL"  # set by hand, of which nobody tells more
    asked_gl = renderer.name == "card" and renderer.why is not Why.DESKTOP and api == "OpenGL"
    gl = ask_gl(environ) if asked_gl else ""
    if is_imitation(gl):
        without = Renderer("software", Why.IMITATED, gl) if without.name == "card" else without
        renderer = renderer if renderer.why is Why.SET else without
    said = drawing(renderer, gl, without, api)
    forced = renderer.why is Why.SET and renderer.name == "card" and without.name == "software"
    fine = not forced and renderer.why not in {Why.FAILING, Why.IMITATED, Why.NO_ACCESS}
    return Finding(fine, f"绘图：{said.zh}", f"drawing: {said.en}")


def screen_finding(survey: Survey) -> Finding:
    """The screen, in pixels."""
    if survey.fault or survey.size is None or survey.platform in {"offscreen", "minimal"}:
        return Finding(
            fine=False,
            zh="屏幕：没有找到。请接好并打开电视或触摸屏，在它的桌面上再运行一次。",
            en="screen: none found. Connect it and switch it on, then run this again on its desktop.",
        )
    width, height = survey.size
    if max(width, height) < SMALLEST[0] or min(width, height) < SMALLEST[1]:
        return Finding(
            fine=False,
            zh=f"屏幕：{width}x{height}，太小，字会挤在一起。请在系统的显示设置里调高分辨率。",
            en=f"screen: {width}x{height} is too small. Choose a higher resolution in the system's display settings.",
        )
    return Finding(fine=True, zh=f"屏幕：{width}x{height}。", en=f"screen: {width}x{height}.")


def disk_finding(state: Path) -> Finding:
    """Room for prepared pictures and releases."""
    try:
        free = shutil.disk_usage(_nearest(state)).free
    except OSError:
        free = 0
    room = f"{free / 1e9:.1f} GB"
    if free < ENOUGH_BYTES:
        return Finding(
            fine=False,
            zh=f"磁盘：只剩 {room}，少于 1 GB。请删掉不用的文件，或用 --state 换一个地方。",
            en=f"disk: {room} free, less than 1 GB. Delete what is not needed, or choose another place with --state.",
        )
    return Finding(fine=True, zh=f"磁盘：还有 {room}。", en=f"disk: {room} free.")


def mounts_finding(fstab: Path) -> Finding:
    """Whether the machine starts though a disk that it can do without is gone or damaged."""
    places = hindering_here(fstab)
    if places:
        return Finding(
            fine=False,
            zh=f"挂载：{fstab} 里的{'、'.join(places)}没有写 nofail，那个盘一坏或一拔掉，机器就开不了机。"
            f"请在那一行的第四栏末尾加上：,{ASKED_FOR}",
            en=f"mounts: in {fstab}, {', '.join(places)} without nofail: once that disk is damaged or gone the machine "
            f"does not start. Add to the fourth word of its line: ,{ASKED_FOR}",
        )
    return Finding(
        fine=True,
        zh="挂载：别的盘坏了或拔掉了，机器照样开得了机。",
        en="mounts: the machine starts though another disk is damaged or gone.",
    )


def clock_finding(now: datetime, state: Path) -> Finding:
    """A clock is wrong where the kiosk on ``state`` takes it to be: by the release on the wall, or the program."""
    shown = now.astimezone().strftime("%Y-%m-%d %H:%M UTC%z")  # one left at UTC is seen
    archive = Archive(state)
    pointed = archive.pointed()
    manifest = None if pointed is None else archive.manifest(pointed)
    trusted = trusted_from(BUILT, "" if manifest is None else manifest.made)
    if scheduled(Deck(), now, trusted)[1]:
        return Finding(
            fine=False,
            zh=f"时钟：{shown}，不对。页面的开始和结束日期暂时不起作用。请校准：timedatectl set-time '年-月-日 时:分'",
            en=f"clock: {shown} is wrong; dates of slides are ignored. Set it: timedatectl set-time 'YYYY-MM-DD HH:MM'",
        )
    return Finding(fine=True, zh=f"时钟：{shown}。", en=f"clock: {shown}.")


def state_finding(state: Path) -> Finding:
    """Whether the program may write where it keeps its state."""
    nearest = _nearest(state)
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError:
        return Finding(
            fine=False,
            zh=f"状态文件夹：{state} 不能写入。请改它的权限，或用 --state 换一个地方。",
            en=f"state folder: {state} cannot be written. Change its permissions, or choose another with --state.",
        )
    return Finding(fine=True, zh=f"状态文件夹：{state}，可以写入。", en=f"state folder: {state}, writable.")


def pin_finding(state: Path) -> Finding:
    """Whether staff can open their board."""
    standing = Pin(state).standing()
    if standing is Standing.SET:
        return Finding(fine=True, zh="PIN：设好了。", en="PIN: set.")
    if standing is Standing.UNREADABLE:
        return Finding(
            fine=True,
            zh="PIN：这个用户看不到。要查，请运行：sudo kiosk doctor",
            en="PIN: not for this user to see. To find out: sudo kiosk doctor",
        )
    return Finding(
        fine=False,
        zh="PIN：还没有设好，工作台打不开。请运行：sudo kiosk pin",
        en="PIN: not set, so the staff board stays shut. Run: sudo kiosk pin",
    )


def content_finding(content: Path) -> Finding:
    """What check would say, as a number."""
    from kiosk.staff.check import check

    told = io.StringIO()
    check(content, as_json=True, language="zh", out=told)
    levels = [problem["level"] for problem in json.loads(told.getvalue())]
    must = len(levels) - levels.count("warning")
    if must:
        return Finding(
            fine=False,
            zh=f"展示内容：{content} 有 {must} 条必须改。请运行 kiosk check 看是哪些。",
            en=f"content: {must} to fix in {content}. Run kiosk check to see which.",
        )
    return Finding(
        fine=True,
        zh=f"展示内容：{content}，没有必须改的；建议改或请核对 {len(levels)} 条。",
        en=f"content: {content}, nothing to fix; {len(levels)} to look at.",
    )


def _nearest(folder: Path) -> Path:
    """``folder``, or the first of its parents that is there."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
