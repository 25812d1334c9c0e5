"""Every rule of links proves itself on its own examples, laid as a built site."""

from pathlib import Path

import pytest

from fabrique.loading import BuiltPlaces, load_site_links
from fabrique.model import Diagnostic, Rule
from fabrique.rules import LINK_RULES
from fabrique.rules.built.link_findings import to_findings
from fabrique.rules.built.links import judge_links
from tests.conftest import Tree


def judged(tree: Tree, folder: Path) -> tuple[Diagnostic, ...]:
    """Return the findings on a built site given as a tree."""
    for name, content in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    site = load_site_links(folder)
    return to_findings(judge_links(site), BuiltPlaces(folder).place)


@pytest.mark.parametrize("rule", LINK_RULES, ids=lambda rule: rule.code)
def test_bad_example(rule: Rule, tmp_path: Path) -> None:
    """The bad example has one finding, of this rule, and says what to do."""
    [found] = judged(rule.bad, tmp_path)

    assert rule is found.rule
    assert "index.html" == found.position.file
    assert not found.message.endswith(".")
    assert found.hint


@pytest.mark.parametrize("rule", LINK_RULES, ids=lambda rule: rule.code)
def test_good_example(rule: Rule, tmp_path: Path) -> None:
    """The good example has nothing wrong."""
    assert () == judged(rule.good, tmp_path)
