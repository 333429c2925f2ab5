"""How many nodes Qt's scene graph has for each of the report's panels: what it walks for every frame."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.ceilings.laps import LAPS, MARK
from tests.xserver import xserver

ROOT = Path(__file__).parents[2]
MOST_NODES = 450  # 361 when this was written: a time line and the panel that gives way to it
LEAST_PANELS, LEAST_NODES = 10, 100  # or Qt has told nothing
NODE = re.compile(r"\s*(Root|Transform|Geometry|Opacity|Clip|Render|Basic)?Node\b")


def nodes(told: str) -> list[tuple[str, int]]:
    """Each panel's slide and the nodes of its last frame, from what ``tests.ceilings.laps`` wrote."""
    found = []
    count = 0
    for line in told.splitlines():
        if line.startswith(MARK):
            found.append((line.split()[1], count))
        elif node := NODE.match(line):
            count = 1 if node[1] == "Root" else count + 1
    return found


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_a_panel_has_few_nodes_and_no_more_in_the_next_lap(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "QSG_"))}
    asked = {"QSG_RENDERER_DEBUG": "dump", "QSG_RHI_BACKEND": "opengl", "LIBGL_ALWAYS_SOFTWARE": "1"}
    with xserver((960, 540)) as server:
        done = subprocess.run(
            [sys.executable, "-m", "tests.ceilings.laps", str(tmp_path)],
            env=kept | asked | {"DISPLAY": server.name},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    found = nodes(done.stderr)
    panels = len(found) // LAPS
    assert len(Counter(slide for slide, _ in found)) == panels >= LEAST_PANELS
    assert min(count for _, count in found) >= LEAST_NODES
    assert {slide: count for slide, count in found if count > MOST_NODES} == {}
    assert found[-panels:] == found[-2 * panels : -panels]
