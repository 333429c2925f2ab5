"""The bench's own arithmetic: what it counts, keeps and writes. No program is started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from PIL import ExifTags, Image, ImageChops, ImageOps, ImageStat

from kiosk.deck import read_deck
from kiosk.show import outline_of
from tests.bench import browser, impress, tree
from tests.bench.__main__ import opponents, wanted
from tests.bench.decks import IN_LOOP, phone_photo, write_deck
from tests.bench.ground import QUICK, Ground, Plan, Program, Start
from tests.bench.kiosk import ROOT
from tests.bench.looks import Look, flat_share, has_text, incomplete, is_one_ground, is_photo
from tests.bench.plot import Chart, plot
from tests.bench.record import Book, Result, Taken
from tests.bench.report import BEGIN, END, write_report
from tests.bench.rows import changes
from tests.bench.rows.copy import copies as measured
from tests.bench.rows.copy import copy
from tests.bench.rows.frames import figures, told
from tests.bench.rows.size import a_slide, flat
from tests.bench.screen import Frames, Screen
from tests.bench.suite import ROWS
from tests.bench.xclient import Box

DRIFT = 16.0  # seconds, Picture.qml


def result(row: str, subject: str, *values: float, what: str = "process start", **more: object) -> Result:
    return Result(row, what, subject, "s", values, **more)  # type: ignore[arg-type]


def test_standing_still_is_no_gap_between_frames() -> None:
    frames = Frames([0.0, 0.02, 0.04, 5.0, 5.02])
    assert frames.gaps == pytest.approx([0.02, 0.02, 0.02])
    assert frames.rate == pytest.approx(50)
    assert frames.longest == pytest.approx(4.96)


def test_a_large_photo_is_as_a_phone_takes_it(tmp_path: Path) -> None:
    file = phone_photo(tmp_path / "photo.jpg", (3200, 2400))
    assert 0.25 < file.stat().st_size / (3200 * 2400) < 0.42, "12 to 20 MB at 48 megapixels"
    with Image.open(file) as stored:
        assert (stored.size, stored.getexif()[ExifTags.Base.Orientation]) == ((3200, 2400), 6)
        seen = ImageOps.exif_transpose(stored)
    with Image.open(ROOT / "images" / "chashan.jpg") as shipped:
        wanted = ImageOps.fit(shipped, (2400, 3200))
    assert ImageStat.Stat(ImageChops.difference(seen, wanted)).mean == pytest.approx([0, 0, 0], abs=12)


def test_the_smallest_deck_is_the_measure_of_the_others_starts() -> None:
    few, many = flat("to the living panel", {10: [0.4, 0.5, 0.41], 10_000: [0.5, 0.52, 0.49]})
    assert (few.bar, many.bar) == (None, 0.49)
    assert (few.what, many.what) == ("to the living panel, 10 slides", "to the living panel, 10,000 slides")
    assert many.reached is False
    assert a_slide({10: [100.0, 101.0], 1_034: [104.0, 103.0]}) == (4.0, 2.0)


def mean(slides: Path, *, en: bool, cover: bool) -> float:
    """Bytes of a slide's file, or of a cover's."""
    found = [
        path.stat().st_size
        for path in slides.glob("*/*.md")
        if (path.name.endswith(".en.md"), path.name.startswith("section")) == (en, cover)
    ]
    return sum(found) / len(found)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_deck(tmp_path_factory.mktemp("many") / "content", 105)


def test_a_made_deck_is_as_heavy_as_the_shipped_one(many: Path) -> None:
    for en in (False, True):
        for cover in (False, True):
            shipped = mean(ROOT / "slides", en=en, cover=cover)
            assert mean(many / "slides", en=en, cover=cover) == pytest.approx(shipped, rel=0.05)


def test_a_made_deck_has_nothing_to_mend_and_moves_all_the_time(many: Path) -> None:
    reading = read_deck(many)
    assert list(reading.problems) == []
    assert all(slide.en.title and slide.en.body for slide in reading.deck.slides)
    panels = outline_of(reading.deck).panels
    assert len(panels) == IN_LOOP
    assert all(panel.dwell < DRIFT for panel in panels), "a rest would be taken for a gap in the loop"


def test_a_deck_of_another_form_is_made_anew(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "slides").mkdir(parents=True)
    (content / "complete").touch()
    write_deck(content, 1)
    written = content / "slides" / "010-section" / "00-slide0.en.md"
    written.unlink()
    assert not write_deck(content, 1).joinpath(written).exists(), "one of this form is left as it is"


def test_no_frames_have_no_rate() -> None:
    assert (Frames().rate, Frames().gap(0.99), Frames([1.0]).longest) == (0.0, 0.0, 0.0)


FADE = 44  # frames
PANEL = 720  # frames


def lap(*rest: float) -> list[Look]:
    """Panels whose pictures are so flat at rest: each fades in over the one before, words go before others come."""
    frames, before = [], rest[0]
    for panel, share in enumerate(rest):
        for at in range(PANEL):
            shown = before + (share - before) * min(1.0, at / FADE)
            frames.append(Look(panel, shown, words=not 12 <= at < 22))
        before = share
    return frames


def holed(frames: list[Look], begin: int, length: int) -> list[int]:
    """The frames that are found once so many of them show nothing of their picture."""
    hole = range(begin, begin + length)
    return incomplete([replace(look, flat=1.0) if at in hole else look for at, look in enumerate(frames)])


def test_a_stall_is_told_though_it_is_no_gap() -> None:
    frames = Frames([0.5, 0.52, 0.54, 5.0, 5.02], different=4, looked=5, began=0.1, ended=5.1)
    assert frames.pauses == pytest.approx([0.4, 4.46])
    assert figures(frames) == pytest.approx((50, 20, 20, 80, 2, 4.46))
    assert Frames([0.5, 0.52], began=0.4, ended=2.52).pauses == pytest.approx([2.0]), "up to the end of the watch"
    assert Frames(began=0.0, ended=1.0).pauses == [1.0], "nothing at all"
    assert figures(Frames([0.0, 0.02]))[4:] == (0, 0.0)


def test_every_program_has_its_pauses_told_and_only_the_kiosk_has_bars() -> None:
    runs = [(60.0, 18.0, 31.0, 93.0, 1.0, 0.8), (61.0, 18.0, 31.0, 93.0, 0.0, 0.0)]
    for name, bars in (("kiosk", [60.0, 20.0]), ("page", [])):
        results = {r.what: r for r in told("frames", "1080p", name, runs, 20.0, (60.0, 20.0))}
        pauses = results["pauses longer than 0.25 s, 1080p"]
        assert (pauses.values, pauses.note) == ((1.0, 0.0), "in 20 s")
        assert results["longest pause longer than 0.25 s, 1080p"].values == (0.8, 0.0)
        assert [r.bar for r in results.values() if r.bar is not None] == bars


def test_an_exchange_is_no_hole_whichever_panel_is_flatter() -> None:
    assert incomplete(lap(0.0, 0.23, 0.0, 0.5, 0.1)) == []


@pytest.mark.parametrize("length", [1, 30, 60, 600, PANEL])
@pytest.mark.parametrize("begin", [PANEL - 1, PANEL, PANEL + 50])
def test_a_hole_is_found_however_long_it_is(begin: int, length: int) -> None:
    assert holed(lap(0.0, 0.23, 0.1, 0.0), begin, length) == [*range(begin, begin + length)]


def test_a_stand_in_is_a_hole_though_it_is_not_all_flat() -> None:
    frames = [replace(look, flat=0.8) if look.panel == 1 else look for look in lap(0.0, 0.1, 0.0)]
    assert {frames[at].panel for at in incomplete(frames)} >= {1}


def test_words_that_stay_away_are_a_hole() -> None:
    frames = lap(0.1, 0.2)
    gone = range(PANEL + 12, PANEL + 90)
    found = incomplete([replace(look, words=False) if at in gone else look for at, look in enumerate(frames)])
    assert found == [*gone]


def test_a_photo_is_told_from_a_ground() -> None:
    ground = Image.new("RGB", (240, 90), "#2a3d62")
    photo = Image.effect_noise((240, 90), 60).convert("RGB")
    photo.paste(Image.merge("RGB", [Image.effect_noise((240, 45), 90) for _ in range(3)]), (0, 0))
    assert (is_photo(ground), is_photo(photo)) == (False, True)
    assert (flat_share(ground), flat_share(photo)) == (1.0, 0.0)
    assert (has_text(ground), has_text(photo)) == (False, True)
    assert is_one_ground(ground, ground.crop((0, 0, 4, 4)))
    assert not is_one_ground(Image.new("RGB", (4, 4)), ground)


def test_boxes_meet_where_they_share_a_pixel() -> None:
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 5, 5))
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 5, 5))
    assert not Box(0, 10, 10, 10).meets(Box(0, 0, 5, 10))


def test_what_is_measured_outlives_an_interrupted_run(tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    book = Book(file)
    book.add([result("start", "kiosk", 0.4, 0.5)])
    book.fail("cpu", "it fell")
    file.write_bytes(file.read_bytes() + b'{"result": {"row"')
    again = Book(file)
    assert again.has("start")
    assert not again.has("start", "another plan")
    assert not again.has("cpu")
    assert [failure.why for failure in again.failures] == ["it fell"]
    again.forget("cpu")
    again.forget("start")
    assert not Book(file).results
    assert not Book(file).failures


def test_a_long_row_goes_on_where_it_was_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ground = Ground(tmp_path, Plan(runs=2))
    turns: list[str] = []

    def measure(name: str, begin: object) -> tuple[float, ...]:
        del begin
        turns.append(name)
        if len(turns) == 3:
            raise TimeoutError
        return float(len(turns)), 0.5

    def start(screen: object) -> Program:
        raise AssertionError(screen)

    programs: dict[str, Start] = {"kiosk": start, "page": start}
    monkeypatch.setattr("tests.bench.ground.commit", lambda _: "abc")
    with pytest.raises(TimeoutError):
        ground.in_turn("cpu", programs, measure)
    file = next(tmp_path.glob("cpu*"))
    file.write_bytes(file.read_bytes() + b'{"subject": "page", "fig')
    assert ground.in_turn("cpu", programs, measure) == {"kiosk": [(1, 0.5), (4, 0.5)], "page": [(2, 0.5), (5, 0.5)]}
    assert turns == ["kiosk", "page", "kiosk", "kiosk", "page"]

    monkeypatch.setattr("tests.bench.ground.commit", lambda _: "def")
    assert not ground.runs("cpu").of("kiosk"), "what another commit did is not this one's"
    monkeypatch.setattr("tests.bench.ground.commit", lambda _: "abc")
    assert not Ground(tmp_path, QUICK).runs("cpu").of("kiosk")
    assert ground.runs("cpu").of("kiosk")
    ground.runs("cpu").forget()
    assert not ground.runs("cpu").of("kiosk")


def test_memory_at_the_true_pace_has_its_own_ratio(tmp_path: Path) -> None:
    book = Book(tmp_path / "results.jsonl")
    book.add([result("memory", name, mb, what="memory (PSS)") for name, mb in (("kiosk", 100.0), ("page", 500.0))])
    book.add([result("cpu", name, mb, what="memory (PSS)") for name, mb in (("kiosk", 150.0), ("page", 300.0))])
    text = write_report(book, Ground(tmp_path, QUICK), tmp_path, quick=False).read_text(encoding="utf-8")
    assert "| memory after many panels, faster than in life | 0.20 | at most 0.3: reached |" in text
    assert "| memory after five minutes at the true pace | 0.50 | at most 0.3: **not reached** |" in text


def test_the_report_keeps_what_people_wrote_and_says_what_is_not_reached(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"# Speed\n\nBefore.\n\n{BEGIN}\nold\n{END}\n\n## After\n", encoding="utf-8")
    book = Book(tmp_path / "results.jsonl")
    book.add([result("start", "kiosk", 0.4, 0.6, 0.5, bar=0.45, digits=2), result("start", "page", 0.8)])
    book.fail("photo", "no room")
    book.add([result("cpu", "kiosk", 20.0)], "", Taken("2026-11-29", "a", "", "one", {"Impress": "not installed"}))
    write_report(book, Ground(tmp_path, QUICK), tmp_path, quick=False)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Speed\n\nBefore.\n\n")
    assert text.endswith(f"{END}\n\n## After\n")
    assert "\nold\n" not in text
    assert "| process start, s | 0.50 (0.40 to 0.60) | at most 0.45 | **not reached** |" in text
    assert "| start, to the launch picture | 0.62 | at most 0.5: **not reached** |" in text
    assert "- `cpu` without Impress: not installed." in text
    assert "one run of the kiosk" in text
    assert "judged by the median, unless “worst” is in" in text
    assert "`photo` came to nothing: no room" in text


def test_the_living_panel_has_its_own_ratio_and_bar(tmp_path: Path) -> None:
    book = Book(tmp_path / "results.jsonl")
    lives = result("start", "kiosk", 0.44, what="to the panel that lives and can be touched")
    book.add([result("start", "kiosk", 0.2), result("start", "page", 0.5), lives])
    text = write_report(book, Ground(tmp_path, QUICK), tmp_path, quick=False).read_text(encoding="utf-8")
    assert "| start, to the launch picture | 0.40 | at most 0.5: reached |" in text
    assert "| start, to the living panel | 0.88 | at most 0.5: **not reached** |" in text
    drawn = (tmp_path / "performance.svg").read_text(encoding="utf-8")
    bars = [drawn.index(f">{name}<") for name in ("this kiosk", "this kiosk, live", "Chromium, plain page")]
    assert bars == sorted(bars)
    assert drawn.count("#c2452d") == 2, "both bars are ours"


def test_the_report_says_when_each_row_was_measured(tmp_path: Path) -> None:
    book = Book(tmp_path / "results.jsonl")
    book.add([result("start", "kiosk", 0.2)], "", Taken("2026-11-27", "abc1234", "0.3 on 2 cores", "Python 3.11.7"))
    book.add([result("still", "kiosk", 0.2)], "", Taken("2026-11-28", "def5678+", "1.0 on 2 cores", "Python 3.11.7"))
    book.add([result("save", "kiosk", 2.0)])
    ground = Ground(tmp_path, QUICK)
    text = write_report(book, ground, tmp_path, quick=False).read_text(encoding="utf-8")
    assert text.count("Python 3.11.7") == 1
    assert "| start | 2026-11-27 | abc1234 | 0.3 on 2 cores |" in text
    assert "| still | 2026-11-28 | def5678+ | 1.0 on 2 cores |" in text
    assert "| save | before this was kept |  |  |" in text
    assert "| photo | not measured yet |  |  |" in text
    book.add([result("touch", "kiosk", 9.0)], "", Taken("2026-11-29", "def5678", "0.1 on 2 cores", "Python 3.11.8"))
    text = write_report(book, ground, tmp_path, quick=False).read_text(encoding="utf-8")
    assert "1. On Python 3.11.7." in text
    assert "2. On Python 3.11.8." in text
    assert "| start | 2026-11-27 | abc1234 | 0.3 on 2 cores | 1 |" in text
    assert "| touch | 2026-11-29 | def5678 | 0.1 on 2 cores | 2 |" in text
    assert "| save | before this was kept |  |  |  |" in text


def test_a_row_measured_earlier_stays_in_the_report(tmp_path: Path) -> None:
    out, ground = tmp_path / "docs", Ground(tmp_path, QUICK)
    first, second = Book(tmp_path / "first.jsonl"), Book(tmp_path / "second.jsonl")
    first.add([result("start", "kiosk", 0.2), result("touch", "kiosk", 7.0)], "", Taken("2026-11-27", "a", "", "one"))
    second.add([result("start", "kiosk", 0.3)], "", Taken("2026-11-29", "b", "", "two"))
    second.fail("touch", "no finger")
    write_report(first, ground, out, quick=False)
    text = write_report(second, ground, out, quick=False).read_text(encoding="utf-8")
    assert "| process start, s | 0.3 |" in text
    assert "| 0.2 |" not in text
    assert "| process start, s | 7.0 |" in text
    assert "`touch` came to nothing: no finger" in text
    text = write_report(Book(tmp_path / "empty.jsonl"), ground, out, quick=False).read_text(encoding="utf-8")
    assert "| start | 2026-11-29 | b |" in text
    assert "came to nothing" not in text


def test_the_plot_is_well_formed_and_no_bar_leaves_it() -> None:
    chart = Chart("A & B", "s", (("ours", (1.0, 2.0)), ("theirs", (40.0,))))
    root = ET.fromstring(plot([chart] * 3))  # noqa: S314 - our own
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for bar in root.iter("{http://www.w3.org/2000/svg}rect"):
        at = {name: float(bar.attrib.get(name, 0)) for name in ("x", "y", "width", "height")}
        assert at["x"] + at["width"] <= width
        assert at["y"] + at["height"] <= height


@pytest.mark.parametrize("module", [browser, impress])
def test_an_opponent_finds_its_home_as_it_left_it(
    module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes: list[str] = []

    def popen(call: list[str], *, env: dict[str, str], **more: object) -> None:
        del call, more
        homes.append(env["HOME"])
        assert Path(env["HOME"]).is_dir()
        assert env["XDG_RUNTIME_DIR"] != env["HOME"]

    monkeypatch.setattr("subprocess.Popen", popen)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(module, "find", lambda: "program")
    for _ in range(2):
        if module is browser:
            browser.Browser("page", Screen(9, (1920, 1080), 1), tmp_path / "page.html", tmp_path / "profile")
        else:
            impress.Impress(Screen(9, (1920, 1080), 1), tmp_path / "loop.odp", tmp_path / "profile")
    assert homes == [str(tmp_path / "profile" / "home")] * 2


def test_a_copy_of_a_frame_is_of_all_its_bytes_and_stands_in_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    def copies(size: int) -> tuple[float, ...]:
        sizes.append(size)
        return (0.2, 0.25, 0.3)

    assert len(measured(64, 3)) == 3
    monkeypatch.setattr("tests.bench.rows.copy.copies", copies)
    ground, book = Ground(tmp_path, QUICK), Book(tmp_path / "results.jsonl")
    book.add(copy(ground))
    assert sizes == [8_294_400, 33_177_600]
    text = write_report(book, ground, tmp_path, quick=False).read_text(encoding="utf-8")
    assert "| one copy of a frame in memory, 1080p, ms | 0.25 (0.20 to 0.30) |  |  |" in text


def test_what_is_left_out_is_named_as_it_is_called() -> None:
    assert opponents("") == []
    assert opponents("reveal.js, Impress") == ["reveal.js", "Impress"]
    with pytest.raises(SystemExit, match=r"nothing is called Word; there are page, reveal\.js, Impress"):
        opponents("Word")


def test_what_others_share_with_a_tree_is_counted_whole_and_once() -> None:
    library = "7f0000000000-7f0000001000 r-xp 00001000 fe:01 42 /usr/lib/libQt6Quick.so.6\n"
    memory = "7f1000000000-7f1000001000 rw-p 00000000 00:00 0\n"
    told = [
        *(library, "Rss: 900 kB\n", "Pss: 500 kB\n", "Shared_Clean: 800 kB\n", "Shared_Dirty: 0 kB\n"),
        *("Private_Clean: 100 kB\n", "Private_Dirty: 0 kB\n", "VmFlags: rd ex mr\n", memory, "Pss: 70 kB\n"),
    ]
    (file, sizes), (none, more) = tree._mappings("".join(told))
    assert (file, sizes["Shared_Clean"], none, more) == ("fe:01 42 00001000", 800, "", {"Pss": 70})


def test_a_process_that_shares_its_libraries_counts_them_whole() -> None:
    call = [sys.executable, "-c", "print(flush=True); input()"]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdout.readline()
        assert tree.whole_memory(child.pid) > tree.memory(child.pid) > 0
        name = Path(f"/proc/{child.pid}/exe").resolve().name
        assert {os.getpid(), child.pid} <= set(tree.strangers(name))
        assert child.pid not in tree.strangers(name, [child.pid])
        child.stdin.write(b"\n")


def test_each_row_of_issue_6_is_measured() -> None:
    assert wanted(None) == list(ROWS)
    assert list(ROWS)[-1] == "endless", "all others are there by then"
    assert set(ROWS) == {
        *("start", "frames", "frames-4k", "cpu", "still", "memory", "touch", "exchange", "save", "decks", "photo"),
        *("copy", "endless"),
    }


def test_a_stranger_has_decoded_once_when_the_watch_begins_and_is_gone_after(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    Image.new("RGB", (64, 36), "teal").save(photo)
    with changes._stranger(photo) as stranger:
        assert stranger.poll() is None
    assert stranger.returncode == -signal.SIGKILL
