"""Words of the user's own among ours, in scripts that run from right to left as well.

Without this, "סמי, 2 March 2026" would run from right to left as a whole, and the date with it.
"""

from __future__ import annotations

from typing import Final

import regex

_MAY_RUN_LEFTWARDS: Final = regex.compile(
    r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}\p{Bidi_Class=AN}\u202a-\u202e\u2066-\u2069]"
)
# First strong isolate, and its end (UAX #9).
_BEGIN: Final = "\u2068"
_END: Final = "\u2069"
_INITIATORS: Final = frozenset("\u2066\u2067\u2068")
_WITHOUT: Final = dict.fromkeys(map(ord, (*_INITIATORS, _END)))


def own(words: str) -> str:
    """Set words off, so that their direction neither takes nor gives order to what stands beside them."""
    if _MAY_RUN_LEFTWARDS.search(words) is None:
        return words
    return f"{_BEGIN}{words if _is_balanced(words) else unmarked(words)}{_END}"


def unmarked(words: str) -> str:
    """Return words without these marks, where nothing stands beside them."""
    return words.translate(_WITHOUT)


def closed(words: str) -> str:
    """Close what was left open by cutting words short."""
    left_open = sum((sign in _INITIATORS) - (sign == _END) for sign in words)
    return words + _END * max(0, left_open)


def _is_balanced(words: str) -> bool:
    depth = 0
    for sign in words:
        depth += (sign in _INITIATORS) - (sign == _END)
        if depth < 0:
            return False
    return depth == 0
