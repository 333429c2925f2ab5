"""What systemd hears, and when; the stacks of a hang."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.guard.notify import Notifier
from kiosk.guard.watchdog import STACKS, Watchdog, left_stacks

if TYPE_CHECKING:
    from conftest import Kiosk

ROOT = Path(__file__).resolve().parents[2]


class Supervisor:
    """Listens as systemd does."""

    def __init__(self, path: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(path))
        self.socket.settimeout(60)
        self.environ = {"NOTIFY_SOCKET": str(path)}

    def heard(self) -> list[str]:
        """The lines of the next word."""
        return self.socket.recv(4096).decode().splitlines()

    def silent(self) -> bool:
        """Whether nothing more was said."""
        self.socket.setblocking(False)
        try:
            return not self.socket.recv(1)
        except BlockingIOError:
            return True


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    made = Supervisor(tmp_path / "notify")
    yield made
    made.socket.close()


@pytest.fixture
def watchdog(supervisor: Supervisor, tmp_path: Path) -> Iterator[Watchdog]:
    made = Watchdog(supervisor.environ, tmp_path / "log")
    yield made
    made.stopped()


def test_the_first_frame_is_ready_and_each_later_one_a_ping(watchdog: Watchdog, supervisor: Supervisor) -> None:
    watchdog.beat(painted=True)
    assert supervisor.heard() == ["READY=1", "STATUS=painting", "WATCHDOG=1"]
    for told in (["READY=1", "WATCHDOG=1"], ["READY=1", "WATCHDOG=1"], ["WATCHDOG=1"]):  # the first may get lost
        watchdog.beat(painted=True)
        assert supervisor.heard() == told
    watchdog.stopping(end_seconds=3600)
    assert supervisor.heard()[0] == "STOPPING=1"
    watchdog.beat(painted=True)  # a frame on the way out
    assert supervisor.silent()


def test_a_window_that_nobody_sees_is_told_and_logged(
    watchdog: Watchdog, supervisor: Supervisor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    watchdog.beat(painted=False)
    assert supervisor.heard()[0] == "READY=1"
    watchdog.beat(painted=False)
    assert supervisor.heard() == ["READY=1", "WATCHDOG=1"]
    watchdog.beat(painted=True)
    assert supervisor.heard() == ["READY=1", "STATUS=painting", "WATCHDOG=1"]
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_a_start_that_goes_on_gets_as_long_again_as_a_silence(watchdog: Watchdog, supervisor: Supervisor) -> None:
    watchdog.starting()
    assert supervisor.heard() == ["STATUS=starting", "EXTEND_TIMEOUT_USEC=30000000"]
    watchdog.beat(painted=True)
    supervisor.heard()
    watchdog.starting()
    assert supervisor.silent()


def test_the_kiosk_says_while_it_starts_that_it_goes_on(kiosk_of: Callable[..., Kiosk], supervisor: Supervisor) -> None:
    kiosk_of(supervisor.environ)
    told = [supervisor.heard()]
    while "READY=1" not in told[-1]:
        told.append(supervisor.heard())
    assert sum("STATUS=starting" in lines for lines in told) >= 2


def test_waiting_for_a_display_prolongs_the_start(watchdog: Watchdog, supervisor: Supervisor) -> None:
    watchdog.waiting()
    assert any(line.startswith("EXTEND_TIMEOUT_USEC=") for line in supervisor.heard())


@pytest.mark.parametrize(
    ("environ", "beat"),
    [
        ({}, 10.0),
        ({"WATCHDOG_USEC": "30000000"}, 10.0),
        ({"WATCHDOG_USEC": "9000000"}, 3.0),
        ({"WATCHDOG_USEC": "9000000", "WATCHDOG_PID": "1"}, 10.0),  # meant for another process
        ({"WATCHDOG_USEC": "9000000", "WATCHDOG_PID": str(os.getpid())}, 3.0),
        ({"WATCHDOG_USEC": "nonsense"}, 10.0),
        ({"WATCHDOG_USEC": "0"}, 10.0),
    ],
)
def test_it_beats_three_times_within_the_limit(environ: dict[str, str], beat: float, tmp_path: Path) -> None:
    made = Watchdog(environ, tmp_path)
    assert made.beat_seconds == beat
    made.stopped()


@pytest.mark.parametrize("address", ["", "/nowhere/at/all", "@nobody-listens-here"])
def test_nobody_listening_is_no_fault(address: str) -> None:
    Notifier({"NOTIFY_SOCKET": address}).tell("READY=1")


def test_an_abstract_socket_is_found() -> None:
    server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    server.bind("")  # the kernel names it
    name = "@" + server.getsockname()[1:].decode()
    Notifier({"NOTIFY_SOCKET": name}).tell("READY=1")
    assert server.recv(100) == b"READY=1"
    server.close()


HANG = """
import os, sys, threading
from pathlib import Path
from kiosk.guard.watchdog import Watchdog
os.environ["WATCHDOG_USEC"] = "300000"
dog = Watchdog(os.environ, Path(sys.argv[1]))
dog.start()
def another_thread(): threading.Event().wait()
threading.Thread(target=another_thread, daemon=True).start()
def paint_forever():
    dog.beat(painted=True)  # here: on a busy machine the alarm may ring before the next line
    while "another_thread" not in Path(sys.argv[1], "stacks.txt").read_text(): pass
