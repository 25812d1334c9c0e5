"""What a resource says, in a few letters per key: enough to tell which of them changed."""

import json
from collections.abc import Mapping
from hashlib import sha256

from fabrique.model.resource import Resource

PROSE_KEY = "texte"  # the text of index.md
FILES_KEY = "fichiers"  # what is said of the files, and their content

# What follows the life of a resource without changing what a reader finds in it.
LIFE_KEYS = frozenset(
    {
        "anciens_identifiants",
        "cree",
        "id",
        "modifie",
        "motif_retrait",
        "prochaine_relecture",
        "publie",
        "remplace_par",
        "statut",
        "verification",
        "version",
    }
)

_LETTERS = 8  # of each key; two values that share them are one chance in four billion
_WHOLE = 16


def fingerprints(resource: Resource) -> dict[str, str]:
    """Return a digest per key that has a value, sorted by key, text and files included.

    A key that a later version of the model gives a default to changes nothing.
    """
    data = resource.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    found = {key: _digest(json.dumps(value, sort_keys=True)) for key, value in data.items()}
    if resource.prose:
        found[PROSE_KEY] = _digest(resource.prose.text)
    if resource.found_files:
        parts = [found.get(FILES_KEY, "")]
        parts += [
            f"{file.path} {sha256(file.read()).hexdigest()}"
            for file in resource.found_files
            if file.kind == "file"
        ]
        found[FILES_KEY] = _digest("\n".join(parts))
    return dict(sorted(found.items()))


def content_digest(keys: Mapping[str, str]) -> str:
    """Return one digest for all that a reader finds, from the digests of the keys."""
    lines = (f"{key} {keys[key]}" for key in sorted(keys) if key not in LIFE_KEYS)
    return sha256("\n".join(lines).encode()).hexdigest()[:_WHOLE]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_LETTERS]
