"""One case for each trap in the lines of a WhatsApp chat."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.intake_chats import LRM, read_bytes, read_chat


@pytest.mark.parametrize(
    ("line", "local"),
    [
        ("13/01/2026, 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("13/01/26, 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("1/13/26, 9:15 PM - Ana: hi", "2026-01-13T21:15"),
        ("1/13/26, 9:15\u202fPM - Ana: hi", "2026-01-13T21:15"),
        ("1/13/26, 9:15\u00a0pm - Ana: hi", "2026-01-13T21:15"),
        ("13/1/26, 9:15 p. m. - Ana: hi", "2026-01-13T21:15"),
        ("13/1/26 9:15 p.\u00a0m. - Ana: hi", "2026-01-13T21:15"),
        ("13/1/26, 12:05 a. m. - Ana: hi", "2026-01-13T00:05"),
        ("13/1/26, 12:05 p.m. - Ana: hi", "2026-01-13T12:05"),
        ("13/1/26, 9:15 μ.μ. - Ana: hi", "2026-01-13T21:15"),
        ("13/1/26, 9:15 π.μ. - Ana: hi", "2026-01-13T09:15"),
        ("2026. 1. 13. 오후 9:15 - Ana: hi", "2026-01-13T21:15"),
        ("2026. 1. 13. 오전 12:15 - Ana: hi", "2026-01-13T00:15"),
        ("2026/1/13 下午9:15 - Ana: hi", "2026-01-13T21:15"),
        ("2026/1/13 上午9:15 - Ana: hi", "2026-01-13T09:15"),
        ("2026/1/13 中午12:15 - Ana: hi", "2026-01-13T12:15"),
        ("2026/1/13, 午後9:15 - Ana: hi", "2026-01-13T21:15"),
        ("13/1/26, 9:15 अपराह्न - Ana: hi", "2026-01-13T21:15"),
        ("13\u200f/1\u200f/2026, 9:15 م - Ana: hi", "2026-01-13T21:15"),
        ("١٣\u200f/١\u200f/٢٠٢٦، ٩:١٥ م - Ana: hi", "2026-01-13T21:15"),
        ("۲۰۲۶/۱/۱۳, ۲۱:۱۵ - Ana: hi", "2026-01-13T21:15"),
        ("۱۴۰۴/۱۰/۲۳, ۲۱:۱۵ - Ana: hi", "2026-01-13T21:15"),
        ("13/1/2569 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("13.1.2026 klo 21.15 - Ana: hi", "2026-01-13T21:15"),
        ("13.01.2026 kl. 21.15 - Ana: hi", "2026-01-13T21:15"),
        ("13.01.26, 21:15. - Ana: hi", "2026-01-13T21:15"),
        ("13. 1. 2026, 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("13 01 2026 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("13.1.2026 г., 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("13-01-2026 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("2026-01-13 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("2026. 01. 13. 21:15 - Ana: hi", "2026-01-13T21:15"),
        ("13/01/2026 21 h 15 - Ana: hi", "2026-01-13T21:15"),
        ("13/01/2026 21:15 – Ana: hi", "2026-01-13T21:15"),
        ("[13/01/2026, 21:15:07] Ana: hi", "2026-01-13T21:15:07"),
        ("[13.01.26, 21:15:07] Ana: hi", "2026-01-13T21:15:07"),
        ("[1/13/26, 9:15:07\u202fPM] Ana: hi", "2026-01-13T21:15:07"),
        ("[13/01/26 21:15] Ana: hi", "2026-01-13T21:15"),
        (f"{LRM}[13/01/2026, 21:15:07] Ana: hi", "2026-01-13T21:15:07"),
        ("[2026-01-13 下午9:15:07] Ana: hi", "2026-01-13T21:15:07"),
        ("[13-01-2026 21:15:07] Ana: hi", "2026-01-13T21:15:07"),
        ("13/01/26 21:15:07: Ana: hi", "2026-01-13T21:15:07"),
        ("13/01/2026, 24:15 - Ana: hi", "2026-01-13T00:15"),
    ],
)
def test_ways_to_write_a_time(line: str, local: str) -> None:
    (item,), summary = read_chat(line)
    assert (item.kind, item.author, item.text) == ("message", "Ana", "hi")
    assert item.time.local == local
    assert item.time.precision == ("second" if local.count(":") == 2 else "minute")
    assert not item.time.ambiguous
    assert item.raw == line
    assert (item.time.utc, item.time.zone_basis) == (None, "unknown")
    assert (summary.first, summary.last) == (local, local)


@pytest.mark.parametrize(
    "name",
    [
        "Ana-Maria",
        "Ana - Work",
        "🌻",
        "Ana 🌻",
        "+44 7700 900123",
        "O'Neil, Jr.",
        "Dr. A. (work)",
        "12",
        "-",
        "Ana | Bo",
    ],
)
def test_names(name: str) -> None:
    (item,), summary = read_chat(f"13/01/2026, 21:15 - {name}: a : b: c")
    assert (item.author, item.text) == (name, "a : b: c")
    assert [one.raw for one in summary.participants] == [name]


def test_a_name_with_a_colon_is_known_by_its_repetition() -> None:
    text = "".join(f"13/01/2026, 21:1{n} - Mum: home: word {n}\n14/01/2026, 10:0{n} - Ana: so: {n}\n" for n in range(4))
    text += "15/01/2026, 10:00 - Ana: and: more\n"
    items, _ = read_chat(text)
    assert {item.author for item in items} == {"Mum: home", "Ana"}
    assert [item.text for item in items if item.author != "Ana"] == [f"word {n}" for n in range(4)]
    assert "".join(item.raw + "\n" for item in items) == text


def test_direction_marks_and_tilde_are_kept_raw_and_tidied_for_reading() -> None:
    (item,), summary = read_chat("[13/01/2026, 21:15:07] ~\u202f\u202a+44 7700 900123\u202c: hi")
    assert item.author == "~\u202f\u202a+44 7700 900123\u202c"
    assert summary.participants[0].name == "+44 7700 900123"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("13/01/2026, 21:15 - Ana:", ""),
        ("13/01/2026, 21:15 - Ana: ", ""),
        ("13/01/2026, 21:15 - Ana:.", ""),
        ("13/01/2026, 21:15 - Ana: .", "."),
        ("[13/01/2026, 21:15:07] Ana: ", ""),
    ],
)
def test_empty_bodies_are_messages(line: str, text: str) -> None:
    items, _ = read_chat(f"{line}\n{line}")
    assert [(item.kind, item.author, item.text, item.raw) for item in items] == [("message", "Ana", text, line)] * 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    lines = ["13/01/2026, 21:15 - Ana: one", "two", "", "four", "13/01/2026, 21:16 - Bo: five"]
    items, _ = read_chat(end.join(lines) + end)
    assert [item.text for item in items] == ["one\ntwo\n\nfour", "five"]
    assert [item.locator for item in items] == ["line 1", "line 5"]
    assert items[0].raw == end.join(lines[:4])
    assert items[1].raw == lines[4]


def test_other_line_separators_belong_to_the_text() -> None:
    body = "a\u2028b\u0085c\x0bd\x0ce\u2029f\x1cg"
    items, _ = read_chat(f"13/01/2026, 21:15 - Ana: {body}\n13/01/2026, 21:16 - Bo: x")
    assert [item.text for item in items] == [body, "x"]
    assert items[1].locator == "line 2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    text = "13/01/2026, 21:15 - Zoë 🌻: grüß dich\n" * 3
    items, _ = read_bytes(text.encode(encoding))
    assert [(item.author, item.text) for item in items] == [("Zoë 🌻", "grüß dich")] * 3


def test_bytes_that_make_no_sense_are_shown_and_cost_nothing_else() -> None:
    items, _ = read_bytes(b"13/01/2026, 21:15 - Ana: caf\xe9\n13/01/2026, 21:16 - Bo: x")
    assert [item.text for item in items] == ["caf\\xe9", "x"]


def test_pasted_lines_of_another_shape_stay_in_their_message() -> None:
    body = "look:\n[12/01/2026, 10:00:00] Bo: I will come\n1/12/26, 10:00 AM - Bo: tonight\n12.01.26, 10:00 - Bo: sure"
    items, _ = read_chat(f"13/01/2026, 21:15 - Ana: {body}\n13/01/2026, 21:16 - Ana: see")
    assert [item.text for item in items] == [body, "see"]


def test_words_beside_a_time_that_are_no_half_of_the_day_are_text() -> None:
    body = "plan\n1/14/26, 10:30 maybe - see you: there"
    items, _ = read_chat(f"1/13/26, 9:15 PM - Ana: {body}\n1/13/26, 9:16 PM - Bo: ok")
    assert [item.text for item in items] == [body, "ok"]
    assert [item.locator for item in items] == ["line 1", "line 3"]


def test_words_that_nobody_knows_leave_the_time_of_day_open() -> None:
    items, _ = read_chat("1/13/26, 9:15 xyzzy - Ana: hi\n1/13/26, 9:16 xyzzy - Bo: ok")
    assert [(item.author, item.time.local, item.time.precision) for item in items] == [
        ("Ana", "2026-01-13", "day"),
        ("Bo", "2026-01-13", "day"),
    ]


def test_lines_before_the_first_message_are_kept() -> None:
    items, summary = read_chat("\ufeff\nSaved from my phone\n\n13/01/2026, 21:15 - Ana: hi")
    assert [(item.kind, item.locator, item.text) for item in items] == [
        ("unreadable", "line 2", "Saved from my phone"),
        ("message", "line 4", "hi"),
    ]
    assert summary.seen == summary.read == 2


def test_out_of_order_lines_keep_their_places() -> None:
    days = [f"{day:02}/01/2026" for day in (13, 15, 14, 20)]
    items, summary = read_chat("\n".join(f"{day}, 21:15 - Ana: {day}" for day in days))
    assert [item.text for item in items] == days
    assert (summary.first, summary.last) == ("2026-01-13T21:15", "2026-01-20T21:15")


@pytest.mark.parametrize(
    "line",
    [
        "Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
        'Ana created group "Plan: B"',
        "Ana changed the subject from “Plan: A” to “Plan: B”",
        "Ana hat den Betreff von „Plan: A“ zu „Plan: B“ geändert.",
        "Ana a changé le sujet « Plan: A » en « Plan: B »",
        "Ana изменил(а) тему на «План: Б»",
        "Anaがグループ名を「計画: B」に変更しました",
        "Welcome to your community: Street",
        "+12 345 578 left",
        "Te uniste mediante el enlace de invitación de este grupo.",
    ],
)
def test_lines_nobody_wrote(line: str) -> None:
    (item, _), summary = read_chat(f"13/01/2026, 21:15 - {line}\n13/01/2026, 21:15 - Ana: hi")
    assert (item.kind, item.author, item.text, item.direction) == ("system", None, line, "none")
    assert [one.name for one in summary.participants] == ["Ana"]


def test_system_lines_of_ios_have_a_name_and_a_mark() -> None:
    line = f"[13/01/2026, 21:15:07] Ana: {LRM}Messages and calls are end-to-end encrypted."
    (item, _), _ = read_chat(f"{line}\n[13/01/2026, 21:15:08] Ana: hi")
    assert (item.kind, item.text) == ("system", "Messages and calls are end-to-end encrypted.")


def test_what_ios_says_under_the_name_of_the_chat_in_any_language() -> None:
    text = (
        f"[13/01/2026, 21:15:07] Plans: {LRM}xyzzy plugh.\n[13/01/2026, 21:15:08] Bo: {LRM}xyzzy\n"
        f"[13/01/2026, 21:15:09] Bo: hi\n[13/01/2026, 21:15:10] Plans: {LRM}image omitted\n"
    )
    items, summary = read_chat(text, "WhatsApp Chat - Plans.txt")
    assert [item.kind for item in items] == ["system", "message", "message", "media"]
    assert summary.threads[0].title == "Plans"


@pytest.mark.parametrize(
    "line",
    ["Missed voice call", "Missed voice call at 21:15", "Verpasster Videoanruf", "Llamada perdida", "不在着信"],
)
def test_calls_that_nobody_wrote(line: str) -> None:
    (item, _), _ = read_chat(f"13/01/2026, 21:15 - {line}\n13/01/2026, 21:15 - Ana: hi")
    assert (item.kind, item.text, item.author) == ("call", line, None)


@pytest.mark.parametrize("line", ["Voice call, 2 min", "Missed video call, Tap to call back", "Sprachanruf. 3 Min."])
def test_calls_on_ios(line: str) -> None:
    (item,), _ = read_chat(f"[13/01/2026, 21:15:07] Ana: {LRM}{line}")
    assert (item.kind, item.text, item.author) == ("call", line, "Ana")


@pytest.mark.parametrize(
    "text", ["Video call, maybe tonight?", "voice calls are bad", "This message was deleted by you?"]
)
def test_what_people_write_about_calls_is_a_message(text: str) -> None:
    (item,), _ = read_chat(f"13/01/2026, 21:15 - Ana: {text}")
    assert (item.kind, item.text, item.flags) == ("message", text, ())


@pytest.mark.parametrize(
    "text",
    [
        "This message was deleted", "This message was deleted.", "Se eliminó este mensaje.", "Данное сообщение удалено",
        "Diese Nachricht wurde gelöscht.", "Ce message a été supprimé", "Mensagem apagada", "Bu mesaj silindi",
        "تم حذف هذه الرسالة", "הודעה זו נמחקה", "このメッセージは削除されました",
        "삭제된 메시지입니다.", "此消息已删除",
    ],
)  # fmt: skip
def test_deleted_messages(text: str) -> None:
    items, _ = read_chat(f"13/01/2026, 21:15 - Ana: {text}\n13/01/2026, 21:15 - Ana: {LRM}{text}")
    assert [(item.kind, item.text, item.flags) for item in items] == [("message", text, ("deleted",))] * 2


@pytest.mark.parametrize(
    "mark",
    ["This message was edited", "Diese Nachricht wurde bearbeitet.", "Se editó este mensaje.", "Mensagem editada"],
)
def test_edited_messages(mark: str) -> None:
    items, _ = read_chat(
        f"13/01/2026, 21:15 - Ana: one\ntwo <{mark}>\n13/01/2026, 21:15 - Ana: three {LRM}<{mark}>\r\n"
        "13/01/2026, 21:15 - Ana: a <b>"
    )
    assert [(item.text, item.flags) for item in items] == [
        ("one\ntwo", ("edited",)),
        ("three", ("edited",)),
        ("a <b>", ()),
    ]


@pytest.mark.parametrize(
    "text",
    ["<Media omitted>", "<Medien ausgeschlossen>", "<Multimedia omitido>", "<Médias omis>", "<Mídia oculta>",
     "<Без медиафайлов>", "<تم استبعاد الوسائط>", "<미디어 파일 제외됨>", f"{LRM}image omitted",
     f"{LRM}Bild weggelassen", f"{LRM}audio omitido", "sticker omitted"],
)  # fmt: skip
def test_media_that_was_left_out(text: str) -> None:
    (item,), _ = read_chat(f"13/01/2026, 21:15 - Ana: {text}")
    assert (item.kind, item.author, item.flags) == ("media", "Ana", ("media_missing",))
    assert item.text == text.strip(LRM)
    assert len(item.attachments) == 1
    assert item.attachments[0].member is None


def test_media_left_out_with_a_name_or_words() -> None:
    items, _ = read_chat(
        "13/01/2026, 21:15 - Ana: <Media omitted>\nplan.pdf\n13/01/2026, 21:16 - Ana: <Media omitted>\nlook at this\n"
        f"13/01/2026, 21:17 - Ana: lease.pdf • {LRM}3 pages {LRM}document omitted"
    )
    assert [item.attachments[0].name for item in items] == ["plan.pdf", None, "lease.pdf"]
    assert "look at this" in items[1].text


def test_view_once() -> None:
    (item,), _ = read_chat("13/01/2026, 21:15 - Ana: <View once voice message omitted>")
    assert item.flags == ("media_missing", "view_once")


@pytest.mark.parametrize(
    ("body", "name", "caption"),
    [
        ("IMG-20260113-WA0001.jpg (file attached)", "IMG-20260113-WA0001.jpg", ""),
        (f"{LRM}IMG-20260113-WA0001.jpg (archivo adjunto)\nlook", "IMG-20260113-WA0001.jpg", "look"),
        ("PTT-20260113-WA0002.opus (words in an unknown language)", "PTT-20260113-WA0002.opus", ""),
        ("Ana B.vcf (Datei angehängt)", "Ana B.vcf", ""),
        (f"{LRM}<attached: 00000012-PHOTO-2026-01-13-21-15-07.jpg>", "00000012-PHOTO-2026-01-13-21-15-07.jpg", ""),
        (
            f"look {LRM}<Anhang: 00000013-VIDEO-2026-01-13-21-15-07.mp4>",
            "00000013-VIDEO-2026-01-13-21-15-07.mp4",
            "look",
        ),
        (f"{LRM}<xyzzy: 00000014-AUDIO-2026-01-13-21-15-07.opus>", "00000014-AUDIO-2026-01-13-21-15-07.opus", ""),
    ],
)
def test_files_that_are_named_and_not_there(body: str, name: str, caption: str) -> None:
    (item,), _ = read_chat(f"13/01/2026, 21:15 - Ana: {body}")
    assert (item.kind, item.text, item.flags) == ("media", caption, ("media_missing",))
    assert (item.attachments[0].name, item.attachments[0].link, item.attachments[0].member) == (name, "none", None)


@pytest.mark.parametrize("text", ["see notes.txt (the old one)", "<b: c.de>", "a (b)", "main.py (work in progress)"])
def test_what_looks_a_little_like_a_file_is_text(text: str) -> None:
    (item,), _ = read_chat(f"13/01/2026, 21:15 - Ana: {text}")
    assert (item.kind, item.text, item.flags, item.attachments) == ("message", text, (), ())


def test_polls_and_places_are_messages_without_marks() -> None:
    body = f"{LRM}POLL:\nDinner?\n{LRM}OPTION: yes ({LRM}3 votes)"
    items, _ = read_chat(
        f"[13/01/2026, 21:15:07] Ana: {body}\n[13/01/2026, 21:15:08] Ana: {LRM}Location: https://maps.example/?q=1,2"
    )
    assert [item.kind for item in items] == ["message", "message"]
    assert items[0].text == "POLL:\nDinner?\nOPTION: yes (3 votes)"
    assert items[1].text == "Location: https://maps.example/?q=1,2"


def test_a_very_long_message_is_cut_into_pieces_and_nothing_is_lost() -> None:
    body = "x" * (2 * 1024 * 1024) + "y" * 10
    items, summary = read_chat(f"13/01/2026, 21:15 - Ana: {body}\n13/01/2026, 21:16 - Bo: z")
    assert [item.kind for item in items] == ["message", "unreadable", "message"]
    assert items[0].text + items[1].text == body
    assert summary.read == 3


def test_direction_needs_to_know_who_is_me() -> None:
    text = "13/01/2026, 21:15 - Ana: hi\n13/01/2026, 21:16 - Bo: hello\n13/01/2026, 21:17 - You were added"
    unknown, summary = read_chat(text)
    known, told = read_chat(text, options=ReadOptions(me="Ana"))
    assert [item.direction for item in unknown] == ["unknown", "unknown", "none"]
    assert [item.direction for item in known] == ["out", "in", "none"]
    assert [one.is_me for one in summary.participants] == [None, None]
    assert [one.is_me for one in told.participants] == [True, False]
    assert ("me", "", "ambiguous") in [(one.name, one.value, one.basis) for one in summary.assumptions]
    assert ("me", "Ana", "asked") in [(one.name, one.value, one.basis) for one in told.assumptions]


def test_me_is_the_one_who_took_a_message_back() -> None:
    _, summary = read_chat("13/01/2026, 21:15 - Ana: hi\n13/01/2026, 21:16 - Bo: You deleted this message")
    assert ("me", "Bo", "inferred") in [(one.name, one.value, one.basis) for one in summary.assumptions]


@pytest.mark.parametrize(
    "name", ["WhatsApp Chat with Ana.txt", "WhatsApp Chat with Ana(1).txt", "WhatsApp-Chat mit Ana.txt"]
)
def test_me_is_the_one_beside_the_title(name: str) -> None:
    _, summary = read_chat("13/01/2026, 21:15 - Ana: hi\n13/01/2026, 21:16 - Bo: hello", name)
    assert summary.threads[0].title == "Ana"
    assert ("me", "Bo", "inferred") in [(one.name, one.value, one.basis) for one in summary.assumptions]


@pytest.mark.parametrize("text", ["", "hello\nthere\n", "1/2 cup, 3:00 - bake\n", "{}", "a: b\n" * 100])
def test_other_texts_are_not_recognised(text: str) -> None:
    with pytest.raises(Problem) as found:
        read_chat(text)
    assert found.value.code == "intake.not-recognised"
