"""A built site laid from a tree and judged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fabrique.loading import BuiltPlaces, find_sources, load_site_links
from fabrique.model import Diagnostic
from fabrique.rules.built.link_findings import to_findings
from fabrique.rules.built.links import judge_links
from tests.conftest import Tree

Judge = Callable[..., list[tuple[str, str, str]]]


def lay_built(tree: Tree, folder: Path) -> None:
    """Write the files of a built site."""
    for name, content in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else str(content).encode())


def findings_of(folder: Path, address: str = "") -> tuple[Diagnostic, ...]:
    """Return the findings on a folder, at the author's place when a table is beside it."""
    sources, built = find_sources(folder), BuiltPlaces(folder)

    def place(link):  # type: ignore[no-untyped-def]
        return (sources.place(link) if sources else None) or built.place(link)

    return to_findings(judge_links(load_site_links(folder, address)), place)


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Return a function that lays a site and gives page, target and kind of each finding."""

    def run(tree: Tree, address: str = "") -> list[tuple[str, str, str]]:
        lay_built(tree, tmp_path / "site")
        found = findings_of(tmp_path / "site", address)
        keys = ("page", "cible", "genre")
        return [tuple(dict(item.details)[key] for key in keys) for item in found]  # type: ignore[misc]

    return run
