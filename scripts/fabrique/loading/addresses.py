"""The addresses of others that the sources hold, each with its places."""

import re
from collections.abc import Iterator
from pathlib import Path

from fabrique.loading.opening import read_bytes
from fabrique.loading.prose import read_prose
from fabrique.loading.text import SourceText, decode
from fabrique.loading.texts import DEPTH, LIMIT_BYTES, list_texts
from fabrique.model import Diagnostic, Position
from fabrique.model.shape import address_fault

RESERVED = re.compile(
    r"https?://(?:[^/]*\.)?(?:test|example|invalid|localhost|example\.org)(?:[:/]|\Z)"
)

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]{3,1990}")
_TRAILING = re.compile(r"[.,;:!?*_»…]+\Z")
_COMMENT = re.compile(r"^\s*#")


def find_addresses(root: Path) -> dict[str, tuple[Position, ...]]:
    """Return the public addresses written in `docs/` and `ressources/`, sorted, with their places.

    Names reserved for examples (RFC 2606, RFC 6761) are left out, as are comments and code.
    """
    found: dict[str, list[Position]] = {}
    for folder in ("docs", "ressources"):
        for file in list_texts(root, folder, DEPTH):
            for address, position in _of_file(root, file):
                if not RESERVED.match(address) and not address_fault(address):
                    found.setdefault(address, []).append(position)
    return {address: tuple(found[address]) for address in sorted(found)}


def _of_file(root: Path, file: str) -> Iterator[tuple[str, Position]]:
    content = read_bytes(root / file, file, LIMIT_BYTES)
    if isinstance(content, Diagnostic):
        return
    source, _ = decode(content, file)
    if source is None:
        return
    if file.endswith(".md"):
        for link in read_prose(source)[0].links:
            if link.target.startswith(("http://", "https://")):
                yield link.target.split("#", 1)[0], link.position
    else:
        yield from _in_data(source)


def _in_data(source: SourceText) -> Iterator[tuple[str, Position]]:
    for number, line in enumerate(source.text.split("\n"), start=1):
        if _COMMENT.match(line):
            continue
        for match in _ADDRESS.finditer(line):
            written = _TRAILING.sub("", match[0])
            while written.endswith(")") and written.count(")") > written.count("("):
                written = _TRAILING.sub("", written[:-1])
            place = source.origin.line(number, match.start() + 1, len(written))
            yield written.split("#", 1)[0], place
