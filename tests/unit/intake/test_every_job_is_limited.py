"""Each job of the reader gives up its rights first: before any of it, nothing of the file has been looked at."""

from __future__ import annotations

import io
from typing import BinaryIO, get_args

import pytest

from nocontact_desktop.intake import child, jobs
from nocontact_desktop.intake.items import ReadOptions

FOREIGN = b"\xff\xd8\xff a file from outside"
_GIVEN = jobs.Given(name="a", size=len(FOREIGN))
EVERY: list[jobs.Job] = [
    jobs.Recognise(_GIVEN),
    jobs.Survey(_GIVEN, ReadOptions()),
    jobs.Export(_GIVEN, ReadOptions()),
    jobs.Examine(_GIVEN),
    jobs.Renditions(100),
    jobs.DrawPage("application/pdf", 0, 100),
    jobs.Redact("image/png", 1, []),
    jobs.MailParts(),
    jobs.ComparePackages(),
    jobs.TimeReply(),
    jobs.Accounts(_GIVEN),
]


class RightsGivenUp(Exception):
    """Where the rest would begin."""


@pytest.fixture
def pipe() -> BinaryIO:
    """What the program sends: a file in pieces, and that it is over; twice, for jobs about two files."""
    stream = io.BytesIO()
    for _ in range(2):
        jobs.write_bytes(stream, FOREIGN)
    stream.seek(0)
    return stream


def test_they_are_all_here() -> None:
    assert {type(job) for job in EVERY} == set(get_args(jobs.Job))


@pytest.mark.parametrize("job", EVERY, ids=lambda job: type(job).__name__)
def test_it_gives_up_its_rights_before_it_answers_anything(
    job: jobs.Job, pipe: BinaryIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(memory: int, processor_seconds: int) -> None:
        assert memory <= 4 << 30
        assert 0 < processor_seconds <= 600
        raise RightsGivenUp

    monkeypatch.setattr(child, "take_away", give_up)
    answers = io.BytesIO()
    with pytest.raises(RightsGivenUp):
        child._do(job, child.Line(pipe, answers))
    assert answers.getvalue() == b""
