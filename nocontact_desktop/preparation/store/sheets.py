"""The SQL of the sheets and of the user's own words for scripts."""

from __future__ import annotations

from nocontact_desktop.vault.database import Database


def answers(db: Database, sheet_id: str) -> dict[str, tuple[str, str]]:
    """By part: the value as JSON, and when it was changed."""
    rows = db.query("SELECT part_id, value, changed_at FROM sheet_answer WHERE sheet_id = ?", (sheet_id,))
    return {part_id: (value, changed_at) for part_id, value, changed_at in rows}


def keep_answer(db: Database, sheet_id: str, part_id: str, value: str, changed_at: str) -> None:
    """Set what was written in one part."""
    db.execute(
        "INSERT INTO sheet_answer (sheet_id, part_id, value, changed_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (sheet_id, part_id) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at",
        (sheet_id, part_id, value, changed_at),
    )


def drop_answer(db: Database, sheet_id: str, part_id: str) -> None:
    """Erase what was written in one part."""
    db.execute("DELETE FROM sheet_answer WHERE sheet_id = ? AND part_id = ?", (sheet_id, part_id))


def begun(db: Database) -> dict[str, tuple[int, str]]:
    """By sheet: how many parts have something in them, and when the last was changed."""
    rows = db.query("SELECT sheet_id, count(*), max(changed_at) FROM sheet_answer GROUP BY sheet_id")
    return {sheet_id: (count, changed_at) for sheet_id, count, changed_at in rows}


def own_scripts(db: Database) -> dict[str, str]:
    """By script: the user's own words."""
    return dict(db.query("SELECT script_id, text FROM own_script"))


def keep_own_script(db: Database, script_id: str, text: str, changed_at: str) -> None:
    """Set the user's own words for a script."""
    db.execute(
        "INSERT INTO own_script (script_id, text, changed_at) VALUES (?, ?, ?)"
        " ON CONFLICT (script_id) DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at",
        (script_id, text, changed_at),
    )


def drop_own_script(db: Database, script_id: str) -> None:
    """Go back to the words of the guidance."""
    db.execute("DELETE FROM own_script WHERE script_id = ?", (script_id,))
