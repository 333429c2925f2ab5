"""What a process and all below it use, from /proc alone; and how to end them, and no others. Linux only."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


def processes(root: int) -> list[int]:
    """``root`` and everything that it started and that still runs."""
    parents: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdecimal():
            with suppress(OSError, IndexError, ValueError):
                parent = int(_fields(int(entry.name))[1])
                parents.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += parents.get(pid, [])
    return found


def _fields(pid: int) -> list[str]:
    """proc(5) stat from field 3 on."""
    return (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()


def cpu_seconds(root: int) -> float:
    """Processor seconds of the tree so far, those of children that have ended too."""
    ticks = 0
    for pid in processes(root):
        with suppress(OSError, IndexError):
            ticks += sum(int(field) for field in _fields(pid)[11:15])
    return ticks / TICKS


def memory(root: int) -> float:
    """Proportional set size of the tree in MB: what is shared with others counts in part."""
    return _summed(root, "Pss:")


def own_memory(root: int) -> float:
    """What the tree holds without a file behind it, in MB: whoever else uses the same libraries changes nothing."""
    return _summed(root, "Pss_Anon:")


def whole_memory(root: int) -> float:
    """The tree's memory in MB as if nobody else used its files: each page of a file, and shared memory, once and whole.

    The proportional size gives a part of each library to whoever else maps it: of Python's to the bench itself.
    """
    files: dict[str, tuple[int, int]] = {}  # of each part of a file in KB: what one process alone has, what it shares
    anonymous = 0
    for pid in processes(root):
        with suppress(OSError):
            for name, sizes in _mappings((PROC / str(pid) / "smaps").read_text()):
                if not name:
                    anonymous += sizes["Pss"]
                    continue
                alone, shared = files.get(name, (0, 0))
                alone += sizes["Private_Clean"] + sizes["Private_Dirty"]
                files[name] = alone, max(shared, sizes["Shared_Clean"] + sizes["Shared_Dirty"])
    return (anonymous + sum(map(sum, files.values()))) / 1024


def _mappings(smaps: str) -> Iterator[tuple[str, dict[str, int]]]:
    """Each mapping of a process: device, inode and offset of its file, "" where it has none; and its sizes in KB."""
    name, sizes = "", dict[str, int]()
    for line in smaps.splitlines():
        words = line.split()
        if not words[0].endswith(":"):  # an address range, rights, offset, device, inode, path
            if sizes:
                yield name, sizes
            name, sizes = "" if words[4] == "0" else " ".join((words[3], words[4], words[2])), {}
        elif words[-1] == "kB":
            sizes[words[0][:-1]] = int(words[1])
    if sizes:
        yield name, sizes


def strangers(library: str, but: Iterable[int] = ()) -> list[int]:
    """The processes, besides those ``but``, that have a library of this name loaded."""
    found = []
    for entry in PROC.iterdir():
        if entry.name.isdecimal() and int(entry.name) not in but:
            with suppress(OSError):
                found += [int(entry.name)] if library in (entry / "maps").read_text() else []
    return sorted(found)


def _summed(root: int, name: str) -> float:
    kilobytes = 0
    for pid in processes(root):
        with suppress(OSError):
            for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
                if line.startswith(name):
                    kilobytes += int(line.split()[1])
    return kilobytes / 1024


def end(child: subprocess.Popen[bytes], grace: float = 8.0) -> None:
    """End a child, and whatever is left of the tree below it."""
    left = [(pid, started) for pid in processes(child.pid) if (started := _started(pid))]
    with suppress(ProcessLookupError):
        child.send_signal(signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        child.wait(grace)
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline and any(_started(pid) == started for pid, started in left):
        time.sleep(0.05)
    for pid, started in left:
        if _started(pid) == started:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        child.wait(5)


def _started(pid: int) -> str:
    """When a process started: its number may have been given to another one since. Empty where it has ended."""
    try:
        fields = _fields(pid)
        return "" if fields[0] in "ZX" else fields[19]
    except (OSError, IndexError):
        return ""
