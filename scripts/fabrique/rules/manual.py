"""The manual of the rules: one page each, drawn from the `Rule` itself, and their list."""

from collections.abc import Iterator

from jinja2 import Environment, PackageLoader, StrictUndefined

from fabrique.model import Catalogue, Edition, Page, PageBuilder, Section, Severity
from fabrique.rules import BUILT_RULES, RULES
from fabrique.rules.examples import example_lines

_ENVIRONMENT = Environment(
    loader=PackageLoader("fabrique.rules"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters["example"] = lambda content: "\n".join(example_lines(content))

FAMILIES = {
    "STR": "Forme des fichiers",
    "MET": "Métadonnées et texte",
    "REF": "Renvois et bibliographie",
    "PAR": "Parcours",
    "FIC": "Fichiers joints",
    "LIC": "Licences",
    "LIE": "Liens",
    "POI": "Poids",
    "ACC": "Accessibilité",
    "CON": "Contributions",
}
_BUILT = frozenset(module.RULE.code for module in BUILT_RULES)
_SOURCE = "scripts/fabrique/rules"


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `contribuer/regles/`, then `contribuer/regles/met004/` for each rule, by code."""
    families = [
        (prefix, title, [rule for code, rule in RULES.items() if code.startswith(prefix)])
        for prefix, title in FAMILIES.items()
    ]
    families = [family for family in families if family[2]]
    yield Page(
        address="contribuer/regles/",
        title="Règles",
        description="Toutes les règles que la vérification applique, avec leur raison et leur remède.",
        before=_ENVIRONMENT.get_template("rules.html.j2").render(
            families=families, total=len(RULES)
        ),
        source=_SOURCE,
        kind="liste",
        sections_before=tuple(Section(prefix.lower(), title) for prefix, title, _ in families),
        in_navigation=True,
    )
    for rule in RULES.values():
        yield Page(
            address=rule.url,
            title=f"{rule.code} {rule.title}",
            description=rule.why,
            before=_ENVIRONMENT.get_template("rule.html.j2").render(
                rule=rule, is_error=rule.severity is Severity.ERROR, is_built=rule.code in _BUILT
            ),
            source=_SOURCE,
            sections_before=(
                Section("raison", "Pourquoi"),
                Section("remede", "Que faire"),
                Section("exemples", "Exemples"),
            ),
            searchable=False,  # the list of rules is found, and leads here
        )


BUILDER = PageBuilder(name="regles", title="Règles", build=build)
