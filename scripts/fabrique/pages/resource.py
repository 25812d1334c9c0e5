"""The page of a resource: what it takes, the author's text, how to reuse and cite it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

from fabrique.crosswalks import (
    attribution_line,
    bibtex_entry,
    citation_html,
    citation_line,
    citation_markdown,
    media_type,
)
from fabrique.model import (
    Artifact,
    Catalogue,
    Edition,
    Page,
    PageBuilder,
    Phase,
    Resource,
    ResourceFile,
    Section,
    observed_times,
)
from fabrique.pages.head import resource_head
from fabrique.pages.templating import render
from fabrique.pages.versions import history


@dataclass(frozen=True, slots=True)
class TimedPhase:
    """A phase, its rank from 1 and the minutes elapsed when it begins."""

    rank: int
    start_minutes: int
    phase: Phase


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `catalogue/<id>/` for every published resource, sorted by id."""
    for resource in catalogue.published:
        yield _page(resource, catalogue, edition)


def _page(resource: Resource, catalogue: Catalogue, edition: Edition) -> Page:
    files = {file.path: file for file in resource.found_files}
    values = {
        "resource": resource,
        "catalogue": catalogue,
        "phases": _timed(resource),
        "files": [(item, files[item.path]) for item in resource.files if item.path in files],
        "chains": _chains(resource, catalogue),
        "pathways": [item for item in catalogue.used_in.get(resource.id, ()) if item.is_published],
        "fault_form": _report_address(resource, catalogue),
        "observed": observed_times(resource.phases, resource.usages),
        "licence": catalogue.vocabularies["licences"].by_key[resource.license],
        "url": urljoin(edition.site_url, resource.url),
        "attribution": attribution_line(resource, catalogue, edition),
        "citation": citation_line(resource, catalogue, edition),
        "forms": (
            ("Markdown", citation_markdown(resource, catalogue, edition)),
            ("HTML", citation_html(resource, catalogue, edition)),
            ("BibTeX", bibtex_entry(resource, edition)),
        ),
        "history": history(resource, catalogue, edition),
        "root": "../../",
    }
    before = (
        (resource.outcomes, Section("objectifs", "Objectifs")),
        (resource.targets, Section("competences", "Compétences")),
        (resource.material, Section("materiel", "Matériel")),
        (resource.phases, Section("deroule", "Déroulé minuté")),
    )
    after = (
        (values["files"], Section("fichiers", "Fichiers")),
        (resource.usages, Section("epreuve", "Ce que les séances ont montré")),
        (True, Section("suite", "Avant et après")),
        (True, Section("reutiliser", "Réutiliser et citer")),
        (values["history"], Section("versions", "Versions publiées")),
        (True, Section("signaler", "Signaler une erreur")),
    )
    return Page(
        address=resource.url,
        title=resource.title,
        description=" ".join(resource.summary.split()),
        before=render("resource-before.html.j2", **values),
        prose=resource.prose.text if resource.prose else "",
        after=render("resource-after.html.j2", **values),
        head=resource_head(resource, catalogue, edition),
        source=f"{resource.folder}/index.md",
        kind="ressource",
        sections_before=tuple(section for there, section in before if there),
        sections_after=tuple(section for there, section in after if there),
        attachments=tuple(_artifacts(resource, files)),
    )


def _chains(resource: Resource, catalogue: Catalogue) -> list[tuple[str, tuple[Resource, ...]]]:
    """Return what comes after and before, by kind of link; a kind without resource is left out."""
    after = tuple(catalogue.by_id[key] for key in resource.followed_by if key in catalogue.by_id)
    chains = (
        ("S’enchaîne avec", tuple(other for other in after if other.is_published)),
        ("Vient bien après", catalogue.follows.get(resource.id, ())),
        ("Prépare à", catalogue.prerequisite_of.get(resource.id, ())),
    )
    return [(title, others) for title, others in chains if others]


def _report_address(resource: Resource, catalogue: Catalogue) -> str:
    """Return where to report a mistake: the forge’s form, else the contributors’ page."""
    forge = catalogue.site.forge if catalogue.site else None
    if forge:
        query = urlencode(
            {"title": f"Erreur dans « {resource.title} » ({resource.id}, {resource.version})"}
        )
        return f"{forge.rstrip('/')}/issues/new?{query}"
    return "../../contribuer/#signaler-une-erreur"


def _timed(resource: Resource) -> list[TimedPhase]:
    timed, elapsed = [], 0
    for rank, phase in enumerate(resource.phases, start=1):
        timed.append(TimedPhase(rank, elapsed, phase))
        elapsed += phase.minutes
    return timed


def _artifacts(resource: Resource, files: dict[str, ResourceFile]) -> Iterator[Artifact]:
    """Yield the declared files and the picture, once each, sorted by path."""
    paths = {item.path for item in resource.files}
    if resource.image:
        paths.add(resource.image.path)
    for path in sorted(paths & files.keys()):
        yield Artifact(f"{resource.url}{path}", files[path].read(), media_type(path))


BUILDER = PageBuilder(name="ressource", title="Page de ressource", build=build)
