"""Trap family « encoding »: what bytes may be, and what is told when they are not."""

import pytest

from fabrique.loading.text import decode
from tests.unit.loading.conftest import BASE, Read, places

LATIN = BASE.replace("Un essai", "Un été")
HEAD = BASE.count("\n") + 1  # the line after the sound resource

REFUSED = {
    "latin-1": (LATIN.encode("latin-1"), (2, 11, "STR002")),
    "latin-1-cr": (LATIN.replace("\n", "\r").encode("latin-1"), (2, 11, "STR002")),
    "latin-1-crlf": (LATIN.replace("\n", "\r\n").encode("latin-1"), (2, 11, "STR002")),
    "latin-1-after-accents": ("titre: éà😀".encode() + b"\xe9", (1, 11, "STR002")),
    "windows-1252": (BASE.replace("Un essai", "L’essai").encode("cp1252"), (2, 9, "STR002")),
    "utf-16": (BASE.encode("utf-16"), (1, 1, "STR002")),
    "utf-16-le": (BASE.encode("utf-16-le"), (1, 1, "STR002")),
    "utf-16-be": (BASE.encode("utf-16-be"), (1, 1, "STR002")),
    "utf-16-be-mark": (b"\xfe\xff" + BASE.encode("utf-16-be"), (1, 1, "STR002")),
    "overlong": (b"titre: \xc0\xaf\n", (1, 8, "STR002")),
    "surrogate": (b"titre: \xed\xa0\x80\n", (1, 8, "STR002")),
    "truncated": (b"titre: \xe2\x80", (1, 8, "STR002")),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", (1, 1, "STR002")),
    "nul": (BASE.encode() + b"# \x00\n", (HEAD, 3, "STR003")),
    "only-nul": (b"\x00" * 5000, (1, 1, "STR003")),
    "line-separator": ((BASE + "cree: \u20282026-01-01").encode(), (HEAD, 7, "STR003")),
    "next-line": ((BASE + "# a\x85# b").encode(), (HEAD, 4, "STR003")),
    "form-feed": ((BASE + "# a\x0c").encode(), (HEAD, 4, "STR003")),
    "mark-inside": ((BASE + "# a\ufeff").encode(), (HEAD, 4, "STR003")),
    "two-marks": (b"\xef\xbb\xbf\xef\xbb\xbf" + BASE.encode(), (1, 1, "STR003")),
    "replacement": ((BASE + "# \ufffd").encode(), (HEAD, 3, "STR003")),
    "mojibake": ((BASE + "# sÃ©ance").encode(), (HEAD, 4, "STR003")),
    "mojibake-quote": ((BASE + "# lâ€™outil").encode(), (HEAD, 4, "STR003")),
}


@pytest.mark.parametrize(("content", "expected"), REFUSED.values(), ids=REFUSED)
def test_refused_bytes(content: bytes, expected: tuple[int, int, str], read: Read) -> None:
    """A fault of encoding is one finding, on the line that the author's editor shows."""
    _, found = read(content)

    assert [expected] == places(found), [item.message for item in found]


def test_reading_goes_on(read: Read) -> None:
    """A forbidden character is told alone, and hides no other fault of the file."""
    text = BASE.replace("Un essai", "Un\u200b essai") + "cree: 2026-02-30\n"

    resource, found = read(text)

    assert [(2, 10, "STR003"), (HEAD, 7, "STR014")] == places(found)
    assert resource is not None


def test_same_character_is_told_once_a_line(read: Read) -> None:
    """Ten invisible spaces on one line are one finding, at the first of them."""
    _, found = read(BASE + "# " + "a\u200b" * 10)

    assert [(HEAD, 4, "STR003")] == places(found)


def test_a_flood_is_not_told_entirely(read: Read) -> None:
    """After fifty places, a last finding stands for the others."""
    _, found = read(BASE + "# \u200b\n" * 3000)

    assert 51 == len(found)
    assert "d’autres caractères" in found[-1].message


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encoding_can_be_searched(encoding: str) -> None:
    """On request, a text in another encoding is given as near as can be, and marked as such."""
    source, found = decode("clé: été\n".encode(encoding), "a.bib", guess=True)

    assert source is not None
    assert source.marred
    assert "clé: été\n" == source.text
    assert 1 == len(found)
