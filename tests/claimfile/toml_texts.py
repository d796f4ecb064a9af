"""TOML texts as people and adversaries write them, made by Hypothesis."""

from hypothesis import strategies as st

NASTY = st.sampled_from(
    ["", "a b", "[x]", "]", "# no comment", "{ a = 1 }", "=", "'", '"', ",", "a.b", "é", "😀", "\\"]
)
WORDS = st.one_of(NASTY, st.text(alphabet="ab1_-é=[]{}#,.\"'\\ \t", max_size=6))
BARE = st.text(alphabet="abcXYZ019_-", min_size=1, max_size=4)
SPACE = st.sampled_from(["", " ", "\t", "  "])
GAP = st.sampled_from(["", "\n", " # [x] = 'y'\n", "\r\n  ", '\n# """\n'])


def basic(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def long_basic(text):
    # An escaped mark and up to two bare ones, both of which may stand in a long text.
    inner = text.replace("\\", "\\\\").replace('"""', '\\"""')
    return '"""\n' + inner.replace('"""', '""\\"') + '\\\n  """'


def literal(text):
    return "'" + text.replace("'", "") + "'"


def long_literal(text):
    return "'''" + text.replace("'''", "") + "\n[not.a.header]\nkey = 1\n'''"


KEY_PARTS = st.one_of(BARE, WORDS.map(basic), WORDS.map(literal), st.just('"\\u0061\\n"'))
KEYS = st.lists(KEY_PARTS, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from([".", " . ", "\t."]).map(lambda dot: dot.join(parts))
)
SCALARS = st.one_of(
    st.sampled_from(["1", "-0.5", "true", "2010-10-27", "2010-10-27 07:32:00", "0x1F", "inf"]),
    WORDS.map(basic),
    WORDS.map(literal),
    WORDS.map(long_basic),
    WORDS.map(long_literal),
    st.sampled_from(['""', "''", '""""""', "''''''", '"""a"""""', "'''a'''''", '"""\\""""']),
)


@st.composite
def lists(draw, values):
    elements = draw(st.lists(values, max_size=3))
    out = "["
    for number, each in enumerate(elements):
        comma = "," if number + 1 < len(elements) else draw(st.sampled_from(["", ","]))
        out += draw(GAP) + each + draw(GAP) + comma
    return out + draw(GAP) + "]"


@st.composite
def inline_tables(draw, values):
    pairs = draw(st.lists(st.tuples(KEYS, SPACE, values), max_size=3))
    return "{" + ", ".join(f"{key}{space}= {value}" for key, space, value in pairs) + " }"


VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(lists(inner), inline_tables(inner)), max_leaves=6
)
ENDS = st.sampled_from(["", " # a = [1]", "\t", " # '''"])


@st.composite
def lines(draw):
    kind = draw(st.sampled_from(["pair", "pair", "pair", "table", "tables", "comment", "blank"]))
    indent, end = draw(SPACE), draw(ENDS)
    match kind:
        case "pair":
            line = f"{draw(KEYS)} ={draw(SPACE)}{draw(VALUES)}"
        case "table":
            line = f"[{draw(SPACE)}{draw(KEYS)}{draw(SPACE)}]"
        case "tables":
            line = f"[[{draw(KEYS)}]]"
        case "comment":
            line = "# [[x]] = \"'''"
        case _:
            line = ""
    return indent + line + end


@st.composite
def texts(draw):
    """Texts of which the parser takes most; the others show that the scanner does not mind."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return newline.join(draw(st.lists(lines(), max_size=8))) + draw(st.sampled_from(["", newline]))
