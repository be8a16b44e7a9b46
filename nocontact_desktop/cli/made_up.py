"""The ``demo`` command."""

from __future__ import annotations

from argparse import Namespace

from nocontact_desktop.cli.answer import Answer
from nocontact_desktop.cli.passphrase import read_passphrase
from nocontact_desktop.cli.progress import progress_line


def demo_command(options: Namespace) -> Answer:
    """Make a made-up notebook of the size asked for."""
    from nocontact_desktop.demo.notebook import make_demo

    passphrase = read_passphrase(options.passphrase_file, new=True)
    made = make_demo(
        options.notebook,
        passphrase,
        entries=options.entries,
        messages=options.messages,
        seed=options.seed,
        progress=progress_line,
    )
    lines = [f"A made-up notebook with {made.entries} entries, {made.messages} messages and {made.exhibits} exhibits."]
    return Answer(lines, {"entries": made.entries, "messages": made.messages, "exhibits": made.exhibits})
