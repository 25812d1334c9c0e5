"""Every rule on branches proves itself on its own examples."""

from collections.abc import Callable

import pytest

from fabrique.model import Diagnostic, Rule
from fabrique.rules import PAGE_RULES, TREE_RULES
from tests.unit.contributions.conftest import LINK, Files

RULES = [module.RULE for module in (*TREE_RULES, *PAGE_RULES)]
MARK = " (lien)"

Judge = Callable[[Files], list[Diagnostic]]


def _files(rule: Rule, *, bad: bool) -> Files:
    """Return an example as files of a branch."""
    return {
        path.removesuffix(MARK): (LINK, content) if path.endswith(MARK) else content
        for path, content in (rule.bad if bad else rule.good).items()
        if content is not None
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example(rule: Rule, judge: Judge) -> None:
    """The bad example gives one finding of its rule, and no other error."""
    files = _files(rule, bad=True)

    found = [item for item in judge(files) if item.rule.severity.value == "erreur"]

    assert [(rule.code, *files)] == [(item.rule.code, item.position.file) for item in found]
    assert not found[0].message.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_example(rule: Rule, judge: Judge) -> None:
    """The good example gives no error."""
    found = judge(_files(rule, bad=False))

    assert [] == [item.message for item in found if item.rule.severity.value == "erreur"]
