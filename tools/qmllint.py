"""Lints the QML: first tells qmllint what the Python types of Kiosk.Screen look like, then wants no warning at all."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
SCREEN = ROOT / "kiosk" / "screen"
QML = SCREEN / "qml"
TOOLS = Path(PySide6.__file__).resolve().parent
MODULE = "Kiosk.Screen"


def main() -> int:
    """Lint every QML file; 0 where there is nothing to say."""
    files = sorted(QML.rglob("*.qml"))
    if not files:
        print("qmllint: no QML yet")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        describe(Path(folder))
        command: list[str | Path] = [TOOLS / "qmllint", "--max-warnings", "0", "-I", folder, "-I", QML, *files]
        return subprocess.run(command, check=False).returncode


def describe(folder: Path) -> None:
    """Write the module of the types that Python registers, as qmllint reads it, below ``folder``."""
    sources = sorted(path for path in SCREEN.glob("*.py") if "@QmlElement" in path.read_text(encoding="utf-8"))
    if not sources:
        return
    module = folder.joinpath(*MODULE.split("."))
    module.mkdir(parents=True)
    types = folder / "metatypes.json"
    subprocess.run([sys.executable, TOOLS / "scripts" / "metaobjectdump.py", "-o", types, *sources], check=True)
    types.write_text(with_constants(types.read_text(encoding="utf-8")), encoding="utf-8")
    subprocess.run(
        [
            TOOLS / "Qt" / "libexec" / "qmltyperegistrar",
            *("--import-name", MODULE, "--major-version", "1", "--minor-version", "0"),
            *("--foreign-types", ",".join(map(str, sorted((TOOLS / "Qt" / "metatypes").glob("*.json"))))),
            *("--generate-qmltypes", module / "kiosk.qmltypes"),
            *("-o", folder / "unused.cpp"),
            types,
        ],
        check=True,
    )
    (module / "qmldir").write_text(f"module {MODULE}\ntypeinfo kiosk.qmltypes\ndepends QtQuick\n", encoding="utf-8")


def with_constants(metatypes: str) -> str:
    """``metatypes`` with every property that never tells of a change marked constant: metaobjectdump forgets it."""
    files = json.loads(metatypes)
    for prop in (prop for file in files for kind in file["classes"] for prop in kind.get("properties", ())):
        if "notify" not in prop:
            prop["constant"] = True
    return json.dumps(files)


if __name__ == "__main__":
    sys.exit(main())
