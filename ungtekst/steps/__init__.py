"""What a user can do, one module a step. The command line and scripts call the same functions."""
