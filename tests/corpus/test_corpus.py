"""Every case of the corpus, through the check and onto the wall: what is shown, and each sentence, word for word.

expected.txt has, for each case, the titles on the wall, which picture the harmed page has (old, new, none), and all
that check says, in order. Windows' own traps that no other system can make are not here: OneDrive's files that are
there by name alone (their "offline" attribute), a file locked by its program (here: opening fails), names in the
device namespace (CON, NUL).
"""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.pictures import PictureProcess
from kiosk.release import Archive, Release, publish
from kiosk.staff.check import check
from kiosk.staff.sentences import sentence
from tests.corpus import folders, names, photos, tables, texts
from tests.corpus.case import GOOD, Case, base, calm, everything

MADE = "2026-11-24T16:00:00+00:00"
HOUSES = {"texts": texts, "tables": tables, "names": names, "photos": photos, "folders": folders}
CASES = [pytest.param(case, id=f"{house}-{case.name}") for house, module in HOUSES.items() for case in module.CASES]
EXPECTED = Path(__file__).with_name("expected.txt")


class _Standing(PictureProcess):
    """One child for all cases: starting one for each would take longer than all else."""

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good folder, what is on the wall of it, and something outside that nobody may see."""
    root = tmp_path_factory.mktemp("corpus")
    base(root / "content")
    (root / "secret").mkdir()
    (root / "secret" / "1.txt").write_text("标题：机密\n---\n机密。\n", encoding="utf-8")
    shutil.copy(root / "content" / "images" / "好.jpg", root / "secret" / "1.jpg")
    assert publish(root / "content", root / "state", made=MADE).result == "accepted"
    for name in ("content", "state"):
        (root / name).rename(root / f"good-{name}")
    return root


@pytest.fixture(scope="module", autouse=True)
def child() -> Iterator[None]:
    standing = _Standing()
    with pytest.MonkeyPatch.context() as patch:
        for module in ("kiosk.pictures.examination", "kiosk.release.copies"):
            patch.setattr(f"{module}.PictureProcess", lambda: standing)
        yield
    PictureProcess.close(standing)


@pytest.fixture
def content(home: Path) -> Iterator[Path]:
    """The good folder anew, of the very same files, so that what is not changed is not read again."""
    folder = home / "content"
    shutil.copytree(home / "good-content", folder, copy_function=os.link)
    shutil.copytree(home / "good-state", home / "state")
    yield folder
    shutil.rmtree(folder)
    shutil.rmtree(home / "state")


def expectations() -> dict[str, list[str]]:
    blocks = EXPECTED.read_text(encoding="utf-8").strip().split("\n\n")
    return {lines[0].removeprefix("# "): lines[1:] for lines in (block.split("\n") for block in blocks)}


def on_wall(state: Path) -> Release:
    release = Archive(state).current()
    assert release is not None
    return release


def said(content: Path, state: Path | None) -> list[str]:
    out = io.StringIO()
    check(content, as_json=True, language="zh", out=out, state=state)
    today = datetime.now(UTC).astimezone().date().isoformat()  # of what has not come onto the wall
    return [item["message"].replace(today, MADE[:10]) for item in json.loads(out.getvalue())]


def outcome(release: Release, before: Release, messages: list[str]) -> list[str]:
    """What a case came to, as expected.txt has it."""
    copies, old = ({photo.name: photo.copy for photo in one.manifest.photos} for one in (release, before))
    pages = release.content.deck.slides
    used = {photo.file for page in pages if page.zh.heading != GOOD for photo in page.zh.photos}
    photo = "/".join(sorted({_which(copies.get(file), old.get(file)) for file in used})) or "none"
    shown = "、".join(page.zh.heading[:20] for page in pages)
    return [f"wall: {shown}; picture: {photo}", *messages]


def _which(copy: str | None, old: str | None) -> str:
    if copy is None:
        return "stand-in"
    return "old" if copy == old else "new"


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case, content: Path, home: Path) -> None:
    if not case.here:
        pytest.skip("this machine cannot make it")
    state = home / "state"
    before = on_wall(state)
    case.make(content)
    lying = sorted(everything(content))
    with case.around(content):
        news = publish(content, state, made=MADE)
    if case.around is calm:
        assert sorted(everything(content)) == lying, "the content folder is only read"
    else:
        case.make(content)  # what went away meanwhile
    with case.around(content):
        told = said(content, state)
    fresh = said(content, None)  # a machine without a release
    release = on_wall(state)
    assert news.result in {"accepted", "refused", "unchanged", *([] if case.around is calm else ["moving"])}
    assert outcome(release, before, told) == expectations()[case.name]
    good = {page.id: page for page in release.content.deck.slides}["10-甲/10-好"]
    assert good == {page.id: page for page in before.content.deck.slides}[good.id], "the other page is as it was"
    if case.around is calm:
        assert {sentence(item) for item in news.problems} <= set(told)
    if news.result == "unchanged":
        assert not any(message.startswith("【必须改】") for message in told)
    assert all(message.startswith("【") and str(home) not in message for message in (*fresh, *told))
    assert "机密" not in str(release.content)


def test_good_folder_has_nothing_to_mend(content: Path, home: Path) -> None:
    assert said(content, home / "state") == []
    assert said(content, None) == []
    assert publish(content, home / "state", made=MADE).result == "unchanged"


def test_every_case_has_its_expectation_and_no_other_has() -> None:
    named = [case.name for module in HOUSES.values() for case in module.CASES]
    assert len(named) == len(set(named))
    assert set(expectations()) == set(named)
