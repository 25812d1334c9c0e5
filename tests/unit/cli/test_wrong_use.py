"""Whatever is typed, what a user reads is French, and the exit code is 2."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from fabrique.cli import main

WRONG = {
    "no-command": (),
    "unknown-command": ("verifer",),
    "unknown-option": ("verifier", "--stricte"),
    "unknown-option-of-all": ("--quoi",),
    "far-option": ("verifier", "--zzz"),
    "no-value": ("verifier", "--date"),
    "value-of-a-flag": ("verifier", "--strict=oui"),
    "wrong-choice": ("verifier", "--format", "xml"),
    "wrong-date": ("verifier", "--date", "hier"),
    "no-argument": ("exporter", "schemas"),
    "file-for-a-folder": ("exporter", "schemas", __file__),
    "too-many": ("regle", "MET001", "MET002"),
    "too-many-by-one": ("regle", "a", "b", "c"),
    "unknown-rule": ("regle", "MET999"),
    "unknown-path": ("verifier", "nulle-part"),
    "unknown-root": ("verifier", "--racine", "/nulle-part"),
}
ENGLISH = re.compile(
    r"\b(usage|error|try|help|missing|such|invalid|unexpected|extra|did you|does not|requires"
    r"|is not|one of|show|exit|path|file|directory|default|commands?:|arguments?:\s*\[|aborted)\b",
    re.IGNORECASE,
)
_OURS = ("--help", "-h, --aide, --help", "metavar")


def _texts(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words that lead to each command."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _texts(inner, (*path, name))


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_wrong_use(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """A wrong call gives exit code 2 and a French message, on the error stream alone."""
    result = CliRunner().invoke(main, list(arguments), prog_name="fabrique")

    assert 2 == result.exit_code
    assert "" == result.stdout
    assert [] == ENGLISH.findall(result.stderr.replace("--help", "").replace(__file__, ""))


@pytest.mark.parametrize("words", list(_texts(main)), ids=" ".join)
def test_help(words: tuple[str, ...]) -> None:
    """The help of every command is French, down to its headings."""
    result = CliRunner().invoke(main, [*words, "--aide"], prog_name="fabrique")

    assert 0 == result.exit_code
    assert result.stdout.startswith("Emploi : fabrique")
    assert [] == ENGLISH.findall(result.stdout.replace("--help", ""))


def test_sentences_exist_in_click() -> None:
    """Every sentence of the table is still one that click says, in the version we lock."""
    from fabrique.cli.french import SENTENCES

    folder = Path(click.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    joined = re.sub(r'"\s*\n\s*f?"', "", source)
    older = {"No such option: {name}", "(Possible options: {possibilities})"}

    unknown = [
        text
        for text in SENTENCES
        if text not in older and text.replace("\n\t", r"\n\t") not in joined
    ]

    assert [] == unknown
