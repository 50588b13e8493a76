"""The group of commands, and the one place where faults become lines and an exit status."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import TracebackType

import click

import ungtekst
from ungtekst.errors import UngtekstError

COMMANDS = (
    "demo",
    "run",
    "new",
    "add",
    "add-codes",
    "code",
    "review",
    "quotes",
    "mask",
    "dossier",
    "report",
    "export",
    "history",
    "backup",
    "forget",
    "codebook",
)


MOST_SHOWN = 100


class LazyGroup(click.Group):
    """Finds a command's module by its name, and imports it when the command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order of a user's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command. The modules are thin: what is heavy is imported when it runs."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ungtekst.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when one is misspelt."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean «{near[0]}»?" if near else f" The commands are: {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command «{args[0]}».{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(ungtekst.__version__, prog_name="ungtekst")
def cli() -> None:
    """Code short Norwegian free-text answers, correct the codes in a spreadsheet, report with quotes.

    Start with «ungtekst demo», which does all of it on the samples that come along.
    """


def main() -> None:
    """Run the command line. Exit status 0: done; 1: the data has faults; 2: the call was wrong."""
    # A Windows console may have a code page without æøå or «»: lose a character rather than the message.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    sys.excepthook = _own_fault
    try:
        status = cli.main(prog_name="ungtekst", standalone_mode=False)
        if status:  # a command that did its work and found faults beside
            sys.exit(status)
    except UngtekstError as problem:
        for fault in problem.faults[:MOST_SHOWN]:
            click.echo(fault.sentence(), err=True)
        if len(problem.faults) > 1:
            hidden = len(problem.faults) - MOST_SHOWN
            more = f" ({hidden} more of them are not shown)" if hidden > 0 else ""
            click.echo(f"{len(problem.faults)} faults{more}; nothing was changed.", err=True)
        sys.exit(problem.status)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except click.Abort:
        click.echo("Stopped; nothing was changed.", err=True)
        sys.exit(130)


def _own_fault(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """Say in one line that ungtekst itself failed.

    A traceback can hold an answer's text, and so can the message of an exception that nobody foresaw.
    """
    if os.environ.get("UNGTEKST_DEBUG"):
        sys.__excepthook__(kind, problem, trace)
    else:
        message = f"ungtekst has a fault of its own ({kind.__name__}); UNGTEKST_DEBUG=1 shows where."
        click.echo(message, err=True)


if __name__ == "__main__":
    main()
