"""How well clauses are read: both annotated halves side by side, and other ways to read them.

    python bench/clauses.py              the reader on both halves
    python bench/clauses.py --others     beside it, other ways that are installed
    python bench/clauses.py --wrong      the open half's clauses that are read otherwise

An annotated clause is met by the clause read with the same verb, each by one, in their order. A
slot is right where its words are the annotated ones; a clause that is not met has no slot right.
The closed half is there to measure: only its numbers are printed.
"""

import argparse
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from claimcheck.model import Clause, Phrase
from claimcheck.reading import word_classes
from claimcheck.reading.reader import read_text

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
HALVES = ("open", "closed")
SLOTS = ("subject", "predicate", "object", "agent", "polarity", "modality", "quantifier", "speaker")

Read = dict[str, str]
Reader = Callable[[str], list[Read]]


def annotated(half: str) -> list[dict[str, Any]]:
    """The sentences of a half."""
    file = CORPUS / f"clauses_{half}.toml"
    found: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["sentence"]
    return found


def ours(text: str) -> list[Read]:
    """The clauses that the reader finds in a text."""
    return [as_read(c) for s in read_text(text) for c in s.clauses]


def as_read(clause: Clause) -> Read:
    """A clause in the annotation's words."""
    return {
        "subject": words(clause.subject),
        "predicate": " ".join(clause.predicate.lemmas) if clause.predicate else "",
        "object": words(clause.object),
        "agent": words(clause.agent),
        "polarity": clause.polarity,
        "modality": clause.modality,
        "quantifier": clause.quantifier or "",
        "speaker": words(clause.speaker),
    }


def words(phrase: Phrase | None) -> str:
    """A phrase's words, or none."""
    return phrase.text if phrase else ""


def same(slot: str, ours: str, theirs: str) -> bool:
    """Whether a slot is filled alike: case, quotation marks and what is beside the words aside."""
    del slot
    return plain(ours) == plain(theirs)


_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def plain(words: str) -> str:
    """Words without what printing adds to them."""
    straight = words.translate(_STRAIGHT)
    return " ".join(straight.replace('"', "").casefold().strip("' ,.").split())


def met(wanted: Sequence[dict[str, str]], read: Sequence[Read]) -> list[Read | None]:
    """The clause read for each annotated one: the longest row of pairs with the same verb.

    A verb may be spelt in two ways, and where several fit, the one with the same subject does.
    """
    rows, columns = len(wanted), len(read)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(
                best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + worth(wanted[i], read[j])
            )
    found: list[Read | None] = []
    i = j = 0
    while i < rows:
        if (
            j < columns
            and best[i][j] == best[i + 1][j + 1] + worth(wanted[i], read[j])
            and worth(wanted[i], read[j])
        ):
            found.append(read[j])
            i, j = i + 1, j + 1
        elif j < columns and best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append(None)
            i += 1
    return found


def worth(wanted: dict[str, str], read: Read) -> float:
    """How well a clause read fits an annotated one; 0 where the verb is another."""
    if american(wanted["predicate"].split()[0]) != american(read["predicate"].split()[0]):
        return 0
    return 1 + same("subject", wanted.get("subject", ""), read["subject"]) / 10


def american(verb: str) -> str:
    """A verb with one spelling for "realise" and "realize", "travel" and "labour"."""
    return verb.replace("ise", "ize").replace("our", "or").replace("yse", "yze")


def alike(slot: str, wanted: dict[str, str], read: Read) -> bool:
    """Whether a slot of a clause read is right."""
    if slot == "predicate":
        return american(wanted[slot]) == american(read[slot])
    return same(slot, wanted.get(slot, ""), read[slot])


def score(reader: Reader, sentences: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The share of annotated clauses with each slot right, and of clauses read that are annotated.

    `precision` counts a clause of saying as annotated: clauses.md says that listing it is no fault.
    """
    right: Counter[str] = Counter()
    clauses = read_clauses = useless = 0
    for sentence in sentences:
        wanted, read = sentence["clauses"], reader(sentence["text"])
        pairs = met(wanted, read)
        clauses += len(wanted)
        read_clauses += len(read)
        speakers = {plain(c.get("speaker", "")) for c in wanted} - {""}
        taken = [id(p) for p in pairs if p is not None]
        useless += sum(id(r) not in taken and plain(r["subject"]) not in speakers for r in read)
        for want, found in zip(wanted, pairs, strict=True):
            if found is not None:
                right["found"] += 1
                right.update(slot for slot in SLOTS if alike(slot, want, found))
    shares = {slot: right[slot] / clauses for slot in ("found", *SLOTS)}
    return {**shares, "precision": 1 - useless / max(1, read_clauses)}


# --- other ways ---------------------------------------------------------------------------


def without_wordnet(text: str) -> list[Read]:
    """The reader with the curated verbs alone."""
    words = word_classes.words_of()
    kept = dict(words.shares)
    curated = words.lists["verbs"]
    shares = words.shares
    for verb in kept:
        if verb not in curated:
            del shares[verb]
    words.known.clear()
    try:
        return ours(text)
    finally:
        shares.update(kept)
        words.known.clear()


def parser() -> Reader | None:
    """SpaCy's small English parser with the plainest reading of its tree, if one is installed."""
    try:
        import spacy  # noqa: PLC0415 - only for the comparison, never a dependency

        names = [n for n in spacy.util.get_installed_models() if n.startswith("en_core_web_sm")]
        model = spacy.load(names[0])
    except (ImportError, IndexError, OSError):
        return None
    return lambda text: [clause for verb in model(text) if (clause := of_tree(verb)) is not None]


SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}
OBJECTS = {"dobj", "attr", "acomp", "oprd"}
RUNGS = {"will": "will", "may": "may", "might": "may", "could": "may", "can": "can"}
RUNGS |= {"should": "should", "must": "should", "would": "would"}


