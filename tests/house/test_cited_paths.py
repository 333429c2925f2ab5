"""What documents, comments and docstrings name is there: files, folders, tests, places in a page, decisions."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), ROOT / "images" / "README.md", *(ROOT / "docs").rglob("*.md")])
FILES = sorted(path for room in ("kiosk", "tests", "tools") for path in (ROOT / room).rglob("[!.]*"))
SOURCES = [path for path in FILES if path.suffix == ".py"]
OTHERS = [ROOT / "pyproject.toml", *(path for path in FILES if path.suffix in {".qml", ".sh"})]
DECISIONS = {path.name.partition("-")[0] for path in (ROOT / "docs" / "adr").iterdir()}
# A build puts the one there; the other is told to be gone (ADR 9).
ELSEWHERE = {"kiosk/example", "tools/drawings", "tools/drawings/requirements.txt"}
ROOTED = re.compile(r"(?<![\w/.~$@-])(?:kiosk|tests|tools|docs|\.ci)/[\w./-]*\w")
INSIDE = re.compile(r"(?<![\w/.-])(?:\w+/)?\w+\.(?:py|qml)\b")  # deck/kept.py, test_pin.py, Picture.qml
LINKS = re.compile(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)")
# Papers of the design, which whoever has only this repository cannot look up.
NOT_HERE = re.compile(
    r"\b(?:DECISIONS|DESIGN|FACTS|LOOK|UX)\b"
    r"|(?i:\b(?:decisions|design|facts|look|pitfalls|ux),? (?:point|rule|section)s? \d)"
)
MEASURED = re.compile(r"\bPITFALLS \d+")  # beside what it says, in a source's comment: where it was measured


def is_there(cited: str) -> bool:
    return cited in ELSEWHERE or (ROOT / cited).exists()


def is_somewhere(cited: str) -> bool:
    """A file that is named without the folders before it."""
    return any(path.as_posix().endswith(f"/{cited}") for path in ROOT.glob(f"[kt]*/**/{Path(cited).name}"))


def headings(page: str) -> set[str]:
    """The places in a page, as links name them."""
    titles = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def broken_links(page: str, folder: Path) -> list[str]:
    broken = []
    for file, place in LINKS.findall(page):
        target = folder / file
        if file and not target.exists():
            broken.append(file)
        elif place and place not in headings(target.read_text(encoding="utf-8") if file else page):
            broken.append(f"{file}#{place}")
    return broken


def missing(text: str) -> list[str]:
    """The paths and decisions that a text names and that are not there."""
    text = re.sub(r"\bhttps?://\S+", "", text)
    paths = [cited for cited in ROOTED.findall(text) if not is_there(cited) and not is_there(f"{cited}.py")]
    decisions = [cited for cited in re.findall(r"\bADR (\d+)", text) if f"{int(cited):04}" not in DECISIONS]
    return paths + decisions


def told(source: str) -> str:
    """The comments and docstrings of a Python file."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return "\n".join(
        token.string for token in tokens if token.type == tokenize.COMMENT or token.string.startswith(('"""', 'r"""'))
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert missing(text) == []
    assert [cited for cited in INSIDE.findall(text) if not is_somewhere(cited)] == []
    if page.name != "check.md":  # which quotes what staff mistype
        assert broken_links(text, page.parent) == []
    assert NOT_HERE.findall(text) + MEASURED.findall(text) == []


def test_what_comments_name_is_there() -> None:
    found = {str(path.relative_to(ROOT)): missing(told(path.read_text(encoding="utf-8"))) for path in SOURCES}
    assert {file: cited for file, cited in found.items() if cited} == {}


def test_no_source_cites_what_is_not_here() -> None:
    texts = {path: told(path.read_text(encoding="utf-8")) for path in SOURCES}
    texts |= {path: path.read_text(encoding="utf-8") for path in OTHERS}
    found = {str(path.relative_to(ROOT)): NOT_HERE.findall(text) for path, text in texts.items()}
    assert {file: cited for file, cited in found.items() if cited} == {}


def test_what_is_not_there_is_found(tmp_path: Path) -> None:
    text = "`tests/guard/test_boot.py`, kiosk/guard/boot.py and ADR 9999; but not kiosk/guard/aside.py nor ADR 1."
    assert missing(text) == ["tests/guard/test_boot.py", "kiosk/guard/boot.py", "9999"]
    assert not is_somewhere("test_boot.py")
    assert is_somewhere("guard/aside.py")
    assert NOT_HERE.findall("(PITFALLS 4), UX 7.1, (DESIGN), (design, rule 6)") == [
        "UX",
        "DESIGN",
        "design, rule 6",
    ]
    assert not NOT_HERE.search("a look, a design and two decisions (ADR 6)")
    (tmp_path / "there.md").write_text("# A place, here\n", encoding="utf-8")
    links = "[a](there.md) [b](there.md#a-place-here) [c](there.md#gone) [d](gone.md) [e](#nowhere)"
    assert broken_links(links, tmp_path) == ["there.md#gone", "gone.md", "#nowhere"]
