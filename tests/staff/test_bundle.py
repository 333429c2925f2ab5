"""``make bundle`` pins what the program needs, nothing of the workshop. tests/vm installs one without a network."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bundle() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle", ROOT / "tools/bundle.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_only_what_the_program_needs_is_pinned_each_with_its_hashes(bundle: ModuleType) -> None:
    needed = {bundle.plain(name) for name in bundle.needed(bundle.DISTRIBUTION)}
    pins = bundle.locked((ROOT / "requirements.lock").read_text(encoding="utf-8"), needed)
    names = re.findall(r"(?m)^([\w.-]+)==", pins)
    assert {"pyside6-essentials", "shiboken6", "pillow", "msgspec"} <= set(names) == needed
    assert all("--hash=sha256:" in block for block in re.split(r"(?m)^(?=\w)", pins) if re.match(r"[\w.-]+==", block))


def test_its_pages_lead_nowhere_that_it_lacks(
    bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: None)  # neither fetched nor built
    with tarfile.open(bundle.bundle(tmp_path)) as tar:
        tar.extractall(tmp_path, filter="data")
    links = {
        page.parent / target
        for page in tmp_path.rglob("*.md")
        if page.name != "check.md"  # which quotes what staff mistype
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    }
    assert {"reliability.md", "security.md"} <= {link.name for link in links}
    assert [link for link in links if not link.exists()] == []


def test_the_shell_scripts_are_whole() -> None:
    scripts = ["tools/bundled/install.sh", "tests/vm/build.sh", "tests/vm/control", "kiosk/staff/deploy/kiosk.sh"]
    scripts.append("kiosk/staff/deploy/compositor.sh")
    said = [subprocess.run(("bash", "-n", ROOT / script), capture_output=True, check=False) for script in scripts]
    assert [one.stderr for one in said] == [b""] * len(scripts)
