"""The rehearsal's clock."""

from __future__ import annotations

import pytest

from kiosk.show import Pace


def test_a_clock_runs_as_much_faster_from_where_it_was() -> None:
    times = iter([100.0, 100.0, 101.0, 102.5])
    pace = Pace(lambda: next(times), 10)
    assert [pace(), pace(), pace()] == [100.0, 110.0, 125.0]


@pytest.mark.parametrize("factor", [0.0, -1.0, float("inf"), float("nan")])
def test_a_pace_that_leads_nowhere_is_refused(factor: float) -> None:
    with pytest.raises(ValueError, match="pace"):
        Pace(lambda: 0.0, factor)
