"""Laws of quantities, of reading in context, and of verbatim quotation."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, event, example, given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.checking import check_documents
from claimcheck.model import Claim, Figure, Period, Phrase, Span
from claimcheck.quantity import INFINITY, Quantity
from claimcheck.reading.plain import make_plain
from claimcheck.reading.reader import read_document, read_text
from strategies import as_document, in_words, make_scene, mutants, scenes

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# --- quantities ----------------------------------------------------------------------------------

REACH = 8
"""Printed ends are whole numbers from -REACH to REACH, or infinite."""
SCALES = [Decimal(1), Decimal(2), Decimal("0.5")]
GRID = [Fraction(n, 8) for n in range(-8 * 3 * REACH, 8 * 3 * REACH + 1)]
"""Points so close, reaching so far, that any overlap of two quantities holds one of them."""


@st.composite
def quantities(draw):
    """Intervals with every sort of end, in units of three scales.

    No end is open where a quantity is endless, as the reader has it: nothing stands there.
    """
    low, high = (Decimal(n) for n in sorted(draw(st.tuples(*[st.integers(-REACH, REACH)] * 2))))
    endless = draw(st.sampled_from([(), (), ("low",), ("high",), ("low", "high")]))
    low, high = (-INFINITY if "low" in endless else low), (INFINITY if "high" in endless else high)
    return Quantity(
        low,
        high,
        low != high and low.is_finite() and draw(st.booleans()),
        low != high and high.is_finite() and draw(st.booleans()),
        dimension=draw(st.sampled_from(["count", "count", "count", "length"])),
        scale=draw(st.sampled_from(SCALES)),
        offset=Decimal(draw(st.sampled_from([0, 0, 3]))),
    )


def values(quantity):
    """The slow oracle: the points of the grid that lie between the ends, in the common unit."""
    scale, offset = Fraction(quantity.scale), Fraction(quantity.offset)

    def end(number):
        return Fraction(number) * scale + offset if number.is_finite() else None

    low, high = end(quantity.low), end(quantity.high)
    return {
        x
        for x in GRID
        if (low is None or low < x or (low == x and not quantity.low_open))
        and (high is None or x < high or (x == high and not quantity.high_open))
    }


@given(quantities())
@law
def test_no_quantity_is_empty(q):
    assert values(q)


@given(st.integers(-REACH, REACH), st.booleans(), st.booleans(), st.integers(0, 3))
def test_what_no_value_satisfies_is_no_quantity(low, low_open, high_open, less):
    assume(less or low_open or high_open)

    with pytest.raises(ValueError, match="no value"):
        Quantity(Decimal(low), Decimal(low - less), low_open, high_open)


@given(quantities(), quantities())
@law
def test_quantities_overlap_exactly_when_one_value_satisfies_both(a, b):
    common = a.dimension == b.dimension and bool(values(a) & values(b))
    event(f"overlap: {common}")

    assert a.overlaps(b) is common
    assert b.overlaps(a) is common


@given(quantities())
@law
def test_a_quantity_overlaps_and_lies_within_itself(q):
    assert q.overlaps(q)
    assert q.within(q)


@given(quantities(), quantities())
@law
def test_a_quantity_is_within_another_exactly_when_all_its_values_are(a, b):
    inside = a.dimension == b.dimension and values(a) <= values(b)
    event(f"within: {inside}")

    assert a.within(b) is inside


@given(quantities(), quantities(), quantities())
@law
def test_what_is_within_overlaps_and_is_within_what_holds_the_other(a, b, c):
    if a.within(b):
        assert a.overlaps(b)
        assert not b.within(c) or a.within(c)
        assert not a.overlaps(c) or b.overlaps(c)


@given(quantities(), st.fractions(-3 * REACH, 3 * REACH, max_denominator=8))
@law
def test_a_value_is_included_exactly_when_it_lies_between_the_ends(q, x):
    assume(x.denominator in {1, 2, 4, 8})

    assert q.includes(Decimal(x.numerator) / Decimal(x.denominator)) is (x in values(q))


@given(quantities(), quantities(), st.sampled_from(SCALES))
@law
def test_no_change_of_unit_changes_an_overlap(a, b, scale):
    # The ends of `a` printed in another unit: (low * scale + offset) stays as it was.
    def printed(end):
        return (end * a.scale + a.offset) / scale

    same = evolve(a, low=printed(a.low), high=printed(a.high), scale=scale, offset=Decimal(0))

    assert same.within(a)
    assert a.within(same)
    assert same.overlaps(b) is a.overlaps(b)
    assert same.within(b) is a.within(b)


@given(quantities(), quantities())
@law
def test_amounts_of_different_dimensions_are_never_compared(a, b):
    assume(a.dimension != b.dimension)

    assert not a.overlaps(b)
    assert not a.within(b)


# --- printed numbers -----------------------------------------------------------------------------


def the_figure(text: str) -> Figure:
    figures = [f for s in read_text(text) for f in s.figures if not f.arithmetic]
    assert len(figures) == 1, (text, [f.text for f in figures])
    return figures[0]


MEASURED = [
    ("", " boats sank."),
    ("The price was £", "."),
    ("Some part, ", "%, was sold."),
    ("The road is ", " km long."),
    ("It weighed ", " kg."),
    ("It cost £", " million."),
]


@given(st.integers(2, 999), st.sampled_from(MEASURED), st.integers(0, 2), st.integers(1, 99))
@law
def test_two_numbers_printed_to_the_same_digit_never_overlap(number, around, digits, further):
    before, after = around
    assume(digits == 0 or before)
    # "1,000" may be printed to the hundred: not the same digit as 950.
    assume(digits or number + further < 1000 or (number + further) % 100)
    shift = Decimal(10) ** digits
    one, other = (
        the_figure(f"{before}{x / shift:.{digits}f}{after}").quantity
        for x in (Decimal(number), Decimal(number + further))
    )

    assert one.dimension == other.dimension
    assert not one.overlaps(other)


@given(st.integers(1, 999))
@law
def test_a_number_in_words_is_the_number_in_digits(number):
    words = the_figure(f"The harbour counted {in_words(number)} boats.")
    digits = the_figure(f"The harbour counted {number} boats.")

    assert words.text == in_words(number)
    assert (words.quantity.low, words.quantity.high) == (number, number)
    assert words.quantity.within(digits.quantity)
    assert digits.quantity.within(words.quantity)


@given(st.integers(1, 99))
@law
def test_every_way_to_write_a_percentage_overlaps_every_other(number):
    ways = [
        the_figure(f"The board sold {way} of the boats.").quantity
        for way in (
            f"{number}%",
            f"{number} %",
            f"{number} per cent",
            f"{number} percent",
            f"{in_words(number)} per cent",
        )
    ]

    assert all(a.overlaps(b) and a.value == number for a in ways for b in ways)


BOUNDS = [
    ("more than", "less than", "at least"),
    ("over", "under", "no fewer than"),
    ("more than", "fewer than", "at least"),
]


@given(st.integers(11, 980).filter(lambda n: n % 10), st.sampled_from(BOUNDS))
@law
def test_bounds_divide_all_numbers_at_the_printed_one(number, bounds):
    over, under, at_least, exactly, next_one = (
        the_figure(f"The harbour counted {words} boats.").quantity
        for words in (*(f"{b} {number}" for b in bounds), str(number), str(number + 1))
    )

    assert not over.overlaps(exactly)
    assert not under.overlaps(exactly)
    assert not over.overlaps(under)
    assert exactly.within(at_least)
    assert over.within(at_least)
    assert not under.overlaps(at_least)
    assert next_one.within(over)


# --- reading in context --------------------------------------------------------------------------

PHRASES = [
    "Some 90 pupils passed the exam.",
    "Nearly half of the pupils passed.",
    "Between 30 and 40 boats sank.",
    "The fare rose by 4.5% to £12.60.",
    "One in six shops was empty.",
    "The river is 14 kilometres long.",
    "More than 2,000 seats were sold.",
    "Profits came to £1.2m.",
    "The rate was 158 per 100,000 people.",
    "At least twenty-one ferries were late.",
    "Of the 80 boats, 31 were blue.",
    "Output fell from 115 to 69 tonnes.",
    "The share rose by 3 percentage points.",
    "She is 47 years old.",
    "Two thirds of the trees survived.",
    "It was minus 4 degrees Celsius.",
    "In March 2021, 48,000 letters were sent.",
    "The club sold three times as many shirts.",
]
BEFORE = [
    "",
    "The weather was kind. ",
    "Nobody had expected that. ",
    '"We are glad," the mayor said. ',
    "A crowd gathered outside.\n\n",
    "What happened next? ",
    "Dr. Lundberg came late. ",
    "\u2019Twas ever thus. ",
]
AFTER = [
    "",
    " The weather was kind.",
    " Nobody had expected that.",
    ' "We are glad," the mayor said.',
    "\n\nA crowd gathered outside.",
    " What happened next?",
    " Dr. Lundberg came late.",
]


def understood(figure: Figure, shift: int):
    """What a figure is read as, whatever place it stands at and whatever was read before it."""
    return (
        Span(figure.span.start - shift, figure.span.end - shift),
        figure.text,
        figure.quantity,
        figure.role,
        figure.change,
        figure.relation,
        figure.counted and figure.counted.text,
        figure.of and figure.of.text,
        figure.per,
        figure.period and figure.period.text,
    )


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_sentence_reads_alike_between_any_neighbours(phrase):
    alone = [understood(f, 0) for s in read_text(phrase) for f in s.figures]
    assert alone

    for before in BEFORE:
        for after in AFTER:
            text = f"{before}{phrase}{after}"
            found = [understood(f, len(before)) for s in read_text(text) for f in s.figures]
            assert found == alone, text


@given(scenes())
@settings(law, max_examples=40)
def test_a_sentence_of_an_article_reads_as_it_does_alone(scene):
    text = scene.text()
    at = text.index(scene.sentence())
    everything = [
        f
        for s in read_document(as_document(text)).statements
        if at <= s.span.start < at + len(scene.sentence())
        for f in s.figures
    ]
    # What a figure takes over from the sentence before, it cannot have alone.
    there = [understood(f, at) for f in everything if not f.inherited]
    alone = [understood(f, 0) for s in read_text(scene.sentence()) for f in s.figures]

    assert there == [a for a in alone if a[0] in {t[0] for t in there}]
    assert len(everything) == len(alone)


# --- places and quotations -----------------------------------------------------------------------

PIECES = [
    "90", "1,2", "1.2m", "£", "€", "%", "½", "\u0661\u0662", "\uff19", "²", "per cent", "of which",
    "compared with", "not", "n't", "two", "hundred", "and", "in", "2019", "2009/10", "March",
    "last year", "Dr", "Ann", "O\u2019Hara", "Lundberg", "said", "the", "children", "fell", "from",
    "to", "by", "more than", "\u201c", "\u201d", '"', "'", "\u2014", "\u2013", "\u2212", "-", ".",
    ",", ";", ":", "?", "!", "(", ")", "[", "]", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\u202e",
    "e\u0301", "\u0130", "ß", "\ufb01", "\U0001f469\u200d\U0001f52c", "\x00", "\x1b", "\t", "\n",
    "\r\n", "\n\n", "\r", "\u2028", "\x85", "* ", "| ", "  ",
]  # fmt: skip
"""Words and marks that readers stumble over."""

ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""The characters that end a line."""

