"""The command line: what it hands on, what it says to a wrong call, and that it starts light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.options import RunOptions, TourOptions


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """What the commands were asked for, instead of doing it."""
    import kiosk.app
    import kiosk.staff.check
    import kiosk.staff.doctor
    import kiosk.staff.tour

    calls: list[object] = []
    (tmp_path / "slides").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kiosk.app, "run", lambda options: calls.append(options) or 0)
    monkeypatch.setattr(kiosk.staff.tour, "tour", lambda options: calls.append(options) or 0)
    monkeypatch.setattr(kiosk.staff.check, "check", lambda content, **rest: calls.append((content, rest)) or 1)
    monkeypatch.setattr(kiosk.staff.doctor, "doctor", lambda **rest: calls.append(rest) or 1)
    return calls


def test_run_hands_on_every_option(asked: list[object], tmp_path: Path) -> None:
    line = "run --content there --windowed --size 1280x720 --language en --trace t.jsonl --state here --pace 10"
    assert cli.main(line.split()) == 0
    assert asked == [
        RunOptions(
            content=tmp_path / "there",
            state=tmp_path / "here",
            windowed=True,
            size=(1280, 720),
            language="en",
            trace=Path("t.jsonl"),
            pace=10.0,
        )
    ]


def test_run_alone_shows_this_folder_in_chinese(
    asked: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_STATE", str(tmp_path / "state"))
    assert cli.main(["run"]) == 0
    assert asked == [RunOptions(content=tmp_path, state=tmp_path / "state")]


def test_tour_takes_several_sizes_languages_and_modes_once_each(asked: list[object], tmp_path: Path) -> None:
    line = "tour out --state s --size 1920x1080 --size 1080x1920 --size 1920x1080 --language en --mode large"
    assert cli.main(line.split()) == 0
    assert asked == [
        TourOptions(
            out=Path("out"),
            content=tmp_path,
            state=tmp_path / "s",
            sizes=((1920, 1080), (1080, 1920)),
            languages=("en",),
            modes=("large",),
        )
    ]


def test_tour_alone_draws_both_languages(asked: list[TourOptions]) -> None:
    assert cli.main(["tour", "out"]) == 0
    assert asked[0].languages == ("zh", "en")
    assert asked[0].sizes == ((1920, 1080),)
    assert asked[0].modes == ("normal",)


def test_check_returns_what_the_check_found(asked: list[object], tmp_path: Path) -> None:
    assert cli.main(["check", "--json", "--language=en", "--state", str(tmp_path / "s")]) == 1
    words = {"as_json": True, "language": "en", "out": sys.stdout, "state": tmp_path / "s", "screen": (1920, 1080)}
    assert asked == [(tmp_path, words)]


def test_doctor_returns_what_the_doctor_found(asked: list[dict[str, object]], tmp_path: Path) -> None:
    assert cli.main(["doctor", "--state", "s"]) == 1
    assert asked[0]["content"] == tmp_path
    assert asked[0]["state"] == tmp_path / "s"
    assert asked[0]["language"] == "zh"


def test_install_begins_with_the_content_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import kiosk.staff.install
    from kiosk.options import InstallOptions
    from kiosk.places import example_content

    calls: list[InstallOptions] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kiosk.staff.install, "install", lambda options, _out: calls.append(options) or 0)
    monkeypatch.setattr(kiosk.staff.install, "uninstall", lambda options, _out: calls.append(options) or 1)
    assert (
        cli.main(["install", "--content", "show", "--dry-run", "--usb", "--no-cec", "--back", "--language", "en"]) == 0
    )
    assert cli.main(["uninstall"]) == 1
    example = example_content()
    assert calls == [
        InstallOptions(tmp_path / "show", example, Path("/"), "en", dry_run=True, sticks=True, cec=False, back=True),
        InstallOptions(example, example, Path("/")),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "还要写上：命令"),
        ("chek", "是不是“check”？"),
        ("run --widowed", "是不是“--windowed”？"),
        ("run --size wide", "“wide”"),
        ("run --size 0x0", "“0x0”，应写成 1920x1080 这样"),
        ("run --pace 0", "“0”"),
        ("run --pace nan", "“nan”"),
        ("run --pace 0.00001", "“0.00001”"),  # a minute would be longer than Qt's timers can wait
        ("run --pace", "后面要写一个值"),
        ("check --language fr", "不能是“fr”"),
        ("tour", "还要写上：OUT"),
        ("check --content nowhere", "没有这个文件夹"),
        ("tour out --content nowhere", "没有这个文件夹"),
        ("--language en chek", "did you mean check?"),
        ("run --widowed --language en", "did you mean --windowed?"),
        ("run --language=en --size wide", "wide is not like 1920x1080"),
        ("check --content nowhere --language en", "there is no folder"),
    ],
)
@pytest.mark.usefixtures("asked")
def test_a_wrong_call_says_what_is_wrong_and_is_2(
    line: str, says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["kiosk"])
    try:
        status = cli.main(line.split())
    except SystemExit as ended:
        status = ended.code  # type: ignore[assignment]
    told = capsys.readouterr()
    assert status == 2
    assert says in told.err
    assert told.out == ""


@pytest.mark.parametrize(("line", "says"), [("--help", "检查展示内容"), ("run --help --language en", "in a window")])
def test_help_is_in_the_callers_language(line: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(line.split())
    assert ended.value.code == 0
    assert says in capsys.readouterr().out


def test_a_missing_library_is_a_sentence(
    asked: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import kiosk.staff.check

    def fail(*_: object, **__: object) -> int:
        raise ImportError("No module named 'PIL'", name="PIL")

    monkeypatch.setattr(kiosk.staff.check, "check", fail)
    assert cli.main(["check"]) == 1
    assert "make setup" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["check", "--content"], ["new", "show"], ["tour"]])
def test_what_the_system_refuses_is_told_in_one_line(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / ("a" * 300))  # no system takes such a name
    assert cli.main([*words, path]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"kiosk：系统不让用 {path}")
    assert told.endswith("请检查路径有没有写错、有没有权限、磁盘满没满。\n")
    assert len(told.splitlines()) == 1
    assert cli.main([*words, path, "--language", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"kiosk: the system refuses {path}")


@pytest.mark.usefixtures("asked")
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    script = "import sys\nfrom kiosk import cli\nimport kiosk.staff.check as c\n"
    script += "c.check = lambda *a, out, **k: [print('x' * 10**6, file=out, flush=True) for _ in range(9)] and 0\n"
    script += f"sys.exit(cli.main(['check', '--content', {str(tmp_path)!r}]))"
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.read(1)
    child.stdout.close()
    complaint = child.stderr.read()
    child.stderr.close()
    assert child.wait() == cli.UNREAD
    assert complaint == b""


REPOSITORY = Path(__file__).resolve().parents[2]
HEAVY = {"PySide6", "PIL", "msgspec", "dataclasses", "asyncio", "subprocess", "tempfile"}


def test_the_command_line_loads_nothing_heavy() -> None:
    script = "import sys, kiosk.cli; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.split()
    assert HEAVY & set(loaded) == set()


def test_python_m_kiosk_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--help"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "doctor" in done.stdout
