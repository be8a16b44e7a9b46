"""From the rows of a table to items, once it is known which column is what."""

from __future__ import annotations

from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.formats.table.heads import Roles, plain, words
from nocontact_desktop.intake.formats.table.rows import Row, Table
from nocontact_desktop.intake.formats.table.times import Times
from nocontact_desktop.intake.items import Attachment, Direction, Flag, Item, Kind, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.phone_numbers import number_key
from nocontact_desktop.intake.sides import unreadable

_DIRECTIONS: dict[str, Direction] = {"in": "in", "out": "out", "none": "none"}


class RowReader:
    """Reads row after row; what they say of people goes into ``notes``."""

    def __init__(
        self, roles: Roles, table: Table, times: Times, options: ReadOptions, notes: Notes, files: ExportPaths
    ) -> None:
        self.says_direction = "direction" in roles or "mine" in roles
        self.used: set[str] = set()
        self._roles = roles
        self._table = table
        self._times = times
        self._mine = frozenset(options.mine)
        self._notes = notes
        self._files = files
        self._titled: set[str] = set()

    def item(self, row: Row, locator: str) -> Item:
        """Return the item of a row."""
        cells = None if row.cells is None else self._whole(row.cells)
        if cells is None:
            return unreadable(row.raw, locator)
        direction = self._direction(cells)
        author = self._author(cells, direction)
        text, attachments = self._text(cells), self._attachments(cells)
        kind: Kind = "system" if direction == "none" else "media" if attachments else "message"
        return Item(
            kind=kind,
            locator=locator,
            author=None if kind == "system" else author,
            direction=direction,
            time=self._times.read(time_cell(cells, self._roles)),
            raw=row.raw,
            text=text.replace("\r\n", "\n"),
            flags=self._flags(cells, attachments),
            attachments=attachments,
            conversation=self._conversation(cells),
        )

    def _whole(self, cells: list[str]) -> list[str] | None:
        """A row with as many cells as there are heads: a last cell of text may have been cut at its commas."""
        width = len(self._table.heads)
        if any(cells[width:]):
            last = self._table.delimiter.join(cells[width - 1 :])
            return [*cells[: width - 1], last] if self._roles["text"] == width - 1 else None
        needed = max(self._roles["time"], self._roles["text"])
        return cells + [""] * (width - len(cells)) if len(cells) > needed else None

    def _cell(self, cells: list[str], role: str) -> str:
        place = self._roles.get(role)
        return "" if place is None else cells[place].strip()

    def _text(self, cells: list[str]) -> str:
        return "\n".join(filter(None, (self._cell(cells, "subject"), cells[self._roles["text"]])))

    def _direction(self, cells: list[str]) -> Direction:
        said = direction_said(self._cell(cells, "direction"))
        if said is not None:
            return said
        if "mine" in self._roles:
            answer = self._cell(cells, "mine").casefold()
            return "out" if answer in words().answers["yes"] else "in" if answer in words().answers["no"] else "unknown"
        if self.says_direction or not self._mine:
            return "unknown"
        return "out" if self._mine & {self._cell(cells, "number"), self._cell(cells, "author")} else "in"

    def _author(self, cells: list[str], direction: Direction) -> str | None:
        number, name = self._cell(cells, "number"), self._cell(cells, "author")
        if direction == "out" and "conversation" not in self._roles and self.says_direction:
            return None  # there the number and the name are those of whom it went to
        if number and name and direction != "none":
            self._notes.names.setdefault(number, name)
        return number or name or None

    def _conversation(self, cells: list[str]) -> str:
        title = key = self._cell(cells, "conversation")
        if "conversation" not in self._roles and self.says_direction:
            number, name = self._cell(cells, "number"), self._cell(cells, "author")
            title, key = name or number, number_key(number) if number else name
        if key and key not in self._titled:
            self._titled.add(key)
            self._notes.entitle(title, key)
        return key

    def _attachments(self, cells: list[str]) -> tuple[Attachment, ...]:
        name = self._cell(cells, "attachment")
        if not name:
            return ()
        found = self._files.attachment(name)
        self.used.update([found.member] if found.member else [])
        return (found,)

    def _flags(self, cells: list[str], attachments: tuple[Attachment, ...]) -> tuple[Flag, ...]:
        flags: list[Flag] = []
        marks: tuple[tuple[str, Flag], ...] = (("edited", "edited"), ("deleted", "deleted"))
        for role, flag in marks:
            if self._cell(cells, role).casefold() not in words().answers["no"]:
                flags.append(flag)
        if any(one.member is None for one in attachments):
            flags.append("media_missing")
        return tuple(flags)


def direction_said(cell: str) -> Direction | None:
    """Return the direction a cell gives in some language, or None."""
    said = plain(cell)
    return next((_DIRECTIONS[way] for way, names in words().directions.items() if said in names), None)


def time_cell(cells: list[str], roles: Roles) -> str:
    """Return the time of a row as it is written, from one cell or two."""
    places = [roles[role] for role in ("time", "clock") if role in roles and roles[role] < len(cells)]
    return " ".join(filter(None, (cells[place].strip() for place in places)))