soups = st.lists(
    st.tuples(st.sampled_from(PIECES) | st.text(max_size=4), st.sampled_from(["", " "])),
    max_size=40,
).map(lambda parts: "".join(p + gap for p, gap in parts))
"""Text that no one wrote, of words that mean something."""


def places(statement):
    """Every span of a statement, with the plain words that stand there, if any are given."""
    yield statement.span, statement.text
    for figure in statement.figures:
        yield figure.span, None if figure.arithmetic else figure.text
        yield from ((p.span, p.text) for p in (figure.counted, figure.of, figure.loaded) if p)
    for listed in (statement.periods, statement.names, statement.cues, statement.heads):
        for found in listed:
            yield found.span, found.text if isinstance(found, Period | Phrase) else None
    yield from ((t.span, None) for t in statement.tokens)
    yield from ((s.span, None) for s in statement.speech)
    for clause in statement.clauses:
        parts = (clause.subject, clause.predicate, clause.object, clause.speaker, clause.agent)
        yield from ((p.span, p.text) for p in parts if p)


@given(soups)
@example("90\u00ad 000 chil\u200bdren \u2212 4%")
@settings(law, max_examples=300)
def test_what_is_read_stands_where_it_is_said_to_stand(text):
    for statement in read_text(text):
        for span, words in places(statement):
            assert 0 <= span.start < span.end <= len(text)
            assert words is None or make_plain(span.of(text)).text == words


