"""The lines to copy under what is reused: as it is, adapted, or made by somebody else."""

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from markupsafe import Markup

from fabrique.crosswalks import attribution_line
from fabrique.model import Attachment, Catalogue, Edition, Pathway, Resource, Source
from fabrique.model.wording import say_date
from fabrique.packages.credits import names
from fabrique.packages.licence import Terms, licence_terms

Work = Resource | Pathway


@dataclass(frozen=True, slots=True)
class Attribution:
    """The ready lines of a work; `adapted` is empty when no adaptation may be released."""

    short: str
    long: str
    html: str
    adapted: str
    sources: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def attribution(work: Work, catalogue: Catalogue, edition: Edition) -> Attribution:
    """Return every line of a resource or of a pathway."""
    terms = licence_terms(work.license, catalogue)
    url = urljoin(edition.site_url, work.url)
    by = names(work.authors)
    day = f", {say_date(work.updated_on)}" if work.updated_on else ""
    lines = Attribution(
        short=f"« {work.title} » par {by}{day}, {url}, licence {terms.key}.",
        long=_long(work, terms, url),
        html=_html(work, terms, url),
        adapted=_adapted(work, terms, url),
    )
    if not isinstance(work, Resource):
        return lines
    return replace(
        lines,
        long=attribution_line(work, catalogue, edition),
        sources=tuple(_source(item, catalogue) for item in work.adapted_from),
        files=tuple(
            _file(item, work, catalogue, edition)
            for item in work.files
            if item.license or item.authors or item.source
        ),
    )


def _dated(work: Work) -> str:
    updated = f", mise à jour du {say_date(work.updated_on)}" if work.updated_on else ""
    return f"version {work.version}{updated}"


def _long(work: Work, terms: Terms, url: str) -> str:
    return (
        f"« {work.title} » par {names(work.authors)}, {_dated(work)}, {url}, sous licence "
        f"{_licence(terms)}. Modifications : aucune."
    )


def _html(work: Work, terms: Terms, url: str) -> str:
    line = Markup(
        '<p>« <a href="{}">{}</a> » par {}, {}, sous licence '
        '<a rel="license" href="{}">{}</a>. Modifications : aucune.</p>'
    )
    return str(
        line.format(url, work.title, names(work.authors), _dated(work), terms.url, terms.label)
    )


def _adapted(work: Work, terms: Terms, url: str) -> str:
    """Return the model of a line for an adaptation, what is to fill in between square brackets."""
    if not terms.adaptable:
        return ""
    return (
        f"« [titre de votre version] » par [vos noms] est adapté de « {work.title} » par "
        f"{names(work.authors)}, {_dated(work)}, {url}, sous licence {_licence(terms)}. "
        "Modifications : [ce que vous avez changé]. "
        f"Cette adaptation est sous licence {_licence(terms)}."
    )


def _source(source: Source, catalogue: Catalogue) -> str:
    terms = licence_terms(source.license, catalogue)
    return (
        f"Adapté de « {source.title} » par {source.authors}, {source.source}, sous licence "
        f"{_licence(terms)}. Modifications : {source.changes}"
    )


def _file(item: Attachment, resource: Resource, catalogue: Catalogue, edition: Edition) -> str:
    terms = licence_terms(item.license or resource.license, catalogue)
    source = item.source or urljoin(edition.site_url, resource.url)
    by = item.authors or names(resource.authors)
    return f"{item.path} : « {item.title} » par {by}, {source}, sous licence {_licence(terms)}."


def _licence(terms: Terms) -> str:
    return f"{terms.label} ({terms.url})" if terms.url else terms.label
