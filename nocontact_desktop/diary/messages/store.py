"""The SQL of sources, conversations and messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from nocontact_desktop.diary.messages.kept import Clock, Kept, Names, Waypoint
from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]

COLUMNS = ", ".join(Kept._fields)
_M_COLUMNS = ", ".join(f"m.{name}" for name in Kept._fields)
_PLACES = ", ".join("?" * len(Kept._fields))
VISIBLE = "source NOT IN (SELECT number FROM source WHERE state <> 'complete')"
WAYPOINT_EVERY = 512

# Sources


def begin_source(db: Database, source_id: str) -> int:
    """Note that a source is being read. Its messages do not show yet."""
    return db.insert("INSERT INTO source (id, state) VALUES (?, 'reading')", (source_id,))


def complete_source(db: Database, source: int) -> None:
    """Let the messages of a source show."""
    db.execute("UPDATE source SET state = 'complete' WHERE number = ?", (source,))


def unfinished_sources(db: Database) -> list[tuple[int, str]]:
    """Sources that were begun and not completed: number and id."""
    return [(int(n), str(i)) for n, i in db.query("SELECT number, id FROM source WHERE state = 'reading'")]


def remove_source(db: Database, source: int) -> None:
    """Forget a withdrawn source."""
    db.execute("DELETE FROM duplicate WHERE source = ?", (source,))
    db.execute("DELETE FROM source_batch WHERE source = ?", (source,))
    db.execute("DELETE FROM source WHERE number = ?", (source,))


def add_batch(db: Database, source: int, first: int, last: int) -> None:
    """Note which leaves a batch of a source has taken, both ends included."""
    db.insert("INSERT INTO source_batch (first, last, source) VALUES (?, ?, ?)", (first, last, source))


def batches_of(db: Database, source: int) -> list[tuple[int, int]]:
    """The leaves of a source, as ranges with both ends included."""
    rows = db.query("SELECT first, last FROM source_batch WHERE source = ? ORDER BY first", (source,))
    return [(int(first), int(last)) for first, last in rows]


# Conversations


def conversations_of_format(db: Database, format_name: str, key: str) -> list[tuple[int, str, str]]:
    """Number, id and title of the conversations of one format with the same key."""
    rows = db.query("SELECT number, id, title FROM conversation WHERE format = ? AND key = ?", (format_name, key))
    return [(int(number), str(record_id), str(title)) for number, record_id, title in rows]


def add_conversation(db: Database, record_id: str, format_name: str, key: str, title: str) -> int:
    """Make a conversation."""
    return db.insert(
        "INSERT INTO conversation (id, format, key, title) VALUES (?, ?, ?, ?)", (record_id, format_name, key, title)
    )


def remove_empty_conversations(db: Database) -> None:
    """Forget conversations without any message: what a withdrawn import leaves."""
    empty = "SELECT number FROM conversation c WHERE NOT EXISTS (SELECT 1 FROM message WHERE conversation = c.number)"
    db.execute(f"DELETE FROM participant WHERE conversation IN ({empty})")  # noqa: S608  (no values in it)
    db.execute(f"DELETE FROM conversation WHERE number IN ({empty})")  # noqa: S608  (no values in it)


def add_participant(db: Database, conversation: int, raw: str, name: str, is_me: bool | None) -> int:
    """Make a participant of a conversation."""
    return db.insert(
        "INSERT INTO participant (conversation, raw, name, is_me) VALUES (?, ?, ?, ?)",
        (conversation, raw, name, is_me),
    )


def remove_silent_person(db: Database, conversation_id: str, raw: str) -> None:
    """Forget somebody of whom no message is there."""
    db.execute(
        "DELETE FROM participant WHERE raw = ? AND conversation = (SELECT number FROM conversation WHERE id = ?)"
        " AND NOT EXISTS (SELECT 1 FROM message WHERE conversation = participant.conversation"
        " AND author = participant.number)",
        (raw, conversation_id),
    )


def participants(db: Database, conversation: int) -> list[tuple[int, str, str, bool | None]]:
    """Number, raw name, name to show and "is it me" of each participant."""
    rows = db.query(
        "SELECT number, raw, name, is_me FROM participant WHERE conversation = ? ORDER BY number", (conversation,)
    )
    return [(int(n), str(raw), str(name), None if me is None else bool(me)) for n, raw, name, me in rows]


def conversation_rows(db: Database) -> list[Row]:
    """Conversations that show, last active first: number, id, format, title, messages, first, last."""
    return db.query(
        "SELECT number, id, format, title, messages, first, last FROM conversation WHERE messages > 0"
        " ORDER BY last DESC, number DESC"
    )


def conversation_row(db: Database, record_id: str) -> Row | None:
    """One conversation: number, id, format, title, messages, first, last."""
    return db.one(
        "SELECT number, id, format, title, messages, first, last FROM conversation WHERE id = ?", (record_id,)
    )


def conversation_id(db: Database, number: int) -> str:
    """The id of a conversation that is there."""
    return str(db.query("SELECT id FROM conversation WHERE number = ?", (number,))[0][0])


def source_id(db: Database, number: int) -> str:
    """The id of a source that is there."""
    return str(db.query("SELECT id FROM source WHERE number = ?", (number,))[0][0])


def clock(db: Database, number: int) -> Clock:
    """A clock that is there."""
    return Clock(*db.query("SELECT zone, zone_basis, precision, ambiguous FROM clock WHERE number = ?", (number,))[0])


# Adding messages


def clock_number(db: Database, clock: Clock) -> int:
    """The number of a clock, which is made when it is new."""
    found = db.one(
        "SELECT number FROM clock WHERE zone = ? AND zone_basis = ? AND precision = ? AND ambiguous = ?", clock
    )
    if found is not None:
        return int(found[0])
    return db.insert("INSERT INTO clock (zone, zone_basis, precision, ambiguous) VALUES (?, ?, ?, ?)", clock)


def marks_at(db: Database, conversation: int, times: Iterable[int]) -> list[Row]:
    """Time, mark and number of every message of a conversation at the given times."""
    wanted = "[" + ",".join(map(str, times)) + "]"
    return db.query(
        "SELECT sort, mark, number FROM message WHERE conversation = ? AND sort IN (SELECT value FROM json_each(?))",
        (conversation, wanted),
    )


def add_messages(db: Database, rows: Sequence[Kept]) -> None:
    """Keep messages, and the words they are found by."""
    db.executemany(f"INSERT INTO message ({COLUMNS}) VALUES ({_PLACES})", rows)  # noqa: S608  (our own columns)
    db.executemany(
        "INSERT INTO message_words (rowid, text) VALUES (?, ?)", [(row.number, row.text) for row in rows if row.text]
    )


def add_attachments(db: Database, rows: Iterable[tuple[int, int, int]]) -> None:
    """Keep which files belong to which message: message, place, file."""
    db.executemany("INSERT INTO attachment (message, place, file_id) VALUES (?, ?, ?)", rows)


def add_duplicates(db: Database, rows: Iterable[tuple[int, int, int, str]]) -> None:
    """Keep where else a message was found: source, place in it, message, locator."""
    db.executemany("INSERT INTO duplicate (source, place, message, locator) VALUES (?, ?, ?, ?)", rows)


def remove_messages(db: Database, first: int, last: int) -> None:
    """Erase the messages of a range of leaves, and their words. The leaves stay."""
    db.execute(
        "INSERT INTO message_words (message_words, rowid, text)"
        " SELECT 'delete', number, text FROM message WHERE number BETWEEN ? AND ? AND text <> ''",
        (first, last),
    )
    db.execute("DELETE FROM attachment WHERE message BETWEEN ? AND ?", (first, last))
    db.execute("DELETE FROM message WHERE number BETWEEN ? AND ?", (first, last))


# Windows


def last_waypoint_before(db: Database, conversation: int, sort: int) -> Waypoint | None:
    """The last waypoint before a time."""
    row = db.one(
        "SELECT place, sort, number FROM waypoint WHERE conversation = ? AND sort < ? ORDER BY place DESC LIMIT 1",
        (conversation, sort),
    )
    return None if row is None else Waypoint(*row)


def last_waypoint(db: Database, conversation: int) -> Waypoint | None:
    """The last waypoint of a conversation."""
    return last_waypoint_before(db, conversation, 2**62)


def waypoints_from(db: Database, conversation: int, start: Waypoint | None, source: int) -> Iterator[Waypoint]:
    """The waypoints after ``start``, or all, as they will be when ``source`` shows: one short query for each."""
    place, sort, number, skip = (0, -(2**62), -1, 0) if start is None else (*start, WAYPOINT_EVERY)
    while True:
        row = db.one(
            "SELECT sort, number FROM message INDEXED BY message_in_order"  # noqa: S608  (our own words)
            f" WHERE conversation = ? AND (sort, number) >= (?, ?) AND (source = ? OR {VISIBLE})"
            " ORDER BY sort, number LIMIT 1 OFFSET ?",
            (conversation, sort, number, source, skip),
        )
        if row is None:
            return
        place, (sort, number) = place + skip, row
        skip = WAYPOINT_EVERY
        yield Waypoint(place, sort, number)


def set_waypoints(db: Database, conversation: int, start: Waypoint | None, rest: Iterable[Waypoint]) -> None:
    """Set the waypoints of a conversation after ``start`` again."""
    db.execute(
        "DELETE FROM waypoint WHERE conversation = ? AND place > ?",
        (conversation, -1 if start is None else start.place),
    )
    db.executemany(
        "INSERT INTO waypoint (conversation, place, sort, number) VALUES (?, ?, ?, ?)",
        [(conversation, *waypoint) for waypoint in rest],
    )


def renew_totals(db: Database, conversation: int) -> None:
    """Count the messages of a conversation again, and note when it begins and ends."""
    place, sort, number = last_waypoint(db, conversation) or Waypoint(0, 0, 0)
    counted = db.one(
        f"SELECT count(*) FROM message WHERE conversation = ? AND (sort, number) >= (?, ?) AND {VISIBLE}",  # noqa: S608
        (conversation, sort, number),
    )
    ends = [
        db.one(
            "SELECT coalesce(time_local, time_utc) FROM message INDEXED BY message_in_order"  # noqa: S608  (our own words)
            f" WHERE conversation = ? AND {VISIBLE} ORDER BY sort {way}, number {way} LIMIT 1",
            (conversation,),
        )
        for way in ("ASC", "DESC")
    ]
    first, last = (None if end is None else end[0] for end in ends)
    total = place + int(counted[0] if counted else 0)
    db.execute(
        "UPDATE conversation SET messages = ?, first = ?, last = ? WHERE number = ?", (total, first, last, conversation)
    )


def window(db: Database, conversation: int, start: int, count: int) -> list[Kept]:
    """``count`` messages of a conversation from place ``start`` on, in order of time."""
    row = db.one(
        "SELECT sort, number FROM waypoint WHERE conversation = ? AND place = ?",
        (conversation, start - start % WAYPOINT_EVERY),
    )
    if row is None:
        return []
    rows = db.query(
        f"SELECT {COLUMNS} FROM message INDEXED BY message_in_order"  # noqa: S608  (our own columns)
        f" WHERE conversation = ? AND (sort, number) >= (?, ?) AND {VISIBLE} ORDER BY sort, number LIMIT ? OFFSET ?",
        (conversation, row[0], row[1], count, start % WAYPOINT_EVERY),
    )
    return [Kept._make(row) for row in rows]


def place_of(db: Database, conversation: int, sort: int, number: int, earlier: Waypoint | None = None) -> int:
    """The place of a message in its conversation. ``earlier`` is an earlier message whose place is known."""
    row = db.one(
        "SELECT place, sort, number FROM waypoint WHERE conversation = ? AND (sort, number) <= (?, ?)"
        " ORDER BY place DESC LIMIT 1",
        (conversation, sort, number),
    )
    if row is None:
        return 0
    if earlier is not None and (earlier.sort, earlier.number) > (row[1], row[2]):
        row = earlier  # nearer: fewer messages lie between
    between = db.one(
        "SELECT count(*) FROM message"  # noqa: S608  (our own words)
        f" WHERE conversation = ? AND (sort, number) >= (?, ?) AND (sort, number) < (?, ?) AND {VISIBLE}",
        (conversation, row[1], row[2], sort, number),
    )
    return int(row[0]) + int(between[0] if between else 0)


def message(db: Database, number: int) -> Kept | None:
    """One message that shows."""
    row = db.one(f"SELECT {COLUMNS} FROM message WHERE number = ? AND {VISIBLE}", (number,))  # noqa: S608  (our own columns)
    return None if row is None else Kept._make(row)


def message_with_names(db: Database, number: int) -> tuple[Kept, Names, bytes] | None:
    """One message that shows, what its numbers stand for, and its leaf hash."""
    row = db.one(
        f"SELECT {_M_COLUMNS}, s.id, c.id, p.raw, k.zone, k.zone_basis, k.precision, k.ambiguous, l.hash"  # noqa: S608
        " FROM message m JOIN source s ON s.number = m.source AND s.state = 'complete'"
        " JOIN conversation c ON c.number = m.conversation JOIN clock k ON k.number = m.clock"
        " JOIN leaf l ON l.number = m.number LEFT JOIN participant p ON p.number = m.author WHERE m.number = ?",
        (number,),
    )
    if row is None:
        return None
    kept = Kept._make(row[: len(Kept._fields)])
    source, conversation, author, *clock, digest = row[len(Kept._fields) :]
    authors = {} if kept.author is None else {kept.author: author}
    names = Names({kept.source: source}, {kept.conversation: conversation}, authors, {kept.clock: Clock(*clock)})
    return kept, names, bytes(digest)


def messages_between(db: Database, first: int, last: int) -> Iterator[Kept]:
    """Every message whose leaf is in a range, both ends included, whether it shows or not."""
    rows = db.iterate(f"SELECT {COLUMNS} FROM message WHERE number BETWEEN ? AND ? ORDER BY number", (first, last))  # noqa: S608
    return map(Kept._make, rows)


def all_names(db: Database) -> Names:
    """What the numbers in messages stand for."""
    return Names(
        dict(db.query("SELECT number, id FROM source")),
        dict(db.query("SELECT number, id FROM conversation")),
        dict(db.query("SELECT number, raw FROM participant")),
        {
            number: Clock(*rest)
            for number, *rest in db.query("SELECT number, zone, zone_basis, precision, ambiguous FROM clock")
        },
    )


def found(db: Database, expression: str, limit: int) -> list[tuple[Kept, str]]:
    """Messages whose text fits an FTS5 expression, newest import first, each with its marked snippet."""
    rows = db.query(
        f"SELECT {_M_COLUMNS}, snippet(message_words, 0, char(2), char(3), '…', 24)"  # noqa: S608  (our own columns)
        " FROM message_words CROSS JOIN message m ON m.number = message_words.rowid"
        f" WHERE message_words MATCH ? AND m.{VISIBLE} ORDER BY message_words.rowid DESC LIMIT ?",
        (expression, limit),
    )
    return [(Kept._make(row[:-1]), str(row[-1])) for row in rows]


def numbers_found_in(db: Database, expression: str, conversation: int, limit: int) -> list[tuple[int, int]]:
    """Time and number of messages of one conversation whose text fits an FTS5 expression, first brought in first."""
    rows = db.query(
        "SELECT m.sort, m.number FROM message_words CROSS JOIN message m ON m.number = message_words.rowid"  # noqa: S608
        f" WHERE message_words MATCH ? AND m.conversation = ? AND m.{VISIBLE} ORDER BY message_words.rowid LIMIT ?",
        (expression, conversation, limit),
    )
    return [(int(sort), int(number)) for sort, number in rows]
