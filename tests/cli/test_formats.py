"""The format of a report: by option, or by the name of the file."""

import json

import pytest


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("out.txt", "claimcheck: Harbour"),
        ("out.md", "# Harbour"),
        ("out.csv", '\ufeff"id","claim"'),
        ("out.sarif", '{\n  "$schema"'),
        ("out.json", '{\n  "schema": "claimcheck/1"'),
        ("out.jsonl", '{"type": "report"'),
        ("out.xml", "<?xml"),
        ("out", "claimcheck: Harbour"),
    ],
)
def test_the_name_of_the_file_says_the_format(folder, run, pipeline, file, begins):
    pipeline()
    status, out, err = run("report", "harbour.toml", "-o", file)

    assert (status, out, err) == (0, "", f"wrote {file}\n")
    assert (folder / file).read_bytes().decode("utf-8").startswith(begins)


def test_the_option_wins_over_the_name(folder, run, pipeline):
    pipeline()
    run("report", "harbour.toml", "-o", "out.md", "--format", "json")

    assert json.loads((folder / "out.md").read_text("utf-8"))["schema"] == "claimcheck/1"


@pytest.mark.parametrize("file", ["out.pdf", "out.docx", "out.xls", "report.toml"])
def test_a_name_that_promises_something_else_is_refused(folder, run, pipeline, file):
    pipeline()
    status, out, err = run("report", "harbour.toml", "-o", file)

    assert (status, out) == (2, "")
    assert f"no report is written as {file[file.index('.') :]}" in err
    assert not (folder / file).exists()


@pytest.mark.parametrize("command", [("report", "harbour.toml"), ("compare", "texts")])
@pytest.mark.parametrize(
    "style", ["markdown", "md", "csv", "sarif", "junit", "github", "gitlab", "rdjson", "jsonl"]
)
def test_every_format_goes_to_standard_output(run, pipeline, command, style):
    pipeline()
    status, out, _ = run(*command, "--format", style)

    assert status == 0
    assert out


def test_csv_is_utf_8_with_a_mark_on_standard_output(pipeline, capsysbinary):
    pipeline()
    from claimcheck.cli import main  # noqa: PLC0415 - behind the stand-ins

    assert main(["report", "harbour.toml", "--format", "csv"]) == 0
    out, _ = capsysbinary.readouterr()
    assert out.startswith(b'\xef\xbb\xbf"id"')
    assert "“the last”" in out.decode("utf-8")
    assert b"\r\r" not in out
