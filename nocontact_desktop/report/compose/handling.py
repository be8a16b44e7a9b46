"""The handling record: what the log proves of who had each exhibit, when and where."""

from __future__ import annotations

from nocontact_desktop.report.compose.saying import Saying, label
from nocontact_desktop.report.document import Column, Heading, Paragraph, Row, Section, Space, Table, text
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Exhibit, Handling, Material


def handling(material: Material, saying: Saying) -> list[Section]:
    """Compose the table, exhibit by exhibit; none when there are no exhibits."""
    if not material.exhibits:
        return []
    say = saying.say
    columns = (
        Column(say("handling.exhibit"), 0.1),
        Column(say("handling.what"), 0.48),
        Column(say("handling.when"), 0.17),
        Column(say("handling.noted"), 0.25, "end"),
    )
    rows = tuple(row for exhibit in material.exhibits for row in _rows(exhibit, saying))
    opening = [say("handling.opening")]
    if any(line.left_out for exhibit in material.exhibits for line in exhibit.handling):
        opening.append(say("handling.left_out"))
    blocks = (
        Heading(1, say("handling.title")),
        Paragraph(text(" ".join(opening))),
        Space(1 / 3),
        Table(columns, rows, close=True),
    )
    return [Section(say("handling.title"), "handling", blocks, new_page=False)]


def _rows(exhibit: Exhibit, saying: Saying) -> list[Row]:
    say = saying.say
    named = text(label(exhibit))
    if exhibit.taken_in:
        first = Row((named, text(say("handling.taken_in")), (), text(saying.dates.local_time(exhibit.taken_in))))
    else:
        first = Row((named, text(say("handling.not_proved")), (), ()))
    return [first, *(_row(line, exhibit, saying) for line in exhibit.handling)]


def _row(line: Handling, exhibit: Exhibit, saying: Saying) -> Row:
    fields = line.fields
    parts = [saying.value("handling.what", fields["what"])]
    parts += [own(str(fields[name])) for name in ("who", "where", "note") if fields.get(name)]
    when = saying.value("handling.at", fields.get("at")) or saying.say("handling.no_day")
    noted = saying.dates.local_time(line.recorded_at)
    return Row((text(label(exhibit)), text(" · ".join(parts)), text(when), text(noted)))
