"""Output that never breaks: another encoding than UTF-8, a closed pipe, a full disk."""

import codecs
import errno
import os
import sys
import unicodedata

import click

from fabrique.model import FabriqueError

_PLAIN = str.maketrans(
    {
        "«": '"', "»": '"', "’": "'", "‘": "'", "“": '"', "”": '"', "…": "...",
        "–": "-", "—": "-", "œ": "oe", "Œ": "OE", "æ": "ae", "•": "*", "×": "x",
    }
)  # fmt: skip


def prepare_streams() -> None:
    """Let a terminal that lacks accents show the letters without them, rather than fail."""
    codecs.register_error("fabrique", _without_accents)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="fabrique")


def say(text: str, *, exact: bool = False) -> None:
    """Write on standard output; `exact` is for another program: UTF-8, whatever the terminal.

    A reader that has left (`| head`) is no fault. Raise FabriqueError when nothing can be written.
    """
    try:
        click.echo(text.encode("utf-8", "backslashreplace") if exact else text, nl=False)
    except OSError as error:
        _hush()
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise FabriqueError(
                "Le résultat ne peut pas être écrit : la sortie est pleine ou fermée",
                "Vérifiez la place sur le disque, puis recommencez.",
            ) from error


def is_terminal() -> bool:
    """Tell whether somebody reads the output on a terminal that shows colours."""
    return sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _hush() -> None:
    """Send what remains to nowhere: the interpreter would complain while closing the stream."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):  # no real stream below, as in a test
        pass
    finally:
        os.close(nowhere)


def _without_accents(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.encode("ascii", "replace").decode(), error.end
