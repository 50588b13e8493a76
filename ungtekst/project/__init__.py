"""The project file: answers, the ledger, runs and sheets. Nothing else touches the database."""

from ungtekst.project.answers import Added, Respondent
from ungtekst.project.ledger import Decision, Held
from ungtekst.project.merge import Dispute, Merged, Returned, Tally, merge
from ungtekst.project.project import Kept, Project
from ungtekst.project.runs import Run
from ungtekst.project.sheets import Blind, Line, Sheet, Take, parse_key

__all__ = [
    "Added",
    "Blind",
    "Decision",
    "Dispute",
    "Held",
    "Kept",
    "Line",
    "Merged",
    "Project",
    "Respondent",
    "Returned",
    "Run",
    "Sheet",
    "Take",
    "Tally",
    "merge",
    "parse_key",
]
