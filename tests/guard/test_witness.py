"""A thread that tells where all others stand when a word fails to come."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest

from kiosk.guard.witness import Witness, all_stacks

LONG = 60.0


class Told:
    """What a witness has written."""

    def __init__(self) -> None:
        self.queue: queue.Queue[str] = queue.Queue()
        self.witness = Witness(lambda stacks: self.queue.put(stacks.decode()))

    def next(self) -> str:
        return self.queue.get(timeout=LONG)


@pytest.fixture
def told() -> Iterator[Told]:
    made = Told()
    yield made
    made.witness.end()


def test_a_silence_is_told_once_and_the_next_one_again(told: Told) -> None:
    told.witness.expect(0.01)
    first = told.next()
    assert "Thread MainThread:" in first
    assert "in test_a_silence_is_told_once_and_the_next_one_again" in first
    assert told.queue.empty()
    told.witness.expect(0.01)
    told.next()
    assert told.queue.empty()


def test_a_word_in_time_keeps_it_quiet(told: Told) -> None:
    told.witness.expect(0.05)
    told.witness.expect(LONG)
    told.witness.expect(0.1)
    told.next()
    assert told.queue.empty(), "the first silence was none"


def test_it_wakes_for_a_shorter_silence_than_the_one_it_sleeps_for(told: Told) -> None:
    told.witness.expect(3600)
    told.witness.expect(0.01)
    assert "Thread MainThread:" in told.next()


def test_an_end_ends_its_thread(told: Told) -> None:
    told.witness.expect(3600)
    thread = next(one for one in threading.enumerate() if one.name == "witness")
    told.witness.end()
    thread.join(LONG)
    assert not thread.is_alive()


def test_what_cannot_be_written_is_no_fault() -> None:
    tried = threading.Event()

    def full(_stacks: bytes) -> None:
        tried.set()
        raise OSError

    witness = Witness(full)
    witness.expect(0.0)
    assert tried.wait(LONG)
    witness.expect(3600)
    assert any(one.name == "witness" for one in threading.enumerate())
    witness.end()


def test_a_recursion_is_told_in_part() -> None:
    deep, leave = threading.Event(), threading.Event()

    def fall(depth: int) -> None:
        if depth:
            fall(depth - 1)
        else:
            deep.set()
            leave.wait(LONG)

    falling = threading.Thread(target=fall, args=(300,), name="falling")
    falling.start()
    assert deep.wait(LONG)
    try:
        calls = all_stacks().partition("Thread falling:\n")[2]
    finally:
        leave.set()
        falling.join()
    assert " in wait\n" in calls.splitlines(keepends=True)[0]
    assert calls.count(" in fall\n") < 100
    assert "  ...\n" in calls
