"""The command as a process: closed pipes, other encodings, full disks, interruptions."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from fabrique.cli import main
from tests.conftest import SAMPLE_RESOURCE

COMMAND = [sys.executable, "-c", "from fabrique.cli import main; main(prog_name='fabrique')"]
DATA = f"ressources/catalogue/{SAMPLE_RESOURCE}/ressource.yml"


@pytest.fixture
def faulty(sample: Path) -> Path:
    """Return the sample with hundreds of findings, in several lines each."""
    text = (sample / DATA).read_text("utf-8")
    extra = "".join(f"clé{number}: 1\n" for number in range(300))
    (sample / DATA).write_text(text + extra, "utf-8")
    return sample


def call(root: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command on a project, as a process."""
    environment = {**os.environ, **dict(options.pop("env", {}))}  # type: ignore[call-overload]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [*COMMAND, *arguments], cwd=root, env=environment, check=False, timeout=30,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )  # fmt: skip


def test_exit_codes(sample: Path, faulty: Path) -> None:
    """The process ends with 0, 1 or 2, without a traceback."""
    results = [
        call(faulty, *words)
        for words in (("verifier", "ressources/site.yml"), ("verifier",), ("verifer",))
    ]

    assert [0, 1, 2] == [result.returncode for result in results]
    assert [b"", b""] == [result.stderr for result in results[:2]]


def test_reader_that_leaves(faulty: Path) -> None:
    """A reader that stops early (`| head -1`) changes neither the exit code nor the error stream."""
    process = subprocess.Popen(
        [*COMMAND, "verifier"], cwd=faulty, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read()
    process.stderr.close()

    assert 1 == process.wait(30)
    assert b"" == errors


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "iso8859-15", "utf-8"])
def test_terminal_of_another_encoding(encoding: str, faulty: Path) -> None:
    """A terminal that lacks some letters shows others near them, and nothing fails."""
    result = call(faulty, "verifier", env={"PYTHONIOENCODING": encoding})
    text = result.stdout.decode(encoding)

    assert 1 == result.returncode
    assert b"" == result.stderr
    assert "erreurs, 0 avertissement" in text
    assert "Écrivez" in text or "n’existe" in text or "n'existe" in text


def test_json_is_always_utf8(faulty: Path) -> None:
    """What another program reads is UTF-8 whatever the terminal (RFC 8259, § 8.1)."""
    ascii_only = call(faulty, "verifier", "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    usual = call(faulty, "verifier", "--format", "json", env={"PYTHONIOENCODING": "utf-8"})

    assert usual.stdout == ascii_only.stdout
    assert 300 <= len(json.loads(usual.stdout.decode("utf-8"))["constats"])


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="/dev/full est propre à Linux")
def test_full_disk(faulty: Path) -> None:
    """An output that cannot be written is a fault of the machine: 2, one French sentence."""
    with Path("/dev/full").open("wb") as full:
        result = call(faulty, "verifier", stdout=full)

    assert 2 == result.returncode
    assert result.stderr.decode().startswith("fabrique : Le résultat ne peut pas être écrit")
    assert b"Traceback" not in result.stderr


def test_closed_output(faulty: Path) -> None:
    """Without any standard output, the exit code is still the answer."""
    words = " ".join(f"'{word}'" for word in COMMAND[:2])
    script = f'{words} "$0" verifier >&- 2>&-'
    result = subprocess.run(["sh", "-c", script, COMMAND[2]], cwd=faulty, check=False, timeout=30)

    assert 1 == result.returncode


def test_colours(faulty: Path) -> None:
    """Colours are for terminals: none in a pipe."""
    assert b"\x1b" not in call(faulty, "verifier").stdout


def test_interruption(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no finding: exit code 2, one French word, no traceback."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fabrique.cli.verifier.load_project", interrupt)

    result = CliRunner().invoke(main, ["verifier", "--racine", str(sample)])

    assert 2 == result.exit_code
    assert "fabrique : interrompu." in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="les signaux de Windows sont autres")
def test_signal(sample: Path) -> None:
    """A real SIGINT while a file is read ends the process in the same way."""
    script = (
        "import signal, sys, time, fabrique.cli.verifier\n"
        # a suite run in the background is started with this signal ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.modules['fabrique.cli.verifier'].load_project = lambda *_: (print('prêt', flush=True), time.sleep(20))\n"
        "from fabrique.cli import main\nmain(['verifier'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=sample, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)

    assert 2 == process.returncode
    assert "fabrique : interrompu." == errors.decode().strip()
