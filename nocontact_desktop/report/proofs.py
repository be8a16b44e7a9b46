"""The proof that each checkpoint's log begins with the log of the one before."""

from __future__ import annotations

from nocontact_desktop.diary.merkle import Tree


def consistency(tree: Tree, first: int, second: int) -> list[bytes]:
    """Return the proof that ``second`` leaves of a tree begin with ``first`` of them (RFC 9162, 2.1.4.1).

    The tree may hold more leaves than ``second``, so one tree serves a whole chain of checkpoints.
    """
    if first in (0, second):
        return []
    path: list[bytes] = []
    start, end, known = 0, second, True
    while first != end:
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        if first <= middle:
            path.append(tree.root(middle, end))
            end = middle
        else:
            path.append(tree.root(start, middle))
            start, known = middle, False
    if not known:
        path.append(tree.root(start, end))
    return path[::-1]