def of_tree(verb: Any) -> Read | None:  # noqa: ANN401 - spaCy is not installed here
    """The clause of a finite verb in a parse, or none."""
    children = list(verb.children)
    if verb.pos_ not in {"VERB", "AUX"} or (
        verb.dep_ in {"aux", "auxpass", "amod", "acl", "advcl"}
        and not any(c.dep_ in SUBJECTS for c in children)
    ):
        return None
    main = next((c for c in children if c.dep_ == "xcomp" and c.pos_ == "VERB"), verb)
    subject = next((c for c in children if c.dep_ in SUBJECTS), None)
    if subject is None and verb.dep_ == "conj":
        subject = next((c for c in verb.head.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    if subject.text.lower() in {"who", "which", "that"} and verb.dep_ == "relcl":
        subject = verb.head
    thing = next((c for c in main.children if c.dep_ in OBJECTS), None)
    particle = "".join(f" {c.text.lower()}" for c in main.children if c.dep_ == "prt")
    rung = next((RUNGS[c.lower_] for c in children if c.lower_ in RUNGS), "did")
    negative = any(c.dep_ == "neg" for c in [*children, *subject.children])
    return {
        "subject": subtree(subject),
        "predicate": main.lemma_.lower() + particle,
        "object": subtree(thing) if thing is not None else "",
        "agent": next((subtree(next(c.children, c)) for c in children if c.dep_ == "agent"), ""),
        "polarity": "negative" if negative else "positive",
        "modality": rung,
        "quantifier": "",
        "speaker": "",
    }


def subtree(word: Any) -> str:  # noqa: ANN401 - spaCy is not installed here
    """The words below a word of a parse, without a relative clause or an apposition."""
    left_out = {
        t.i for c in word.children if c.dep_ in {"relcl", "appos", "punct"} for t in c.subtree
    }
    kept = [t for t in word.subtree if t.i not in left_out]
    return "".join(t.text_with_ws for t in kept).strip()


def speed(reader: Reader, sentences: Sequence[dict[str, Any]]) -> float:
    """Microseconds a sentence, everything that the reader does."""
    texts = [s["text"] for s in sentences]
    for text in texts[:50]:
        reader(text)
    start = time.process_time()
    for text in texts:
        reader(text)
    return (time.process_time() - start) / len(texts) * 1e6


def show_wrong(slots: Sequence[str]) -> None:
    """The open half's clauses that are read otherwise."""
    for sentence in annotated("open"):
        read = ours(sentence["text"])
        pairs = met(sentence["clauses"], read)
        wrong = [
            (want, found)
            for want, found in zip(sentence["clauses"], pairs, strict=True)
            if found is None or any(not alike(s, want, found) for s in slots)
        ]
        if wrong:
            print(f"# [{sentence['kind']}] {sentence['text']}")
            for want, found in wrong:
                bad = [
                    f"{s}: {want.get(s, '')!r} read {found[s]!r}"
                    for s in slots
                    if found is not None and not alike(s, want, found)
                ]
                print("   ", want["predicate"], "--", "; ".join(bad) or f"not met: {want}")
            if any(found is None for _, found in wrong):
                print("    read:", [(r["subject"], r["predicate"], r["object"]) for r in read])


def main() -> int:
    """Print the comparison."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--others", action="store_true", help="other ways that are installed")
    options.add_argument(
        "--wrong", nargs="*", metavar="SLOT", help="what is read otherwise in the open half"
    )
    arguments = options.parse_args()
    if arguments.wrong is not None:
        show_wrong(arguments.wrong or SLOTS)
        return 0
    readers: dict[str, Reader] = {"the reader": ours}
    if arguments.others:
        readers["without WordNet's verbs"] = without_wordnet
        other = parser()
        if other is not None:
            readers["spaCy's small parser"] = other
    columns = ("found", *SLOTS, "precision")
    print(f"{'%':<32}" + "".join(f"{c[:9]:>10}" for c in columns) + f"{'µs':>8}")
    for name, reader in readers.items():
        for half in HALVES:
            if not (CORPUS / f"clauses_{half}.toml").is_file():
                continue
            sentences = annotated(half)
            shares = score(reader, sentences)
            row = "".join(f"{100 * shares[c]:10.1f}" for c in columns)
            print(f"{name + ', ' + half:<32}{row}{speed(reader, sentences):8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
