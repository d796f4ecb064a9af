"""A store changes nothing but the time: whatever is wrong with it, the report is the same."""

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import claimcheck
from archive import folders
from claimcheck.archive import outcomes, program, store
from claimcheck.archive import run as archive
from claimcheck.archive.store import Store, StoreError
from claimcheck.model import Claim


@pytest.fixture(autouse=True)
def _small_desk(monkeypatch):
    monkeypatch.setattr(archive, "DESK", 1)
    monkeypatch.setattr(archive, "LEARNT", 2)
    monkeypatch.setattr(store, "_SETTLED", 0)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "documents"
    made.mkdir()
    folders.write(made)
    return made


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "store.sqlite"


def test_a_second_run_examines_nothing_and_says_the_same(folder, kept):
    plain = folders.report(folder)
    first, second = [], []

    assert folders.report(folder, kept, asked=first) == plain
    assert folders.report(folder, kept, asked=second) == plain
    assert len(first) == len(folders.TEXTS)
    assert second == []


def test_a_changed_document_is_examined_and_no_other(folder, kept):
    folders.report(folder, kept)
    (folder / "d5.txt").write_text("Readers borrowed 12,999 books from Holmford library in 2020.")
    asked = []

    assert folders.report(folder, kept, asked=asked) == folders.report(folder)
    assert asked == [("d5", 3)]


