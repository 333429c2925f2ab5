"""The staff PIN: what is one, who may try when, and that neither a restart nor the clock of the day opens it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import msgspec
import pytest

from kiosk.guard import pin as pins
from kiosk.guard import private, waits
from kiosk.guard.pin import Pin, Standing, Weakness, weakness

RIGHT, WRONG = "402817", "402818"


class Machine:
    """A machine with a state folder, a clock since its start, and a name for that start."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.now = 5000.0
        self.boot = "first"
        self.pin = self.start()

    def start(self) -> Pin:
        """The kiosk's program starts."""
        self.pin = Pin(self.state, clock=lambda: self.now, boot=self.boot)
        return self.pin

    def reboot(self) -> Pin:
        """The machine starts; its clock begins near 0."""
        self.boot += "'"
        self.now = 12.0
        return self.start()

    def wrong(self, times: int) -> float:
        """So many wrong tries, each as soon as it may be; the wait after the last."""
        for _ in range(times):
            self.now += self.pin.remaining()
            assert self.pin.attempt(WRONG).result == "wrong"
        return self.pin.remaining()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that takes no time: what it takes is not what these tests are about."""
    monkeypatch.setattr(pins, "_N", 2)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "state")
    machine.pin.set(RIGHT)
    return machine


def test_the_right_pin_is_right_and_a_wrong_one_is_wrong(machine: Machine) -> None:
    assert machine.pin.attempt(RIGHT).result == "right"
    assert machine.pin.attempt(WRONG).result == "wrong"


def test_there_is_no_pin_until_one_is_set(tmp_path: Path) -> None:
    pin = Pin(tmp_path)
    assert pin.standing() is Standing.UNSET
    assert [pin.attempt(digits).result for digits in ("", "000000", RIGHT)] == ["none"] * 3
    assert pin.remaining() == 0


@pytest.mark.parametrize(
    ("digits", "weak"),
    [
        ("402817", None),
        ("112358", None),
        ("40281", Weakness.SHORT),
        ("1234567890123", Weakness.LONG),
        ("40281a", Weakness.NOT_DIGITS),
        ("", Weakness.NOT_DIGITS),
        ("４０２８１７", Weakness.NOT_DIGITS),
        ("000000", Weakness.SAME),
        ("77777777", Weakness.SAME),
        ("123456", Weakness.RUN),
        ("654321", Weakness.RUN),
        ("890123", Weakness.RUN),
        ("321098", Weakness.RUN),
        ("121212", Weakness.REPEATED),
        ("1231231", Weakness.REPEATED),
    ],
)
def test_what_anybody_would_try_is_no_pin(digits: str, weak: Weakness | None) -> None:
    assert weakness(digits) is weak


def test_a_weak_pin_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="weak"):
        Pin(tmp_path).set("123456")
    assert list(tmp_path.iterdir()) == []


def test_full_width_digits_are_the_same_digits(machine: Machine) -> None:
    assert machine.pin.attempt("４０２８１７").result == "right"


def test_the_file_is_its_owners_alone_and_does_not_say_the_pin(machine: Machine) -> None:
    machine.wrong(1)
    for file in machine.state.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert RIGHT.encode() not in file.read_bytes()
    before = (machine.state / "pin.json").read_bytes()
    machine.pin.set(RIGHT)
    assert (machine.state / "pin.json").read_bytes() != before, "each PIN has a salt of its own"


def test_the_hash_is_scrypt_of_the_measured_cost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    costs = []
    real = pins.hashlib.scrypt

    def scrypt(data: bytes, **how: object) -> bytes:
        costs.append((how["n"], how["r"], how["p"]))
        return real(data, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(pins, "_N", 2**15)
    monkeypatch.setattr(pins.hashlib, "scrypt", scrypt)
    Pin(tmp_path).set(RIGHT)
    assert costs == [(2**15, 8, 1)]


def test_waits_double_up_to_five_minutes(machine: Machine) -> None:
    assert [machine.wrong(1) for _ in range(11)] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_nobody_tries_while_it_waits_not_even_with_the_right_one(machine: Machine) -> None:
    assert machine.wrong(3) == 4
    machine.now += 3.9
    refused = machine.pin.attempt(RIGHT)
    assert (refused.result, round(refused.wait, 3)) == ("wait", 0.1)
    assert machine.pin.remaining() == pytest.approx(0.1), "asking too early costs nothing"
    machine.now += 0.1
    assert machine.pin.attempt(RIGHT).result == "right"


def test_the_right_one_tells_how_many_were_wrong_and_begins_anew(machine: Machine) -> None:
    machine.wrong(2)
    machine.now += 10
    assert machine.pin.attempt(RIGHT).missed == 2
    assert machine.pin.attempt(RIGHT).missed == 0
    assert machine.wrong(1) == 1


def test_a_restart_of_the_program_goes_on_waiting(machine: Machine) -> None:
    assert machine.wrong(6) == 32
    machine.now += 20
    machine.start()
    assert machine.pin.remaining() == 12
    assert machine.pin.attempt(RIGHT).result == "wait"
    machine.now += 12
    assert machine.pin.attempt(WRONG).wait == 64, "the count goes on too"


def test_a_restart_of_the_machine_begins_the_wait_anew_and_never_longer(machine: Machine) -> None:
    machine.wrong(20)
    machine.now += 299
    machine.reboot()
    assert machine.pin.remaining() == 300
    machine.now += 250
    machine.start()
    assert machine.pin.remaining() == 50
    machine.now += 50
    assert machine.pin.attempt(RIGHT).missed == 20


def test_a_restart_of_the_machine_is_known_though_its_clock_is_past_the_last_try(machine: Machine) -> None:
    machine.now = 20.0
    machine.wrong(6)
    machine.reboot()
    machine.now = 500.0
    assert machine.pin.remaining() == 32


@pytest.mark.parametrize("wall", [0.0, 2_210_000_000.0], ids=["1970", "2040"])
def test_the_clock_of_the_day_neither_opens_nor_shuts(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, wall: float
) -> None:
    machine.wrong(6)
    monkeypatch.setattr(waits.time, "time", lambda: wall)
    for file in machine.state.iterdir():
        os.utime(file, (wall, wall))
    assert machine.pin.remaining() == 32
    machine.start()
    assert machine.pin.remaining() == 32
    machine.now += 32
    assert machine.pin.attempt(RIGHT).result == "right"


def test_a_clock_that_goes_back_begins_the_wait_anew(machine: Machine) -> None:
    machine.wrong(6)
    machine.now -= 4000
    assert machine.pin.remaining() == 32
    machine.now += 31
    assert machine.pin.remaining() == 1


def test_a_try_counts_before_it_is_compared(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_fails(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pins, "_digest", power_fails)
        with pytest.raises(KeyboardInterrupt):
            machine.pin.attempt(WRONG)
    machine.start()
    assert machine.pin.remaining() == 1


def test_a_full_disk_does_not_stop_the_waits(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(waits, "write_private", full)
    assert machine.wrong(4) == 8
    machine.now += 8
    assert machine.pin.attempt(RIGHT).missed == 4


@pytest.mark.parametrize(
    "damage", [b"", b"\0" * 200, b"{}", b'{"salt":"AAAA","digest":"AAAA"}', b"[" * 90_000], ids=range(5)
)
def test_a_damaged_pin_is_set_aside_and_never_opens(machine: Machine, damage: bytes) -> None:
    (machine.state / "pin.json").write_bytes(damage)
    assert machine.pin.standing() is Standing.DAMAGED
    assert machine.pin.attempt(RIGHT).result == "none"
    assert (machine.state / "pin.json.damaged").read_bytes() == damage
    assert machine.start().standing() is Standing.DAMAGED, "told until it is set anew"
    machine.pin.set(RIGHT)
    assert machine.pin.standing() is Standing.SET
    assert machine.pin.attempt(RIGHT).result == "right"


def test_every_bit_that_turns_in_the_pin_s_file_is_seen(machine: Machine) -> None:
    file = machine.state / "pin.json"
    whole = file.read_bytes()
    for place in range(8 * len(whole)):
        file.write_bytes(turned(whole, place))
        assert machine.pin.standing() is Standing.DAMAGED, place
        assert file.with_name("pin.json.damaged").read_bytes() == turned(whole, place)


def test_a_pin_of_the_version_without_a_sum_goes_on_being_right(machine: Machine) -> None:
    salt = bytes(range(16))
    kept = {"salt": salt, "digest": pins._digest(RIGHT, salt), "format": 1}
    (machine.state / "pin.json").write_bytes(msgspec.json.encode(kept))
    assert machine.pin.attempt(RIGHT).result == "right"


def test_a_folder_in_the_place_of_the_pin_is_set_aside_and_gives_way_to_a_new_one(machine: Machine) -> None:
    file = machine.state / "pin.json"
    for _ in range(2):
        file.unlink()
        file.mkdir()
        assert machine.pin.standing() is Standing.DAMAGED
        assert not file.exists()
        machine.pin.set(RIGHT)
        assert machine.pin.attempt(RIGHT).result == "right"
        assert not file.with_name("pin.json.damaged").exists()
    (machine.state / "pin.json.damaged").mkdir()
    assert machine.pin.remove()
    assert machine.pin.standing() is Standing.UNSET


def turned(whole: bytes, place: int) -> bytes:
    """``whole`` with one bit turned."""
    data = bytearray(whole)
    data[place // 8] ^= 1 << place % 8
    return bytes(data)


def test_no_bit_that_turns_in_the_count_forgives_a_try_in_silence_or_waits_longer(
    machine: Machine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private.os, "fsync", lambda _: None)  # no power fails here
    machine.wrong(6)
    file = machine.state / "pin-tries.json"
    whole = file.read_bytes()
    for place in range(8 * len(whole)):
        file.write_bytes(turned(whole, place))
        caplog.clear()
        wait = machine.start().remaining()
        assert (wait, bool(caplog.records)) == (300, True) or (wait, machine.pin.attempt(RIGHT).missed) == (32, 6), (
            place
        )


def test_a_count_of_the_version_without_a_sum_goes_on(machine: Machine) -> None:
    (machine.state / "pin-tries.json").write_bytes(b'{"wrong":6,"wait":32.0,"boot":"first","at":5000.0}')
    assert machine.pin.remaining() == 32
    machine.now += 32
    assert machine.pin.attempt(WRONG).wait == 64


@pytest.mark.parametrize("damage", [b"", b"\xff\0", b'{"wrong": "x"}', b"[" * 60_000], ids=range(4))
def test_a_damaged_count_waits_longest_once(machine: Machine, damage: bytes) -> None:
    machine.wrong(1)
    (machine.state / "pin-tries.json").write_bytes(damage)
    assert machine.pin.remaining() == 300
    machine.now += 300
    assert machine.pin.attempt(RIGHT).result == "right"


def test_a_count_out_of_range_waits_no_longer_than_the_longest(machine: Machine) -> None:
    (machine.state / "pin-tries.json").write_bytes(b'{"wrong": -5, "wait": 1e12, "boot": "first", "at": 5000}')
    assert machine.pin.remaining() == 300
    for more in (b"", b', "format": 2, "sum": "0"'):
        (machine.state / "pin-tries.json").write_bytes(b'{"wrong": 1%s%s}' % (b"0" * 40, more))
        assert machine.pin.remaining() == (300 if more else 0)
        machine.now += 300
        assert machine.pin.attempt(WRONG).result == "wrong"


def test_a_new_pin_forgets_wrong_tries_and_a_removed_one_opens_nothing(machine: Machine) -> None:
    machine.wrong(9)
    machine.pin.set("739105")
    assert machine.pin.attempt("739105").result == "right"
    assert machine.pin.remove()
    assert not machine.pin.remove()
    assert machine.pin.attempt("739105").result == "none"


def test_a_file_for_another_user_is_told_and_not_touched(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(pins, "read_private", refuse)
    assert machine.pin.standing() is Standing.UNREADABLE
    assert machine.pin.attempt(RIGHT).result == "none"
    assert (machine.state / "pin.json").exists()


def test_a_write_that_fails_leaves_the_old_pin(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(private, "sync_folder", lambda _: None)
        patch.setattr(private.os, "fsync", fail)
        with pytest.raises(OSError, match="Input"):
            machine.pin.set("739105")
    assert sorted(file.name for file in machine.state.iterdir()) == ["pin.json"]
    assert machine.pin.attempt(RIGHT).result == "right"


def test_written_by_root_it_belongs_to_the_folders_owner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = []
    monkeypatch.setattr(private.os, "geteuid", lambda: 0)
    monkeypatch.setattr(private.os, "chown", lambda _, uid, gid: given.append((uid, gid)))
    Pin(tmp_path).set(RIGHT)
    assert given == [(tmp_path.stat().st_uid, tmp_path.stat().st_gid)]
