"""Foreign files in and out. Nothing else in the toolkit opens one."""

from ungtekst.exchange.tables import Table, read_table, unguarded, write_table

__all__ = ["Table", "read_table", "unguarded", "write_table"]
