"""What is said of weeks with more attempts: "more", how it was worked out, and never that it is safer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.steady.more_than_usual import LEAST_ATTEMPTS, LEAST_WEEKS, Weeks


def more_words() -> str:
    """The notice, in calm words and without a number."""
    return QCoreApplication.translate(
        "steady",
        "In the last seven days more attempts came than in your weeks before. Attempts often rise before they fall. "
        "Nobody can say when, or if. A threat is not a phase.",
    )


def how_words(weeks: Weeks) -> list[str]:
    """The rule, and what it was worked out from."""
    say = QCoreApplication.translate
    words = [
        say(
            "steady",
            "The last seven days are set beside your own weeks before, up to half a year of them. It says “more” when "
            "they are far above the middle of those weeks, further than chance and their own ups and downs go.",
        ),
        say(
            "steady", "It is silent with fewer than {weeks} weeks before, and with fewer than {attempts} attempts."
        ).format(weeks=LEAST_WEEKS, attempts=LEAST_ATTEMPTS),
        say("steady", "It counts what stands in this notebook, and knows nothing of danger."),
    ]
    if weeks.is_more:
        words.append(_numbers(weeks))
    return words


def _numbers(weeks: Weeks) -> str:
    say = QCoreApplication.translate
    latest = counted(
        weeks.latest,
        say("steady", "In the last seven days: {n} attempt."),
        say("steady", "In the last seven days: {n} attempts."),
    )
    before = say("steady", "In the {weeks} weeks before: between {least} and {most} a week.").format(
        weeks=len(weeks.before), least=f"{min(weeks.before):,}", most=f"{max(weeks.before):,}"
    )
    return f"{latest} {before}"