paint_forever()
"""


def test_a_hang_leaves_the_stacks_of_all_threads_before_anybody_ends_it(tmp_path: Path) -> None:
    for run in range(8):  # one in four ended in a fault while another thread read the frames of the hanging one
        log = tmp_path / str(run)
        subprocess.run([sys.executable, "-c", HANG, str(log)], check=True, timeout=60, cwd=ROOT)
        told = (log / STACKS).read_text(encoding="utf-8")
        assert "Fatal" not in told
        alone, _, everybody = told.partition("Stacks of all threads")
        assert "paint_forever" in alone
        assert "another_thread" not in alone, "it may run, and a hang may pass: its frames cannot be read safely"
        assert "another_thread" in everybody
        assert "Thread MainThread:" in everybody


def test_the_supervisors_abort_leaves_the_stacks_of_all_threads(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANG + "os.abort()\n", str(tmp_path)], check=False, timeout=60, cwd=ROOT
    )
    assert done.returncode == -signal.SIGABRT
    told = (tmp_path / STACKS).read_text(encoding="utf-8").partition("Fatal")[2]
    assert "another_thread" in told


PASSING = (
    HANG
    + """
dog.beat(painted=True)
os.kill(os.getpid(), 9)
"""
)


def test_a_hang_that_passed_is_not_what_ends_it_later(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PASSING, str(tmp_path)], check=False, timeout=60, cwd=ROOT)
    assert done.returncode == -9
    assert "paint_forever" in (tmp_path / STACKS).read_text(encoding="utf-8")
    assert not left_stacks(tmp_path)


STOPPED = """
import os, signal, sys, threading
from pathlib import Path
from kiosk.guard.watchdog import Watchdog
os.environ["WATCHDOG_USEC"] = "300000"
dog = Watchdog(os.environ, Path(sys.argv[1]))
dog.start()
def another_thread():
    while True: sum(range(100))
for _ in range(4): threading.Thread(target=another_thread, daemon=True).start()
def paint():
    dog.beat(painted=True)
    os.kill(os.getpid(), signal.SIGSTOP)
    while "in paint" not in Path(sys.argv[1], "stacks.txt").read_text(): pass
    os._exit(0)
paint()
"""


def test_the_alarm_rings_where_it_hangs_though_the_whole_process_stood_still(tmp_path: Path) -> None:
    """In whichever thread wakes first it would read the frames of threads that run, and one day fall."""
    for run in range(6):
        log = tmp_path / str(run)
        with subprocess.Popen([sys.executable, "-c", STOPPED, str(log)], cwd=ROOT) as child:
            try:
                os.waitid(os.P_PID, child.pid, os.WSTOPPED)
                with pytest.raises(subprocess.TimeoutExpired):
                    child.wait(0.4)  # longer than the alarm waits
                child.send_signal(signal.SIGCONT)
                assert child.wait(60) == 0
            finally:
                child.kill()  # else one that goes on would be waited for
        told = (log / STACKS).read_text(encoding="utf-8")
        alone = told.partition("Stacks of all threads")[0]  # as the witness was late too
        assert "in paint" in alone, told
        assert "another_thread" not in alone


WAITING = """
import os, signal, sys, threading, time
from pathlib import Path
from kiosk.guard.watchdog import Watchdog
dog = Watchdog({}, Path(sys.argv[1]))
dog.start()
def work(depth): return work(depth - 1) if depth else 0
def another_thread():
    while True: work(60)
