"""Commands on the report: report, verify."""

from __future__ import annotations

from argparse import Namespace

from nocontact_desktop.cli.answer import Answer
from nocontact_desktop.cli.passphrase import read_passphrase
from nocontact_desktop.cli.progress import never, progress_line
from nocontact_desktop.errors import Problem


def report_command(options: Namespace) -> Answer:
    """Write the report, and the bundle when one is asked for."""
    from nocontact_desktop.report.making import make_report
    from nocontact_desktop.report.request import ReportRequest
    from nocontact_desktop.vault.notebook import open_notebook

    if options.form is not None:
        raise Problem("command.no-such-form")
    request = ReportRequest(
        privacy=options.privacy,
        date_from=options.date_from,
        date_to=options.date_to,
        entries=tuple(options.entries.split(",")) if options.entries else None,
        paper=options.paper,
        language=options.language,
    )
    with open_notebook(options.notebook, read_passphrase(options.passphrase_file)) as notebook:
        made = make_report(
            notebook, request, options.out, options.bundle, progress_line, never, page_for_writer=options.do_not_file
        )
    lines = [
        f"Pages: {made.pages}. Entries: {made.entries}. Exhibits: {made.exhibits}. Messages: {made.messages}.",
        f"Its check code is {made.check_code}.",
    ]
    data = {
        "out": str(options.out),
        "bundle": str(options.bundle) if options.bundle else None,
        "do_not_file": str(options.do_not_file) if options.do_not_file else None,
        "pages": made.pages,
        "check_code": made.check_code,
        "entries": made.entries,
        "exhibits": made.exhibits,
        "messages": made.messages,
    }
    return Answer(lines, data)


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
