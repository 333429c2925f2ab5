"""The maker: order, grouping, and going on whatever becomes of the child."""

from __future__ import annotations

import itertools
import logging
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.pictures import Failed, Outcome, PictureMaker, Prepared, Recipe, Store
from kiosk.pictures.messages import Job, Reply
from kiosk.pictures.process import PictureProcess

SOON = 60.0
DOOR = Recipe("door", 60, 40, "cover")
CARD = Recipe("card", 30, 30, "cover")

# Says its process id and waits for its end on photos called stuck; dies on others; the rest are the real child's.
CHILD = """
import os, pathlib, socket, sys
from kiosk.pictures import child
real = child.work
def work(job):
    if "stuck" in job.photo:
        with socket.create_connection(("127.0.0.1", int(sys.argv[2]))) as line:
            line.sendall(str(os.getpid()).encode())
        sys.stdin.buffer.read()
    if "crash" in job.photo:
        pathlib.Path(job.orders[0].temporary).write_text("half")
        os._exit(11)
    if "once" in job.photo and not pathlib.Path(sys.argv[1]).joinpath("died").exists():
        pathlib.Path(sys.argv[1]).joinpath("died").touch()
        os._exit(11)
    if "chatter" in job.photo:
        print("hello")
        os.write(1, b"hello")
    return real(job)
child.work = work
child.main()
"""


@pytest.fixture
def stuck() -> Iterator[Callable[[], int]]:
    """Waits until a child has got stuck, and gives its process id."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(SOON)

        def wait() -> int:
            line, _ = server.accept()
            with line:
                return int(line.makefile().read())

        wait.port = server.getsockname()[1]  # type: ignore[attr-defined]
        yield wait


@pytest.fixture
def odd(tmp_path: Path, store: Store, images: Path, stuck: Callable[[], int]) -> Iterator[PictureMaker]:
    """A maker whose child can be told by a photo's name to get stuck or to die."""
    port = str(stuck.port)  # type: ignore[attr-defined]
    made = PictureMaker(store, images, command=(sys.executable, "-c", CHILD, str(tmp_path), port))
    yield made
    made.close()


@pytest.fixture
def save(images: Path, quarters: Image.Image) -> Callable[[str], Path]:
    def keep(name: str) -> Path:
        quarters.save(images / name)
        return images / name

    return keep


def outcomes() -> tuple[queue.Queue[Outcome], Callable[[Outcome], None]]:
    told: queue.Queue[Outcome] = queue.Queue()
    return told, told.put


def fail_once(call: Callable[..., Path | None]) -> Callable[..., Path | None]:
    calls = itertools.count()

    def called(*args: object) -> Path | None:
        if not next(calls):
            raise RuntimeError
        return call(*args)

    return called


def test_requests_are_answered_from_the_worker_thread(maker: PictureMaker, save: Callable[[str], Path]) -> None:
    threads: queue.Queue[tuple[str, Outcome]] = queue.Queue()
    photo = save("a.jpg")
    maker.request(photo, DOOR, 0, lambda outcome: threads.put((threading.current_thread().name, outcome)))
    maker.start()
    name, outcome = threads.get(timeout=SOON)
    assert name != threading.current_thread().name
    assert isinstance(outcome, Prepared)
    assert (outcome.photo, outcome.recipe) == (photo, DOOR)
    with Image.open(outcome.picture) as picture:
        assert picture.size == (60, 40)


