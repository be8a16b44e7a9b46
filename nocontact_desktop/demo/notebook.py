"""Makes the made-up notebook through the same doors as everything else: log, import, board."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from nocontact_desktop.demo.chance import LAST_DAY, StoryClock, story_surroundings
from nocontact_desktop.demo.chat import chat_export
from nocontact_desktop.demo.pictures import picture
from nocontact_desktop.demo.story import entries_of, load_story
from nocontact_desktop.vault.keyfile import DEFAULT, KdfParameters
from nocontact_desktop.vault.notebook import Notebook, create


@dataclass(frozen=True)
class DemoMade:
    """How much the made-up notebook holds."""

    entries: int
    messages: int
    exhibits: int
