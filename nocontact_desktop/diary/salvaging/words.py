"""What a salvage brought back and what it did not, in words."""

from __future__ import annotations

from nocontact_desktop.diary.salvaging.losses import Losses
from nocontact_desktop.guidance.content import Content

_NAMED = 20


def say_losses(losses: Losses, content: Content) -> list[str]:
    """One sentence a line: what there is of how many, what can be missing, and that the old one is as it was."""
    words = content.words["salvage"]
    kept = (
        ("entries", losses.entries, losses.entries_lost),
        ("exhibits", losses.exhibits, losses.exhibits_lost),
        ("messages", losses.messages, losses.messages_lost),
    )
    counted = (
        ("earlier", losses.earlier),
        ("nameless", losses.nameless),
        ("files", losses.files_lost),
        ("unproven", losses.unproven),
        ("unknown", losses.unknown),
    )
    if losses.nothing:
        return [words["all"], words["original"]]
    lines = [words["pages"].format(count=losses.unreadable, all=losses.pages)]
    lines += [words[name].format(count=left, all=left + lost) for name, left, lost in kept if left or lost]
    lines += [words[name].format(count=count) for name, count in counted if count]
    if losses.file_names:
        shown = ", ".join(losses.file_names[:_NAMED]) + (", …" if len(losses.file_names) > _NAMED else "")
        lines.append(words["file_names"].format(names=shown))
    if losses.parts:
        parts = "; ".join(content.words["salvage_parts"][part] for part in losses.parts)
        lines.append(words["parts"].format(parts=parts))
    return [*lines, words["log"], words["original"]]
