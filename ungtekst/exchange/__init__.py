"""Foreign files in and out. Nothing else in the toolkit opens one."""

from ungtekst.exchange.sheets import Column, Page, write_sheet
from ungtekst.exchange.tables import Table, read_table, refuse_sheet, unguarded, write_table

__all__ = ["Column", "Page", "Table", "read_table", "refuse_sheet", "unguarded", "write_sheet", "write_table"]
