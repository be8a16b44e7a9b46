"""A sitting that ends suddenly: a child taps on, is killed at a random tap, and the sitting goes on exactly there.

Runs as a process of its own, as :mod:`tests.faults.killing` does::

    python -m tests.faults.sitting_killed FOLDER ROUNDS SEED

The child writes down where the sitting is before each tap, and after it. What is found later is one of the last two.
It prints one JSON object: how often it killed, how many taps there were, and what was wrong.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from nocontact_desktop.preparation import sitting as sittings
from nocontact_desktop.preparation.board import board, decide, set_done, set_evidence
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook
from tests.faults.killing import SECRET, kill_during
from tests.sitting_taps import CHANNELS, TAPS, tap

LONGEST = 0.06
"""Seconds from the child's first tap to its end, at most: some dozens of taps."""


def where(notebook: Notebook) -> str:
    """Everything a user would notice of where the sitting is, in one line."""
    now = sittings.sitting(notebook)
    done = sorted(state.channel_id for state in board(notebook) if state.done_at is not None)
    if now is None:
        return json.dumps(["none", done])
    cards = [(card.id, card.state, card.why) for card in now.cards]
    stop = [now.stop.kind, now.stop.id]
    return json.dumps([stop, now.paused_at is not None, list(now.answers.values()), now.apart, cards, done])


def begin(notebook: Notebook) -> None:
    """A sitting with every channel still to do; one that is under way goes on."""
    if sittings.sitting(notebook) is None:
        for channel_id in CHANNELS:
            set_evidence(notebook, channel_id, "nothing")
            decide(notebook, channel_id, "block")
            set_done(notebook, channel_id, done=False)
        sittings.begin(notebook)


def kill_while_tapping(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """Tap, be killed, look; round after round in the same notebook."""
    create(folder / "Daybook", SECRET, kdf=FLOOR)[0].close()
    said = folder / "said"
    faults: list[str] = []
    killed = taps = 0
    for number in range(rounds):
        said.write_text("", "utf-8")

        def tap_on(begun: Callable[[], None], seed: int = chance.randrange(1 << 30)) -> None:
            chosen = random.Random(seed)
            out = os.open(said, os.O_WRONLY | os.O_APPEND)
            with open_notebook(folder / "Daybook", SECRET) as notebook:
                begin(notebook)
                os.write(out, f"{where(notebook)}\n".encode())
                begun()
                for _ in range(10_000):
                    tap(notebook, chosen.choice(TAPS))
                    os.write(out, f"{where(notebook)}\n".encode())
                    if sittings.sitting(notebook) is None:
                        begin(notebook)
                        os.write(out, f"{where(notebook)}\n".encode())

        killed += kill_during(tap_on, chance.uniform(0, LONGEST))
        lines = said.read_text("utf-8").splitlines()
        taps += len(lines)
        with open_notebook(folder / "Daybook", SECRET) as notebook:
            found = where(notebook)
            if not _agrees(notebook) or (found != lines[-1] and not _one_tap_on(lines[-1], found)):
                faults.append(f"round {number}: {found} after {lines[-1]}")
    return {"killed": killed, "taps": taps, "faults": faults}


def _agrees(notebook: Notebook) -> bool:
    """Whether what the sitting says is done is done on the board, and nothing else is."""
    now = sittings.sitting(notebook)
    done = {state.channel_id for state in board(notebook) if state.done_at is not None}
    return now is None or {card.row_id for card in now.of_state("done")} == done


def _one_tap_on(before: str, found: str) -> bool:
    """Whether ``found`` can be what one tap made of ``before``: one card, or one of the other things, has changed.

    Going on after a pause may ask the three questions again, so that both have changed.
    """
    was, is_now = json.loads(before), json.loads(found)
    if was[0] == "none" or is_now[0] == "none":
        return True
    changed = [place for place in (1, 2, 3) if was[place] != is_now[place]]
    cards = [one for one, other in zip(was[4], is_now[4], strict=True) if one != other]
    return len(cards) + bool(changed) <= 1


if __name__ == "__main__":
    place, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    print(json.dumps(kill_while_tapping(place, count, random.Random(seed))))
