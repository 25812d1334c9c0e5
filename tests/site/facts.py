"""What the project announces in public, and the page of the site that serves it.

`python -m tests.site.facts DOSSIER` walks a built site and prints the page of each statement.
"""

import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Served:
    """A statement of the project's public page, the page that serves it, words it must hold."""

    statement: str
    page: str
    words: tuple[str, ...]


SCHOOLS = (
    "ENSGSI",
    "AgroParisTech",
    "ENSTIB",
    "ENSA Nancy",
    "IAE Metz",
    "IAE Nancy",
    "Peel Labs",
    "IUT Charlemagne",
    "IUT Metz",
    "IUT Thionville-Yutz",
)
SUPPORTS = ("SIRIUS", "DHDA", "Bassin de Pompey", "ITTI", "Rives de Meurthe", "mployeurs")

SERVED = (
    Served(
        "qui porte le projet et en réponse à quoi",
        "projet",
        ("ENSGSI", "Pacte Compétences", "Grand Est"),
    ),
    Served(
        "comment il se présente",
        "projet",
        ("fabrique des compétences", "espaces d’innovation éco-responsables"),
    ),
    Served(
        "le constat de départ",
        "projet",
        ("investissement", "équipement", "formation des personnes"),
    ),
    Served(
        "les publics et le niveau visés",
        "projet/objectifs",
        ("étudiants", "entreprises", "reconversion", "cadre"),
    ),
    Served(
        "les compétences visées",
        "projet/objectifs",
        ("communauté", "prototypes", "modèle d’affaires", "autosuffisant"),
    ),
    Served(
        "des référentiels qui complètent ceux des métiers",
        "referentiel/complements",
        ("RNCP", "bloc"),
    ),
    Served("démarche et outils capitalisés et diffusés", "demarche", ("principes",)),
    Served("un format d’espace à déployer", "espace", ("territoire", "entreprise", "format")),
    Served(
        "l’horizon 2030",
        "projet/horizon-2030",
        ("continuum numérique", "recyclage", "circuits courts", "machines partagées entre PME"),
    ),
    Served("les dix partenaires de formation", "reseau", SCHOOLS),
    Served("les autres soutiens", "reseau", SUPPORTS),
    Served(
        "la mention du soutien",
        "projet/partenaires",
        ("avec le soutien financier de la Région Grand Est",),
    ),
    Served(
        "la formation professionnelle annoncée",
        "reseau",
        ("Pilotage et Animation d’Espaces d’Innovation",),
    ),
    Served(
        "ce que veut dire ITTI",
        "projet/partenaires",
        ("Innovation Territoriale et Territoires en Innovation",),
    ),
)


def read_text(page: Path) -> str:
    """Return the words of the content of a built page, typographic spaces made ordinary."""
    html = page.read_text("utf-8")
    content = html[html.index("<article") : html.index("</article>")]
    text = unescape(re.sub(r"<[^>]+>", " ", content))
    return re.sub(r"\s+", " ", text.replace("\u202f", " ").replace("\u00a0", " "))


def missing(site: Path, served: Served) -> list[str]:
    """Return the words that the page lacks; the name of the page when it does not exist."""
    page = site / served.page / "index.html"
    if not page.is_file():
        return [served.page]
    text = read_text(page).casefold()
    return [word for word in served.words if word.casefold() not in text]


def main(folder: str) -> int:
    """Print each statement with its page; return 1 when one is not served."""
    lost = 0
    for served in SERVED:
        absent = missing(Path(folder), served)
        lost += bool(absent)
        print(
            f"{served.statement} : /{served.page}/"
            + (f" (manque : {', '.join(absent)})" if absent else "")
        )
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "site"))
