"""Open findings of the privacy check, as the command line says them: by place and kind, never the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nocontact_desktop.cli.answer import Answer

if TYPE_CHECKING:
    from nocontact_desktop.report.privacy_check.finding import Finding


def findings_said(found: Sequence[Finding], language: str) -> list[str]:
    """How many there are, then each of them; nothing when there are none."""
    from nocontact_desktop.report.privacy_check.sentences import sentence
    from nocontact_desktop.report.words import words

    say = words(language)
    return [say.count("finding.open", len(found)), *(sentence(one, say) for one in found)] if found else []


def findings_data(found: Sequence[Finding]) -> list[dict[str, str]]:
    """The same for programs."""
    return [
        {"kind": one.sort, "in": one.place.kind, "label": one.place.label, "field": one.place.field} for one in found
    ]


def refused(found: Sequence[Finding], language: str) -> Answer:
    """The answer when nothing was written because of them."""
    says = "Nothing was written. Look at them in the window, or write it anyway: --with-findings."
    return Answer([*findings_said(found, language), says], {"out": None, "findings": findings_data(found)}, ok=False)
