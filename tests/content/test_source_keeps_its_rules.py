"""What the source does without, so that nothing of it can leave a trace or read what others wrote as markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "nocontact_desktop"

DOES_WITHOUT = {
    "settings and caches of the toolkit": (
        r"\bQSettings\b|\bQtQml\b|\bQtQuick|\bQQuick|\bQNetworkDiskCache\b",
        ("gui/widgets/dialogs.py",),
    ),
    "the network": (
        r"\bQtNetwork\b|\bimport (socket|ssl|http|urllib\.request|ftplib|smtplib)\b|\burlopen\b",
        (),
    ),
    "other programs": (
        r"\bQDesktopServices\b|\bQProcess\b|\bwebbrowser\b|\bos\.startfile\b|\bshell=True\b",
        ("intake/limits.py",),
    ),
    "file dialogs but in one place": (r"\bQFileDialog\b|\bQMessageBox\b", ("gui/widgets/dialogs.py",)),
    "texts that are read as markup": (
        r"\bsetHtml\b|\binsertHtml\b|\bRichText\)|\bAutoText\b|\bMarkdownText\b|\bQTextBrowser\b",
        (),
    ),
    "tips that are read as markup": (r"\.setToolTip\(", ("gui/widgets/naming.py",)),
    "labels that are read as markup": (r"\bclass \w+\(QLabel\)|= QLabel\(", ("gui/widgets/text.py",)),
    "a hand on what runs as code": (
        r"\bpickle\b|\bmarshal\b|\beval\(|(?<!\.)\bexec\(|\byaml\.load\((?!.*BaseLoader)",
        (),
    ),
}
"""What is looked for, and the modules that may name it."""


@pytest.mark.parametrize("what", DOES_WITHOUT)
def test_it_does_without(what: str) -> None:
    sign, places = DOES_WITHOUT[what]
    found = [
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).as_posix() not in places
        for line in path.read_text("utf-8").splitlines()
        if re.search(sign, line.split("#")[0])
    ]
    assert found == []
    for place in places:
        assert re.search(sign, (SOURCE / place).read_text("utf-8")), f"{place} no longer needs to be named"
