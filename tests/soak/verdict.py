"""What was counted in a soak -> a verdict with figures; pure, knows no process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.soak.watching import Held

LONGEST_WITHOUT_PICTURE = 10.0  # seconds
LONGEST_PANEL = 60.0  # seconds: as long as three groups of visitors in a row, at any pace worth a soak
ONE_PICTURE = 1.5  # MB: less than one of a panel's, 1.8 at the soak's size
STEEPEST = 1.0  # MB per 10,000 panels, once warm
_WARM = 0.25  # of the quiet part
_COUNTED = {
    "Qt's objects": "objects",
    "timers that run": "timers",
    "given out by malloc, MB": "used",
    "kept between by malloc, MB": "free",
    "Python's blocks": "blocks",
}
_SPELLS = 20  # of the warm part: in each the kiosk is back in the loop at least once


@dataclass(frozen=True, slots=True)
class Account:
    """Everything counted. Times in seconds, memory in MB."""

    seconds: float
    panels: int
    visits: int
    actions: int
    good_changes: int
    bad_changes: int
    lost_changes: tuple[str, ...]
    releases: int
    restarts: tuple[str, ...]
    misfortunes: tuple[str, ...]
    longest_without_picture: float
    complaints: tuple[str, ...]
    exit_status: int
    quiet: tuple[Held, ...] = field(default=())  # of the part without kills, in order
    longest_panel: float = 0.0  # in that part, with no other panel
    promises: tuple[float, ...] = ()  # how long it took until all that was saved by then was on the wall


def slope(quiet: Sequence[Held]) -> float:
    """MB that the process's own memory grows in 10,000 panels, by least squares, once it is warm; 0 for too few.

    Without the pictures that are open, where it has counted them itself; and of the least in each spell, as a large
    photo takes 20 MB while it is decoded: neither says anything of what stays. Of the pictures see ``more_open``.
    """
    warm = quiet[round(len(quiet) * _WARM) :]
    if len(warm) < 3 or len({one.pid for one in warm}) != 1:
        return 0.0
    length = max(1, len(warm) // _SPELLS)
    counted = all(one.counted.own for one in warm)
    stays = (lambda one: one.counted.lasting) if counted else (lambda one: one.own)
    least = [min(warm[at : at + length], key=stays) for at in range(0, len(warm), length)]
    x = [one.panels for one in least]
    y = [stays(one) for one in least]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - middle_x) ** 2 for a in x)
    if not spread:
        return 0.0
    return 10_000 * sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / spread


def more_open(quiet: Sequence[Held]) -> float:
    """MB of pictures that are open at the least in the second half of the warm part, more than in the first."""
    warm = quiet[round(len(quiet) * _WARM) :]
    early, late = (
        least([one.counted.large for one in part]) for part in (warm[: len(warm) // 2], warm[len(warm) // 2 :])
    )
    return late - early


def least(counted: Sequence[float]) -> float:
    """The least that was counted, 0 where nothing was: with nobody there, and no photo open."""
    return min((count for count in counted if count), default=0)


def failures(account: Account, *, slopes: bool = True) -> list[str]:
    """What does not hold of what must hold; ``slopes`` off for a run too short to tell."""
    found = []
    if account.longest_without_picture > LONGEST_WITHOUT_PICTURE:
        found.append(f"{account.longest_without_picture:.1f} s without a good picture")
    if account.longest_panel > LONGEST_PANEL:
        found.append(f"the same panel for {account.longest_panel:.0f} s")
    if account.complaints:
        found.append(f"{len(account.complaints)} complaints, the first: {account.complaints[0]}")
    if account.lost_changes:
        found.append(f"lost changes: {', '.join(account.lost_changes)}")
    unasked = [why for why in account.restarts if why.startswith("by itself")]
    if unasked:
        found.append(f"ended by itself: {', '.join(unasked)}")
    if account.exit_status:
        found.append(f"ended with {account.exit_status}")
    if not account.panels:
        found.append("no panel was shown")
    if slopes and slope(account.quiet) > STEEPEST:
        found.append(f"memory grows by {slope(account.quiet):.2f} MB in 10,000 panels")
    if slopes and more_open(account.quiet) > ONE_PICTURE:
        found.append(f"{more_open(account.quiet):.1f} MB more of pictures are open")
    return found


def _longest(took: Sequence[float]) -> str:
    return f"{len(took)}; {max(took, default=0.0):.1f}"


def table(account: Account) -> str:
    """The figures as a table in Markdown."""
    quiet = account.quiet
    whys: dict[str, int] = {}
    for why in account.restarts:
        whys[why] = whys.get(why, 0) + 1
    rows = {
        "minutes": f"{account.seconds / 60:.1f}",
        "panels shown": f"{account.panels}",
        "visits; presses by a pointer, and keys": f"{account.visits}; {account.actions}",
        "changes by staff, good, bad": f"{account.good_changes}, {account.bad_changes}",
        "releases": f"{account.releases}",
        "changes lost": f"{len(account.lost_changes)}",
        "times that all saved by then was awaited on the wall; longest, s": _longest(account.promises),
        "longest with the same panel, in the part without kills, s": f"{account.longest_panel:.1f}",
        "restarts": ", ".join(f"{count} {why}" for why, count in sorted(whys.items())) or "none",
        "longest without a good picture, s": f"{account.longest_without_picture:.1f}",
        "complaints of Qt or Python": f"{len(account.complaints)}",
        "own memory, open pictures apart, MB in 10,000 panels": f"{slope(quiet):+.2f}",
        "open pictures, MB, least of the second half more than of the first": f"{more_open(quiet):+.1f}",
    }
    if quiet:
        first, last = quiet[round(len(quiet) * _WARM)], quiet[-1]
        rows["own memory, MB, warm and at the end"] = f"{first.own:.0f}, {last.own:.0f}"
        rows["resident with the fonts' pages, MB, warm and at the end"] = f"{first.resident:.0f}, {last.resident:.0f}"
        rows["proportional with children, MB, most"] = f"{max(one.proportional for one in quiet):.0f}"
        rows["open files, warm and at the end"] = f"{first.files}, {last.files}"
        rows["threads, warm and at the end"] = f"{first.threads}, {last.threads}"
        for name, field_name in _COUNTED.items():
            counted = [getattr(one.counted, field_name) for one in quiet]
            early, late = (least(part) for part in (counted[: len(counted) // 2], counted[len(counted) // 2 :]))
            rows[f"{name}, least of the first half, and of the second"] = f"{early:.6g}, {late:.6g}"
    return "| | |\n|---|---|\n" + "".join(f"| {name} | {value} |\n" for name, value in rows.items())
