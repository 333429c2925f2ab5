"""The plan: what ``kiosk install`` puts on a Debian 12, from what is known of the machine; touches nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.staff.status import NAME as STATUS
from kiosk.staff.steps import Account, Content, File, Folder, Link, Packages, Run, Step, Tree

NAME = USER = "haishu-kiosk"
STAFF = "kiosk-staff"
PROGRAM = f"/usr/local/lib/{NAME}"
CURRENT, PREVIOUS = f"{PROGRAM}/current", f"{PROGRAM}/previous"
CONTENT = "/srv/kiosk"
STATE = f"/var/lib/{NAME}"
PYTHON = "/usr/bin/python3.11"
UNITS = "/etc/systemd/system"
SYSTEM, VERSION = "debian", "12"
TEMPLATES = Path(__file__).parent / "deploy"
COMPOSITOR = ("weston", "dbus", "libpam-systemd", "libgl1-mesa-dri", "fonts-noto-cjk", "python3", "python3-venv")
LIBRARIES = (  # of Qt 6.11 on Wayland: the NEEDED entries of its core libraries and of its wayland plugin
    *("libegl1", "libgl1", "libbrotli1", "libdbus-1-3", "libdrm2", "libfontconfig1", "libfreetype6", "libgbm1"),
    *("libglib2.0-0", "libgssapi-krb5-2", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
    *("libx11-6", "libxkbcommon0", "zlib1g", "libzstd1"),
)
PACKAGES = COMPOSITOR + LIBRARIES
CEC_PACKAGES = ("cec-utils",)
STICK_RULE = "/etc/udev/rules.d/90-kiosk-stick.rules"
MASKED = ("getty@tty1.service", "autovt@.service", "ctrl-alt-del.target")
SLEEP = ("sleep.target", "suspend.target", "hibernate.target", "hybrid-sleep.target")
EMERGENCY = f"{UNITS}/emergency.service.d/90-kiosk.conf"
BOOT_MENU = "/etc/default/grub.d/90-kiosk.cfg"
UPDATE_GRUB = Run(("update-grub",))  # checks what it has made before it puts it in place
KIOSK_UNITS = ("kiosk-weston.service", "kiosk.service")
CARD_TIMER = "kiosk-card.timer"
NO_MODULE = r"\.tmpl\.py$"  # a template of PySide6's, which Python cannot compile
SYNC = Run(("sync",), must=True)


@dataclass(frozen=True, slots=True)
class Machine:
    """What the plan depends on.

    ``missing``: Debian packages not installed. ``current``, ``previous``: the links to program versions that are
    there, "" where they are not. ``card``: there is a real graphics card. ``sticks``, ``cec``: what was chosen, now or
    at an earlier installation: to mount USB sticks to be read, to let the kiosk switch the television. ``grub``: it is
    started by GRUB. ``pin``: staff have set one. ``writable``: the folders elsewhere that the settings name.
    """

    system: str = SYSTEM
    version: str = VERSION
    name: str = "Debian GNU/Linux 12 (bookworm)"
    root: bool = True
    python: tuple[int, int] = (3, 11)
    systemd: bool = True
    missing: tuple[str, ...] = ()
    card: bool = False
    sticks: bool = False
    cec: bool = False
    grub: bool = False
    pin: bool = False
    current: str = ""
    previous: str = ""
    writable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """The program that is running: its ``version`` with a digest, and every file that it needs.

    ``damaged``: those of an installed one that are not as they were put there.
    """

    version: str
    files: tuple[tuple[str, Path], ...]
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is done, in Chinese and in English."""

    zh: str
    en: str


