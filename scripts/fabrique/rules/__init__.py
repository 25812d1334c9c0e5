"""Every rule, one line each, sorted by code: the table from which everything else is drawn."""

from collections.abc import Iterator
from typing import Protocol

from fabrique.loading import FAULTS
from fabrique.model import Catalogue, Diagnostic, Resource, Rule
from fabrique.rules.catalogue import (
    met005_duplicate_title,
    met007_duplicate_summary,
    met009_id_used_twice,
    met023_example_address,
)
from fabrique.rules.resource import (
    met004_title_too_long,
    met006_summary_length,
    met008_id_not_folder,
    met010_dates_out_of_order,
    met011_dates_missing,
    met012_review_passed,
    met013_withdrawn_without_reason,
    met014_duration_mismatch,
    met015_range_reversed,
    met016_session_beyond_a_day,
    met017_group_arithmetic,
    met018_session_incomplete,
    met019_section_missing,
    met020_sections_out_of_order,
    met022_prerequisite_form,
)
from fabrique.rules.silences import IDLE_SILENCE


class ResourceRule(Protocol):
    """A module that judges one resource."""

    RULE: Rule

    def check(self, resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]: ...  # noqa: D102


class CatalogueRule(Protocol):
    """A module that judges the whole."""

    RULE: Rule

    def check(self, catalogue: Catalogue) -> Iterator[Diagnostic]: ...  # noqa: D102


RESOURCE_RULES: tuple[ResourceRule, ...] = (
    met004_title_too_long,
    met006_summary_length,
    met008_id_not_folder,
    met010_dates_out_of_order,
    met011_dates_missing,
    met012_review_passed,
    met013_withdrawn_without_reason,
    met014_duration_mismatch,
    met015_range_reversed,
    met016_session_beyond_a_day,
    met017_group_arithmetic,
    met018_session_incomplete,
    met019_section_missing,
    met020_sections_out_of_order,
    met022_prerequisite_form,
)

CATALOGUE_RULES: tuple[CatalogueRule, ...] = (
    met005_duplicate_title,
    met007_duplicate_summary,
    met009_id_used_twice,
)

PUBLICATION_RULES: tuple[CatalogueRule, ...] = (met023_example_address,)

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *FAULTS,
            IDLE_SILENCE,
            *(rule.RULE for rule in RESOURCE_RULES),
            *(whole.RULE for whole in (*CATALOGUE_RULES, *PUBLICATION_RULES)),
        ),
        key=lambda rule: rule.code,
    )
}
