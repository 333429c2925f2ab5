"""``python -m tests.soak --hours H --pace N --seed S``: a soak of the real kiosk, with a verdict; 1 where it fails."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.soak import soak
from tests.soak.verdict import failures, table


def main() -> int:
    """Soak, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=1.0)
    parser.add_argument("--pace", type=float, default=100.0, help="divides every wait of the kiosk")
    parser.add_argument("--seed", type=int, default=round(time.time()))
    parser.add_argument("--keep", type=Path, help="a new folder for its state, log and trace")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="soak-"))
    folder.mkdir(parents=True, exist_ok=True)
    print(f"seed {given.seed}, {folder}", flush=True)

    def say(line: str) -> None:
        print(line, flush=True)

    account = soak(folder, given.hours * 3600, given.pace, given.seed, say, walk=True)
    print(table(account))
    for complaint in account.complaints[:20]:
        print(complaint)
    found = failures(account)
    print("holds" if not found else "does not hold:\n" + "\n".join(found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