def refusal(machine: Machine, origin: Path | None) -> Refusal | None:
    """Why this machine cannot be made a kiosk by this program; None where it can. Without ``origin`` none is needed."""
    if (machine.system, machine.version) != (SYSTEM, VERSION) or not machine.systemd:
        return Refusal(
            f"kiosk install 只能用在带 systemd 的 Debian 12 上，这台机器是 {machine.name}。什么都没有改动。"
            "其他系统怎么做，见 docs/deploy.md。",
            f"kiosk install is for Debian 12 with systemd; this is {machine.name}. Nothing was changed. "
            "For other systems see docs/deploy.md.",
        )
    if machine.python != (3, 11):
        used = ".".join(str(part) for part in machine.python)
        return Refusal(
            f"请用 Debian 自带的 Python 3.11 运行（现在是 {used}）。什么都没有改动。",
            f"Run this with Debian's own Python 3.11 (this is {used}). Nothing was changed.",
        )
    if not machine.root:
        return Refusal(
            "要有管理员权限：请在前面加上 sudo。想先看看会做什么，加上 --dry-run。什么都没有改动。",
            "This needs an administrator: put sudo before it. To see what it would do, add --dry-run. "
            "Nothing was changed.",
        )
    if origin is not None and not (origin / "slides").is_dir():
        return Refusal(
            f"{origin} 里没有 slides 文件夹。什么都没有改动。",
            f"There is no folder slides in {origin}. Nothing was changed.",
        )
    return None


def damage(program: Program) -> Refusal | None:
    """Why ``program`` is no good as the source of an installation; None where it is."""
    if not program.damaged:
        return None
    one, many = program.damaged[0], len(program.damaged)
    return Refusal(
        f"装在这台机器上的程序坏了 {many} 个文件（{one} 等），不能用它自己修。什么都没有改动。"
        "请从安装包再装一次：sudo ./install.sh；一时没有安装包，先退回上一版：sudo kiosk install --back",
        f"{many} files of the installed program are damaged ({one}), so it cannot mend itself. Nothing was changed. "
        "Install it from the bundle again: sudo ./install.sh; until then, the version before: "
        "sudo kiosk install --back",
    )


def plan(machine: Machine, program: Program, origin: Path) -> tuple[Step, ...]:
    """Every step, in order. ``origin`` has the first slides/ and images/."""
    return (
        _packages(machine, PACKAGES),
        *((_packages(machine, CEC_PACKAGES),) if machine.cec else ()),  # by itself: so it can go by itself
        *_accounts(),
        Folder(STATE, 0o750, f"{USER}:{USER}", whole=True),
        Folder(f"/var/cache/{NAME}", 0o755, f"{USER}:{USER}", whole=True),
        Folder(CONTENT, 0o2775, f"root:{STAFF}"),
        Content(CONTENT, origin, f"root:{STAFF}", (STATUS,)),
        *_program(machine, program),
        *_files(machine),
        *_locks(),
        *((File(BOOT_MENU, template("grub.cfg", machine)), UPDATE_GRUB) if machine.grub else ()),
        *(_sticks() if machine.sticks else ()),
        SYNC,
        Run(("systemctl", "daemon-reload")),
        Run(("systemctl", "try-restart", *KIOSK_UNITS)),
    )


def back(machine: Machine) -> tuple[Step, ...]:
    """To the version of the program that was there before; called again, forward once more."""
    return (
        Link(CURRENT, machine.previous),
        Link(PREVIOUS, machine.current),
        SYNC,
        Run(("systemctl", "try-restart", "kiosk.service")),
    )


def _packages(machine: Machine, names: tuple[str, ...]) -> Packages:
    return Packages(names, tuple(name for name in names if name in machine.missing))


def _accounts() -> tuple[Step, ...]:
    home = ("--home-dir", STATE, "--no-create-home")
    user = ("useradd", "--system", "--user-group", *home, "--shell", "/usr/sbin/nologin", USER)
    return (
        Account(STAFF, "etc/group", ("groupadd", "--system", STAFF), ("groupdel", STAFF)),
        Account(USER, "etc/passwd", user, ("userdel", "--force", USER)),
    )


def _program(machine: Machine, program: Program) -> tuple[Step, ...]:
    fresh = program.version
    before = machine.current if machine.current not in {"", fresh} else machine.previous
    tree = f"{PROGRAM}/{fresh}"
    return (
        Tree(tree, PYTHON, program.files),
        Run(("env", "SBK_EMBED=0", f"{tree}/bin/python", "-I", "-c", "import shiboken6")),  # ADR 17
        Run((f"{tree}/bin/python", "-I", "-m", "compileall", "-qq", "-x", NO_MODULE, f"{tree}/lib")),
        SYNC,  # a power cut after the switch must not leave it to files that are still empty
        *([Link(PREVIOUS, before)] if before else []),
        Link(CURRENT, fresh),
        File("/usr/local/bin/kiosk", template("kiosk.sh", machine), 0o755),
    )


