"""The Atom feed."""

from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree import ElementTree

from fabrique.feeds import atom
from fabrique.loading import Project
from fabrique.model import Catalogue
from tests.unit.crosswalks.cases import EDITION, HOSTILE, RICH, SITE, real_catalogue, yaml_quoted

ATOM = "{http://www.w3.org/2005/Atom}"


def read(catalogue: Catalogue) -> ElementTree.Element:
    """Return the feed as a reader sees it."""
    [artifact] = atom.build(catalogue, EDITION)
    assert ("flux/atom.xml", "application/atom+xml") == (artifact.address, artifact.media_type)
    return ElementTree.fromstring(artifact.content)


def texts(parent: ElementTree.Element, path: str) -> list[str | None]:
    """Return the texts found at a path of Atom names."""
    return [
        found.text for found in parent.findall("/".join(ATOM + part for part in path.split("/")))
    ]


def test_required_elements(project_with: Callable[..., Project]) -> None:
    """Feed and entries have what RFC 4287 asks (§ 4.1.1 and § 4.1.2), dates with a time zone."""
    for catalogue in (project_with({"ressource.yml": ""}).catalogue, real_catalogue()):
        feed = read(catalogue)
        entries = feed.findall(f"{ATOM}entry")

        assert min(len(catalogue.published), atom.LATEST) == len(entries)
        assert len(entries) == len({text for (text,) in (texts(item, "id") for item in entries)})
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                [text] = texts(element, name)
                assert text
            [moment] = texts(element, "updated")
            assert UTC == datetime.fromisoformat(str(moment)).tzinfo
            assert all(texts(element, "author/name"))
            assert texts(element, "author/name")
            assert [1] == [
                len([link for link in element.findall(f"{ATOM}link") if link.get("rel") == rel])
                for rel in ("alternate",)
            ]


def test_self_link(project_with: Callable[..., Project]) -> None:
    """The feed says its own address."""
    feed = read(project_with({"ressource.yml": ""}).catalogue)

    assert [f"{SITE}flux/atom.xml"] == [
        link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"
    ]


def test_newest_first(project_with: Callable[..., Project]) -> None:
    """Entries go from the last change to the first, and the feed bears the date of the last."""
    feed = read(project_with({"ressource.yml": "modifie: 2026-02-15"}).catalogue)

    assert ["trier-les-chutes", "reparer-ensemble", "fiche-matiere"] == [
        str(text).split("/")[-2] for text in texts(feed, "entry/id")
    ]
    assert ["2026-02-15T00:00:00Z"] == texts(feed, "updated")


def test_entry(project_with: Callable[..., Project]) -> None:
    """An entry says what it is, who made it, when, and under which licence."""
    feed = read(project_with(RICH).catalogue)
    [entry] = [item for item in feed.findall(f"{ATOM}entry") if "trier" in str(texts(item, "id"))]

    links = {link.get("rel"): link.get("href") for link in entry.findall(f"{ATOM}link")}
    categories = [item.get("term") for item in entry.findall(f"{ATOM}category")]
    assert ["2026-01-20T00:00:00Z"] == texts(entry, "published")
    assert ["2026-02-01T00:00:00Z"] == texts(entry, "updated")
    assert ["Ada Exemple", "Collectif d'exemple"] == texts(entry, "author/name")
    assert ["https://orcid.org/0000-0002-1825-0097"] == texts(entry, "author/uri")
    assert ["Bob Exemple", "École d'exemple"] == texts(entry, "contributor/name")
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in str(texts(entry, "rights"))
    assert "https://creativecommons.org/licenses/by-sa/4.0/" == links["license"]
    assert f"{SITE}catalogue/trier-les-chutes/" == links["alternate"]
    assert ["outil-animation", "bois", "tri"] == categories


def test_hostile_text_stays_text(project_with: Callable[..., Project]) -> None:
    """A contributor's string adds no element, and comes back unchanged."""
    text = yaml_quoted(HOSTILE)
    feed = read(
        project_with(
            {"ressource.yml": f"titre: {text}\nresume: {text}\nmots_cles: [{text}]"}
        ).catalogue
    )

    [entry] = [item for item in feed.findall(f"{ATOM}entry") if "trier" in str(texts(item, "id"))]
    assert [HOSTILE] == texts(entry, "title")
    assert [HOSTILE] == texts(entry, "summary")
    assert {ATOM} == {str(element.tag).partition("}")[0] + "}" for element in feed.iter()}
    assert HOSTILE in [item.get("term") for item in entry.findall(f"{ATOM}category")]


def test_thirty_at_most(project_with: Callable[..., Project]) -> None:
    """A long catalogue gives its thirty last changes."""
    catalogue = project_with({"ressource.yml": ""}).catalogue
    [one, *_] = catalogue.published
    many = tuple(one.model_copy(update={"id": f"copie-{number:03}"}) for number in range(40))

    feed = read(Catalogue(resources=many, vocabularies=catalogue.vocabularies))

    ids = [str(text).split("/")[-2] for text in texts(feed, "entry/id")]
    assert [f"copie-{number:03}" for number in range(39, 9, -1)] == ids


def test_empty_catalogue() -> None:
    """Without any resource, the feed is still valid and dated by the edition."""
    feed = read(Catalogue())

    assert ["2026-11-22T00:00:00Z"] == texts(feed, "updated")
    assert [] == feed.findall(f"{ATOM}entry")
