"""A touch kiosk that presents an illustrated report in a hall."""

from datetime import UTC, datetime

__version__ = "0.1.0"
BUILT = datetime(2026, 11, 24, tzinfo=UTC)  # a clock that shows less is wrong; set with each version
