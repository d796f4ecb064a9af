"""Write a language's tables into the one file that is read in their place while they are the same.

    python tools/prepared_tables.py        after any change in src/claimcheck/lexicon/en/

The output depends on nothing but the files of the language and the package's own code.
"""

import json
from pathlib import Path
from zlib import crc32

from claimcheck.lexicon import FOLDER, PREPARED, read_tables
from claimcheck.lexicon.meaning import near_worked_out, worked_out
from claimcheck.reading.period_forms import grown_forms

OF_MEANING = ("lemmas.toml", "meaning.toml", "simplemma.txt", "wordnet.txt")
"""The files that the relations of words are worked out from."""

OF_PERIODS = ("periods.toml",)
"""The file that the forms of periods are worked out from."""

OF_NEAR = (*OF_MEANING, "near.toml")
"""The files that near words are worked out from."""


def prepared(folder: Path) -> str:
    """The text of the file for a language's folder, a table to a line."""
    files = [f for f in sorted(folder.iterdir()) if f.suffix == ".toml" or f.name in OF_MEANING]
    lexicon = read_tables(folder, {})
    values = {
        "marks": {file.name: crc32(file.read_bytes()) for file in files},
        "worked_out": {
            "meaning": {"files": OF_MEANING, "value": worked_out(lexicon)},
            "periods": {"files": OF_PERIODS, "value": grown_forms(lexicon)},
            "near": {"files": OF_NEAR, "value": near_worked_out(lexicon)},
        },
    }
    lines = [f"{_written(name)}: {_written(value)}" for name, value in values.items()]
    tables = [f"{_written(name)}: {_written(table)}" for name, table in lexicon.tables.items()]
    body = ",\n".join([*lines, '"tables": {\n' + ",\n".join(tables) + "\n}"])
    return f"{{\n{body}\n}}\n"


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Write the file of every language that has all that is worked out."""
    for folder in sorted(f for f in FOLDER.iterdir() if f.is_dir() and f.name[0] != "_"):
        if not all((folder / name).is_file() for name in OF_NEAR):
            continue  # without tables of meaning a language is read as fast as it stands
        file = folder / PREPARED
        file.unlink(missing_ok=True)  # what stands there may be half of a merge
        file.write_text(prepared(folder), encoding="utf-8", newline="\n")
        print(f"wrote {file}")


if __name__ == "__main__":
    main()
