"""What every test can ask for: an open notebook, a clock that moves, and strict logging."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "ci",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("ci")

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

PASSPHRASE = "seven quiet lamps by the river"
BEGINNING = datetime(2026, 3, 2, 21, 4, tzinfo=UTC)
"""What every test's clock begins with."""


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, start: datetime) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **parts: float) -> None:
        self.time += timedelta(**parts)


@pytest.fixture
def clock() -> Clock:
    return Clock(BEGINNING)


@pytest.fixture(scope="session")
def empty_daybook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh notebook, closed, for copies of it; its key costs as little as the key file allows."""
    from nocontact_desktop.vault.keyfile import FLOOR
    from nocontact_desktop.vault.notebook import create
    from nocontact_desktop.vault.surroundings import Surroundings

    folder = tmp_path_factory.mktemp("empty") / "Daybook"
    surroundings = Surroundings(now=Clock(BEGINNING), random_bytes=os.urandom)
    create(folder, PASSPHRASE, kdf=FLOOR, surroundings=surroundings)[0].close()
    return folder


@pytest.fixture
def notebook(tmp_path: Path, clock: Clock, empty_daybook: Path) -> Iterator[Notebook]:
    """A fresh, open notebook."""
    from nocontact_desktop.vault.notebook import open_notebook
    from nocontact_desktop.vault.surroundings import Surroundings

    shutil.copytree(empty_daybook, tmp_path / "Daybook")
    surroundings = Surroundings(now=clock, random_bytes=os.urandom)
    with open_notebook(tmp_path / "Daybook", PASSPHRASE, surroundings=surroundings) as opened:
        yield opened


@pytest.fixture(autouse=True)
def unexpected_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or worse that a test did not ask for is a defect."""
    yield
    lines = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not lines, f"unexpected log lines: {[line.getMessage() for line in lines]}"
