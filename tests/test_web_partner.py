"""The page's second process: with it, without it and after its end the same report."""

import multiprocessing
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")
pytest.importorskip("multipart", reason="the extra serve is not installed")

from starlette.testclient import TestClient

from claimcheck.web.app import create_app
from claimcheck.web.partner import partner_process
from served import answer_of

CORPUS = Path(__file__).parents[1] / "claims" / "serious-case-reviews" / "documents"


@pytest.fixture(scope="module")
def helped():
    before = {p.pid for p in multiprocessing.active_children()}
    partner, executor = partner_process()
    yield partner, {p.pid for p in multiprocessing.active_children()} - before
    executor.shutdown()


def _files(changed=b""):
    texts = sorted(p for p in CORPUS.iterdir() if p.suffix in {".md", ".html", ".txt"})
    assert len(texts) > 4  # with fewer the other process is not asked
    draft, *sources = [(p.name, p.read_bytes()) for p in texts]
    given = [("draft", (draft[0], draft[1] + changed))]
    return given + [("primary" if not n else "sources", each) for n, each in enumerate(sources)]


def _report(client, files):
    shown = client.post("/", files=files)
    assert shown.status_code == 200
    told = client.get(f"{shown.url.path}/report.json")
    assert told.json()["discrepancies"]
    return told.content


def _client(partner=None):
    return TestClient(create_app(partner=partner), base_url="http://127.0.0.1:8437")


def test_a_share_in_another_process_makes_the_same_report(helped):
    alone = _report(_client(), _files())
    together = _client(helped[0])
    assert _report(together, _files()) == alone
    # What is remembered of the sources changes nothing, and a changed draft is read anew.
    assert _report(together, _files()) == alone
    changed = _files(b"\n\nIt closed 12,345 libraries in 2019.\n")
    assert _report(together, changed) == _report(_client(), changed) != alone


def test_one_killed_process_costs_nothing_but_time(helped):
    partner, processes = helped
    killed = []

    def dies(desk, places):
        asked = partner(desk, places)
        if not killed:
            killed.extend(processes)
            for each in killed:
                os.kill(each, signal.SIGTERM)
        return asked

    client = _client(dies)
    alone = _report(_client(), _files())
    assert _report(client, _files()) == alone  # while it works
    assert _report(client, _files()) == alone  # when it is gone
    assert killed


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_however_the_page_ends_its_second_process_ends(end):
    pytest.importorskip("uvicorn", reason="the extra serve is not installed")
    command = [sys.executable, "-m", "claimcheck", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        server.stderr.readline()
        server.send_signal(end)
        # The other process holds standard error, too: it is at its end when both have ended.
        assert "Traceback" not in server.stderr.read()


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_an_interruption_ends_both_processes_with_a_word():
    pytest.importorskip("uvicorn", reason="the extra serve is not installed")
    command = [sys.executable, "-m", "claimcheck", "serve", "--port", "0"]

    def heeding():
        # What a shell runs in the background ignores an interruption, and so does all it starts.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeding,  # noqa: PLW1509 - it only sets a signal
    ) as server:
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())[0]
        answer_of(address)
        server.send_signal(signal.SIGINT)
        # Standard error is at its end when the other process, which holds it too, has ended.
        assert server.stderr.read() == "\nclaimcheck: interrupted\n"
        assert server.wait(120) == 130
