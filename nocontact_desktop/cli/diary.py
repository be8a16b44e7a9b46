"""Commands on the diary: import, log, list."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nocontact_desktop.cli.answer import Answer
from nocontact_desktop.cli.passphrase import read_passphrase
from nocontact_desktop.cli.progress import never, progress_line
from nocontact_desktop.errors import Problem

if TYPE_CHECKING:
    from nocontact_desktop.diary.imports import ImportResult
    from nocontact_desktop.intake.items import ReadOptions
    from nocontact_desktop.vault.notebook import Notebook

MOST_LISTED = 1_000_000


@dataclass(frozen=True)
class KeptAsFile:
    """A file that is no export: the id of what it became, None after a dry run."""

    file: str
    exhibit: str | None


def import_command(options: Namespace) -> Answer:
    """Bring in each file, or with --dry-run say what would be brought in."""
    from nocontact_desktop.intake.items import ReadOptions
    from nocontact_desktop.vault.notebook import open_notebook

    mine = options.me or []
    how = ReadOptions(
        format=options.format,
        me=mine[0] if mine else None,
        also_me=tuple(mine[1:]) or None,
        date_order=options.date_order,
        time_zone=options.time_zone,
        columns=_columns(options.column),
    )
    results: list[ImportResult | KeptAsFile] = []
    with open_notebook(options.notebook, read_passphrase(options.passphrase_file)) as notebook:
        for path in options.files:
            try:
                results.append(_brought_in(notebook, path, how, dry_run=options.dry_run))
            except Problem as problem:
                if problem.code != "intake.not-recognised" or options.format:
                    raise
                results.append(_kept_as_file(notebook, path, dry_run=options.dry_run))
    return Answer([_import_line(result) for result in results], {"files": [_import_data(result) for result in results]})


def _brought_in(notebook: Notebook, path: Path, how: ReadOptions, *, dry_run: bool) -> ImportResult:
    from nocontact_desktop.diary.imports import bring_in, try_out

    if dry_run:
        return try_out(path, how)
    return bring_in(notebook, path, how, progress=progress_line, cancelled=never)


def _kept_as_file(notebook: Notebook, path: Path, *, dry_run: bool) -> KeptAsFile:
    """What no reader knows becomes a file of the diary, unchanged."""
    from nocontact_desktop.diary.exhibits import ExhibitDraft, add

    exhibit = None if dry_run else add(notebook, ExhibitDraft(name=path.name, path=path))[0]
    return KeptAsFile(path.name, exhibit)


def _columns(said: list[str] | None) -> dict[str, str] | None:
    """Roles and heads of columns, from ``ROLE=HEAD`` each. Raises :class:`Problem` for one without "="."""
    if said is None:
        return None
    pairs = [one.partition("=") for one in said]
    if not all(between for _, between, _ in pairs):
        raise Problem("command.column")
    return {role: head for role, _, head in pairs}


def _import_line(result: ImportResult | KeptAsFile) -> str:
    if isinstance(result, KeptAsFile):
        kept = "it would be kept" if result.exhibit is None else "kept"
        return f"{result.file}: no export that the program knows; {kept} as a file, unchanged"
    return (
        f"{result.file}: {result.format}, {result.seen} seen = {result.imported} brought in"
        f" + {result.duplicates} there already + {len(result.skipped)} left out"
    )


def _import_data(result: ImportResult | KeptAsFile) -> dict[str, Any]:
    import msgspec

    if isinstance(result, KeptAsFile):
        nothing = {"seen": 0, "imported": 0, "duplicates": 0, "skipped": [], "conversations": 0}
        unknown: dict[str, Any] = {"first": None, "last": None, "participants": [], "assumptions": []}
        return {"file": result.file, "format": None, "exhibit": result.exhibit, **nothing, **unknown}
    return {
        "file": result.file,
        "format": result.format,
        "seen": result.seen,
        "imported": result.imported,
        "duplicates": result.duplicates,
        "skipped": msgspec.to_builtins(result.skipped),
        "conversations": result.conversations,
        "first": result.first,
        "last": result.last,
        "participants": list(result.participants),
        "assumptions": msgspec.to_builtins(result.assumptions),
    }


def log_command(options: Namespace) -> Answer:
    """Add the entries of a JSON document, each with the files it names."""
    from nocontact_desktop.diary.adding import add_log
    from nocontact_desktop.diary.exchange import read_log
    from nocontact_desktop.vault.notebook import open_notebook

    log = read_log(_read_json(options.from_json))
    base = Path() if options.from_json == "-" else Path(options.from_json).parent
    with open_notebook(options.notebook, read_passphrase(options.passphrase_file)) as notebook:
        added = add_log(notebook, log, base)
    return Answer([f"{len(added)} entries are saved."], {"entries": added})


def _read_json(source: str) -> object:
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text("utf-8")
        return json.loads(text)
    except OSError as error:  # the file is not there or may not be read
        raise Problem("command.file-not-readable") from error
    except ValueError as error:  # not UTF-8, or not JSON
        raise Problem("command.not-json") from error


def list_command(options: Namespace) -> Answer:
    """The entries, newest first, with the names and values of `log --from-json`."""
    from nocontact_desktop.diary.entries import get, page
    from nocontact_desktop.diary.exchange import to_json
    from nocontact_desktop.diary.filters import EntryFilter
    from nocontact_desktop.vault.notebook import open_notebook

    wanted = EntryFilter(search=options.search or "", date_from=options.date_from, date_to=options.date_to)
    with open_notebook(options.notebook, read_passphrase(options.passphrase_file)) as notebook:
        rows = page(notebook, wanted, 0, MOST_LISTED)
        entries = [to_json(get(notebook, row.id)) for row in rows]
        lines = [f"{row.when}  {row.kind}  {row.title or row.entry.draft.channel or ''}".rstrip() for row in rows]
    return Answer(lines or ["No entries."], {"entries": entries})
