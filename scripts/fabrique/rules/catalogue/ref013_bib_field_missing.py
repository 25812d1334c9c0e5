"""REF013: an entry of the bibliography without a field that its type requires."""

from collections.abc import Iterator

from fabrique.model import BibEntry, Catalogue, Diagnostic, Rule, Severity

_ENTRY = """\
% Livres
@book{dupont2020atelier,
  author    = {Exemple, Une},
  title     = {L'atelier d'exemple},
  year      = {2020},
  publisher = {Éditions d'exemple},
}
"""

RULE = Rule(
    code="REF013",
    severity=Severity.ERROR,
    title="Champ obligatoire absent de la bibliographie",
    why="La référence affichée serait incomplète : le lecteur ne retrouverait pas la source.",
    fix="Ajoutez le champ d’après la source elle-même, ou choisissez le type qui lui convient"
    " (@misc pour une page ou un document sans éditeur).",
    bad={"ressources/bibliographie.bib": _ENTRY.replace("  year      = {2020},\n", "")},
    good={"ressources/bibliographie.bib": _ENTRY},
)

_AUTHOR = ("author",)
_MAKER = ("author", "editor")
_TITLE = ("title",)
_YEAR = ("year", "date")
_PUBLISHER = ("publisher",)
_WORK = (_MAKER, _TITLE, _YEAR)
_THESIS = (_AUTHOR, _TITLE, ("school", "institution"), _YEAR)
_REPORT = (_MAKER, _TITLE, ("institution", "organization"), _YEAR)
_PAPER = (_AUTHOR, _TITLE, ("booktitle", "eventtitle"), _YEAR)
_ONLINE = (_TITLE, ("url", "doi", "eprint"), (*_YEAR, "urldate"))

# Fields that each type requires, each with what may stand for it: « BibTeXing » (Patashnik, 1988),
# § 3.1, and the biblatex manual, § 2.1.1, for the types and names that it adds. A type that is not
# here is read as @misc, of which BibTeX asks nothing; a reference without a title says nothing.
REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (_AUTHOR, _TITLE, ("journal", "journaltitle"), _YEAR),
    "book": (_MAKER, _TITLE, _PUBLISHER, _YEAR),
    "collection": (("editor",), _TITLE, _YEAR),
    "conference": _PAPER,
    "dataset": _WORK,
    "electronic": _ONLINE,
    "inbook": (_MAKER, _TITLE, ("chapter", "pages", "booktitle"), _PUBLISHER, _YEAR),
    "incollection": (_AUTHOR, _TITLE, ("booktitle",), _PUBLISHER, _YEAR),
    "inproceedings": _PAPER,
    "mastersthesis": _THESIS,
    "mvbook": _WORK,
    "online": _ONLINE,
    "patent": (_AUTHOR, _TITLE, ("number",), _YEAR),
    "periodical": (("editor",), _TITLE, _YEAR),
    "phdthesis": _THESIS,
    "proceedings": (_TITLE, _YEAR),
    "report": _REPORT,
    "software": _WORK,
    "techreport": _REPORT,
    "thesis": _THESIS,
    "unpublished": (_AUTHOR, _TITLE, ("note", *_YEAR)),
    "www": _ONLINE,
}
_ANY = (_TITLE,)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.bibliography.entries:
        required = REQUIRED.get(entry.type, _ANY)
        present = _present(entry, catalogue)
        absent = [names for names in required if present.isdisjoint(names)]
        if absent:
            wanted = ", ".join(" ou ".join(f"« {name} »" for name in names) for names in absent)
            message = f"Il manque à l’entrée « {entry.key[:80]} » (@{entry.type[:80]}) : {wanted}"
            yield RULE.at(entry.position, message)


def _present(entry: BibEntry, catalogue: Catalogue) -> set[str]:
    """Return the names of the fields that are filled, by the entry or by the one it refers to."""
    found = {name for name in entry.fields if entry.value(name)}
    parent = catalogue.bibliography.by_key.get(entry.value("crossref"))
    if parent:
        inherited = {name for name in parent.fields if parent.value(name)}
        if "title" in inherited:
            inherited.add("booktitle")
        found |= inherited - {"title", "author"}
    return found
