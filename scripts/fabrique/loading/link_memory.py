"""The memory of visits: one JSON file, and a journal beside it while visits go on.

Each answer is written to the journal at once, so that an interruption or a dead machine loses
nothing; the file itself is only ever replaced whole.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter, ValidationError

from fabrique.loading.opening import path_exists, read_bytes
from fabrique.model import Diagnostic, FabriqueError, LinkMemory, LinkRecord

LIMIT_BYTES = 50_000_000

_RECORD = TypeAdapter(LinkRecord)


def read_memory(path: Path) -> LinkMemory:
    """Return what is remembered, the journal of an interrupted run included; nothing if no file.

    Raises `FabriqueError` for a file that is not such a memory.
    """
    links: dict[str, LinkRecord] = {}
    with suppress(FileNotFoundError):
        content = _content(path)
        try:
            links.update(LinkMemory.model_validate_json(content).links)
        except ValidationError as error:
            raise FabriqueError(
                f"« {path} » n’est pas un état des liens",
                "Rétablissez-le depuis git, ou supprimez-le : tout sera visité à nouveau.",
            ) from error
    with suppress(FileNotFoundError):
        for line in _content(_journal(path)).decode("utf-8", "replace").split("\n"):
            with suppress(ValueError, ValidationError, TypeError):  # the last line may be cut
                address, record = json.loads(line)
                links[str(address)] = _RECORD.validate_json(json.dumps(record))
    return LinkMemory(links=links)


class Memory:
    """The memory while visits go on."""

    def __init__(self, path: Path) -> None:
        """Read what is already known. Raises `FabriqueError` when it cannot be read."""
        self.path = path
        self.links = dict(read_memory(path).links)
        self._open: IO[str] | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open = _journal(path).open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            raise FabriqueError(
                f"Rien ne peut être écrit à côté de « {path} »",
                "Vérifiez les droits du dossier, ou donnez un autre fichier par --etat.",
            ) from error

    def keep(self, address: str, record: LinkRecord) -> None:
        """Remember an answer, on the disk before anything else happens."""
        self.links[address] = record
        if self._open is None:
            return
        line = json.dumps([address, _plain(record)], ensure_ascii=False, separators=(",", ":"))
        self._open.write(f"{line}\n")
        self._open.flush()
        os.fsync(self._open.fileno())

    def save(self, wanted: frozenset[str]) -> None:
        """Replace the file, in one step; what no page of ours links to any more is forgotten."""
        links = {
            address: _plain(record)
            for address, record in sorted(self.links.items())
            if address in wanted
        }
        text = json.dumps({"version": 1, "liens": links}, ensure_ascii=False, indent=1) + "\n"
        aside = self.path.with_name(f"{self.path.name}.nouveau")
        with aside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(self.path)
        if self._open is not None:
            self._open.close()
            self._open = None
        _journal(self.path).unlink(missing_ok=True)


def _plain(record: LinkRecord) -> dict[str, object]:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def _content(path: Path) -> bytes:
    """Return the bytes of a file. Raises `FileNotFoundError`, or `FabriqueError` for another thing."""
    if not path_exists(path):
        raise FileNotFoundError(path)
    content = read_bytes(path, path.name, LIMIT_BYTES)
    if isinstance(content, Diagnostic):
        raise FabriqueError(f"« {path} » ne peut pas être lu : {content.message}", content.hint)
    return content
