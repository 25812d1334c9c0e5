"""REF017: a framework whose codes or levels contradict one another."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Framework, Rule, Severity, ValuePath

LEVELS = (1, 2, 3)

_FILE = "ressources/referentiel/referentiel.yml"
_TEXT = """\
id: exemple
titre: Référentiel d’une compétence
resume: Un référentiel réduit à une compétence.
langue: fr
version: "1.0.0"
licence: CC-BY-SA-4.0
editeur: Établissement d’exemple
modifie: 2026-02-01
niveaux:
  - {niveau: 1, nom: avec appui, resume: Suit une démarche.}
  - {niveau: 2, nom: en autonomie, resume: Conduit une démarche.}
  - {niveau: 3, nom: référent, resume: Transmet une démarche.}
blocs:
  - code: A
    titre: Animer
    resume: Faire travailler un groupe.
    competences:
      - code: A1
        titre: Accueillir un groupe
        statut: publie
        resume: Sait accueillir un groupe.
        niveaux:
          - {niveau: 1, description: Suit., criteres: [Salue, Écoute, Note]}
          - {niveau: 2, description: Conduit., criteres: [Prépare, Écoute, Note]}
          - {niveau: 3, description: Transmet., criteres: [Forme, Écoute, Note]}
        preuves: [Une photo légendée, Un compte rendu]
"""

RULE = Rule(
    code="REF017",
    severity=Severity.ERROR,
    title="Référentiel incohérent",
    why="Les codes donnent les adresses et les correspondances, les niveaux se lisent dans l’ordre :"
    " un doublon ou un désordre fausse tout ce qui en est tiré.",
    fix="Donnez à chaque compétence un code unique qui commence par la lettre de son bloc, et les"
    " niveaux 1, 2, 3 dans cet ordre.",
    bad={_FILE: _TEXT.replace("A1", "B1")},
    good={_FILE: _TEXT},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    framework = catalogue.framework
    if framework is None:
        return
    yield from _check_order(
        framework, ("niveaux",), tuple(item.level for item in framework.level_names)
    )
    letters: set[str] = set()
    codes: set[str] = set()
    for rank, block in enumerate(framework.blocks):
        if block.code in letters:
            position = framework.origin.at("blocs", rank, "code")
            yield RULE.at(position, f"Le code « {block.code} » est déjà celui d’un autre bloc")
        letters.add(block.code)
        for index, competency in enumerate(block.competencies):
            path: ValuePath = ("blocs", rank, "competences", index)
            code = competency.code
            position = framework.origin.at(*path, "code")
            if code in codes:
                yield RULE.at(position, f"Le code « {code} » est déjà celui d’une autre compétence")
            elif code[:1] != block.code:
                yield RULE.at(
                    position, f"La compétence « {code} » est dans le bloc « {block.code} »"
                )
            codes.add(code)
            levels = tuple(item.level for item in competency.levels)
            yield from _check_order(framework, (*path, "niveaux"), levels)


def _check_order(
    framework: Framework, path: ValuePath, levels: tuple[int, ...]
) -> Iterator[Diagnostic]:
    """Yield one finding, at the first level that is not the expected one."""
    if levels == LEVELS:
        return
    pairs = enumerate(zip(levels, LEVELS, strict=False))
    rank = next((index for index, (level, wanted) in pairs if level != wanted), None)
    place = path if rank is None else (*path, rank, "niveau")
    shown = ", ".join(map(str, levels))
    yield RULE.at(framework.origin.at(*place), f"Les niveaux sont {shown} au lieu de 1, 2, 3")
