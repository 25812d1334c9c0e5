"""Attached files that no readable resource declares: judged alone, at their own place."""

from collections.abc import Iterable, Iterator

from fabrique.model import (
    ACCEPTED_TYPES,
    Diagnostic,
    FlawKind,
    Origin,
    ResourceFile,
    Rule,
    extension_of,
)
from fabrique.rules.resource import (
    fic003_content_of_another_type,
    fic004_extension_refused,
    fic012_drawing_not_inert,
    fic013_picture_too_large,
    fic014_pdf_not_inert,
    fic015_document_not_inert,
    fic016_archive_unsafe,
    fic017_file_unexamined,
)
from fabrique.rules.resource.flaws import sentence
from fabrique.rules.resource.magic import fits

_RULE_OF: dict[FlawKind, Rule] = {
    FlawKind.DRAWING: fic012_drawing_not_inert.RULE,
    FlawKind.PICTURE: fic013_picture_too_large.RULE,
    FlawKind.PDF: fic014_pdf_not_inert.RULE,
    FlawKind.OFFICE: fic015_document_not_inert.RULE,
    FlawKind.ARCHIVE: fic016_archive_unsafe.RULE,
    FlawKind.UNEXAMINED: fic017_file_unexamined.RULE,
}


def check_attachments(files: Iterable[tuple[str, ResourceFile]]) -> Iterator[Diagnostic]:
    """Yield what is wrong with each file, given with its path from the root."""
    for path, file in files:
        place, name = Origin(path).at(), path.rpartition("/")[2]
        extension = extension_of(path)
        if extension not in ACCEPTED_TYPES:
            message = f"Le type de « {name[:80]} » n’est pas accepté"
            yield fic004_extension_refused.RULE.at(place, message)
        elif file.head and not fits(file, extension):
            message = f"« {name[:80]} » ne contient pas {ACCEPTED_TYPES[extension]}"
            yield fic003_content_of_another_type.RULE.at(place, message)
        else:
            by_kind: dict[FlawKind, list[str]] = {}
            for flaw in file.inspect():
                by_kind.setdefault(flaw.kind, []).append(flaw.message)
            for kind, messages in by_kind.items():
                yield _RULE_OF[kind].at(place, sentence(name, messages))
