"""New drafts: a resource, a pathway, a format of place, ready to be written and already sound."""

from fabrique.scaffold.drafts import (
    Draft,
    draft_blueprint,
    draft_from,
    draft_pathway,
    draft_resource,
)
from fabrique.scaffold.placing import place
from fabrique.scaffold.questions import QUESTIONS, Question

__all__ = [
    "QUESTIONS",
    "Draft",
    "Question",
    "draft_blueprint",
    "draft_from",
    "draft_pathway",
    "draft_resource",
    "place",
]
