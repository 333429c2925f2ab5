"""Why dates and hours are ignored, in staff's words, Chinese and English."""

from __future__ import annotations

from kiosk.show.schedule import Note

_CLOCK = ("这台机器的时钟不对，先不管日期", "this machine's clock is wrong and dates are ignored")
STILL: dict[str, tuple[str, str]] = {
    Note.CLOCK_TOO_EARLY: _CLOCK,
    Note.CLOCK_TOO_LATE: _CLOCK,
    Note.LOOP_WOULD_BE_EMPTY: ("都撤下来，轮播里就一页也不剩", "the loop would be empty otherwise"),
}
