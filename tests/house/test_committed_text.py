"""What no file of this project may say: paths of the machine it was written on, and where packages come from."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = {
    ".cfg",
    ".csv",
    ".in",
    ".ini",
    ".js",
    ".json",
    ".lock",
    ".md",
    ".py",
    ".qml",
    ".sh",
    ".toml",
    ".txt",
    ".yml",
    "",
}
SKIPPED = {".git", ".venv", "build", "dist", "tour", "__pycache__"}
# Written with [] so that this file does not find itself.
FOREIGN = re.compile(
    r"/wor[k]/|/tmp/ven[v]|/op[t]/|/roo[t]/|/home/[a-z]|https?://[^\s\"']*/simpl[e]"
    r"|--(?:extra-)?inde[x]-url|--trusted-hos[t]|--find-link[s]"
)
HARMLESS = re.compile("--no-emit-(?:ind" + "ex-url|find-li" + "nks)")


def committed() -> list[Path]:
    """The files that git has or would take; without git, all that are no build output."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
        paths = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in ROOT.rglob("*") if not SKIPPED & set(path.relative_to(ROOT).parts)]
    return [path for path in paths if path.suffix in TEXT and path.is_file()]


def foreign(text: str) -> list[str]:
    return [line for line in text.splitlines() if FOREIGN.search(HARMLESS.sub("", line))]


def test_no_file_names_this_machine_or_an_index() -> None:
    found = {
        str(path.relative_to(ROOT)): lines
        for path in committed()
        if (lines := foreign(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "see /wo" + "rk/shared",
        "PY = /tmp/v" + "env/bin/python",
        "--ind" + "ex-url https://example.org/simp" + "le",
        "--extra-ind" + "ex-url file:///x",
    ],
)
def test_a_foreign_line_is_found(line: str) -> None:
    assert foreign(line)


def test_the_lock_pins_every_package_by_hash() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [index for index, line in enumerate(lines) if re.match(r"\w", line)]
    assert pins
    for index in pins:
        assert re.fullmatch(r"[\w.-]+==[\w.]+ \\", lines[index])
        assert lines[index + 1].strip().startswith("--hash=sha256:")


def test_the_lock_has_what_the_project_asks_for() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + [name for extra in project["optional-dependencies"].values() for name in extra]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    names = [re.match(r"[\w.-]+", line)[0].lower() for line in asked]  # type: ignore[index]
    assert [name for name in names if not re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE)] == []
