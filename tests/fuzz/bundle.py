"""Fuzzing of the check that goes with a bundle: one file of a sound bundle, changed at random, with all hashes written
anew. It ends in findings and never in a crash, and nothing that was changed in the records is taken for sound.
"""

from __future__ import annotations

import random
import sys
import tempfile
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from nocontact_desktop.report.standalone import verify
from tests.bundle_files import all_files, hash_again
from tests.fuzz._target import Target, changed

_PIECES = (
    b"{", b"}", b"[", b"]", b'"', b"null", b"true", b"-1", b"1e999", b"NaN", b"99999999999999999999", b"\\ud83d", b"\n",
    b"\x00", b"\xff", b"0" * 64, b"..", b"/", b"\r", b'{"a":' * 200, b"[" * 2000,
)  # fmt: skip


def _hand_log() -> ModuleType:
    path = Path(__file__).parents[1] / "unit" / "report" / "hand_log.py"
    spec = spec_from_file_location("hand_log", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules.setdefault("hand_log", module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


@cache
def _bundle() -> tuple[Path, tempfile.TemporaryDirectory[str]]:
    """A sound bundle made by hand, and what keeps its folder."""
    kept = tempfile.TemporaryDirectory()
    made = _hand_log()
    folder: Path = made.write(made.hand_log(), Path(kept.name) / "bundle")
    assert verify.check(str(folder)) == []
    return folder, kept


@cache
def _files() -> dict[str, bytes]:
    """What can be changed: texts that the check reads."""
    folder = _bundle()[0]
    names = [
        name for name in all_files(folder) if name.endswith((".json", ".jsonl", ".txt")) and "manifest" not in name
    ]
    return {name: (folder / name).read_bytes() for name in names}


def _made(chance: random.Random) -> bytes:
    """The name of a file, and on the next line what it holds."""
    name = chance.choice(sorted(_files()))
    return name.encode() + b"\n" + changed(chance, (_files()[name],), _PIECES)


def feed(data: bytes, chance: random.Random) -> None:
    """Check the bundle with one file changed. Raises whatever should not happen."""
    head, _, content = data.partition(b"\n")
    name = head.decode("utf-8", "replace")
    if name not in _files():
        return
    folder = _bundle()[0]
    (folder / name).write_bytes(content)
    hash_again(folder)
    try:
        found = verify.check(str(folder))
    finally:
        (folder / name).write_bytes(_files()[name])
    assert all(isinstance(one.words, str) and one.words for one in found)
    assert found or content == _files()[name], "a change was not seen"


TARGET = Target("bundle", _made, feed, cases=40)
