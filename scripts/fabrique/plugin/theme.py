"""What the templates of the theme know of the whole site, the error page included."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from fabrique.crosswalks import licence_url
from fabrique.model import Catalogue, Edition
from fabrique.model.wording import say_date
from fabrique.pages.versions import ADDRESS as EDITIONS
from fabrique.plugin.assets import Assets
from fabrique.plugin.publisher import accessibility_state
from fabrique.plugin.typography import typeset_text

# Foot of every page, in this order, with the mention that French law asks for on the home page; an address that the site does not have yet is left out.
FOOTER = (
    ("a-propos/accessibilite/", "Accessibilité : {state}"),
    ("a-propos/ecoconception/", "Écoconception"),
    ("a-propos/mentions-legales/", "Mentions légales"),
    ("a-propos/donnees-personnelles/", "Données personnelles"),
    ("projet/partenaires/", "Partenaires et soutiens"),
    ("a-propos/licence/", "Licence"),
    ("contribuer/", "Contribuer"),
    ("a-propos/plan-du-site/", "Plan du site"),
    ("a-propos/affichage/", "Contrastes et affichage"),
)


def describe(
    catalogue: Catalogue, edition: Edition, assets: Assets, addresses: Iterable[str], serving: bool
) -> dict[str, Any]:
    """Return the value that templates call `fabrique`.

    `mkdocs serve` adds its own script to each page: the policy would stop it, and is left out.
    """
    site = catalogue.site
    licence = site.license if site else ""
    state = accessibility_state(site, edition.date)
    return {
        "style": assets.style,
        "script": assets.script,
        "start": assets.start,
        "policy": "" if serving else assets.policy(),
        "search_policy": "" if serving else assets.policy(wasm=True),
        "addresses": frozenset(addresses),
        "footer": [(address, typeset_text(title.format(state=state))) for address, title in FOOTER],
        "edition": edition.label,
        "edition_date": say_date(edition.date) if edition.is_published else "",
        "edition_commit": edition.commit[:10],
        "lasting_url": edition.lasting_url if edition.is_published else "",
        "editions_url": urljoin(edition.site_url, EDITIONS) if edition.is_published else "",
        "editions_page": EDITIONS,
        "alias": edition.alias,
        "subtitle": site.subtitle if site else None,
        "support": typeset_text(site.support) if site and site.support else None,
        "licence": catalogue.label("licences", licence) if licence else "",
        "licence_url": licence_url(catalogue, licence) if licence else None,
    }
