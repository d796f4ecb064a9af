"""The same input gives the same bytes, whatever the machine happens to be like."""

import os
import random
import subprocess
import sys

import pytest

from claimcheck.reports import RENDERERS

TEXTS = {
    "release.md": "# Kitchens\n\n212 kitchens were visited in 2014/15, of which 87 failed.\n",
    "herald.txt": "Inspectors visited 212 kitchens, compared with 78 that failed the check.\n",
    "times.txt": "Just 41% of 212 kitchens failed, “a scandal”, said Ivo Marl.\n",
    "vale.txt": "Kitchens will close. In 2011, 93 kitchens failed the check. Çedilla 😀\n",
}
CLAIMS = """\
title = "Meals"
[[claim]]
id = "failed"
claim = "212 kitchens were visited, of which 87 failed"
tags = ["b", "a"]
[[claim]]
id = "close"
claim = "Some kitchens may close"
"""
FORMATS = [each.name for each in RENDERERS]


def surroundings(seed):
    """What differs between two machines, as environment variables."""
    chance = random.Random(seed)  # noqa: S311 - the same machines each time are what is wanted
    return {
        "PYTHONHASHSEED": str(seed),
        "TZ": chance.choice(["UTC", "Pacific/Kiritimati", "America/St_Johns"]),
        "LC_ALL": chance.choice(["C", "C.UTF-8", "POSIX"]),
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def outcome(folder, seed, command):
    """What a run writes, in every format, with its documents named in another order."""
    names = sorted(TEXTS)
    random.Random(seed).shuffle(names)  # noqa: S311 - the same orders each time
    code = (
        "import sys; from claimcheck.cli import main\n"
        "for style in sys.argv[1].split(','):\n"
        "    main([*sys.argv[2:], '-q', '--format', style, '-o', f'out.{style}'])\n"
    )
    given = ["report", "claims.toml", "--documents"] if command == "report" else ["compare"]
    done = subprocess.run(
        [sys.executable, "-c", code, ",".join(FORMATS), *given, *names],
        cwd=folder, env=os.environ | surroundings(seed), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {name: (folder / f"out.{name}").read_bytes() for name in FORMATS}


@pytest.mark.parametrize("command", ["report", "compare"])
@pytest.mark.parametrize("seeds", [2, pytest.param(20, marks=pytest.mark.nightly)])
def test_every_format_is_the_same_on_every_machine(texts, command, seeds):
    first = outcome(texts, 0, command)
    for seed in range(1, seeds):
        again = outcome(texts, seed, command)
        assert [name for name in FORMATS if again[name] != first[name]] == []


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_every_format_can_be_written_to_any_pipe(texts, encoding):
    code = (
        "import sys; from claimcheck.cli import main\n"
        "for style in sys.argv[1].split(','):\n"
        "    main(['compare', 'times.txt', 'vale.txt', '-q', '--format', style])\n"
    )
    styles = ",".join(each for each in FORMATS if each != "xlsx")
    done = subprocess.run(
        [sys.executable, "-c", code, styles], cwd=texts, check=False, capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert b"Error" not in done.stderr
    assert done.stdout
