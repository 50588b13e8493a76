"""The project file: answers, the ledger, runs and sheets. Nothing else touches the database."""

from ungtekst.project.answers import Added, Respondent
from ungtekst.project.forgetting import Forgotten
from ungtekst.project.ledger import Decision, Said, Settled
from ungtekst.project.merge import Dispute, Merged, Tally, merge
from ungtekst.project.project import Kept, Project
from ungtekst.project.quotations import Covered, QuoteLine, QuoteRow, QuoteSheet, Verdict
from ungtekst.project.runs import Run
from ungtekst.project.sheets import Blind, Line, Sheet, Take, parse_key
from ungtekst.project.suspicion import Returned

__all__ = [
    "Added",
    "Blind",
    "Covered",
    "Decision",
    "Dispute",
    "Forgotten",
    "Kept",
    "Line",
    "Merged",
    "Project",
    "QuoteLine",
    "QuoteRow",
    "QuoteSheet",
    "Respondent",
    "Returned",
    "Run",
    "Said",
    "Settled",
    "Sheet",
    "Take",
    "Tally",
    "Verdict",
    "merge",
    "parse_key",
]
