"""``python -m nocontact_desktop.cli``."""

from __future__ import annotations

from nocontact_desktop.cli.main import start

raise SystemExit(start())
