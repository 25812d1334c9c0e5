"""`fabrique edition preparer`: prove that an edition can be published, and write its record."""

from dataclasses import dataclass
from pathlib import Path

from fabrique.editions.git import Git, open_repository
from fabrique.editions.judging import Tell, require_permanence, require_sound_site, sound_project
from fabrique.editions.recording import make_record, to_json
from fabrique.editions.workshop import open_workshop
from fabrique.loading import LATEST, read_published, reference_day, site_url
from fabrique.model import Edition, EditionRecord, FabriqueError
from fabrique.model.record import LABEL, rank


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record just written, and where."""

    record: EditionRecord
    file: str


def require_label(label: str) -> None:
    """Raise FabriqueError for a label that is not AAAA.N."""
    if not LABEL.match(label):
        raise FabriqueError(
            f"« {label[:40]} » n’est pas le nom d’une édition",
            "Une édition s’appelle AAAA.N, par exemple 2026.1.",
        )


def require_clean(git: Git, but: str = "") -> None:
    """Raise FabriqueError when something is not committed, the file `but` left aside."""
    lines = git.run("status", "--porcelain", "--untracked-files=all").decode("utf-8", "replace")
    changed = [line[3:] for line in lines.splitlines() if line[3:] != but]
    if changed:
        shown = ", ".join(changed[:5]) + (" …" if len(changed) > 5 else "")
        raise FabriqueError(
            f"Des changements ne sont pas validés : {shown}",
            "Validez-les (git commit) ou écartez-les : une édition se fabrique depuis un commit.",
        )


def prepare(root: Path, label: str, tell: Tell) -> Prepared:
    """Check everything on the present commit, then write `ressources/editions/LABEL.json`.

    Only that file is written. Raise FabriqueError for the first thing that does not hold.
    """
    require_label(label)
    ours = open_repository(root)
    file = f"ressources/editions/{label}.json"
    require_clean(ours, but=file)
    if ours.holds("cat-file", "-e", f"HEAD:{file}"):
        raise FabriqueError(
            f"L’édition {label} est déjà préparée et validée",
            f"Publiez-la (fabrique edition publier {label}), ou retirez « {file} » tant qu’elle n’est pas publiée.",
        )
    with open_workshop(ours, ours.read("rev-parse", "HEAD")) as workshop:
        tell("Vérification des ressources…")
        project, site = sound_project(workshop.root, tell)
        require_newer(label, [record.label for record in project.catalogue.records])
        tell("Fabrication du site…")
        workshop.build(label, LATEST, tell)
        tell("Vérification des liens, des poids, de l’accessibilité et des anciennes adresses…")
        home = site_url(project.catalogue)
        edition = Edition(label, reference_day(), f"{home}{LATEST}/", site.publisher)
        require_sound_site(workshop.site, workshop.root, edition, site, tell)
        require_permanence(workshop.site, project.catalogue, tell)
        published = read_published(workshop.site)
        record = make_record(label, reference_day(), project.catalogue, published)
    target = root / file
    target.parent.mkdir(exist_ok=True)
    target.write_text(to_json(record), "utf-8", newline="\n")
    return Prepared(record, file)


def require_newer(label: str, others: list[str]) -> None:
    """Raise FabriqueError unless a label comes after all the others."""
    later = [other for other in others if rank(other) >= rank(label)]
    if later:
        raise FabriqueError(
            f"L’édition {label} ne vient pas après {max(later, key=rank)}",
            "Prenez le numéro suivant.",
        )
