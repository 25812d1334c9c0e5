"""The source kit of a resource: all that makes its page, ready to be reused and credited."""

import json
from collections.abc import Iterator
from hashlib import sha256

from fabrique.crosswalks import to_amb
from fabrique.model import Artifact, Builder, Catalogue, Edition, Resource, declared_places
from fabrique.packages.credits import resource_credits
from fabrique.packages.kit import Kit, complete, kit_artifact

DATA = "ressource.yml"
TEXT = "index.md"
RECORD = "metadonnees/amb.json"


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Artifact]:
    """Yield `catalogue/<id>/<id>.zip` for every published resource, sorted by id."""
    for resource in catalogue.published:
        yield kit_artifact(resource, resource_kit(resource, catalogue, edition), edition)


def resource_kit(resource: Resource, catalogue: Catalogue, edition: Edition) -> Kit:
    """Return what the kit of a resource holds.

    Data and text are those of the author, in UTF-8 with line feeds, without the mark that some
    editors put first. Only declared files are there: nobody has credited the others.
    """
    sources = _sources(resource)
    credits = tuple(resource_credits(resource, sources, edition))
    reports = {file.path for file in resource.usage_files}
    files = {
        path: content
        for path, content in sources.items()
        if path not in (DATA, TEXT) and path not in reports
    }
    digests = {path: sha256(content).hexdigest() for path, content in files.items()}
    record = json.dumps(to_amb(resource, catalogue, edition, digests), ensure_ascii=False, indent=2)
    return complete(
        resource,
        {**sources, RECORD: f"{record}\n".encode()},
        credits,
        catalogue,
        edition,
        readme="resource-readme.md.j2",
        files=files,
    )


def _sources(resource: Resource) -> dict[str, bytes]:
    """Return the data, the text, the declared files, then the reports of use, sorted by path."""
    sources = {DATA: "\n".join(resource.origin.lines).encode()}
    if resource.prose:
        sources[TEXT] = resource.prose.text.encode()
    declared = declared_places(resource)
    for file in resource.found_files:
        if file.kind == "file" and file.path in declared:
            sources[file.path] = file.read()
    for file in resource.usage_files:
        if file.kind == "file":
            sources[file.path] = file.read()
    return sources


BUILDER = Builder(name="kit-ressource", title="Kit source d’une ressource (ZIP)", build=build)
