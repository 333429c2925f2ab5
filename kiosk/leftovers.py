"""What a process that has ended left behind, by the number in a file's name; touches no file."""

from __future__ import annotations

import os
import sys

ABANDONED_SECONDS = 3600.0


def is_left(owner: str, quiet_seconds: float) -> bool:
    """Whether nobody will go on with a file of the process numbered ``owner``, written to last so long ago.

    That process has ended, or another has its number by now: nothing of ours is written to only once an hour.
    """
    return not owner.isdecimal() or quiet_seconds > ABANDONED_SECONDS or not _lives(int(owner))


def _lives(process: int) -> bool:
    if sys.platform == "win32":  # there os.kill ends it; what it left goes when it is old
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