@given(soups)
@settings(law, max_examples=100)
def test_a_figure_is_reported_in_the_words_of_the_text(text):
    for figure in claimcheck.read(text)["figures"]:
        assert text[figure["start"] : figure["end"]] == figure["text"] != ""


@given(scenes(), soups, soups, st.randoms(use_true_random=False), st.integers(0, 10**6))
@settings(law, max_examples=300, suppress_health_check=list(HealthCheck))
def test_evidence_is_verbatim_and_in_its_place(scene, before, after, r, cut):
    sentence = scene.sentence()
    cut %= len(sentence)
    told = sentence[:cut] + r.choice(["", "\u00ad", "\u200b", "\u00a0", "\n"]) + sentence[cut:]
    text = f"{before}\n\n{told}\n\n{after}"
    document = as_document(text)
    claims = [scene.claim, *(m.claim for m in mutants(scene, r))][:4]
    cells = check_documents([Claim(str(i), c) for i, c in enumerate(claims)], [document]).cells
    event(f"{len(cells)} cells")

    for cell in cells:
        assert cell.evidence
        for e in cell.evidence:
            assert 0 <= e.start < e.end <= len(text)
            assert text[e.start : e.end] == e.quote
            assert all(e.start <= m.start < m.end <= e.end for m in e.marks)
            assert e.line >= 1
            assert e.column >= 1
            line = text[e.start - e.column + 1 : e.start]
            assert "\n" not in line
            assert e.column == e.start + 1 or text[e.start - e.column] in ENDS


def test_evidence_is_found_at_all():
    r = random.Random(5)  # noqa: S311 - the same articles each time
    for _ in range(20):
        scene = make_scene(r)
        cells = check_documents([Claim("c", scene.claim)], [scene.document()]).cells

        assert [e.quote for c in cells for e in c.evidence if e.quote in scene.sentence()]
