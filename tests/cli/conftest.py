import sys
from importlib import import_module

import pytest

import claimcheck
from claimcheck.cli import main
from cli import fakes

CLAIMS = """\
[[document]]
id = "echo"
file = "echo.txt"

[[claim]]
id = "cranes"
claim = "Four cranes were sold"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder, with a claims file, two documents and nothing in claims/."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harbour.toml").write_text(CLAIMS)
    (tmp_path / "echo.txt").write_text("Four cranes were sold.\n")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/post.txt").write_text("Five cranes were sold.\n")
    return tmp_path


@pytest.fixture
def pipeline(folder, monkeypatch):
    """Put a pipeline in the place of the real one; returns the list of what it is asked."""

    def putting(**found):
        calls = []
        for name, stand_in in fakes.stand_ins(calls, **found).items():
            monkeypatch.setitem(sys.modules, f"claimcheck.{name}", stand_in)
            package, _, last = f"claimcheck.{name}".rpartition(".")
            monkeypatch.setitem(vars(import_module(package)), last, stand_in)
        # The module that looks for sources binds a function when it is first imported.
        monkeypatch.delitem(sys.modules, "claimcheck.cli.sources", raising=False)
        monkeypatch.setitem(vars(claimcheck), "read", fakes.fake_read)
        assert folder.is_dir()
        return calls

    return putting


@pytest.fixture
def run(capsys):
    """Run the command in this process: (exit status, standard output, standard error)."""

    def running(*arguments):
        status = main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return int(status), out, err

    return running
