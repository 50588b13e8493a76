"""The Word form of a report: the template and what it may say, how it is filled in, and what is refused."""
