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
from machine import Machine, NoAnswerError, quiet

SLIDE = "/srv/kiosk/slides/10-opening/10-sanjiangkou.md"
BOOT_SECONDS, AGAIN_SECONDS = 300.0, 150.0
LIT = 0.5  # a panel is never half black


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

    def boot(self, *more: str) -> float:
        """Switch on; seconds until the first panel is painted."""
        self.machine.power_on(*more)
        self.machine.wait_shell(BOOT_SECONDS)
        self.machine.until(lambda: self.painted(0), BOOT_SECONDS, "no panel after power on")
        return time.monotonic() - self.machine.powered

    def painted(self, before: int) -> bool:
        """Whether a kiosk has painted its first panel since there were ``before``, and the screen shows it."""
        return self.machine.count("ready") > before and self.machine.lit() > LIT

    def again(self, fault: str, cause: str, *, expect: Callable[[], bool] | None = None, **more: object) -> None:
        """Do ``cause``; until another process of the kiosk has painted (or ``expect`` holds), count."""
        before = self.machine.count("ready")
        start = time.monotonic()
        self.machine.tell(cause)
        holds = expect or (lambda: self.painted(before))
        self.machine.until(holds, AGAIN_SECONDS, fault)
        self.tell(fault, time.monotonic() - start, restarts=self.restarts(), lit=round(self.machine.lit(), 2), **more)
        self.machine.picture(re.sub(r"\W+", "-", fault))

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

    def power_on(self) -> None:
        self.machine.fresh_disk()
        seconds = self.boot()
        first = [event["t"] for event in self.machine.events() if event["event"] == "ready"]
        self.tell("power on", seconds, process_start_to_panel=first, systemd=self.machine.tell("systemd-analyze time"))
        self.machine.picture("power-on")

    def faults(self) -> None:
        self.again("kiosk killed", "systemctl kill --signal=KILL kiosk.service")
        compositor = "$(systemctl show --value --property=MainPID kiosk-weston.service)"
        self.again("compositor killed", f"kill -KILL {compositor}")
        self.again("painting hangs", "systemctl kill --kill-whom=main --signal=STOP kiosk.service")
        self.again("compositor hangs", f"kill -STOP {compositor}")

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

    def cuts(self, times: int) -> None:
        """The plug is pulled while a change goes live, ``times`` times, at another moment each."""
        chance = random.Random(7)
        for number in range(1, times + 1):
            self.machine.until(self.has_release, AGAIN_SECONDS, "no release")
            wait = chance.uniform(0, 8)
            self.machine.tell(f"sed -i '$a 断电试验 {number}。' {SLIDE}")
            time.sleep(wait)
            self.machine.cut_power()
            seconds = self.boot()
            texts = self.machine.tell("kiosk releases --language en | head -3").splitlines()
            failed = self.machine.tell("systemctl --failed --no-legend --plain | awk '{print $1}'")
            self.tell("power cut", seconds, number=number, after=round(wait, 1), releases=texts, failed=failed)
            self.machine.picture(f"cut-{number:02}")


def main() -> int:
    """Drive through everything, or what --only names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--accelerator", default="tcg,thread=multi")
    call = parser.parse_args()
    drive = Drive(Machine(call.folder, call.accelerator))
    quiet(call.folder)
    parts: dict[str, Callable[[], None]] = {
        "faults": drive.faults,
        "keys": drive.keys,
        "stick": drive.stick,
        "disk": drive.disk,
        "clock": drive.clock,
        "cuts": lambda: drive.cuts(call.cuts),
    }
    failed = 0
    drive.power_on()
    for name, part in parts.items():
        if call.only and name not in call.only:
            continue
        try:
            part()
        except NoAnswerError as error:
            failed = 1
            drive.tell(f"{name}: no panel", -1.0, why=str(error))
    drive.machine.cut_power()
    return failed


if __name__ == "__main__":
    sys.exit(main())
