"""What a call of the program asks for, as frozen records; knows nothing of how it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.deck.model import Language


@dataclass(frozen=True, slots=True)
class RunOptions:
    """``kiosk run``. ``size`` in pixels, None for the screen's; ``pace`` divides every wait and animation."""

    content: Path
    state: Path
    windowed: bool = False
    size: tuple[int, int] | None = None
    language: Language = "zh"
    trace: Path | None = None
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class TourOptions:
    """``kiosk tour``. Each face is drawn once for every size (pixels), language and mode."""

    out: Path
    content: Path
    state: Path
    sizes: tuple[tuple[int, int], ...] = ((1920, 1080),)
    languages: tuple[Language, ...] = ("zh", "en")
    modes: tuple[str, ...] = ("normal",)


@dataclass(frozen=True, slots=True)
class ProofOptions:
    """``kiosk proof``. Every face, or those of some ``slides``, is measured at every size, language and mode.

    ``answer`` is the language that findings are told in, ``report`` the folder for their pictures.
    """

    content: Path
    state: Path
    report: Path
    sizes: tuple[tuple[int, int], ...]
    languages: tuple[Language, ...]
    modes: tuple[str, ...]
    slides: tuple[str, ...] = ()
    answer: Language = "zh"
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class InstallOptions:
    """``kiosk install``, ``kiosk uninstall``. ``root``: where the system's files are.

    ``origin``: the first content; ``example``: what the program carries; ``back``: to its version before.
    ``sticks``, ``cec``: None where the call does not say, so that an earlier choice stays.
    """

    origin: Path
    example: Path
    root: Path
    language: Language = "zh"
    dry_run: bool = False
    sticks: bool | None = None
    cec: bool | None = None
    back: bool = False
