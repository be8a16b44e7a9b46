"""A trend in words: ranges, without a verdict."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.steady.contacts import Range, Trend


def trend_words(trend: Trend) -> tuple[str, str]:
    """One sentence on contact that was noted, one on urges that passed."""
    say = QCoreApplication.translate
    contact = say("steady", "Contact you noted: {before} a month before, {lately} lately.")
    passed = say("steady", "Urges that passed: {before} a month before, {lately} lately.")
    return (
        contact.format(before=_range(trend.contact_before), lately=_range(trend.contact_lately)),
        passed.format(before=_range(trend.passed_before), lately=_range(trend.passed_lately)),
    )


def _range(of: Range) -> str:
    if of.least == of.most:
        return str(of.most)
    return QCoreApplication.translate("steady", "between {least} and {most}").format(least=of.least, most=of.most)
