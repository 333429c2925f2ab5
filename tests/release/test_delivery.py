"""A USB stick's load comes in whole or not at all, and what was there is kept."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.release import delivery, stick
from kiosk.release.delivery import DeliveryError, Trouble, deliver, finish
from kiosk.release.stick import Load, Refusal, RefusedError, loads, survey, volumes
from tests.folders import write_files

STAMP = "2026-11-24 18.30"
OLD = {"slides/10-a/10-x.md": "标题：旧\n", "slides/kiosk.txt": "标题：旧展\n", "images/p.jpg": "old"}
NEW = {
    "slides/10-a/section.txt": "标题：封面\n",
    "slides/10-a/10-x.txt": "标题：新\n",
    "slides/10-a/10-x.en.txt": "title: New\n",
    "slides/10-a/20-y.txt": "标题：也新\n",
    "images/照片.jpg": "x" * 3_000_000,
    "images/q.png": "q",
}


def read(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return write_files(tmp_path / "media" / "USB", NEW)


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", OLD)


def test_a_volume_is_one_only_where_something_is_mounted(tmp_path: Path) -> None:
    for name in ("USB", "leftover"):
        (tmp_path / "media" / name).mkdir(parents=True)
    found = volumes([f"{tmp_path}/media/*", f"{tmp_path}/media/*"], is_mount=lambda place: place.endswith("USB"))
    assert found == [tmp_path / "media" / "USB"]


def test_a_load_is_at_the_root_or_one_folder_down(tmp_path: Path, usb: Path) -> None:
    assert loads(usb) == [usb]
    deep = write_files(tmp_path / "deep", {f"展示/{name}": text for name, text in NEW.items()})
    (deep / "空的" / "slides").mkdir(parents=True)
    write_files(deep, {f"a/b/{name}": "" for name in NEW})
    assert loads(deep) == [deep / "展示"]
    assert loads(tmp_path / "gone") == []


def test_what_it_holds_is_counted(usb: Path) -> None:
    os.utime(usb / "images/q.png", (1_900_000_000, 1_900_000_000))
    write_files(usb, {"images/Thumbs.db": "junk", "slides/10-a/~$x.txt": "junk", "slides/10-a/_稿.txt": ""})
    load = survey(usb)
    assert (load.pages, load.pictures, len(load.files)) == (2, 2, len(NEW) + 1)
    assert load.newest == 1_900_000_000
    assert load.size == sum(len(text.encode()) for text in NEW.values())


def test_it_replaces_both_folders_and_keeps_what_was_there(usb: Path, hall: Path) -> None:
    shares: list[float] = []
    done = deliver(survey(usb), hall, stamp=STAMP, progress=shares.append)
    assert done.backup == f"备份/001 {STAMP}"
    files = read(hall)
    kept = {f"{done.backup}/{name}": text for name, text in OLD.items()}
    assert files == NEW | kept
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert [path.name for path in hall.iterdir() if path.name.startswith(".")] == []


def test_the_first_load_of_an_empty_folder_has_nothing_to_keep(usb: Path, tmp_path: Path) -> None:
    done = deliver(survey(usb), tmp_path / "new", stamp=STAMP)
    assert done.backup == ""
    assert read(tmp_path / "new") == NEW


def test_three_backups_are_kept_by_number_whatever_the_clock_says(usb: Path, hall: Path) -> None:
    write_files(hall, {"备份/我的/a.txt": "theirs"})
    for stamp in ("2040-01-01 00.00", STAMP, "1970-01-01 00.00", "1970-01-01 00.01", STAMP):
        deliver(survey(usb), hall, stamp=stamp)
    assert sorted(folder.name for folder in (hall / "备份").iterdir()) == [
        "003 1970-01-01 00.00",
        "004 1970-01-01 00.01",
        f"005 {STAMP}",
        "我的",
    ]


def test_a_folder_of_theirs_that_bears_a_year_is_no_backup(usb: Path, hall: Path) -> None:
    theirs = ["2023 国庆", "2024 春节", "2025 旧照片", "20261124 改版前", "2026 2026-11-24"]
    write_files(hall, {f"备份/{name}/a.txt": "theirs" for name in theirs})
    for _ in range(2):
        deliver(survey(usb), hall, stamp=STAMP)
    assert sorted(folder.name for folder in (hall / "备份").iterdir()) == sorted(
        [f"001 {STAMP}", f"002 {STAMP}", *theirs]
    )


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (lambda usb: (usb / "images/l.jpg").symlink_to("/etc/passwd"), Refusal.LINK),
        (lambda usb: (usb / "slides/l").symlink_to("/etc"), Refusal.LINK),
        (lambda usb: os.mkfifo(usb / "images/pipe.jpg"), Refusal.SPECIAL),
        (lambda usb: write_files(usb, {"slides/" + "d/" * 9 + "x.txt": ""}), Refusal.DEEP),
        (lambda usb: [f.unlink() for f in usb.glob("slides/*/[12]*.txt")], Refusal.NO_PAGES),
    ],
    ids=["link", "linked folder", "pipe", "deep", "no pages"],
)
def test_what_is_not_to_be_copied_is_refused(usb: Path, spoil: object, refusal: Refusal) -> None:
    spoil(usb)  # type: ignore[operator]
    with pytest.raises(RefusedError) as refused:
        survey(usb)
    assert refused.value.refusal is refusal


def test_linked_folders_are_no_load(usb: Path, tmp_path: Path) -> None:
    other = tmp_path / "media" / "other"
    other.mkdir()
    for name in ("slides", "images"):
        (other / name).symlink_to(usb / name)
    assert loads(other) == []


@pytest.mark.parametrize(
    ("limit", "most", "refusal"), [("MOST_BYTES", 2_999_999, Refusal.LARGE), ("MOST_FILES", 5, Refusal.MANY)]
)
def test_too_much_is_refused(
    usb: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, refusal: Refusal
) -> None:
    monkeypatch.setattr(stick, limit, most)
    with pytest.raises(RefusedError) as refused:
        survey(usb)
    assert refused.value.refusal is refusal


def failing(load: Load, hall: Path, **how: object) -> Trouble:
    """What goes wrong; after it, the old content is whole and nothing lies about."""
    with pytest.raises(DeliveryError) as failed:
        deliver(load, hall, stamp=STAMP, **how)  # type: ignore[arg-type]
    assert read(hall) == OLD
    assert sorted(path.name for path in hall.iterdir() if path.name != "备份") == ["images", "slides"]
    return failed.value.trouble


def test_a_stick_pulled_out_in_the_middle_changes_nothing(usb: Path, hall: Path) -> None:
    def pull(share: float) -> None:
        if share > 0.3:
            for file in usb.rglob("*"):
                if file.is_file():
                    file.unlink()

    assert failing(survey(usb), hall, progress=pull) is Trouble.GONE


def test_a_stick_that_cannot_be_read_changes_nothing(usb: Path, hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    load = survey(usb)
    monkeypatch.setattr(delivery.os, "read", fail)
    assert failing(load, hall) is Trouble.GONE


@pytest.mark.parametrize("text", ["x", "x" * 4_000_000], ids=["shorter", "longer"])
def test_a_file_that_is_half_written_on_the_stick_changes_nothing(usb: Path, hall: Path, text: str) -> None:
    load = survey(usb)
    write_files(usb, {"images/照片.jpg": text})
    assert failing(load, hall) is Trouble.CHANGED


def test_a_file_that_comes_while_it_is_copied_changes_nothing(usb: Path, hall: Path) -> None:
    load = survey(usb)
    write_files(usb, {"slides/10-a/30-z.txt": "标题：晚\n"})
    assert failing(load, hall) is Trouble.CHANGED


def test_a_link_put_in_place_of_a_file_is_not_followed(usb: Path, hall: Path) -> None:
    load = survey(usb)
    (usb / "images/q.png").unlink()
    (usb / "images/q.png").symlink_to(usb / "slides/10-a/10-x.txt")
    assert failing(load, hall) is Trouble.GONE


def test_a_full_disk_changes_nothing(usb: Path, hall: Path) -> None:
    assert failing(survey(usb), hall, free=lambda _: delivery.SPARE_BYTES) is Trouble.FULL


def test_being_stopped_changes_nothing(usb: Path, hall: Path) -> None:
    assert failing(survey(usb), hall, stop=lambda: True) is Trouble.STOPPED


def test_a_folder_that_cannot_be_written_is_told(usb: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DeliveryError) as failed:
        deliver(survey(usb), tmp_path / "file", stamp=STAMP)
    assert failed.value.trouble is Trouble.UNWRITABLE


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_folders_that_cannot_be_moved_are_put_back(
    usb: Path, hall: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    real, calls = Path.rename, []

    def rename(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == nth:
            raise PermissionError(13, "a file is open")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    assert failing(survey(usb), hall) is Trouble.BUSY


def test_what_cannot_be_put_back_is_logged_and_completed_at_the_next_start(
    usb: Path, hall: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, calls = Path.rename, []

    def rename(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) > 1:
            raise PermissionError(13, "a file is open")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(DeliveryError) as failed:
            deliver(survey(usb), hall, stamp=STAMP)
    assert failed.value.trouble is Trouble.HALF
    assert f"备份/001 {STAMP}: a file is open" in caplog.text
    finish(hall)
    assert NEW.items() <= read(hall).items()


class PowerCut(BaseException):
    """Nothing runs after it."""


@pytest.mark.parametrize("nth", range(1, 5))
def test_a_power_cut_in_the_exchange_is_completed_at_the_next_start(
    usb: Path, hall: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    real, calls = Path.rename, []

    def rename(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == nth:
            raise PowerCut
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(PowerCut):
            deliver(survey(usb), hall, stamp=STAMP)
    backup = finish(hall)
    assert backup == f"备份/001 {STAMP}"
    assert read(hall) == NEW | {f"{backup}/{name}": text for name, text in OLD.items()}


def test_a_power_cut_while_copying_leaves_the_old(usb: Path, hall: Path) -> None:
    def cut(_: float) -> None:
        raise PowerCut

    with pytest.raises(PowerCut):
        deliver(survey(usb), hall, stamp=STAMP, progress=cut)
    assert finish(hall) == ""
    assert read(hall) == OLD


def test_a_folder_made_anew_in_a_cut_off_exchange_is_kept_too(
    usb: Path, hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = Path.rename, []

    def rename(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise PowerCut
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(PowerCut):
            deliver(survey(usb), hall, stamp=STAMP)
    write_files(hall, {"slides/10-a/10-x.md": "标题：急着补的\n"})
    backup = finish(hall)
    files = read(hall)
    assert files["slides/10-a/10-x.txt"] == "标题：新\n"
    assert files[f"{backup}/slides 2/10-a/10-x.md"] == "标题：急着补的\n"


NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="/"), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    junk=st.dictionaries(
        st.tuples(st.sampled_from(["slides", "images", "slides/10-a", "."]), NAMES), st.binary(max_size=20)
    )
)
def test_whatever_lies_on_a_stick_it_is_taken_whole_or_refused(
    tmp_path_factory: pytest.TempPathFactory, junk: dict[tuple[str, str], bytes]
) -> None:
    root = tmp_path_factory.mktemp("any")
    usb, hall = write_files(root / "usb", NEW), write_files(root / "hall", OLD)
    for (folder, name), data in junk.items():
        if name not in {".", ".."} and not (usb / folder / name).exists():
            (usb / folder / name).write_bytes(data)
    try:
        load = survey(usb)
        deliver(load, hall, stamp=STAMP)
    except (RefusedError, DeliveryError):
        assert read(hall) == OLD
    else:
        for path, (size, _) in load.files.items():
            assert (hall / path).stat().st_size == size
        assert stat.S_ISDIR((hall / "备份").stat().st_mode)
