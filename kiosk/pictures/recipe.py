"""What a picture made from a photo is to look like; must not know files, pixels or Pillow."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import ClassVar, Literal

Fit = Literal["cover", "inside"]

_MOST_PIXELS = 64_000_000
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One size and crop. ``width`` and ``height`` in pixels, ``focus`` 0..1 from left and top of the upright photo.

    "cover" crops to exactly that size with the focus as central as the edges allow, enlarging a smaller photo;
    "inside" shows the whole photo within it and never enlarges. Transparent parts show ``background`` (#rrggbb).
    ``kind`` is the caller's own word and changes nothing. Raises ValueError for what cannot be made.
    """

    kind: str
    width: int
    height: int
    fit: Fit
    focus: tuple[float, float] = (0.5, 0.5)
    background: str = "#ffffff"

    version: ClassVar[int] = 1  # raise it when the same recipe gives another picture: all are made anew

    def __post_init__(self) -> None:
        """Refuse what no photo could fill."""
        if self.width < 1 or self.height < 1 or self.width * self.height > _MOST_PIXELS:
            message = f"no picture is {self.width} x {self.height}"
            raise ValueError(message)
        if not all(0.0 <= part <= 1.0 for part in self.focus):
            message = f"focus {self.focus} is outside the photo"
            raise ValueError(message)
        if self.fit not in ("cover", "inside") or not _COLOUR.fullmatch(self.background):
            message = f"unknown fit {self.fit} or colour {self.background}"
            raise ValueError(message)

    @property
    def key(self) -> str:
        """A short name that equal results share, safe in a file's name."""
        focus = f"{self.focus[0]:.4f} {self.focus[1]:.4f}" if self.fit == "cover" else ""
        said = f"{self.version} {self.width} {self.height} {self.fit} {focus} {self.background.lower()}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def picture_name(digest: str, key: str) -> str:
    """The file's name in the store of the picture made from the photo with this SHA-256, by the recipe's ``key``."""
    return f"{digest}-{key}.jpg"
