"""What came of bringing files in. The numbers add up, and nothing was dropped in silence."""

from __future__ import annotations

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.import_file import say_moment
from nocontact_desktop.gui.diary.import_jobs import Brought
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import BodyText, Card, Fold, Heading, Notice, SecondaryText, Value
from nocontact_desktop.guidance.content import load, say

_LISTED = 200


class ResultCard(Card):
    """One file's result."""

    def __init__(self, brought: Brought, number: int) -> None:
        super().__init__(name=f"importResult{number}", gap=12)
        self._name = f"importResult{number}"
        self.add(Heading(brought.path.name, level=3, name=f"{self._name}Title"))
        if brought.result is not None:
            self._show(brought)
        elif brought.exhibit is not None:
            self.add(Value(self.tr("Kept as a file, unchanged. It is in the diary's files."), name=f"{self._name}Kept"))
        elif brought.problem is not None:
            self.add(Notice(one_line(brought.problem), tone="careful", name=f"{self._name}Problem"))
        else:
            self.add(Value(self.tr("Stopped. Nothing of this file was kept."), name=f"{self._name}Stopped"))

    def _show(self, brought: Brought) -> None:
        result = brought.result
        assert result is not None
        sum_up = self.tr("{seen} seen = {imported} brought in + {duplicates} here before + {skipped} left out")
        self.add(
            Value(
                sum_up.format(
                    seen=f"{result.seen:,}",
                    imported=f"{result.imported:,}",
                    duplicates=f"{result.duplicates:,}",
                    skipped=f"{len(result.skipped):,}",
                ),
                name=f"{self._name}Sum",
            )
        )
        if result.conversations > 1:
            chats = counted(result.conversations, "", self.tr("In {n} conversations"))
            self.add(SecondaryText(chats, name=f"{self._name}Conversations"))
        if result.first:
            first, last = say_moment(result.first), say_moment(result.last)
            words = first if first == last else self.tr("From {first} to {last}").format(first=first, last=last)
            self.add(SecondaryText(words, name=f"{self._name}Period"))
        if result.skipped:
            fold = Fold(
                counted(len(result.skipped), self.tr("{n} place left out"), self.tr("{n} places left out")),
                name=f"{self._name}Skipped",
                closed_words=self.tr("open to see where and why"),
            )
            lines = [f"{one.locator}: {_reason(one.reason)}" for one in result.skipped[:_LISTED]]
            if len(result.skipped) > _LISTED:
                lines.append(self.tr("and {n} more").format(n=f"{len(result.skipped) - _LISTED:,}"))
            fold.add(BodyText("\n".join(lines), name=f"{self._name}Places"))
            self.add(fold)


def _reason(code: str) -> str:
    skips = load().words["skips"]
    # What made one file of several unreadable is a problem's code, with words of its own.
    return skips[code] if code in skips else say(code).text
