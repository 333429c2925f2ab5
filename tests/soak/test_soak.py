"""A short soak by a fixed seed holds what a long one must; and the verdict sees what does not hold."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.soak.soak import Promise, soak
from tests.soak.stage import complaints
from tests.soak.verdict import Account, failures, slope, table
from tests.soak.watching import Counted, Held

GOOD = Account(
    seconds=3600,
    panels=20_000,
    visits=300,
    actions=4000,
    good_changes=300,
    bad_changes=300,
    lost_changes=(),
    releases=500,
    restarts=("killed (-9)",),
    misfortunes=("kill",),
    longest_without_picture=2.5,
    complaints=(),
    exit_status=0,
    quiet=tuple(
        Held(panels, 7, 150.0 + panels / 1000, 90.0 + (panels < 2000) * 9, 140.0, 17, 11)
        for panels in range(0, 20_000, 500)
    ),
)


def growing(by: float) -> tuple[Held, ...]:
    return tuple(replace(one, own=90 + by * one.panels / 10_000) for one in GOOD.quiet)


def test_memory_is_judged_once_it_is_warm() -> None:
    assert slope(GOOD.quiet) == pytest.approx(0)
    assert slope(growing(3.0)) == pytest.approx(3.0)
    assert slope(GOOD.quiet[:2]) == 0


def test_a_photo_that_is_open_is_no_growth() -> None:
    long = tuple(replace(GOOD.quiet[-1], panels=n, own=90 + 20 * (n > 300 and n % 3 > 0)) for n in range(400))
    assert slope(long) == pytest.approx(0)


def test_the_least_that_was_counted_is_told() -> None:
    quiet = tuple(
        replace(one, counted=Counted(900 + 5 * (n % 3), 0 if n == 4 else 30 + n, 40.25 - n / 4, 9.5, 158_000 + n))
        for n, one in enumerate(GOOD.quiet)
    )
    said = table(replace(GOOD, quiet=quiet))
    assert "| Qt's objects, least of the first half, and of the second | 900, 900 |" in said
    assert "| timers that run, least of the first half, and of the second | 30, 50 |" in said
    assert "| given out by malloc, MB, least of the first half, and of the second | 35.5, 30.5 |" in said
    assert "| Python's blocks, least of the first half, and of the second | 158000, 158020 |" in said


def test_pictures_that_are_open_are_told_apart_from_what_stays() -> None:
    def soaked(stays: float, pictures: float) -> tuple[Held, ...]:
        return tuple(
            replace(
                one,
                own=999,
                counted=Counted(large=5 + n % 9 + part * pictures, own=90 + part * stays + 5 + n % 9 + part * pictures),
            )
            for n, one in enumerate(GOOD.quiet)
            for part in (one.panels / 10_000,)
        )

    assert slope(soaked(0, 0)) == pytest.approx(0)
    assert slope(soaked(1.4, 0)) == pytest.approx(1.4)
    assert failures(replace(GOOD, quiet=soaked(0.4, 0))) == []
    assert slope(soaked(0, 4)) == pytest.approx(0)
    assert failures(replace(GOOD, quiet=soaked(0, 4))) == ["2.4 MB more of pictures are open"]


def test_two_processes_have_no_common_slope() -> None:
    other = tuple(replace(one, pid=8, own=400) for one in GOOD.quiet[-5:])
    assert slope((*GOOD.quiet[:-5], *other)) == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"longest_without_picture": 10.5}, "10.5 s without a good picture"),
        ({"complaints": ("qml: binding loop",)}, "1 complaints, the first: qml: binding loop"),
        ({"lost_changes": ("10-a/10-x",)}, "lost changes: 10-a/10-x"),
        ({"restarts": ("killed (-9)", "by itself (-11)")}, "ended by itself: by itself (-11)"),
        ({"exit_status": 1}, "ended with 1"),
        ({"panels": 0}, "no panel was shown"),
        ({"longest_panel": 61.0}, "the same panel for 61 s"),
        ({"quiet": growing(1.2)}, "memory grows by 1.20 MB in 10,000 panels"),
    ],
)
def test_what_does_not_hold_is_said(change: dict[str, object], said: str) -> None:
    assert failures(replace(GOOD, **change)) == ([said] if said else [])  # type: ignore[arg-type]


def test_the_table_has_the_figures() -> None:
    said = table(GOOD)
    assert "| panels shown | 20000 |" in said
    assert "| restarts | 1 killed (-9) |" in said
    awaited = table(replace(GOOD, promises=(2.0, 3.25)))
    assert "| times that all saved by then was awaited on the wall; longest, s | 2; 3.2 |" in awaited


def test_what_does_not_come_onto_the_wall_is_lost_though_more_is_saved_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = iter([("10-a/10-x",), (), ("10-a/20-y",), ("10-a/20-y",), ()])
    monkeypatch.setattr("tests.soak.soak.missing", lambda *_: next(missing))
    promise = Promise(tmp_path, tmp_path)
    assert [promise.kept(now) for now in (100.0, 100.1, 103.0)] == [False, False, True]
    assert [promise.kept(now) for now in (200.0, 261.0)] == [False, True]
    assert promise.kept(300.0)
    assert (promise.took, promise.lost) == ([3.0, 0.0], ("10-a/20-y",))


def test_an_error_in_the_log_is_a_complaint_too(tmp_path: Path) -> None:
    (tmp_path / "state" / "log").mkdir(parents=True)
    (tmp_path / "stderr.txt").write_text("terminate called\nqml: binding loop\n")
    (tmp_path / "state" / "log" / "kiosk.log.1").write_text(
        "2026-11-29 14:09:36,631 WARNING The folder is away\n2026-11-29 14:09:37,001 ERROR No staff board\nTraceback:\n"
    )
    (tmp_path / "state" / "log" / "kiosk.log").write_text("2026-11-29 14:09:38,001 INFO ERROR is a word\n")
    assert complaints(tmp_path) == ["qml: binding loop", "2026-11-29 14:09:37,001 ERROR No staff board"]


@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are missing")
def test_a_short_soak_holds(tmp_path: Path) -> None:
    account = soak(tmp_path, seconds=12, pace=60, seed=20261124)
    assert failures(account, slopes=False) == []
    assert account.actions > 0
    assert account.good_changes + account.bad_changes > 0