@pytest.mark.parametrize("what", ["picture-child", "renewal", "find"])
def test_a_fault_of_ours_is_a_failure_that_is_told(
    store: Store, images: Path, save: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """As where the machine has no thread left: nobody waits for that picture for ever, nor for a deck that has it."""
    start, failing = threading.Thread.start, [what]

    def refuse(thread: threading.Thread) -> None:
        if thread.name in failing:
            failing.clear()
            raise RuntimeError
        start(thread)

    made = PictureMaker(store, images, renew=lambda _: False)
    told, done = outcomes()
    (bad := images / "bad.jpg").write_bytes(b"no picture")
    made.start()
    monkeypatch.setattr(threading.Thread, "start", refuse)
    if what == "find":
        monkeypatch.setattr(store, "find", fail_once(store.find))
    for recipe in (DOOR, CARD):
        made.request(bad, recipe, 0, done)
    assert all(isinstance(told.get(timeout=SOON), Failed) for _ in (DOOR, CARD))
    made.request(save("a.jpg"), DOOR, 0, done)
    while isinstance(outcome := told.get(timeout=SOON), Failed):
        assert outcome.photo == bad
    made.close()


def test_the_most_wanted_comes_first_and_brings_its_photos_other_pictures(
    maker: PictureMaker, save: Callable[[str], Path]
) -> None:
    told, done = outcomes()
    first, second = save("first.jpg"), save("second.png")
    for photo, recipe, priority in ((second, DOOR, 5), (first, CARD, 9), (first, DOOR, 1), (second, CARD, 5)):
        maker.request(photo, recipe, priority, done)
    maker.start()
    served = [told.get(timeout=SOON) for _ in range(4)]
    assert [(outcome.photo.name, outcome.recipe.kind) for outcome in served] == [
        ("first.jpg", "door"),
        ("first.jpg", "card"),
        ("second.png", "door"),
        ("second.png", "card"),
    ]


def test_a_photo_is_decoded_once_for_all_that_is_waiting(
    maker: PictureMaker, save: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Job] = []
    real = PictureProcess.ask

    def ask(process: PictureProcess, job: Job, limit_seconds: float) -> Iterator[Reply]:
        asked.append(job)
        return real(process, job, limit_seconds)

    monkeypatch.setattr(PictureProcess, "ask", ask)
    told, done = outcomes()
    photo = save("a.jpg")
    for recipe in (DOOR, CARD, DOOR):
        maker.request(photo, recipe, 0, done)
    maker.start()
    assert all(isinstance(told.get(timeout=SOON), Prepared) for _ in range(3))
    assert [len(job.orders) for job in asked] == [2]
    maker.request(photo, DOOR, 0, done)
    assert isinstance(told.get(timeout=SOON), Prepared)
    assert len(asked) == 1, "what is in the store needs no child"


def test_a_picture_can_be_found_as_soon_as_it_is_told(
    maker: PictureMaker, store: Store, save: Callable[[str], Path]
) -> None:
    found: queue.Queue[Path | None] = queue.Queue()
    photo = save("a.jpg")
    maker.request(photo, DOOR, 0, lambda _: found.put(store.find(photo, DOOR)))
    maker.start()
    assert found.get(timeout=SOON) is not None


def test_a_broken_photo_leaves_the_others_alone_and_is_not_tried_again(
    maker: PictureMaker, save: Callable[[str], Path], images: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (images / "bad.jpg").write_bytes(b"\xff\xd8\xff nothing")
    told, done = outcomes()
    maker.request(images / "bad.jpg", DOOR, 0, done)
    maker.request(save("good.jpg"), DOOR, 1, done)
    maker.start()
    bad, good = told.get(timeout=SOON), told.get(timeout=SOON)
    assert isinstance(bad, Failed)
    assert (bad.problem.kind, bad.problem.file) == (ProblemKind.PICTURE_TRUNCATED, "images/bad.jpg")
    assert isinstance(good, Prepared)
    with monkeypatch.context() as patch:
        patch.setattr(PictureProcess, "ask", None)
        again = maker.prepare(images / "bad.jpg", [DOOR])
    assert isinstance(again, Problem)
    assert again == bad.problem
    assert isinstance(maker.prepare(save("bad.jpg"), [DOOR]), dict), "mended, it is"


def test_a_photo_that_is_renewed_after_its_failure_is_made_after_all(
    store: Store, images: Path, save: Callable[[str], Path]
) -> None:
    (images / "bad.jpg").write_bytes(b"\xff\xd8\xff nothing")
    threads: list[str] = []

    def renew(photo: Path) -> bool:
        threads.append(threading.current_thread().name)
        save(photo.name)
        return True

    told, done = outcomes()
    renewing = PictureMaker(store, images, renew=renew)
    for recipe in (DOOR, CARD):
        renewing.request(images / "bad.jpg", recipe, 0, done)
    renewing.start()
    outcome = [told.get(timeout=SOON) for _ in range(4)]
    renewing.close()
    assert [type(one) for one in outcome] == [Failed, Failed, Prepared, Prepared]
    assert threads == ["renewal"]


@pytest.mark.parametrize("said", [True, False, None], ids=["says that it is", "says that it is not", "fails"])
def test_a_photo_that_cannot_be_renewed_fails_once(
    store: Store, images: Path, save: Callable[[str], Path], said: bool | None
) -> None:
    (images / "bad.jpg").write_bytes(b"\xff\xd8\xff nothing")
    asked: queue.Queue[str] = queue.Queue()

    def renew(photo: Path) -> bool:
        asked.put(photo.name)
        if said is None:
            raise OSError
        return said

    told, done = outcomes()
    renewing = PictureMaker(store, images, renew=renew)
    renewing.start()
    for name in ("bad.jpg", "worse.jpg"):
        renewing.request(images / name, DOOR, 0, done)
        assert isinstance(told.get(timeout=SOON), Failed)
        assert asked.get(timeout=SOON) == name
    renewing.request(save("good.jpg"), DOOR, 0, done)
    assert isinstance(told.get(timeout=SOON), Prepared)
    renewing.close()
    assert told.empty()
    assert asked.empty()


def test_a_share_that_hangs_keeps_no_other_picture_waiting(
    store: Store, images: Path, save: Callable[[str], Path]
) -> None:
    let_go = threading.Event()
    asked: queue.Queue[str] = queue.Queue()

    def renew(photo: Path) -> bool:
        asked.put(photo.name)
        return let_go.wait(SOON)

    told, done = outcomes()
    renewing = PictureMaker(store, images, renew=renew)
    renewing.start()
    renewing.request(images / "gone.jpg", DOOR, 0, done)
    renewing.request(save("good.jpg"), DOOR, 1, done)
    assert isinstance(told.get(timeout=SOON), Failed)
    assert isinstance(told.get(timeout=SOON), Prepared)
    save("gone.jpg")
    renewing.drop_requests()  # who asked is gone
    renewing.request(images / "other.jpg", DOOR, 0, done)
    assert isinstance(told.get(timeout=SOON), Failed)
    let_go.set()
    assert [asked.get(timeout=SOON) for _ in range(2)] == ["gone.jpg", "other.jpg"]
    renewing.request(images / "gone.jpg", CARD, 9, done)
    last = told.get(timeout=SOON)
    renewing.close()
    assert (type(last), last.recipe) == (Prepared, CARD)


def test_a_callback_that_fails_stops_nothing(
    maker: PictureMaker, save: Callable[[str], Path], caplog: pytest.LogCaptureFixture
) -> None:
    told, done = outcomes()

    def fail(outcome: Outcome) -> None:
        message = "nobody home"
        raise RuntimeError(message)

    photo = save("a.jpg")
    maker.request(photo, DOOR, 0, fail)
    maker.request(photo, DOOR, 1, done)
    maker.request(save("b.jpg"), DOOR, 2, done)
    maker.start()
    assert [told.get(timeout=SOON).photo.name for _ in range(2)] == ["a.jpg", "b.jpg"]
    assert "nobody home" in caplog.text


def test_a_child_that_is_killed_is_replaced_and_the_next_photo_made(
    odd: PictureMaker, save: Callable[[str], Path], stuck: Callable[[], int]
) -> None:
    told, done = outcomes()
    odd.request(save("stuck.jpg"), DOOR, 0, done)
    odd.request(save("fine.jpg"), DOOR, 1, done)
    odd.start()
    for _ in range(2):  # the first death may be chance, the second is the photo's fault
        child = stuck()
        assert odd.child == child
        os.kill(child, signal.SIGTERM)
    killed, fine = told.get(timeout=SOON), told.get(timeout=SOON)
    assert isinstance(killed, Failed)
    assert (killed.problem.kind, killed.problem.detail("reason")) == (ProblemKind.PICTURE_FAILED, "child")
    assert isinstance(fine, Prepared)


def test_a_death_by_chance_costs_no_picture(odd: PictureMaker, save: Callable[[str], Path], tmp_path: Path) -> None:
    assert isinstance(odd.prepare(save("once.jpg"), [DOOR, CARD]), dict)
    crashed = odd.prepare(save("crash.jpg"), [DOOR])
    assert isinstance(crashed, Problem)
    assert crashed.kind is ProblemKind.PICTURE_FAILED
    assert list(tmp_path.rglob("*.part")) == []
    assert isinstance(odd.prepare(save("fine.jpg"), [DOOR]), dict)


def test_a_photo_that_takes_too_long_is_given_up(odd: PictureMaker, save: Callable[[str], Path]) -> None:
    odd.limit_seconds = 0.0
    late = odd.prepare(save("stuck.jpg"), [DOOR])
    assert isinstance(late, Problem)
    assert late.kind is ProblemKind.PICTURE_TIMEOUT
    odd.limit_seconds = SOON
    assert isinstance(odd.prepare(save("fine.jpg"), [DOOR]), dict)


def failing_of(kind: ProblemKind, photo: Path) -> Failed:
    return Failed(photo, DOOR, problem(kind, photo.name))


def test_only_what_lies_in_the_photo_stays(
    odd: PictureMaker, save: Callable[[str], Path], images: Path, store: Store
) -> None:
    def passes(name: str) -> bool:
        made = odd.prepare(images / name, [DOOR])
        assert isinstance(made, Problem)
        return failing_of(made.kind, images / name).passing

    save("crash.jpg")
    assert passes("crash.jpg")
    assert passes("away.jpg")
    odd.limit_seconds = 0.0
    save("stuck.jpg")
    assert passes("stuck.jpg")
    odd.limit_seconds = SOON
    for name, content in (("cut.jpg", b"\xff\xd8\xff nothing"), ("words.jpg", b"no picture"), ("drawn.svg", b"<svg/>")):
        (images / name).write_bytes(content)
        assert not passes(name)
    save("fine.jpg")
    store.pictures.write_bytes(b"a file where the folder should be")
    assert passes("fine.jpg")


def test_what_a_library_prints_does_not_get_between_the_replies(odd: PictureMaker, save: Callable[[str], Path]) -> None:
    assert isinstance(odd.prepare(save("chatter.jpg"), [DOOR]), dict)
    assert isinstance(odd.prepare(save("fine.jpg"), [DOOR]), dict)


@pytest.mark.parametrize("command", [("/none/such",), (sys.executable, "-c", "print('nonsense' * 9)")])
def test_a_child_that_cannot_be_started_is_a_failure_of_the_picture(
    store: Store, images: Path, save: Callable[[str], Path], command: tuple[str, ...]
) -> None:
    broken = PictureMaker(store, images, command=command)
    made = broken.prepare(save("a.jpg"), [DOOR])
    broken.close()
    assert isinstance(made, Problem)
    assert made.kind is ProblemKind.PICTURE_FAILED


def test_closing_ends_a_stuck_child_and_the_thread_at_once(
    odd: PictureMaker, save: Callable[[str], Path], stuck: Callable[[], int], caplog: pytest.LogCaptureFixture
) -> None:
    told, done = outcomes()
    odd.request(save("stuck.jpg"), DOOR, 0, done)
    odd.request(save("never.jpg"), DOOR, 1, done)
    odd.start()
    stuck()
    odd.close()
    assert odd.child is None
    assert told.empty()
    assert "pictures" not in {thread.name for thread in threading.enumerate()}
    assert [record for record in caplog.records if record.levelno > logging.WARNING] == []
    late = odd.prepare(save("after.jpg"), [DOOR])
    assert isinstance(late, Problem)


def test_nothing_is_started_before_it_is_needed(maker: PictureMaker) -> None:
    maker.start()
    assert maker.child is None


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_the_child_limits_its_memory_and_gives_way() -> None:
    code = (
        "import os, resource; from kiosk.pictures import child; child._limit();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], os.nice(0))"
    )
    nice = os.nice(0)
    said = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True).stdout
    assert said.split() == ["1200000000", str(min(19, nice + 10))]


def test_pillow_stays_in_the_child() -> None:
    code = "import sys, kiosk.pictures; sys.exit('PIL' in sys.modules or 'PySide6' in sys.modules)"
    assert subprocess.run((sys.executable, "-c", code), check=False).returncode == 0
