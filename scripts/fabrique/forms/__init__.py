"""Forms by which somebody who has never met git proposes something.

What is asked comes from the model: same words, same limits, same lists as the verification.
"""

from fabrique.forms.answers import AnswerError, proposed_id, read_answers, read_issue
from fabrique.forms.fields import FormField, resource_fields
from fabrique.forms.issue_forms import build_issue_forms

__all__ = [
    "AnswerError",
    "FormField",
    "build_issue_forms",
    "proposed_id",
    "read_answers",
    "read_issue",
    "resource_fields",
]
