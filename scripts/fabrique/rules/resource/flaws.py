"""What the readers found in the files of a resource, told by the rule of each family."""

from collections.abc import Iterator

from fabrique.model import (
    FILES_FOLDER,
    Diagnostic,
    FlawKind,
    Resource,
    Rule,
    declared_places,
    extension_of,
)
from fabrique.rules.resource.fic005_file_too_heavy import LIMIT_BYTES
from fabrique.rules.resource.magic import fits


def tell(rule: Rule, kind: FlawKind, resource: Resource) -> Iterator[Diagnostic]:
    """Yield one finding for each file that has flaws of a kind.

    A file that is empty, too heavy or of another type has its own finding.
    """
    places = declared_places(resource)
    for file in resource.found_files:
        if file.kind != "file" or not file.head or file.size_bytes > LIMIT_BYTES:
            continue
        flaws = [flaw.message for flaw in file.inspect() if flaw.kind is kind]
        if flaws and fits(file, extension_of(file.path)):
            position = resource.origin.at(*places.get(file.path, (FILES_FOLDER,)))
            yield rule.at(position, sentence(file.path, flaws))


def sentence(path: str, flaws: list[str]) -> str:
    """Return one sentence for the flaws of one file, the first three in full."""
    rest = len(flaws) - 3
    more = f", et {rest} autre{'s' * (rest > 1)} défaut{'s' * (rest > 1)}" if rest > 0 else ""
    return f"« {path[:80]} » {' ; '.join(flaws[:3])}{more}"