def _files(machine: Machine) -> tuple[Step, ...]:
    return (
        File(f"/etc/default/{NAME}", template("settings", machine), theirs=True),
        File(f"/etc/{NAME}/weston.ini", template("weston.ini", machine), theirs=True),
        File(f"{PROGRAM}/compositor", template("compositor.sh", machine), 0o755),
        File("/etc/pam.d/kiosk-weston", template("kiosk-weston.pam", machine)),
        File("/etc/sysctl.d/90-kiosk.conf", template("sysctl.conf", machine)),
        File("/etc/systemd/system.conf.d/90-kiosk.conf", template("system.conf", machine)),
        File("/etc/systemd/logind.conf.d/90-kiosk.conf", template("logind.conf", machine)),
        File("/etc/systemd/journald.conf.d/90-kiosk.conf", template("journald.conf", machine)),
        File(EMERGENCY, template("emergency.conf", machine)),
        *(File(f"{UNITS}/{unit}", template(unit, machine)) for unit in KIOSK_UNITS),
        *(File(f"{UNITS}/{unit}", template(unit, machine)) for unit in ("kiosk-card.service", CARD_TIMER)),
        Link(f"{UNITS}/timers.target.wants/{CARD_TIMER}", f"{UNITS}/{CARD_TIMER}"),
        *(Link(f"{UNITS}/multi-user.target.wants/{unit}", f"{UNITS}/{unit}") for unit in KIOSK_UNITS),
    )


def _locks() -> tuple[Step, ...]:
    """No console, no desktop, no Ctrl-Alt-Del, no sleep."""
    masks = tuple(Link(f"{UNITS}/{unit}", "/dev/null") for unit in (*MASKED, *SLEEP))
    return (*masks, Link(f"{UNITS}/default.target", "/usr/lib/systemd/system/multi-user.target"))


def _sticks() -> tuple[Step, ...]:
    machine = Machine()
    return (
        File(STICK_RULE, template("stick.rules", machine)),
        File(f"{UNITS}/kiosk-stick@.service", template("kiosk-stick@.service", machine)),
        Run(("udevadm", "control", "--reload")),
    )


def _groups(machine: Machine) -> tuple[str, ...]:
    """The groups of the kiosk's process: for the content, the card, and what talks to the television."""
    return (STAFF, *(("render",) if machine.card else ()), *(("video", "dialout") if machine.cec else ()))


def _devices(machine: Machine) -> str:
    """What the kiosk may open in /dev: the card, which it draws with itself; the kernel's CEC or an adapter for it."""
    allowed = (*(("char-drm",) if machine.card else ()), *(("char-cec", "char-ttyACM") if machine.cec else ()))
    if not allowed:
        return "PrivateDevices=yes"
    return "\n".join(("DevicePolicy=closed", *(f"DeviceAllow={name} rw" for name in allowed)))


def template(name: str, machine: Machine) -> str:
    """A file of deploy/ with its @NAMES@ filled in."""
    words = {
        "NAME": NAME,
        "USER": USER,
        "STAFF": STAFF,
        "PROGRAM": PROGRAM,
        "CONTENT": CONTENT,
        "STATE": STATE,
        "WRITABLE": " ".join((f"-{CONTENT}", *(f'"-{path}"'.replace("%", "%%") for path in machine.writable))),
        "RENDERER": "" if machine.card else "--use-pixman",
        "GROUPS": " ".join(_groups(machine)),
        "GROUPS_LISTED": ",".join(_groups(machine)),
        "DEVICES": _devices(machine),
    }
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    filled = re.sub(r"@([A-Z_]+)@", lambda found: words[found[1]], text)
    return re.sub(r"[ \t]+$", "", re.sub(r"(?<=\S)  +(?=--)", " ", filled), flags=re.MULTILINE)
