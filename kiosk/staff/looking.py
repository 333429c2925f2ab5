"""python -m kiosk.staff.looking CONTENT STATE WIDTH HEIGHT: one round, for kiosk/staff/rounds.py; must not know Qt.

Writes what check finds to standard output, in JSON, or a fault of ours as text. Leaves the processor to the kiosk
wherever it is wanted.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from kiosk.release import faults
from kiosk.staff.check import problems_of

_NICE = 19  # after what makes a release, which it may run beside


def main() -> int:
    """Look once at everything."""
    with suppress(OSError, AttributeError):
        os.nice(_NICE)
    content, state, width, height = sys.argv[1:]
    try:
        found = problems_of(Path(content), Path(state), (int(width), int(height)))[1]
        answer = msgspec.json.encode(found)
    except Exception:  # noqa: BLE001 - the border of this process
        sys.stdout.buffer.write(faults.written())
        return 1
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
