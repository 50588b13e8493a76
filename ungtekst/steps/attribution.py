"""Which group a quote may be attributed to."""

from __future__ import annotations

import re

from ungtekst.errors import CallError, Fault
from ungtekst.project import Kept, Project

# What could point out a person in a small place, whoever reads it.
TELLING_VALUE = re.compile(
    r"m|k|mann|menn|kvinner?|gutt(?:er)?|jenter?|han|hun|ho|mor|far|mamma|pappa|male|female|m[ae]n|wom[ae]n"
    r"|\d{1,3} ?(?:[-–] ?\d{1,3}|år|\+)(?: ?år)?"
)
NEVER_ATTRIBUTED = re.compile(
    r"kj(?:ø|o|oe)nn|sex|gender|alder|(?<![^\W\d_])age(?!n)|f(?:ø|o|oe)(?:dt|dsels|de)|birth|år(?:s?kull|gang)"
)


def check_attribution(project: Project, kept: Kept, attribute: str | None) -> None:
    """Refuse to attribute quotes by a group that is not there, or that tells of sex or age (CallError)."""
    if attribute is None:
        return
    background = project.background()
    if attribute not in background.columns:
        known = ", ".join(map(str, background.columns))
        raise CallError(Fault("report-group-none", {"id": attribute, "known": known}))
    if NEVER_ATTRIBUTED.search(attribute.casefold()):
        raise CallError(Fault("report-attribute-refused", {"id": attribute}))
    answers = project.answers(kept.codebook.id)
    people = background[attribute].reindex(answers["respondent_id"].unique()).fillna("")
    if any(TELLING_VALUE.fullmatch(str(value).casefold().strip()) for value in people.unique()):
        raise CallError(Fault("report-attribute-refused", {"id": attribute}))
