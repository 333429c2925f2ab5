"""The list of scenes: one short file each, in a folder for each section; must not know Blender."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

FOLDERS = ("opening", "creation", "balance", "governance")


def names() -> list[str]:
    """Every scene, in the order of the report's sections: the name of its picture without ``.jpg``."""
    here = Path(__file__).parent
    return [file.stem.replace("_", "-") for folder in FOLDERS for file in sorted((here / folder).glob("[!_]*.py"))]


def scene(name: str) -> ModuleType:
    """The module of a scene: HOUR, ZH and EN (what the picture shows), and build(). Raises KeyError."""
    here = Path(__file__).parent
    for folder in FOLDERS:
        if (here / folder / f"{name.replace('-', '_')}.py").is_file():
            return import_module(f".{folder}.{name.replace('-', '_')}", __package__)
    raise KeyError(name)
