"""Valid files, changed at random."""

from __future__ import annotations

import random
from collections.abc import Sequence


def changed(chance: random.Random, seeds: Sequence[bytes], pieces: Sequence[bytes]) -> bytes:
    """One of the ``seeds`` with up to twelve changes, among them ``pieces`` put in anywhere."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(0, 12)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[place : place + chance.randint(1, 30)] = b""
            case 1:
                data[place:place] = chance.choice(pieces)
            case 2 if place < len(data):
                data[place] = chance.randrange(256)
            case 3:
                other = chance.choice(seeds)
                data[place:place] = other[: chance.randrange(len(other))]
            case 4:
                data[place:place] = data[: chance.randrange(len(data) + 1)][-200:]
            case _ if chance.randrange(4) == 0:
                del data[place:]
    return bytes(data)
