"""The index of the real site: what a search may find, and what it may not."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from fabrique.plugin.search_index import JOINER


@pytest.fixture(scope="module")
def indexed(built: Path) -> dict[str, dict[str, Any]]:
    """Return what the index keeps of each page, by address."""
    texts = [gzip.decompress(path.read_bytes()) for path in built.rglob("*.pf_fragment")]
    kept = [json.loads(text.removeprefix(b"pagefind_dcd")) for text in texts]
    return {page["url"]: page for page in kept}


def test_pages_with_a_text_are_found(built: Path, indexed: dict[str, dict[str, Any]]) -> None:
    """Every resource, the prose, the framework and the pathways are in the index."""
    assert {
        f"/catalogue/{path.parent.name}/" for path in built.glob("catalogue/*/index.md")
    } <= set(indexed)
    for address in ("/", "/catalogue/animer-sa-premiere-seance/", "/projet/objectifs/"):
        assert address in indexed
    assert "/referentiel/a1/" in indexed
    assert "/parcours/premiere-seance/" in indexed


def test_lists_and_copies_are_not(built: Path, indexed: dict[str, dict[str, Any]]) -> None:
    """Lists of the catalogue, printed pathways, plan and search page repeat others: left out."""
    facets = re.compile(r"/catalogue/(?:(?:type|public|niveau|duree|modalite|page).*)?")

    assert [] == [url for url in indexed if facets.fullmatch(url) or url.endswith("/imprimer/")]
    assert not {"/a-propos/plan-du-site/", "/recherche/"} & set(indexed)
    assert (built / "catalogue/type/guide/index.html").is_file()
    assert (built / "parcours/premiere-seance/imprimer/index.html").is_file()


def test_a_result_says_what_it_is(indexed: dict[str, dict[str, Any]]) -> None:
    """A resource has its type and its duration; what is the same on every page is not indexed."""
    page = indexed["/catalogue/animer-sa-premiere-seance/"]

    assert "Guide" == page["meta"]["genre"]
    assert "1\u202fh\u202f30" == page["meta"]["duree"].replace(" ", "\u202f")
    assert "Ligne d'attribution" not in page["content"]
    assert "Accéder au contenu" not in page["content"]


def test_no_ligature_is_left(indexed: dict[str, dict[str, Any]]) -> None:
    """The index knows « œuvre » in two letters."""
    text = " ".join(page["content"] for page in indexed.values())

    assert not re.search("[œŒ’\u200b]", text)
    assert f"o{JOINER}euvre" in text


def test_parts_of_the_form_exist(built: Path) -> None:
    """Each choice of the form is the first part of addresses of the site."""
    page = (built / "recherche/index.html").read_text("utf-8")

    parts = re.findall(r'<option value="([a-z-]+)">', page)
    assert parts
    assert [] == [part for part in parts if not (built / part / "index.html").is_file()]


def test_without_script_the_page_lists_everything(built: Path) -> None:
    """The same pages as the plan of the site, for a browser that runs no script."""
    searching = (built / "recherche/index.html").read_text("utf-8")
    inside = searching[searching.index("<noscript>") : searching.index("</noscript>")]
    plan = (built / "a-propos/plan-du-site/index.html").read_text("utf-8")
    listed = plan[plan.index("<main") : plan.index("</main>")]

    there = {link.removeprefix("../") for link in re.findall(r'href="([^"]+)"', inside)}
    wanted = {link.removeprefix("../../") for link in re.findall(r'href="([^"]+)"', listed)}
    assert {"catalogue/animer-sa-premiere-seance/", "catalogue/type/guide/"} <= there
    assert wanted - {"recherche/"} == there - {"a-propos/plan-du-site/"}


def test_only_the_search_page_runs_webassembly(built: Path) -> None:
    """The policy of the search page alone lets WebAssembly be compiled."""
    allowed = [
        path.relative_to(built).as_posix()
        for path in built.rglob("*.html")
        if "wasm-unsafe-eval" in path.read_text("utf-8").split("</head>")[0]
    ]

    assert ["recherche/index.html"] == allowed
