"""The values of the house: what comes in, what goes out, what is wrong."""

from fabrique.model.anatomy import EXPECTED, SECTIONS, fold_title
from fabrique.model.artifact import Artifact, Builder, Edition, Page, PageBuilder, Section
from fabrique.model.attachments import (
    ACCEPTED_TYPES,
    FILES_FOLDER,
    IMAGE_EXTENSIONS,
    declared_places,
    extension_of,
    path_fault,
)
from fabrique.model.bibliography import BibEntry, BibField, Bibliography
from fabrique.model.blueprint import Axis, Blueprint, Criterion, Zone
from fabrique.model.budget import LIMITS, OTHER, Budget, Limits, limits_of
from fabrique.model.built import (
    END_OF_PROSE,
    PROSE,
    BuiltElement,
    BuiltPage,
    BuiltSite,
    Request,
    Weighing,
)
from fabrique.model.catalogue import Catalogue
from fabrique.model.contribution import (
    REGULAR,
    Contribution,
    RefusedMarkup,
    RenderedPage,
    TreeChange,
    TreeEntry,
    is_open,
)
from fabrique.model.credits import Author, Contributor, Source
from fabrique.model.diagnostic import (
    Diagnostic,
    FabriqueError,
    Findings,
    Position,
    Rule,
    Severity,
)
from fabrique.model.diagram import Diagram, find_diagrams
from fabrique.model.duties import Accessibility, Audit, Due, missing_duties
from fabrique.model.ecoindex import ecoindex, grade
from fabrique.model.edit import Edit
from fabrique.model.files import Attachment, ResourceFile
from fabrique.model.fingerprint import content_digest, fingerprints
from fabrique.model.flaw import Flaw, FlawKind
from fabrique.model.framework import Block, Competency, Crosswalk, Framework, Level, Mapping
from fabrique.model.glossary import Glossary, GlossaryTerm
from fabrique.model.network import Partner, Partners, Program, Programs
from fabrique.model.origin import NOWHERE, Mark, Origin, ValuePath
from fabrique.model.pathway import Calendar, Pathway, Step
from fabrique.model.prose import Citation, Heading, Link, Prose
from fabrique.model.record import (
    EditionChange,
    EditionRecord,
    PublishedResource,
    Withdrawal,
    Withdrawals,
)
from fabrique.model.resource import Resource, Target
from fabrique.model.session import (
    DURATION_CLASSES,
    Duration,
    GroupSize,
    Material,
    Phase,
    Room,
    Span,
    bounds,
    duration_class,
)
from fabrique.model.shape import Shape, Sourced, Term
from fabrique.model.site import EXAMPLE_URL, Site
from fabrique.model.usage import ObservedPhase, PhaseTimes, UsageReport, observed_times
from fabrique.model.vocabulary import Adaptation, Vocabulary, VocabularyTerm
from fabrique.model.weblinks import (
    Answer,
    Exclusion,
    Exclusions,
    LinkMemory,
    LinkRecord,
    LinkState,
    remember,
)

__all__ = [
    "ACCEPTED_TYPES",
    "DURATION_CLASSES",
    "END_OF_PROSE",
    "EXAMPLE_URL",
    "EXPECTED",
    "FILES_FOLDER",
    "IMAGE_EXTENSIONS",
    "LIMITS",
    "NOWHERE",
    "OTHER",
    "PROSE",
    "REGULAR",
    "SECTIONS",
    "Accessibility",
    "Adaptation",
    "Answer",
    "Artifact",
    "Attachment",
    "Audit",
    "Author",
    "Axis",
    "BibEntry",
    "BibField",
    "Bibliography",
    "Block",
    "Blueprint",
    "Budget",
    "Builder",
    "BuiltElement",
    "BuiltPage",
    "BuiltSite",
    "Calendar",
    "Catalogue",
    "Change",
    "Citation",
    "Competency",
    "Contribution",
    "Contributor",
    "Criterion",
    "Crosswalk",
    "Diagnostic",
    "Diagram",
    "Due",
    "Duration",
    "Edit",
    "Edition",
    "EditionChange",
    "EditionRecord",
    "Exclusion",
    "Exclusions",
    "FabriqueError",
    "Findings",
    "Flaw",
    "FlawKind",
    "Framework",
    "Glossary",
    "GlossaryTerm",
    "GroupSize",
    "Heading",
    "Level",
    "Limits",
    "Link",
    "LinkMemory",
    "LinkRecord",
    "LinkState",
    "Mapping",
    "Mark",
    "Material",
    "ObservedPhase",
    "Origin",
    "Page",
    "PageBuilder",
    "Partner",
    "Partners",
    "Pathway",
    "Phase",
    "PhaseTimes",
    "Position",
    "Program",
    "Programs",
    "Prose",
    "PublishedResource",
    "RefusedMarkup",
    "RenderedPage",
    "Request",
    "Resource",
    "ResourceFile",
    "Room",
    "Rule",
    "Section",
    "Severity",
    "Shape",
    "Site",
    "Source",
    "Sourced",
    "Span",
    "Step",
    "Target",
    "Term",
    "TreeChange",
    "TreeEntry",
    "UsageReport",
    "ValuePath",
    "Vocabulary",
    "VocabularyTerm",
    "Weighing",
    "Withdrawal",
    "Withdrawals",
    "Zone",
    "bounds",
    "content_digest",
    "declared_places",
    "duration_class",
    "ecoindex",
    "extension_of",
    "find_diagrams",
    "fingerprints",
    "fold_title",
    "grade",
    "is_open",
    "limits_of",
    "missing_duties",
    "observed_times",
    "path_fault",
    "remember",
]
