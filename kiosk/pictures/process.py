"""One child process at a time, asked over pipes and never waited for longer than agreed; must not know the store."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import msgspec

import kiosk
from kiosk.pictures.messages import Done, Job, Reply, receive, replies, send

COMMAND = (sys.executable, "-m", "kiosk.pictures.child")
_HOME = Path(kiosk.__file__).resolve().parent.parent  # where -m finds this very kiosk, whatever folder we run in
_FAREWELL_SECONDS = 5.0


class ChildLostError(Exception):
    """The child died, could not be started, or was ended by close()."""


class ChildLateError(Exception):
    """The child took too long and has been killed."""


class PictureProcess:
    """A child started when first asked, and anew when it has died. One caller at a time; close() from any thread."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        """``command`` speaks kiosk.pictures.messages on its standard input and output."""
        self._command = tuple(command)
        self._guard = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The running child's process id, None while there is none."""
        child = self._child
        return child.pid if child is not None and child.poll() is None else None

    def ask(self, job: Job, limit_seconds: float) -> Iterator[Reply]:
        """Each reply to a job as it comes. Raises ChildLateError after ``limit_seconds``, ChildLostError."""
        deadline = time.monotonic() + limit_seconds
        complete = False
        try:
            self._send(job)
            while not complete:
                try:
                    answer = self._answers.get(timeout=max(0.0, deadline - time.monotonic()))
                except queue.Empty:
                    raise ChildLateError from None
                if answer is None:
                    raise ChildLostError
                try:
                    reply = replies.decode(answer)
                except msgspec.DecodeError:
                    raise ChildLostError from None
                complete = isinstance(reply, Done)
                yield reply
        finally:
            if not complete:  # its later replies would be taken for those to the next job
                self._end()

    def close(self) -> None:
        """End the child, whatever it is doing, and start no other."""
        self._closed = True
        self._end()

    def _send(self, job: Job) -> None:
        with self._guard:
            if self._closed:
                raise ChildLostError
            if self._child is None or self._child.poll() is not None:
                self._discard()
                self._child = self._start()
            stream = self._child.stdin
        try:
            if stream is not None:
                send(stream, job)
        except (OSError, ValueError):
            raise ChildLostError from None

    def _start(self) -> subprocess.Popen[bytes]:
        surroundings = dict(os.environ, MALLOC_ARENA_MAX="2")  # glibc takes 64 MB of address space for each
        try:
            child = subprocess.Popen(  # noqa: S603 - our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=_HOME,
                env=surroundings,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            raise ChildLostError from None
        self._answers = queue.SimpleQueue()
        if child.stdout is not None:
            # A read can hang even on a killed child, in a dead network share: then only this thread does.
            reader = threading.Thread(
                target=_listen, args=(child.stdout, self._answers), name="picture-child", daemon=True
            )
            try:
                reader.start()
            except RuntimeError:  # the machine has no thread left
                with child:
                    child.kill()
                raise ChildLostError from None
        return child

    def _end(self) -> None:
        with self._guard:
            if self._child is not None:
                with contextlib.suppress(OSError):
                    self._child.kill()
            self._discard()

    def _discard(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            with contextlib.suppress(OSError):
                child.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_FAREWELL_SECONDS)


def _listen(stream: IO[bytes], answers: queue.SimpleQueue[bytes | None]) -> None:
    with contextlib.suppress(OSError, ValueError), stream:
        while (answer := receive(stream)) is not None:
            answers.put(answer)
    answers.put(None)
