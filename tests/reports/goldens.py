"""Texts held to the files that a person has read."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def golden(name, text):
    """Hold a text to its golden file; UPDATE_GOLDEN=1 writes the file, for a person to read."""
    file = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")
