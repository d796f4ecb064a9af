"""Runs the examples of a page as a reader would: in order, in one folder, with the real command."""

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import tomllib

import click

from claimcheck.claimfile import read_claim_file
from claimcheck.cli.commands import claimcheck as command
from claimcheck.errors import ClaimcheckError
from claimcheck.house.phrase_rules import read_phrase_rules
from claimcheck.house.settings import read_settings
from pages.fences import blocks

CI = ".ci/run takes the two commands from here"
"""The comment before the README's two commands, which .ci/run runs in a fresh environment."""
CHANGES_THE_MACHINE = re.compile(r"\b(pip install|curl|git clone|claimcheck (serve|lsp))\b")
_OF_CLAIMS = {"claim", "document", "terms", "units"}
_OF_SETTINGS = {"fail-on", "severity", "bounds", "rules", "against", "allow"}
_A_CLAIM = '\n[[claim]]\nid = "one"\nclaim = "Four cranes were sold"\n'
PLACEHOLDER = re.compile(r"[A-Z…|\[\]]{2,}|…")


class BrokenExampleError(AssertionError):
    """An example of a page does not do what the page says."""


class Reader:
    """Goes through a page in a folder. What has been saved and defined stays for later blocks."""

    def __init__(self, folder, command_folder):
        self.folder = folder
        self.environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(command_folder), os.environ["PATH"]]),
            "NO_COLOR": "1",
            "COLUMNS": "100",
            "PYTHONIOENCODING": "utf-8",
        }
        self.names = {"__name__": "example"}
        self.printed = ""

    def read(self, page):
        """Try every block of a page.

        Raises:
            BrokenExampleError: the first that does not hold.
        """
        for block in blocks(page):
            try:
                self.one(block)
            except BrokenExampleError as error:
                raise BrokenExampleError(f"line {block.line}: {error}") from None

    def one(self, block):
        if name := block.asks("file"):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
        if block.asks("not run") is not None or block.note == CI:
            self.look_at(block)
        elif block.asks("prints") is not None:
            self.hold(self.printed, block.body)
        elif name := block.asks("printed by"):
            self.hold(self.run(f"{shlex.quote(sys.executable)} {name}", 0), block.body)
        elif block.kind == "sh":
            self.look_at(block)
            if found := CHANGES_THE_MACHINE.search(block.body):
                raise BrokenExampleError(f"mark it as not run, with the reason: {found[0]}")
            self.printed = self.run(block.body, int(block.asks("exit") or 0))
        elif block.kind == "python":
            self.python(block)
        elif block.kind == "toml":
            self.toml(block)
        elif block.kind in {"text", "console"}:
            self.look_at(block)

    def run(self, script, status):
        done = subprocess.run(
            ["/bin/bash", "-e", "-c", script], cwd=self.folder, env=self.environment,
            capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode != status:
            said = (done.stdout + done.stderr)[-2000:]
            raise BrokenExampleError(f"status {done.returncode}, not {status}: {script}\n{said}")
        return done.stdout

    def hold(self, printed, shown):
        """Whether the lines that the page shows were printed, in that order."""
        pattern = r"[^\0]*?".join(
            re.escape(part.strip("\n")) for part in re.split("^ *…$", shown, flags=re.MULTILINE)
        )
        if not re.search(pattern.replace("…", ".*"), printed):
            raise BrokenExampleError(f"the page shows\n{shown}\nbut this was printed\n{printed}")

    def python(self, block):
        if ">>>" not in block.body:
            with contextlib.chdir(self.folder), contextlib.redirect_stdout(io.StringIO()):
                exec(compile(block.body, f"line {block.line}", "exec"), self.names)  # noqa: S102 - the example is ours
            return
        said = io.StringIO()
        test = doctest.DocTestParser().get_doctest(block.body, self.names, "page", None, block.line)
        runner = doctest.DocTestRunner(verbose=False)
        with contextlib.chdir(self.folder):
            runner.run(test, out=said.write, clear_globs=False)
        self.names.update(test.globs)
        if runner.failures:
            raise BrokenExampleError(said.getvalue())

    def toml(self, block):
        """Claims files, settings and phrase rules go to their readers; others are TOML at least."""
        try:
            top = set(tomllib.loads(block.body))
        except tomllib.TOMLDecodeError as error:
            raise BrokenExampleError(str(error)) from None
        more = ""
        if "phrases" in top:
            name, take = "example-of-the-page.toml", lambda path: read_phrase_rules([path])
        elif top & _OF_SETTINGS:
            name, take = "claimcheck.toml", read_settings
        elif top & _OF_CLAIMS:
            name, take = "example-of-the-page.toml", read_claim_file
            # A snippet that shows other keys still needs a claim to be a claims file.
            more = "" if "claim" in top else _A_CLAIM
        else:
            return
        path = self.folder / name
        path.write_text(block.body + more, encoding="utf-8")
        try:
            take(path)
        except ClaimcheckError as error:
            raise BrokenExampleError(str(error)) from None
        finally:
            path.unlink()

    def look_at(self, block):
        """Every command line of a block names a command that exists, with options that it has."""
        joined = re.sub(r"\\\n\s*", " ", block.body)
        for line in re.findall(
            r"(?:^|[|] *|&& *|- |\$ )(claimcheck [^\n|&>]*)", joined, re.MULTILINE
        ):
            known(line)


def known(line):
    """Raise BrokenExampleError where a command or an option of a line does not exist."""
    try:
        words = shlex.split(line, comments=True)[1:]
    except ValueError:
        return  # prose that begins with the word
    here = command
    while words and isinstance(here, click.Group) and not words[0].startswith("-"):
        if PLACEHOLDER.fullmatch(words[0]) or not re.fullmatch(r"[a-z-]+", words[0]):
            return
        name = words.pop(0)
        found = here.commands.get(name)
        if found is None:
            raise BrokenExampleError(f"there is no command {name!r}: {line}")
        here = found
    options = {o for p in here.params for o in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}
    for word in words:
        option = word.strip("[]").partition("=")[0]
        if re.fullmatch(r"--[a-z-]+|-[a-z]", option) and option not in options:
            raise BrokenExampleError(f"there is no option {option!r}: {line}")
