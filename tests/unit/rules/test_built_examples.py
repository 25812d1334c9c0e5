"""Every rule of the built site proves itself on its own examples."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fabrique.loading import Project, SiteReading, load_built_site
from fabrique.model import Diagnostic
from fabrique.rules import BUILT_RULES, BuiltRule
from fabrique.rules.built.example import page
from fabrique.rules.runner import check_site
from tests.conftest import Tree

WHOLE_PAGE = "POI"  # a limit is passed by the page, not by one of its lines


@pytest.fixture
def findings(project_with: Callable[[Tree], Project], sample: Path) -> Callable[..., object]:
    """Return a function that judges the site of a tree, with the budgets of its `site.yml`."""

    def judge(tree: Tree) -> tuple[Diagnostic, ...]:
        project = project_with(tree)
        assert () == project.diagnostics
        site = project.catalogue.site
        reading: SiteReading = load_built_site(
            sample / "site", site.url if site else "", site.budgets if site else ()
        )
        return check_site(reading.site, reading.diagnostics)

    return judge


@pytest.mark.parametrize("rule", BUILT_RULES, ids=lambda rule: rule.RULE.code)
def test_bad_example(rule: BuiltRule, findings: Callable[..., tuple[Diagnostic, ...]]) -> None:
    """The bad example is flagged once, on the line of its fault, and says what to do."""
    found = [item for item in findings(rule.RULE.bad) if item.rule is rule.RULE]

    assert 1 == len(found), [item.message for item in found]
    assert found[0].message
    assert not found[0].message.endswith(".")
    assert found[0].hint
    assert found[0].position.line > 1 or rule.RULE.code.startswith(WHOLE_PAGE)


@pytest.mark.parametrize("rule", BUILT_RULES, ids=lambda rule: rule.RULE.code)
def test_good_example(rule: BuiltRule, findings: Callable[..., tuple[Diagnostic, ...]]) -> None:
    """The good example is not flagged."""
    found = findings(rule.RULE.good)

    assert [] == [item.message for item in found if item.rule is rule.RULE]


def test_sound_page_is_clean(findings: Callable[..., tuple[Diagnostic, ...]]) -> None:
    """The page of the examples has nothing wrong: a finding comes from the example alone."""
    assert () == findings(page())


def test_third_party_however_it_is_written(
    findings: Callable[..., tuple[Diagnostic, ...]],
) -> None:
    """A stranger is found in each way a browser would follow, and in style sheets."""
    written = (
        '<img src="//a.example/x.png" alt="">',
        '<img src="\\\\a.example/x.png" alt="">',
        '<img src=" https:\\\\a.example/x.png" alt="" loading="lazy">',
        '<script src="HTTPS://a.example/x.js"></script>',
        '<iframe src="https://a.example/" title="Un cadre"></iframe>',
        '<link rel="preconnect" href="https://a.example">',
        '<picture><source srcset="https://a.example/x.avif 2x"></picture>',
        "<style>p { background: image-set(url(https://a.example/x.png) 1x) }</style>",
        '<style>@import "https://a.example/x.css";</style>',
        '<style>@media print { @font-face { src: url("https://a.example/x.woff2") } }</style>',
        '<svg aria-hidden="true"><use href="https://a.example/x.svg#a"/></svg>',
    )
    for html in written:
        codes = [item.rule.code for item in findings(page(html))]
        assert "POI009" in codes, html

    own = '<img src="https://fabrique.example.org/x.svg" alt="">'
    assert () == findings(page(own) | {"site/x.svg": "<svg></svg>"})
