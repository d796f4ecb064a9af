"""The command line: arguments in, text and an exit status out."""

from claimcheck.cli.entry import main

__all__ = ["main"]
