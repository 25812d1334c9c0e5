"""Every rule, one line each, sorted by code: the table from which everything else is drawn."""

from collections.abc import Iterator
from typing import Protocol

from fabrique.loading import FAULTS
from fabrique.model import (
    BuiltPage,
    BuiltSite,
    Catalogue,
    Contribution,
    Diagnostic,
    Resource,
    Rule,
)
from fabrique.rules.built import (
    acc010_language_missing,
    acc011_title_not_unique,
    acc012_main_heading,
    acc013_heading_skipped,
    acc014_image_without_alternative,
    acc015_table_without_name,
    acc016_header_without_scope,
    acc017_field_without_name,
    acc018_link_without_name,
    acc019_id_repeated,
    acc020_frame_without_title,
    acc021_new_window_unannounced,
    acc022_landmarks,
    acc023_skip_link,
    acc024_tab_order_forced,
    poi001_page_too_heavy,
    poi002_weight_above_aim,
    poi003_too_many_requests,
    poi004_frame_too_large,
    poi005_page_too_long,
    poi006_ecoindex_too_low,
    poi007_ecoindex_below_aim,
    poi008_too_much_script,
    poi009_third_party,
    poi010_file_absent,
)
from fabrique.rules.built.link_findings import RULE_OF
from fabrique.rules.catalogue import (
    lie103_exclusion_expired,
    met005_duplicate_title,
    met007_duplicate_summary,
    met009_id_used_twice,
    met023_example_address,
    met024_duty_missing,
    met029_withdrawal_silent,
    met030_published_then_gone,
    par001_step_unavailable,
    par002_prerequisite_too_late,
    par003_id_not_file_name,
    par004_step_repeated,
    par005_prerequisite_absent,
    par006_calendar_incoherent,
    ref005_prerequisite_cycle,
    ref006_competency_untrained,
    ref010_duplicate_bib_key,
    ref011_work_described_twice,
    ref012_entry_unused,
    ref013_bib_field_missing,
    ref014_malformed_doi,
    ref015_bib_key_unreadable,
    ref016_crosswalk_to_nothing,
    ref017_framework_incoherent,
    ref018_unknown_theme,
    ref019_program_competency_unknown,
    ref020_criterion_resource_unknown,
    ref021_shared_citation_unknown,
)
from fabrique.rules.contribution import (
    con001_not_a_file,
    con002_name_unsafe,
    con003_reserved,
    con004_too_large,
    con005_markup_refused,
    con006_address_refused,
    con007_page_not_rendered,
)
from fabrique.rules.outside import OUTSIDE_RULES
from fabrique.rules.permanence import PERMANENCE_RULES
from fabrique.rules.resource import (
    acc001_level_one_heading,
    acc002_heading_level_skipped,
    acc003_image_without_alternative,
    acc004_picture_undescribed,
    acc005_link_text_empty_of_meaning,
    acc006_heading_empty,
    acc007_diagram_without_words,
    fic001_file_absent,
    fic002_file_undeclared,
    fic003_content_of_another_type,
    fic004_extension_refused,
    fic005_file_too_heavy,
    fic006_file_name_ill_formed,
    fic007_not_a_file,
    fic008_path_refused,
    fic009_file_empty,
    fic010_file_declared_twice,
    fic011_diagram_not_drawn,
    fic012_drawing_not_inert,
    fic013_picture_too_large,
    fic014_pdf_not_inert,
    fic015_document_not_inert,
    fic016_archive_unsafe,
    fic017_file_unexamined,
    lic001_licence_forbids,
    lic002_licence_without_reason,
    lic003_licence_restrictive,
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
    met025_raw_html,
    met026_front_matter,
    met027_version_unchanged,
    met028_usage_before_resource,
    ref001_unknown_competency,
    ref002_competency_twice,
    ref003_link_to_nothing,
    ref004_link_repeated,
    ref007_no_competency,
    ref008_link_to_unpublished,
    ref009_unknown_citation,
    ref022_observed_phase_unknown,
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


class BuiltRule(Protocol):
    """A module that judges one page of the built site."""

    RULE: Rule

    def check(self, page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]: ...  # noqa: D102


class ContributionRule(Protocol):
    """A module that judges a branch."""

    RULE: Rule

    def check(self, contribution: Contribution) -> Iterator[Diagnostic]: ...  # noqa: D102


RESOURCE_RULES: tuple[ResourceRule, ...] = (
    acc001_level_one_heading,
    acc002_heading_level_skipped,
    acc003_image_without_alternative,
    acc004_picture_undescribed,
    acc005_link_text_empty_of_meaning,
    acc006_heading_empty,
    acc007_diagram_without_words,
    fic001_file_absent,
    fic002_file_undeclared,
    fic003_content_of_another_type,
    fic004_extension_refused,
    fic005_file_too_heavy,
    fic006_file_name_ill_formed,
    fic007_not_a_file,
    fic008_path_refused,
    fic009_file_empty,
    fic010_file_declared_twice,
    fic011_diagram_not_drawn,
    fic012_drawing_not_inert,
    fic013_picture_too_large,
    fic014_pdf_not_inert,
    fic015_document_not_inert,
    fic016_archive_unsafe,
    fic017_file_unexamined,
    lic001_licence_forbids,
    lic002_licence_without_reason,
    lic003_licence_restrictive,
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
    met025_raw_html,
    met026_front_matter,
    met027_version_unchanged,
    met028_usage_before_resource,
    ref001_unknown_competency,
    ref002_competency_twice,
    ref003_link_to_nothing,
    ref004_link_repeated,
    ref007_no_competency,
    ref008_link_to_unpublished,
    ref009_unknown_citation,
    ref022_observed_phase_unknown,
)

CATALOGUE_RULES: tuple[CatalogueRule, ...] = (
    lie103_exclusion_expired,
    met005_duplicate_title,
    met007_duplicate_summary,
    met009_id_used_twice,
    met029_withdrawal_silent,
    met030_published_then_gone,
    par001_step_unavailable,
    par002_prerequisite_too_late,
    par003_id_not_file_name,
    par004_step_repeated,
    par005_prerequisite_absent,
    par006_calendar_incoherent,
    ref005_prerequisite_cycle,
    ref006_competency_untrained,
    ref010_duplicate_bib_key,
    ref011_work_described_twice,
    ref012_entry_unused,
    ref013_bib_field_missing,
    ref014_malformed_doi,
    ref015_bib_key_unreadable,
    ref016_crosswalk_to_nothing,
    ref017_framework_incoherent,
    ref018_unknown_theme,
    ref019_program_competency_unknown,
    ref020_criterion_resource_unknown,
    ref021_shared_citation_unknown,
)

PUBLICATION_RULES: tuple[CatalogueRule, ...] = (
    met023_example_address,
    met024_duty_missing,
)

BUILT_RULES: tuple[BuiltRule, ...] = (
    acc010_language_missing,
    acc011_title_not_unique,
    acc012_main_heading,
    acc013_heading_skipped,
    acc014_image_without_alternative,
    acc015_table_without_name,
    acc016_header_without_scope,
    acc017_field_without_name,
    acc018_link_without_name,
    acc019_id_repeated,
    acc020_frame_without_title,
    acc021_new_window_unannounced,
    acc022_landmarks,
    acc023_skip_link,
    acc024_tab_order_forced,
    poi001_page_too_heavy,
    poi002_weight_above_aim,
    poi003_too_many_requests,
    poi004_frame_too_large,
    poi005_page_too_long,
    poi006_ecoindex_too_low,
    poi007_ecoindex_below_aim,
    poi008_too_much_script,
    poi009_third_party,
    poi010_file_absent,
)

# In the order in which a file is judged: it is told the first rule that it breaks.
TREE_RULES: tuple[ContributionRule, ...] = (
    con001_not_a_file,
    con002_name_unsafe,
    con003_reserved,
    con004_too_large,
)

PAGE_RULES: tuple[ContributionRule, ...] = (
    con005_markup_refused,
    con006_address_refused,
    con007_page_not_rendered,
)

LINK_RULES: tuple[Rule, ...] = tuple(RULE_OF.values())  # judged together, in one scan of the site

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *FAULTS,
            IDLE_SILENCE,
            *OUTSIDE_RULES,
            *PERMANENCE_RULES,
            *(rule.RULE for rule in RESOURCE_RULES),
            *(whole.RULE for whole in (*CATALOGUE_RULES, *PUBLICATION_RULES)),
            *(rule.RULE for rule in BUILT_RULES),
            *(judge.RULE for judge in (*TREE_RULES, *PAGE_RULES)),
            *LINK_RULES,
        ),
        key=lambda rule: rule.code,
    )
}