for _ in range(3): threading.Thread(target=another_thread, daemon=True).start()
signal.setitimer(signal.ITIMER_REAL, 0.002, 0.002)
time.sleep(2)  # without Python's lock, as the painting thread waits for events
os._exit(0)
"""


def test_an_alarm_while_other_threads_run_reads_none_of_their_frames(tmp_path: Path) -> None:
    """They come and go meanwhile: a reader of them ends the kiosk by a fault, now and then."""
    done = subprocess.run([sys.executable, "-c", WAITING, str(tmp_path)], check=False, timeout=60, cwd=ROOT)
    told = (tmp_path / STACKS).read_text(encoding="utf-8")
    assert done.returncode == 0, told[-2000:]
    assert told.count("Stack (most recent call first)") > 20


FAULT = """
import os, sys
from pathlib import Path
from kiosk.guard.watchdog import Watchdog
Watchdog({}, Path(sys.argv[1])).start()
def fall(): os.abort()
fall()
"""


def test_a_fatal_signal_leaves_its_stack(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FAULT, str(tmp_path)], check=False, timeout=60, cwd=ROOT)
    assert done.returncode == -6
    told = (tmp_path / STACKS).read_text(encoding="utf-8")
    assert "Fatal Python error: Aborted" in told
    assert "in fall" in told


STUCK = """
import sys, threading
from pathlib import Path
from kiosk.guard.watchdog import Watchdog
dog = Watchdog({}, Path(sys.argv[1]))
dog.stopping(end_seconds=0.1)
threading.Event().wait()
"""


def test_an_end_that_hangs_is_cut_off(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", STUCK, str(tmp_path)], check=False, timeout=60, cwd=ROOT)
    assert done.returncode == 1
    assert "wait" in (tmp_path / STACKS).read_text(encoding="utf-8")


def test_stacks_do_not_grow_for_ever_and_need_no_folder(tmp_path: Path) -> None:
    (tmp_path / STACKS).write_text("x" * 1_000_001, encoding="utf-8")
    Watchdog({}, tmp_path).stopped()
    assert (tmp_path / STACKS).stat().st_size < 1000
    assert (tmp_path / f"{STACKS}.1").exists()
    blocked = Watchdog({}, tmp_path / STACKS)  # a file where the folder should be
    blocked.beat(painted=True)
    blocked.stopped()


def test_stacks_do_not_grow_for_ever_in_one_run(watchdog: Watchdog, tmp_path: Path) -> None:
    file = tmp_path / "log" / STACKS
    watchdog.beat(painted=True)
    with file.open("a", encoding="utf-8") as stacks:
        stacks.write("x" * 1_000_001)  # hangs that passed
    watchdog.beat(painted=True)
    assert file.stat().st_size < 1000
    assert (tmp_path / "log" / f"{STACKS}.1").stat().st_size > 1_000_000
    assert not left_stacks(tmp_path / "log")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("", False),
        ("--- 2026-11-24 process 7 begins\n", False),
        ("--- 2026-11-24 process 7 begins\nTimeout (0:00:20)!\nThread 0x1\n--- 2026-11-24 process 7 goes on\n", False),
        ("--- 2026-11-24 process 7\nTimeout (0:00:20)!\nThread 0x1\n", True),
        ("--- 2026-11-24 process 7\nFatal Python error: Segmentation fault\n\n--- 2026-11-24 process 8\n", False),
        ("x" * 2_000_000 + "\n--- 2026-11-24 process 8\nFatal Python error: Aborted\n", True),
    ],
)
def test_tells_whether_the_run_before_had_a_fault_of_its_own(tmp_path: Path, written: str, *, left: bool) -> None:
    (tmp_path / "stacks.txt").write_text(written, encoding="utf-8")
    assert left_stacks(tmp_path) is left
    assert not left_stacks(tmp_path / "nowhere")
