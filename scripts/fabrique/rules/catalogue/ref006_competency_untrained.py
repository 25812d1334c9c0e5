"""REF006: a published competency that no published resource trains."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

SHOWN = 80  # Unicode code points of a title: the message stays on one line

RULE = Rule(
    code="REF006",
    severity=Severity.ERROR,
    title="Compétence que rien ne travaille",
    why="Qui cherche à acquérir cette compétence ne trouve aucune ressource pour s’y exercer.",
    fix="Écrivez une ressource qui la travaille, ou déclarez-la dans une ressource qui le fait déjà.",
    bad={"ressource.yml": "competences: [{code: A1, niveau: 1, role: travaille}]"},
    good={
        "ressource.yml": "competences:\n"
        "  - {code: A1, niveau: 1, role: travaille}\n"
        "  - {code: B1, niveau: 1, role: travaille}"
    },
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    framework = catalogue.framework
    if framework is None or not _is_whole(catalogue):
        return
    trained = catalogue.by_trained_competency
    for rank, block in enumerate(framework.blocks):
        for index, competency in enumerate(block.competencies):
            if competency.is_published and competency.code not in trained:
                position = framework.origin.at("blocs", rank, "competences", index, "code")
                message = f"Aucune ressource publiée ne travaille « {competency.code} »"
                title = competency.title
                shown = title if len(title) <= SHOWN else title[: SHOWN - 1] + "…"
                yield RULE.at(position, f"{message} : {shown}")


def _is_whole(catalogue: Catalogue) -> bool:
    """Tell whether every competency that resources declare could be read: else, nothing is sure."""
    return not catalogue.unreadable and all(
        resource.trusts("competences") for resource in catalogue.resources
    )
