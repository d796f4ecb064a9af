"""Where the lines of a text begin."""

from functools import lru_cache


@lru_cache(maxsize=512)
def line_starts(text: str) -> tuple[int, ...]:
    """The offset of each line's first character, in code points.

    Lines end with a line feed, as editors count them, with or without a carriage return.
    """
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)
