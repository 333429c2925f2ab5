"""make bundle: one file that installs the kiosk on a Debian 12 without a network, into dist/."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kiosk.staff.deployment import PACKAGES  # noqa: E402 - from this checkout
from kiosk.staff.host import DISTRIBUTION, needed  # noqa: E402 - likewise

INSTALL = ROOT / "tools/bundled/install.sh"


def locked(lock: str, names: set[str]) -> str:
    """The blocks of requirements.lock that pin ``names``, with their hashes."""
    blocks = re.split(r"(?m)^(?=[A-Za-z])", lock)
    return "".join(block for block in blocks if plain(re.split(r"[=\s]", block)[0]) in names)


def plain(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def bundle(out: Path) -> Path:
    """Build our wheel, fetch those that it needs by their hashes, and pack them; the file made."""
    version = metadata.version(DISTRIBUTION)
    name = f"{DISTRIBUTION}-{version}-{os.uname().machine}"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as work:
        folder = Path(work) / name
        wheels = folder / "wheels"
        wheels.mkdir(parents=True)
        pins = locked(
            (ROOT / "requirements.lock").read_text(encoding="utf-8"), {plain(one) for one in needed(DISTRIBUTION)}
        )
        (folder / "requirements.lock").write_text(pins, encoding="utf-8")
        (folder / "packages.txt").write_text("\n".join(PACKAGES) + "\n", encoding="utf-8")
        shutil.copy(INSTALL, folder / "install.sh")
        shutil.copytree(ROOT / "docs", folder / "docs")
        python = (sys.executable, "-m")
        fetch = ("pip", "download", "--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:")
        subprocess.run((*python, *fetch, "-r", folder / "requirements.lock", "-d", wheels), check=True)
        subprocess.run((*python, "hatchling", "build", "-t", "wheel", "-d", wheels), check=True, cwd=ROOT)
        made = out / f"{name}.tar"
        with tarfile.open(made, "w") as tar:
            tar.add(folder, name)
    return made


if __name__ == "__main__":
    print(bundle(ROOT / "dist").relative_to(ROOT))
