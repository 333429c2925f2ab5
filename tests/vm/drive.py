"""Takes a kiosk in QEMU through all that a hall does to it, and says how soon a panel is there again.

    python tests/vm/drive.py FOLDER [--cuts 20] [--only NAME ...] [--accelerator kvm]

FOLDER is what tests/vm/build.sh left. One JSON line a fault goes to FOLDER/results.jsonl, pictures of the
screen beside.
Not part of make test: needs QEMU, and hours of patience where there is no kvm.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from machine import LIT, Machine, NoAnswerError, quiet

SLIDES, IMAGES = "/srv/kiosk/slides/10-opening", "/srv/kiosk/images"
SLIDE, PHOTO = f"{SLIDES}/10-sanjiangkou.md", f"{IMAGES}/sanjiangkou.jpg"
KEPT = "/srv/slide"
STATE = "/var/lib/haishu-kiosk"
RELEASES = f"{STATE}/releases"
BOOT_SECONDS, AGAIN_SECONDS, FIRST_RELEASE_SECONDS = 300.0, 150.0, 900.0
INSTALL_SECONDS = 1800.0
STRIKING_SECONDS = 15.0  # an imitated GRUB is long done by then
IN_THE_START = 4  # seconds after it was killed, an imitated kiosk is in the middle of its start
AT_REST_TICKS = 100
ANSWER_LINES = 4  # the last change in the folder, on the wall; the deck's sum, the one in the manifest
MARK = "断电试验"
# What a cut finds in the releases: their newest folder, one in the making, which is on the wall, who is at work.
STAGE = f"ls -A {RELEASES} | tr '\\n' ' '; cat {RELEASES}/current; pgrep -f 'release.child|staff.guarding' | wc -l"
WALL = f"{RELEASES}/$(printf %06d $(cat {RELEASES}/current))"


class Drive:
    """One machine and the figures taken from it."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.results = machine.folder / "results.jsonl"

    def tell(self, fault: str, seconds: float, **more: object) -> None:
        """Keep a figure."""
        line = json.dumps({"fault": fault, "seconds": round(seconds, 1)} | more, ensure_ascii=False)
        print(line, flush=True)
        with self.results.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def boot(self, *more: str, meanwhile: Callable[[], None] = lambda: None) -> float:
        """Switch on; seconds until the first panel is painted. ``meanwhile`` is done while GRUB starts."""
        self.machine.power_on(*more)
        meanwhile()
        self.machine.until(lambda: self.machine.lit() > LIT, BOOT_SECONDS, "nothing on the screen after power on")
        self.machine.wait_shell(BOOT_SECONDS)
        self.machine.until(lambda: self.painted(0), BOOT_SECONDS, "no panel after power on")
        return time.monotonic() - self.machine.powered

    def painted(self, before: int) -> bool:
        """Whether a kiosk has painted its first panel since there were ``before``, and the screen shows it."""
        return self.machine.lit() > LIT and self.machine.count("ready") > before

    def again(self, fault: str, cause: str, *, expect: Callable[[], bool] | None = None, **more: object) -> None:
        """Do ``cause``; until another process of the kiosk has painted (or ``expect`` holds), count."""
        before = self.machine.count("ready")
        holds = expect or (lambda: self.painted(before))
        since = self.machine.tell("cut -d' ' -f1 /proc/uptime")
        with self.machine.watched() as looks:
            start = time.monotonic()
            self.machine.tell(cause)
            self.machine.until(holds, AGAIN_SECONDS, fault)
            seconds = time.monotonic() - start
        launched = self.start("launch")[-1:]
        self.tell(
            fault, seconds, dark=round(looks.longest_dark(), 1), restarts=self.restarts(), launch=launched, **more
        )
        self.machine.picture(self.name(fault))
        told = self.machine.tell("journalctl --boot --no-pager --output=short-monotonic | tail -n 60; date; uptime")
        ready = self.machine.tell("tail -n 3 /run/kiosk-trace/trace.jsonl")
        (self.machine.folder / f"{self.name(fault)}.txt").write_text(f"since {since}\n{told}\n{ready}\n")

    @staticmethod
    def name(fault: str) -> str:
        """As a file's."""
        return re.sub(r"\W+", "-", fault)

    def process(self) -> str:
        """The kiosk's process."""
        return self.machine.tell("systemctl show --value --property=MainPID kiosk.service")

    def restarts(self) -> str:
        """How often systemd has started it anew."""
        return self.machine.tell("systemctl show --value --property=NRestarts kiosk.service")

    def has_release(self) -> bool:
        """Whether there is a release to lose."""
        return "on the wall" in self.machine.tell("kiosk releases --language en")

    # -- what a hall does -----------------------------------------------------------------------------------------

    def first_time(self) -> None:
        """Power on without a release or a picture made; until both are."""
        self.machine.fresh_disk()
        self.tell("power on, first time", self.boot(), launch=self.start("launch"), ready=self.start("ready"))
        self.machine.picture("power-on-first-time")
        start = time.monotonic()
        self.machine.until(self.has_release, FIRST_RELEASE_SECONDS, "no release")
        self.machine.until(self.at_rest, FIRST_RELEASE_SECONDS, "pictures still being made")
        self.tell("first release and pictures made", time.monotonic() - start)
        start = time.monotonic()  # into a disk that nothing is started from, update-grub could not be asked
        told = self.machine.tell("kiosk install --language en", INSTALL_SECONDS)
        self.tell("installed again", time.monotonic() - start, told=told)
        self.machine.tell("sync")
        self.machine.cut_power()

    def power_on(self) -> None:
        """As on every other day."""
        self.tell("power on", self.boot(), launch=self.start("launch"), ready=self.start("ready"))
        self.machine.picture("power-on")

    def menu(self) -> None:
        """GRUB starts what kiosk install told it to, and no key that is struck meanwhile brings its menu or shell."""
        self.machine.tell("sync")
        self.machine.cut_power()

        def strike() -> None:
            until = self.machine.powered + STRIKING_SECONDS
            while time.monotonic() < until:
                for key in ("e", "c", "down", "ret"):
                    self.machine.keys(key)

        seconds = self.boot(meanwhile=strike)
        line = self.machine.tell("cat /proc/cmdline")
        entries = self.machine.tell("grep -E '^[[:space:]]*(menuentry|submenu) ' /boot/grub/grub.cfg | cut -d\\' -f2")
        self.tell("GRUB, with keys struck", seconds, line=line, entries=entries.splitlines())
        self.machine.picture("grub")
        if not {"fsck.repair=yes", "panic=30"} <= set(line.split()) or "recovery" in entries:
            raise NoAnswerError("started by another line than kiosk install's")

    def start(self, name: str) -> list[float]:
        """Seconds from the process's start to its launch picture or its first panel, of each kiosk since power on."""
        return [event["t"] for event in self.machine.events() if event["event"] == name]

    def at_rest(self) -> bool:
        """Whether no picture is being made and no folder read: their processes do nothing for five seconds."""
        work = "cat $(pgrep -f 'pictures.child|release.child|staff.guarding' | sed 's|.*|/proc/&/stat|') </dev/null"
        used = f"{work} 2>/dev/null | awk '{{sum += $14 + $15}} END {{print sum + 0}}'"
        before, after = self.machine.tell(f"{used}; sleep 5; {used}").split()
        return abs(int(after) - int(before)) < AT_REST_TICKS

    def faults(self) -> None:
        self.again("kiosk killed", "systemctl kill --signal=KILL kiosk.service")
        compositor = "$(systemctl show --value --property=MainPID kiosk-weston.service)"
        self.again("compositor killed", f"kill -KILL {compositor}")
        self.machine.until(self.is_ready, BOOT_SECONDS, "never ready")
        self.again("painting hangs", "systemctl kill --kill-whom=main --signal=STOP kiosk.service")
        self.machine.until(self.is_ready, BOOT_SECONDS, "never ready")
        self.again("compositor hangs", f"kill -STOP {compositor}")
        self.machine.until(self.is_ready, BOOT_SECONDS, "never ready")
        stop = "systemctl kill --kill-whom=main --signal=STOP kiosk.service"
        self.again("start hangs", f"systemctl kill --signal=KILL kiosk.service; sleep {IN_THE_START}; {stop}")

    def driver(self) -> None:
        """A graphics driver takes the compositor down again and again: after the third end the processor draws."""
        card = "sed -i 's|^renderer=.*|renderer=|' /usr/local/lib/haishu-kiosk/compositor"
        again = f"{card}; systemctl restart kiosk-weston.service"
        end = "systemctl kill --kill-whom=main --signal=KILL kiosk-weston.service"
        ends = f"for end in 1 2 3; do sleep 5; {end}; done"
        pixman = "pgrep -af '^/usr/bin/weston ' || true"
        before = self.machine.count("ready")
        self.again(
            "compositor ends three times",
            f"{again}; {ends}",
            expect=lambda: "--use-pixman" in self.machine.tell(pixman) and self.painted(before),
        )

    def is_ready(self) -> bool:
        """Whether systemd has heard of the first frame."""
        return self.machine.tell("systemctl is-active kiosk.service || true") == "active"

    def disk(self) -> None:
        """Every byte taken: the loop goes on, a restart paints, and a change waits until there is room."""
        free = "df --block-size=1 --output=avail / | tail -1"  # what others than root may write
        self.machine.tell(f"fallocate --length $({free}) /var/filler; sync")
        full = self.machine.tell(free)
        self.again("kiosk killed on a full disk", "systemctl kill --signal=KILL kiosk.service", free_bytes=full)
        self.machine.tell("rm /var/filler")
        self.again("room again", "true", expect=lambda: self.painted(0))

    def clock(self) -> None:
        for name, moment in (("1970", "1970-01-02 08:00"), ("2040", "2040-01-02 08:00")):
            before = self.machine.count("panel")
            self.again(
                f"clock {name}, next panel",
                f"date --set '{moment}'",
                expect=lambda before=before: self.machine.count("panel") > before and self.machine.lit() > LIT,
            )
            self.again(f"clock {name}, kiosk killed", "systemctl kill --signal=KILL kiosk.service")
        self.machine.tell(f"date --set @{time.time():.0f}")

    def keys(self) -> None:
        """Nothing on a keyboard leads out: the same process paints the same panels, on the same console."""
        before = self.process()
        for combination in (
            *(("ctrl", "alt", f"f{number}") for number in range(1, 8)),
            ("ctrl", "alt", "backspace"),
            ("ctrl", "alt", "delete"),
            ("alt", "sysrq", "b"),
            ("alt", "f4"),
            ("meta_l", "tab"),
            ("meta_l", "s"),
            ("meta_l", "r"),
            ("power",),
        ):
            self.machine.keys(*combination)
            time.sleep(1)
        console = self.machine.tell("cat /sys/class/tty/tty0/active")
        panels = self.machine.count("panel")
        self.again("all keys", "true", expect=lambda: self.machine.count("panel") > panels, console=console)
        if self.process() != before or console != "tty1":
            raise NoAnswerError("keys led out")

    def stick(self) -> None:
        """A USB stick is mounted to be read, and seen by the kiosk."""
        self.machine.monitor(
            "blockdev-add", driver="raw", **{"node-name": "stick", "file": {"driver": "file", "filename": "stick.img"}}
        )
        self.machine.monitor("device_add", driver="usb-storage", drive="stick", id="stick0")
        process = "$(systemctl show --value --property=MainPID kiosk.service)"
        seen = f"nsenter --mount --target {process} grep /run/media/kiosk/ /proc/self/mounts"
        self.again("stick", "true", expect=lambda: "vfat ro,nosuid,nodev,noexec" in self.machine.tell(seen), mounts="")
        self.machine.monitor("device_del", id="stick0")
        self.again("stick pulled", "true", expect=lambda: not self.machine.tell(seen))

    def back(self) -> None:
        """To the version of the program before, and forward again."""
        for way in ("back", "forward"):
            before = self.machine.tell("readlink /usr/local/lib/haishu-kiosk/current")
            self.again(f"version {way}", "kiosk install --back --language en")
            now = self.machine.tell("readlink /usr/local/lib/haishu-kiosk/current")
            if now == before:
                raise NoAnswerError("the version is the same")

    def change(self, number: int, *, rests: bool) -> None:
        """Staff save change ``number``: one of four kinds in turn; with ``rests`` the disk has it when this returns."""
        text = f"sed -i -e '$a {MARK}{number:03}。' -e '/{MARK}/d' {SLIDE}"
        other = f"$(ls {IMAGES}/*.jpg | sed -n '{number % 9 + 1}p')"
        fresh, photo = f"{SLIDES}/15-cut{number:03}.md", f"{number:03}.jpg"
        kind = (
            text,
            f"{text}; cp {other} {PHOTO}",  # another photo under the name that is shown
            f"{text}; grep -v {MARK} {SLIDE} >{fresh}; echo '![]({photo})' >>{fresh}; cp {other} {IMAGES}/{photo}",
            f"cp {SLIDE} /run/aside; {text.replace(SLIDE, '/run/aside')}; cat /run/aside >{SLIDE}",  # in place
        )[number % 4]
        whole = f"[ -s {SLIDE} ] && cp {SLIDE} {KEPT} || cp {KEPT} {SLIDE}; "  # a cut may have left it empty
        self.machine.tell(whole + kind + (f"; sync {SLIDE} {PHOTO} {SLIDES} {IMAGES}/* {SLIDES}/*" if rests else ""))

    def folder_and_wall(self) -> tuple[str, str, bool]:
        """The number of the last change in staff's folder, and on the wall, each "" for none; is the latter whole?"""
        last = f"grep -ao '{MARK}[0-9]*' $file | tail -1"
        told = self.machine.tell(
            f'for file in {SLIDE} {WALL}/content.msgpack; do echo "last: $({last})"; done;'
            f" sha256sum <{WALL}/content.msgpack; grep '\"deck\"' {WALL}/manifest.json"
        ).splitlines()
        if len(told) != ANSWER_LINES:
            raise NoAnswerError(f"no release on the wall: {told}")
        in_folder, on_wall = (line.removeprefix("last: ").removeprefix(MARK) for line in told[:2])
        return in_folder, on_wall, told[2].split()[0] in told[3]

    def cuts(self, times: int, change_seconds: float) -> None:
        """The plug is pulled while a change goes live, ``times`` times, at another moment each.

        The moments are spread over the time that a change takes, ``change_seconds`` or measured first where that is 0;
        and every third cut comes while the release is written.
        """
        chance = random.Random(7)
        calm = "grep -q 减少动效 slides/kiosk.md 2>/dev/null || echo '减少动效：是' >>slides/kiosk.md"
        self.machine.tell(f"cd /srv/kiosk; {calm}; cd /")  # painting leaves an imitated processor little time for more
        self.machine.tell(f"rm -f {SLIDES}/15-cut* {IMAGES}/[0-9]*")
        if not change_seconds:
            began = time.monotonic()
            first = 500 + 4 * (int(began) % 100)  # none that the disk has from a run before
            self.change(first, rests=True)
            live = f"{first:03}"
            self.machine.until(lambda: self.folder_and_wall()[1] == live, FIRST_RELEASE_SECONDS, "no change went live")
            change_seconds = time.monotonic() - began
            self.tell("a change goes live", change_seconds)
        lost = 0
        for number in range(1, times + 1):
            rests = number % 3 != 1
            self.change(number, rests=rests)
            saved = time.monotonic()
            if number % 3 == 0:
                self.machine.tell(f"until compgen -G '{RELEASES}/.*.new' >/dev/null; do :; done")
                time.sleep(chance.uniform(0, 0.6))
                stage = ""
            else:
                time.sleep(change_seconds * (number - chance.random()) / times)
                stage = self.machine.tell(STAGE)
            self.machine.cut_power()
            after = time.monotonic() - saved
            seconds = self.boot()
            at_first = self.folder_and_wall()
            start = time.monotonic()
            self.machine.until(
                lambda: (now := self.folder_and_wall())[0] == now[1] and now[2], FIRST_RELEASE_SECONDS, "never the same"
            )
            kept = self.folder_and_wall()[1] == f"{number:03}"
            lost += rests and not kept
            self.tell(
                "power cut",
                seconds,
                number=number,
                after=round(after, 1),
                on_disk=rests,
                stage=" ".join(stage.split()),
                folder_wall_whole=at_first,
                kept=kept,
                live_after=round(time.monotonic() - start, 1),
                empty=self.machine.tell(f"find {SLIDES} {IMAGES} -size 0"),
                releases=self.machine.tell(f"ls -A {RELEASES} | tr '\\n' ' '; cat {RELEASES}/current"),
                failed=self.machine.tell("systemctl --failed --no-legend --plain | awk '{print $1}'"),
            )
            self.machine.picture(f"cut-{number:02}")
        if lost:
            raise NoAnswerError(f"{lost} changes lost")


def main() -> int:
    """Drive through everything, or what --only names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--go-on", action="store_true", help="with the disk as the last run left it")
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--change-seconds", type=float, default=0.0)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--accelerator", default="tcg,thread=multi")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--size", default="1920x1080")
    call = parser.parse_args()
    width, height = (int(side) for side in call.size.split("x"))
    drive = Drive(Machine(call.folder.resolve(), call.accelerator, call.cores, size=(width, height)))
    quiet(call.folder)
    parts: dict[str, Callable[[], None]] = {
        "menu": drive.menu,
        "faults": drive.faults,
        "driver": drive.driver,
        "keys": drive.keys,
        "stick": drive.stick,
        "disk": drive.disk,
        "clock": drive.clock,
        "back": drive.back,
        "cuts": lambda: drive.cuts(call.cuts, call.change_seconds),
    }
    failed = 0
    try:
        if not call.go_on:
            drive.first_time()
        drive.power_on()
        for name, part in parts.items():
            if call.only and name not in call.only:
                continue
            try:
                part()
            except NoAnswerError as error:
                failed = 1
                drive.tell(f"{name}: no panel", -1.0, why=str(error))
    finally:
        drive.machine.cut_power()
    return failed


if __name__ == "__main__":
    sys.exit(main())
