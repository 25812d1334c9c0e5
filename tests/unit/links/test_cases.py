"""Every kind of defect is found once, at its file and line; every odd but sound link is left alone."""

from pathlib import Path

import pytest

from fabrique.loading import BuiltPlaces, load_site_links
from fabrique.model import Diagnostic
from fabrique.rules.built.link_findings import to_findings
from fabrique.rules.built.links import judge_links
from tests.link_cases import ADDRESS, DEFECTS, SITE, TRAPS, Case


def lay_site(folder: Path, *trees: dict[str, str | bytes]) -> Path:
    """Write files, the sound pages that cases point at first."""
    for tree in (dict(SITE), *trees):
        for name, content in tree.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def judged(folder: Path, address: str = ADDRESS) -> tuple[Diagnostic, ...]:
    """Return the findings on a built site."""
    return to_findings(judge_links(load_site_links(folder, address)), BuiltPlaces(folder).place)


@pytest.mark.parametrize("case", DEFECTS, ids=lambda case: case.name)
def test_defect(case: Case, tmp_path: Path) -> None:
    """The defect is the only finding, of its kind, on its target, at its line."""
    [found] = judged(lay_site(tmp_path, case.tree()))

    details = dict(found.details)
    assert case.kind == details["genre"]
    assert case.target == details["cible"]
    assert case.place == (details["page"], found.position.line)
    assert case.place[0] == found.position.file


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: case.name)
def test_trap(case: Case, tmp_path: Path) -> None:
    """What only looks odd is left alone."""
    assert [] == [found.message for found in judged(lay_site(tmp_path, case.tree()))]


def test_together(tmp_path: Path) -> None:
    """In one site, each defect is found once and nothing else is."""
    trees = [case.tree() for case in (*DEFECTS, *TRAPS)]

    found = judged(lay_site(tmp_path, *trees))

    assert sorted(case.place for case in DEFECTS) == sorted(
        (item.position.file, item.position.line) for item in found
    )


def test_there_are_enough() -> None:
    """Names are unique; defects are at least sixty, traps twenty-five."""
    names = [case.name for case in (*DEFECTS, *TRAPS)]

    assert len(set(names)) == len(names)
    assert len(DEFECTS) >= 60
    assert len(TRAPS) >= 25
