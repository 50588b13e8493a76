"""The command line: one file a command, thin. Each parses, calls one step and prints."""
