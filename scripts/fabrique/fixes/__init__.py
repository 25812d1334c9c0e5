"""Safe repairs: only what has a single right answer, at a recorded place, everything else kept."""

from fabrique.fixes.form import plain_form
from fabrique.fixes.moved import replace_moved
from fabrique.fixes.patch import apply
from fabrique.fixes.spelling import correct_spelling

__all__ = ["apply", "correct_spelling", "plain_form", "replace_moved"]
