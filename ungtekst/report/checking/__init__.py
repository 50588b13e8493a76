"""Does the report contradict itself? Tables against themselves, each other and the researcher's prose."""

from ungtekst.report.checking.check import check
from ungtekst.report.checking.figures import Cell, Figures, Group, Row, Table, Text
from ungtekst.report.checking.violation import Kind, Place, Violation

__all__ = ["Cell", "Figures", "Group", "Kind", "Place", "Row", "Table", "Text", "Violation", "check"]
