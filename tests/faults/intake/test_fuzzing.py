"""Everything that reads foreign bytes, on valid files changed at random, and on all that went wrong once.

``make fuzz`` runs the same for long, and puts what it finds into tests/fuzz/corpus.
"""

from __future__ import annotations

import pytest

from tests.fuzz._target import CORPUS, Target, targets

EVERY = targets()
BY_NAME = pytest.mark.parametrize("target", EVERY, ids=lambda target: target.name)
TRIES = 4
"""A kept file is read with more than one of the settings that chance gives."""


@BY_NAME
def test_files_changed_at_random_end_in_what_holds_or_in_a_known_problem(target: Target) -> None:
    for number in range(target.cases):
        target.check(number)


@BY_NAME
def test_what_went_wrong_once_is_read_now(target: Target) -> None:
    assert target.kept(), "a target begins with a small valid file"
    for path in target.kept():
        for number in range(TRIES):
            target.read(path.read_bytes(), number)


def test_each_folder_of_the_corpus_has_a_target() -> None:
    assert sorted(path.name for path in CORPUS.iterdir()) == sorted(target.name for target in EVERY)
