"""What the tests of standards share: an edition, a resource that says everything, hostile text."""

from datetime import date
from functools import cache

from fabrique.loading import load_project
from fabrique.model import Catalogue, Edition, Resource
from tests.conftest import ROOT, SAMPLE_DAY, SAMPLE_RESOURCE

SITE = "https://fabrique.example.org/"
EDITION = Edition("essai", date(2026, 11, 22), SITE, "Établissement d'exemple")

HOSTILE = "</script><!--<script>alert(1)</script>]]>&amp;{{ 7*7 }}\" ' \\ é"

# Every key that a standard has a place for; merged over `trier-les-chutes` of the sample.
RICH = {
    "ressource.yml": """
auteurs:
  - {nom: Ada Exemple, orcid: 0000-0002-1825-0097, organisation: École d'exemple, ror: "https://ror.org/04vfs2w97"}
  - {nom: Collectif d'exemple, nature: organisation, ror: "https://ror.org/02feahw73"}
contributeurs:
  - {nom: Bob Exemple, role: relecteur}
  - {nom: École d'exemple, role: testeur}
disciplines:
  - {uri: "https://w3id.org/kim/hochschulfaechersystematik/n202", libelle: génie mécanique}
niveaux: [formation-continue, entreprise, licence, tout-public]
publics: [animateur, formateur, etudiant]
modalites: [atelier, en-groupe]
duree: {preparation: 20, animation: {min: 60, max: 75}}
prerequis:
  - {ressource: fiche-matiere}
  - {texte: Savoir tenir une scie.}
competences:
  - {code: A1, niveau: 1, role: travaille}
  - {code: B1, niveau: 2, role: evalue}
adapte_de:
  - titre: Le tri d'origine
    auteurs: Une Personne et une autre
    source: https://origine.example.org/tri
    licence: CC-BY-4.0
    modifications: Traduit.
fichiers:
  - chemin: fichiers/plan é 1.svg
    titre: Plan
    licence: CC-BY-4.0
    alt: Un plan.
    auteurs: Une Dessinatrice
    source: https://origine.example.org/plan
    langue: en
  - {chemin: fichiers/absent.pdf, titre: Absent}
image: {fichier: fichiers/vignette.png, alt: Des bacs.}
accessibilite:
  modes: [visuel, tactile]
  atouts: [assis ou debout]
  obstacles: [bruit de scie]
  resume: Chacun peut trier assis.
reserve_enseignant: true
""",
    "fichiers/plan é 1.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "fichiers/vignette.png": b"\x89PNG\r\n\x1a\n",
}


def rich(catalogue: Catalogue) -> Resource:
    """Return the resource over which RICH was laid."""
    return catalogue.by_id[SAMPLE_RESOURCE]


@cache
def real_catalogue() -> Catalogue:
    """Return the catalogue of the project itself, read once."""
    return load_project(ROOT, SAMPLE_DAY).catalogue


def yaml_quoted(text: str) -> str:
    """Return a YAML text between single quotes."""
    return "'" + text.replace("'", "''") + "'"
