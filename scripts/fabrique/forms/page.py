"""The form by which a resource is proposed without git: `/contribuer/proposer/`.

Without script it is a text to fill and to send by mail; with script it checks, keeps a draft in
the browser, shows the card, and makes the folder (`docs/assets/js/tools/proposer.mjs`).
"""

from collections.abc import Iterator
from textwrap import fill
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from fabrique.forms.fields import CHOICE, CHOICES, NUMBER, TEXT, FormField, resource_fields
from fabrique.model import EXPECTED, Artifact, Catalogue, Edition, Page, PageBuilder, Section

ADDRESS = "contribuer/proposer/"
TEMPLATE = "modele-de-proposition.txt"
PROPOSAL_FORM = "1-ressource.yml"  # of `issue_forms`
BASES = "materiel-par"  # vocabulary: what a quantity of material is counted by

_WIDTH = 78  # signs per line of the text to fill


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield the page of the form, with the text to fill beside it."""
    fields = resource_fields(catalogue)
    site = catalogue.site
    contact = site.institution.contact if site else None
    before = _TEMPLATES.get_template("proposal.html.j2").render(
        fields=fields,
        kinds={"line": "ligne", "text": TEXT, "number": NUMBER, "one": CHOICE, "many": CHOICES},
        blocks=catalogue.framework.blocks if catalogue.framework else (),
        contact=contact if contact and "@" in contact else None,
        mail=_mail(contact) if contact and "@" in contact else "",
        forge=(site.forge or "").rstrip("/") if site else "",
        proposal_form=PROPOSAL_FORM,
        publisher=edition.publisher,
        day=edition.date.isoformat(),
        bases=tuple(catalogue.vocabularies[BASES].by_key)
        if BASES in catalogue.vocabularies
        else (),
        sections=EXPECTED,
        template=TEMPLATE,
    )
    text = _paper(fields)
    yield Page(
        address=ADDRESS,
        title="Proposer une ressource",
        description="Un formulaire, sans compte ni git : il vérifie, garde un brouillon et prépare le dossier.",
        before=before,
        source="scripts/fabrique/forms/fields.py",
        sections_before=(
            Section("sans-script", "Par courriel"),
            Section("formulaire", "Avec le formulaire"),
        ),
        attachments=(Artifact(f"{ADDRESS}{TEMPLATE}", text.encode(), "text/plain"),),
        in_navigation=True,
    )


def _mail(contact: str) -> str:
    """Return the address that opens a message ready to be filled (RFC 6068)."""
    query = urlencode({"subject": "Proposer une ressource"}, quote_via=quote)
    return f"mailto:{quote(contact, safe='@')}?{query}"


def _paper(fields: tuple[FormField, ...]) -> str:
    """Return the questions as a text to fill, the same as those of the form."""
    parts = [
        "PROPOSER UNE RESSOURCE",
        fill(
            "Répondez sous chaque question, laissez vide ce que vous ne savez pas. Une étoile marque"
            " ce qui est indispensable. Joignez les fichiers à part, chacun avec sa licence.",
            _WIDTH,
        ),
    ]
    for field in fields:
        star = " *" if field.required else ""
        lines = [f"{field.label}{star}", fill(field.help, _WIDTH)]
        if field.options:
            names = " ; ".join(label for _, label in field.options)
            lines.append(fill(f"Au choix : {names}.", _WIDTH))
        if field.example:
            lines.append(f"Exemple :\n{field.example}")
        parts.append("\n".join(line for line in lines if line) + "\n\n> ")
    return "\n\n".join(parts) + "\n"


_TEMPLATES = Environment(
    loader=PackageLoader("fabrique.forms"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)

BUILDER = PageBuilder(name="proposer", title="Formulaire de proposition", build=build)
