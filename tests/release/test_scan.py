"""What is seen of a folder, whole and packed."""

from __future__ import annotations

from pathlib import Path

from kiosk.release.scan import changed, fingerprint, packed, packed_scan, scan


def test_packed_is_the_same_however_it_is_come_by(content: Path) -> None:
    (content / "slides" / "10-a" / "deeper").mkdir()
    (content / "slides" / "10-a" / "deeper" / "x.md").touch()
    (content / "slides" / "10-a.md").touch()  # comes before what is in 10-a, by name
    (content / "images" / "to-nowhere.jpg").symlink_to("nowhere")
    seen = scan(content)
    assert packed_scan(content) == packed(seen)
    assert fingerprint(packed_scan(content)) == fingerprint(seen)
    assert packed_scan(content / "nowhere") == packed({})


def test_what_changed_is_told_of_packed_ones_too(content: Path) -> None:
    before, packed_before = scan(content), packed_scan(content)
    file = content / "slides" / "10-a" / "99-new.md"
    file.touch()
    folder = content / "slides" / "20-new"
    folder.mkdir()
    told = ("slides/10-a/99-new.md", "slides/20-new")
    assert changed(before, scan(content)) == changed(packed_before, packed_scan(content)) == told
    assert changed(packed_before, packed_before) == ()
