"""``python -m nocontact_desktop`` starts the window."""

from __future__ import annotations

import sys

from nocontact_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