def test_a_document_of_the_same_size_and_time_is_still_seen_to_have_changed(folder, kept):
    folders.report(folder, kept)
    file = folder / "d5.txt"
    before = file.stat()
    file.write_text(folders.TEXTS[5].replace("12,345", "12,543"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert file.stat().st_size == before.st_size
    assert folders.report(folder, kept) == folders.report(folder)


def test_an_added_claim_is_asked_alone_and_of_what_may_speak_of_it(folder, kept, monkeypatch):
    folders.report(folder, kept, claims=folders.CLAIMS[:2])
    asked, opened = [], []
    read = outcomes.read_bare_document
    monkeypatch.setattr(
        outcomes, "read_bare_document", lambda e, r: opened.append(e.id) or read(e, r)
    )

    added = folders.report(folder, kept, asked=asked)

    # Two documents name Holmford's library. The others are not even opened, but for those three
    # whose verdicts on the first claims are shown.
    assert asked == [("d5", 1), ("d6", 1)]
    assert sorted(set(opened)) == ["d1", "d2", "d3", "d5", "d6"]
    assert added == folders.report(folder)
    asked.clear()
    assert folders.report(folder, kept, asked=asked) == added
    assert asked == []


def test_a_wholly_new_file_of_claims_is_asked_of_what_may_speak_of_it(folder, kept):
    folders.report(folder, kept, claims=folders.CLAIMS[:1])
    asked = []
    other = folders.CLAIMS[2:]

    assert folders.report(folder, kept, claims=other, asked=asked) == folders.report(
        folder, claims=other
    )
    assert [name for name, _ in asked] == ["d5", "d6"]


def test_files_that_are_new_copies_of_known_ones_are_not_examined(folder, kept):
    folders.report(folder, kept)
    for file in folder.iterdir():
        text = file.read_bytes()
        file.unlink()
        file.write_bytes(text)
    asked = []

    assert folders.report(folder, kept, asked=asked) == folders.report(folder)
    assert asked == []


def test_what_a_page_says_of_itself_is_known_too(folder, kept):
    page = (
        "<html><head><title>News</title><meta name='author' content='A. Writer'>"
        "<meta property='og:site_name' content='The Echo'>"
        "<meta property='article:published_time' content='2021-02-03'></head>"
        "<body><p>Nobody spoke of the weather all day long in the town.</p></body></html>"
    )
    (folder / "p.html").write_text(page)
    plain = folders.report(folder, pattern="*")

    assert "2021-02-03" in plain
    for _ in range(2):
        assert folders.report(folder, kept, pattern="*") == plain
    assert folders.report(folder, kept, claims=folders.CLAIMS[1:], pattern="*") == folders.report(
        folder, claims=folders.CLAIMS[1:], pattern="*"
    )


def test_members_of_an_archive_are_known_while_it_stays_the_same(folder, kept):
    packed = folder / "all.zip"
    with zipfile.ZipFile(packed, "w") as archived:
        for file in sorted(folder.glob("*.txt")):
            archived.write(file, file.name)
    asked = []

    plain = folders.report(packed)
    assert folders.report(packed, kept, asked=asked) == plain
    assert len(asked) == len(folders.TEXTS)
    asked.clear()
    assert folders.report(packed, kept, asked=asked) == plain
    assert asked == []

    with zipfile.ZipFile(packed, "a") as archived:
        archived.writestr("more.txt", "Nobody counted the books in Holmford library in 2020.")
    assert folders.report(packed, kept, asked=asked) == folders.report(packed)
    assert {name for name, _ in asked} == {"all.zip/more"}


def test_a_changed_claim_and_other_metadata_are_no_known_ones(folder, kept):
    folders.report(folder, kept)
    other = [*folders.CLAIMS[:2], Claim("c", folders.CLAIMS[2].claim, where=("d5",))]

    assert folders.report(folder, kept, claims=other) == folders.report(folder, claims=other)


def test_the_store_is_its_owner_s_alone(folder, kept):
    folders.report(folder, kept)

    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="files have no such modes there")
def test_a_store_that_others_may_write_is_not_used(folder, kept):
    folders.report(folder, kept)
    kept.chmod(0o666)
    asked = []

    assert folders.report(folder, kept, asked=asked) == folders.report(folder)
    assert len(asked) == len(folders.TEXTS)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_store_is_as_good_as_none(folder, kept, seed):
    plain = folders.report(folder)
    folders.report(folder, kept)
    data = bytearray(kept.read_bytes())
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    if seed == 0:
        data = data[: len(data) // 2]
    else:
        for _ in range(4**seed // 4):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    kept.write_bytes(data)

    assert folders.report(folder, kept) == plain


def test_entries_that_somebody_has_written_over_are_not_believed(folder, kept):
    plain = folders.report(folder)
    folders.report(folder, kept)
    with sqlite3.connect(kept) as base:
        rows = base.execute("SELECT key, value FROM known").fetchall()
        for key, value in rows:
            swapped = value.replace(b'"agree"', b'"drift"')
            base.execute("UPDATE known SET value = ? WHERE key = ?", (swapped, key))
    base.close()

    assert folders.report(folder, kept) == plain
    assert store.contents(kept, check=True).damaged == 0


def test_a_file_of_somebody_else_is_left_alone(folder, kept):
    with sqlite3.connect(kept) as base:
        base.execute("CREATE TABLE letters (text)")
    base.close()
    kept.chmod(0o600)
    before = kept.read_bytes()

    assert folders.report(folder, kept) == folders.report(folder)
    assert kept.read_bytes() == before


def test_another_version_of_the_program_finds_nothing(folder, kept, monkeypatch):
    folders.report(folder, kept)
    monkeypatch.setattr("claimcheck.archive.kept.known_program", lambda _: "another")
    asked = []

    assert folders.report(folder, kept, asked=asked) == folders.report(folder)
    assert len(asked) == len(folders.TEXTS)


def test_the_version_of_the_program_is_that_of_all_its_files(monkeypatch):
    read = []
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or b"")
    program.program.__wrapped__()

    package = Path(claimcheck.__file__).parent
    assert {package / "model.py", package / "lexicon" / "en" / "bounds.toml"} <= set(read)
    assert all(path.is_relative_to(package) for path in read)


def test_the_version_is_looked_up_while_no_file_of_the_program_changes(kept, monkeypatch):
    of_now = program.program()
    monkeypatch.setattr("claimcheck.archive.program.stamp_of", lambda path, _: (path, 1))
    with store.Store(kept) as opened:
        assert program.known_program(opened) == of_now
    monkeypatch.setattr("claimcheck.archive.program.program", lambda: "read anew")
    with store.Store(kept) as opened:
        assert program.known_program(opened) == of_now
        monkeypatch.setattr("claimcheck.archive.program.stamp_of", lambda path, _: (path, 2))
        assert program.known_program(opened) == "read anew"
        monkeypatch.setattr("claimcheck.archive.program.program", lambda: "again")
        monkeypatch.setattr("claimcheck.archive.program.stamp_of", lambda *_: None)
        assert program.known_program(opened) == "again"


def test_pruning_removes_all_or_what_is_old(folder, kept):
    folders.report(folder, kept)

    assert store.prune(kept, days=1) == 0
    with sqlite3.connect(kept) as base:
        base.execute("UPDATE known SET used = ?", (int(time.time()) - 3 * 86_400,))
    base.close()
    assert store.prune(kept, days=2) > len(folders.TEXTS)
    store.prune(kept, days=None)
    assert not kept.exists()


# --- killed, and many at once ------------------------------------------------------------

RUN = """
import sys
sys.path[:0] = [{tests!r}, {source!r}]
from pathlib import Path
from claimcheck.archive import outcomes, store
from claimcheck.archive import run as archive
archive.DESK, archive.LEARNT, store._SETTLED = 1, 2, 0
from archive import folders
{rounds}
"""
ONCE = "sys.stdout.write(folders.report(Path({folder!r}), Path({kept!r})))"
OFTEN = """
from hashlib import sha256
for number in range({often}):
    if number % {processes} == {place}:
        # Another run is writing what this one throws away.
        store.prune(Path({kept!r}), days=None)
    told = folders.report(Path({folder!r}), Path({kept!r}))
    print(sha256(told.encode()).hexdigest())
"""


def started(folder, kept, rounds=ONCE, **more):
    code = RUN.format(
        rounds=rounds.format(folder=str(folder), kept=str(kept), **more),
        tests=str(Path(__file__).parents[1]),
        source=str(Path(claimcheck.__file__).parents[1]),
    )
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)


def kill_at_random(folder, kept, times):
    plain = folders.report(folder)
    chance = random.Random(times)  # noqa: S311 - moments, no secrets
    for _ in range(times):
        process = started(folder, kept)
        time.sleep(chance.uniform(0.05, 1.5))
        process.kill()
        process.communicate()
    assert folders.report(folder, kept) == plain
    with Store(kept) as opened:
        assert opened.trouble is None


def many_at_once(folder, kept, processes, rounds):
    plain = folders.report(folder).encode()
    running = [
        started(folder, kept, OFTEN, place=place, often=rounds, processes=processes)
        for place in range(processes)
    ]
    told = [each.communicate()[0].decode().split() for each in running]
    assert {each.returncode for each in running} == {0}
    assert told == [[hashlib.sha256(plain).hexdigest()] * rounds] * processes
    assert folders.report(folder, kept).encode() == plain


def test_runs_may_be_killed_at_any_moment(folder, kept):
    kill_at_random(folder, kept, 3)


def test_several_runs_share_a_store(folder, kept):
    many_at_once(folder, kept, 3, 4)


@pytest.mark.nightly
def test_two_hundred_runs_may_be_killed(folder, kept):
    kill_at_random(folder, kept, 200)


@pytest.mark.nightly
def test_eight_processes_share_a_store_fifty_times(folder, kept):
    many_at_once(folder, kept, 8, 50)


def test_where_the_store_is_may_be_told(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMCHECK_STORE", str(tmp_path / "here.sqlite"))

    assert store.place() == tmp_path / "here.sqlite"


def test_a_store_that_is_not_there_holds_nothing_to_remove(tmp_path):
    assert store.prune(tmp_path / "none.sqlite", days=30) == 0
    assert store.prune(tmp_path / "none.sqlite", days=None) == 0
    assert store.contents(tmp_path / "none.sqlite") is None


def test_a_store_that_is_none_is_said_to_be_damaged_and_goes_as_a_whole(tmp_path):
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"This is no store. " * 400)
    path.chmod(0o600)

    with pytest.raises(StoreError, match="prune --all removes it"):
        store.contents(path, check=True)
    with pytest.raises(StoreError, match="prune --all removes it"):
        store.prune(path, days=30)
    assert store.prune(path, days=None) == 0
    assert not path.exists()
