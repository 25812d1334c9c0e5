"""Every rule proves itself on its own examples."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fabrique.loading import Project
from fabrique.model import Rule
from fabrique.rules import (
    BUILT_RULES,
    CATALOGUE_RULES,
    LINK_RULES,
    PAGE_RULES,
    PUBLICATION_RULES,
    RESOURCE_RULES,
    RULES,
    TREE_RULES,
)
from fabrique.rules.outside import OUTSIDE_RULES
from fabrique.rules.permanence import PERMANENCE_RULES
from fabrique.rules.runner import check
from tests.conftest import ROOT

BRANCH_RULES = (*TREE_RULES, *PAGE_RULES)
ELSEWHERE = (
    *(module.RULE for module in (*BUILT_RULES, *BRANCH_RULES)),
    *LINK_RULES,
    *OUTSIDE_RULES,
    *PERMANENCE_RULES,
)
SOURCE_RULES = [rule for rule in RULES.values() if rule not in ELSEWHERE]
WITHOUT_LINE = {"STR001", "STR007", "STR015", "STR016"}  # the whole file is at fault


@pytest.mark.parametrize("rule", SOURCE_RULES, ids=lambda rule: rule.code)
def test_bad_example(rule: Rule, project_with: Callable[..., Project]) -> None:
    """The bad example is flagged once, on the line of its fault, and says what to do."""
    project = project_with(rule.bad)

    found = [
        item
        for item in check(project.catalogue, project.diagnostics, publication=True)
        if item.rule is rule
    ]

    assert 1 == len(found), [item.message for item in found]
    assert found[0].message
    assert not found[0].message.endswith(".")
    assert found[0].hint
    assert rule.code in WITHOUT_LINE or found[0].position.line > 1 or "index.md" in rule.bad


@pytest.mark.parametrize("rule", SOURCE_RULES, ids=lambda rule: rule.code)
def test_good_example(rule: Rule, project_with: Callable[..., Project]) -> None:
    """The good example is not flagged."""
    project = project_with(rule.good)

    found = check(project.catalogue, project.diagnostics, publication=True)

    assert [] == [item.message for item in found if item.rule is rule]


def test_sample_is_clean(project_with: Callable[..., Project]) -> None:
    """The sample project has nothing wrong: a finding comes from the example alone."""
    project = project_with({})

    assert [] == [
        (item.rule.code, item.position, item.message)
        for item in check(project.catalogue, project.diagnostics)
    ]


def test_table_is_whole() -> None:
    """Every rule file is in the table, named after its code."""
    folder = ROOT / "scripts/fabrique/rules"
    files = {
        path.stem
        for room in ("resource", "catalogue", "built", "contribution")
        for path in (folder / room).glob("[a-z][a-z][a-z][0-9]*.py")
    }
    modules = (
        *RESOURCE_RULES,
        *CATALOGUE_RULES,
        *PUBLICATION_RULES,
        *BUILT_RULES,
        *BRANCH_RULES,
    )

    listed = {Path(str(module.__file__)).stem for module in modules}
    codes = tuple(rule.code.lower() for rule in LINK_RULES)
    links = {name for name in files if name.startswith(codes)}

    assert files - links == listed
    assert sorted(codes) == sorted(name.partition("_")[0] for name in links)
    assert all(
        Path(str(module.__file__)).stem.startswith(module.RULE.code.lower()) for module in modules
    )


def test_codes_are_unique() -> None:
    """Two rules never share a code."""
    modules = (
        *RESOURCE_RULES,
        *CATALOGUE_RULES,
        *PUBLICATION_RULES,
        *BUILT_RULES,
        *BRANCH_RULES,
    )
    codes = [module.RULE.code for module in modules]

    assert sorted(set(codes)) == sorted(codes)
