"""Commands on the report: report, verify."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from nocontact_desktop.cli.answer import Answer
from nocontact_desktop.cli.findings import findings_data, findings_said, refused
from nocontact_desktop.cli.passphrase import read_passphrase
from nocontact_desktop.cli.progress import never, progress_line
from nocontact_desktop.errors import Problem

if TYPE_CHECKING:
    from nocontact_desktop.guidance.forms import Form


def report_command(options: Namespace) -> Answer:
    """Write the report, and the bundle when one is asked for; with open findings, only when that is wanted."""
    from msgspec.structs import replace

    from nocontact_desktop.guidance.content import load
    from nocontact_desktop.preparation.terms_kept import agreed
    from nocontact_desktop.report.forms.paper import save_worksheet
    from nocontact_desktop.report.making import part_of, prepare, write_report
    from nocontact_desktop.report.privacy_check.checking import check
    from nocontact_desktop.report.request import ReportRequest
    from nocontact_desktop.vault.notebook import open_notebook

    form = _form(options)
    request = ReportRequest(
        purpose=form.id,
        privacy=options.privacy,
        own_places=options.own_places,
        date_from=options.date_from,
        date_to=options.date_to,
        entries=tuple(options.entries.split(",")) if options.entries else None,
        paper=options.paper,
        language=options.language,
        messages_apart=options.messages_apart,
        earlier_wording=options.earlier_wording,
        technician=options.technician,
        exhibits=options.exhibits,
    )
    with open_notebook(options.notebook, read_passphrase(options.passphrase_file)) as notebook:
        if options.terms:
            request = replace(request, terms=agreed(notebook, load(options.language)))
        prepared = prepare(notebook, request, part_of(progress_line, 0, 10), never)
        found = [one for one in check(notebook, prepared) if not one.kept]
        if found and not options.with_findings:
            return refused(found, options.language)
        said = findings_said(found, options.language)
        progress, for_writer = part_of(progress_line, 10, 100), options.do_not_file
        made = write_report(notebook, prepared, options.out, options.bundle, progress, never, for_writer, said[1:])
        if options.worksheet is not None:
            save_worksheet(notebook, form, options.worksheet, options.paper, options.language)
    lines = [
        f"Pages: {made.pages}. Entries: {made.entries}. Exhibits: {made.exhibits}. Messages: {made.messages}.",
        f"Its check code is {made.check_code}.",
        *said,
        *([f"The messages are beside it, in {len(made.files)} files."] if made.files else []),
    ]
    data = {
        "out": str(options.out),
        "form": form.id,
        "worksheet": str(options.worksheet) if options.worksheet else None,
        "bundle": str(options.bundle) if options.bundle else None,
        "do_not_file": str(options.do_not_file) if options.do_not_file else None,
        "pages": made.pages,
        "check_code": made.check_code,
        "entries": made.entries,
        "exhibits": made.exhibits,
        "messages": made.messages,
        "files": list(made.files),
        "findings": findings_data(found),
    }
    return Answer(lines, data)


def _form(options: Namespace) -> Form:
    """The form that was named, else the sheet for any court. Raises Problem with the names that there are."""
    from nocontact_desktop.guidance.content import load
    from nocontact_desktop.guidance.forms import GENERAL

    content = load(options.language)
    form = content.form(options.form or GENERAL)
    if form is None:
        raise Problem("command.no-such-form", forms=", ".join(one.id for one in content.forms))
    return form


def verify_command(options: Namespace) -> Answer:
    """Check a bundle, and that it goes on from an earlier one, with the same script that travels in it."""
    from nocontact_desktop.report.standalone.verify import check

    findings = check(str(options.bundle), str(options.earlier) if options.earlier else None)
    lines = [f"{finding.file}: {finding.words}" for finding in findings]
    data = {"ok": not findings, "findings": [{"file": one.file, "says": one.words} for one in findings]}
    good = ["Everything in this bundle is as it was when the report was made."]
    if options.earlier:
        good.append("Its log begins with the whole log of the earlier bundle. Nothing was taken out of it or moved.")
    return Answer(lines or good, data, ok=not findings)
