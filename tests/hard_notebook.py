"""A notebook that is hard to print: every script, very long words and stories, and files of odd sizes."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson, save_case
from nocontact_desktop.diary.entry import Child, EntryDraft, Injury, Response, ThirdParty, ToldFirst, Witness
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.handling import Handling, add_handling
from nocontact_desktop.diary.handovers import Handover, save_handover
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.vault.notebook import Notebook
from tests.intake_chats import zipped
from tests.intake_pictures import movie, picture, saved, text_pdf, wav

SCRIPTS = {
    "Arabic": "لا تتصل بي بعد الآن، قال سامي في ١٢ مارس (مرتين)",
    "Hebrew": "אל תתקשר אליי יותר, אמרה נועה ביום שני (פעמיים)",
    "Hindi": "मुझसे फिर संपर्क मत करो, क्षमा ने कहा",
    "Thai": "อย่าติดต่อฉันอีก คุณน้ำพูดที่หน้าบ้านตอนสองทุ่ม",
    "Chinese": "请不要再联系我，李娜在门口说了两次。",
    "Greek": "Μην επικοινωνήσεις ξανά μαζί μου, είπε η Ζωή",
    "Russian": "Больше не связывайся со мной, сказала Юля",
    "Vietnamese": "Đừng liên lạc với tôi nữa, chị Ngọc Ánh nói",
    "emoji": "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 ❤️‍🔥 🇩🇪 he sent 😀😡 and then 🤷‍♀️",
}
"""One sentence in each script, as somebody may have written it."""

NAMES = ("سامي الأحمد", "נועה לוי", "क्षमा शर्मा", "น้ำ ใจดี", "李娜", "Ζωή Παπαδοπούλου", "Юля Ёлкина", "Ngọc Ánh")

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
LONG_ADDRESS = "https://example.org/" + "very-long-path_of.many%20parts/" * 14 + "?q=" + "0123456789abcdef" * 12

SIZES = (
    *((1, 4000), (4000, 1), (1, 1), (2, 3), (3, 2), (17, 900), (900, 17), (40, 30), (64, 4096), (4096, 64)),
    *((600, 800), (800, 600), (1080, 2400), (2400, 1080), (3000, 3000), (200, 1600), (1600, 200), (5000, 400)),
    *((400, 5000), (320, 240), (240, 320), (1000, 1000), (37, 1009), (1009, 37), (1280, 720), (720, 1280)),
)
"""Width and height of pictures: thin, flat, tiny, huge and usual."""


def story(words: int, of: str = SCRIPTS["emoji"], seed: int = 1) -> str:
    """A story of so many words in paragraphs of different lengths, the last word marked with its number."""
    chance = random.Random(seed)
    known = ["then", "knocked", "again", "I", "did", "not", "answer", "the", "door", "until", "evening", *of.split()]
    parts: list[str] = []
    for _ in range(words - 1):
        parts.append(chance.choice(known))
        parts.append("\n\n" if chance.random() < 0.008 else "." if chance.random() < 0.05 else "")
    text = " ".join(part for part in parts if part).replace(" .", ".").replace(" \n\n ", "\n\n")
    return f"{text} end{words}"


def make_hard(notebook: Notebook, work: Path) -> None:
    """Fill an empty notebook; ``work`` is for the export it reads."""
    save_case(notebook, _case())
    files = _files(notebook)
    now = datetime.fromisoformat("2026-03-01T20:00")
    for number, (script, words) in enumerate(SCRIPTS.items()):
        when = now - timedelta(days=9 * number)
        entries.save(notebook, _entry(number, script, words, when, files))
    _long_entries(notebook, now, files)
    _corrected(notebook)
    _handovers(notebook)
    _chat(notebook, work)


def _case() -> Case:
    return Case(
        person=ThePerson(
            legal_name="سامي الأحمد (Sami Al-Ahmad)", identifiers=(Identifier(kind="number", value="+44 7700 900123"),)
        ),
        my_name="李娜 Ngọc Ánh O’Neill-Παπαδοπούλου",
        relationship="former partner",
        together_from="2019",
        together_to="2025-10",
        children=(CaseChild(name="Ada 👧🏽 נועה", born="2016"), CaseChild(name="क्षमा", born="2019")),
        why_now=f"{SCRIPTS['Arabic']}. {SCRIPTS['Thai']}",
        told_to_stop="In writing, on 20 January 2026.",
        orders_wanted=("No contact", SCRIPTS["Chinese"], LONG_WORD),
        county="Example County",
        time_zone="Europe/London",
    )


def _files(notebook: Notebook) -> list[str]:
    """Forty files: pictures of odd sizes and kinds, PDFs, sound, video, and what cannot be decoded."""
    drafts = [
        ExhibitDraft(name=f"{width}x{height}.png", data=_striped(width, height), caption=f"{width} by {height}")
        for width, height in SIZES
    ]
    drafts += [
        ExhibitDraft(name="x.gif", data=saved(picture((300, 200)), "GIF"), caption=SCRIPTS["Hebrew"]),
        ExhibitDraft(name="x.webp", data=saved(picture((300, 500)), "WEBP"), caption=SCRIPTS["Hindi"]),
        ExhibitDraft(name="x.heic", data=_heic(), caption=LONG_WORD),
        ExhibitDraft(name="x.bmp", data=saved(picture((30, 50)), "BMP"), caption=story(300)),
        ExhibitDraft(name="letter.pdf", data=text_pdf("A letter", 3), caption="A letter of three pages"),
        ExhibitDraft(name="turned.pdf", data=text_pdf("Turned", 2, 90), caption=SCRIPTS["Chinese"]),
        ExhibitDraft(
            name="voice.wav",
            data=wav(3),
            caption="Voicemail",
            transcript=SCRIPTS["Arabic"],
            transcript_by="نورا",
            translation="Do not call me any more, said Sami on 12 March (twice).",
        ),
        ExhibitDraft(name="door.mp4", data=movie(75, (640, 480)), caption="The door 🚪"),
        ExhibitDraft(name="broken.png", data=_striped(60, 60)[:60], caption="A picture that is cut off"),
        ExhibitDraft(name="broken.pdf", data=text_pdf("Broken", 2)[:150], caption="A PDF that is cut off"),
        ExhibitDraft(name="note.txt", data=SCRIPTS["Thai"].encode(), caption="A note"),
        ExhibitDraft(name="page.html", data=b"<p>Hello</p>"),
        ExhibitDraft(name="zip.zip", data=zipped({"a.txt": "a"}), caption="An archive"),
        ExhibitDraft(name="two.png", data=_striped(500, 300), captured_by=NAMES[0], captured_at="2026-03-01T21:20"),
    ]
    files = [exhibits.add(notebook, draft)[0] for draft in drafts]
    add_handling(notebook, files[0], Handling(what="handed_over", at="2026-03-01", who="PC Example", where=LONG_WORD))
    add_handling(notebook, files[0], Handling(what="returned", who=NAMES[4], note=SCRIPTS["Thai"]))
    return files


def _striped(width: int, height: int) -> bytes:
    image = Image.linear_gradient("L").resize((max(1, width), max(1, height))).convert("RGB")
    return saved(image, "PNG")


def _heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return saved(picture((400, 300)), "HEIF")


def _entry(number: int, script: str, words: str, when: datetime, files: list[str]) -> EntryDraft:
    name = NAMES[number % len(NAMES)]
    mine = files[number * 4 : number * 4 + 4]
    return EntryDraft(
        kind="incident" if number % 3 else "contact",
        occurred_from=when.isoformat(timespec="minutes"),
        precision="about" if number % 2 else "exact",
        time_zone="Europe/London",
        title=words if number % 2 else f"{script}: {words}",
        what_happened=f"{words}. {words} — {LONG_WORD} {words}\n\n{LONG_ADDRESS}",
        exact_words=words,
        attribution=f"{name}: {words}",
        effect=words,
        witnesses="yes",
        witness_list=(Witness(name=name, saw_heard_after="heard", can_say=words, contact_private="+1 555 0100"),),
        told_first=ToldFirst(who=NAMES[(number + 1) % len(NAMES)], when="2026-03-02"),
        children=(Child(what="heard", initials="A."),) if number % 2 else (),
        injuries=(Injury(body_part=words, marks=LONG_WORD),) if number == 1 else (),
        weapon="no",
        police="yes" if number == 2 else "no",
        channel="whatsapp" if number % 3 == 0 else None,
        direction="in" if number % 3 == 0 else None,
        third_party=ThirdParty(name=name) if number == 4 else None,
        response=Response(kind="told_to_stop", text=words) if number == 3 else None,
        exhibits=tuple(mine),
    )


def _long_entries(notebook: Notebook, now: datetime, files: list[str]) -> None:
    for number, script in enumerate(("Arabic", "Chinese", "emoji")):
        draft = EntryDraft(
            kind="incident",
            occurred_from=(now - timedelta(days=100 + number)).date().isoformat(),
            title=f"A long story, {script}",
            what_happened=story(2000, SCRIPTS[script], number),
            exact_words=story(200, SCRIPTS[script], number + 5),
            exhibits=tuple(files[36:]) if number == 2 else None,
        )
        entries.save(notebook, draft)


def _corrected(notebook: Notebook) -> None:
    first = EntryDraft(kind="note", occurred_from="2026-01-05", title="First words", what_happened=SCRIPTS["Greek"])
    (entry_id,) = entries.save(notebook, first).ids["entry"]
    entries.correct(
        notebook,
        entry_id,
        EntryDraft(kind="note", occurred_from="2026-01-06", title="Later words", what_happened=SCRIPTS["Russian"]),
    )


def _handovers(notebook: Notebook) -> None:
    for number, words in enumerate(SCRIPTS.values()):
        handover = Handover(
            outcome=("on_time", "late", "missed")[number % 3],
            occurred_from=f"2026-0{1 + number % 3}-{10 + number}T18:00",
            way="to_me" if number % 2 else "from_me",
            how_late="20 minutes" if number % 3 == 1 else None,
            late_side="them" if number % 3 == 1 else None,
            said=words,
        )
        save_handover(notebook, None, handover)


def _chat(notebook: Notebook, work: Path) -> None:
    """A chat in every script, with a picture that is there and one that is not, days and senders changing."""
    lines = []
    for number in range(120):
        sender = "+44 7700 900123" if number % 3 else "Me"
        words = list(SCRIPTS.values())[number % len(SCRIPTS)]
        words = {40: LONG_ADDRESS, 41: LONG_WORD, 42: story(400)}.get(number, words).replace("\n", " ")
        lines.append(f"[{1 + number // 5:02d}/01/2026, {number % 24:02d}:{number % 60:02d}:00] {sender}: {words}")
    lines.insert(30, "[06/01/2026, 23:10:00] +44 7700 900123: \u200e<attached: 00000030-PHOTO-2026-01-06.jpg>")
    lines.insert(31, "[06/01/2026, 23:11:00] +44 7700 900123: \u200e<attached: 00000031-PHOTO-2026-01-06.jpg>")
    path = work / "chat.zip"
    photo = saved(picture((300, 200)), "JPEG")
    path.write_bytes(zipped({"_chat.txt": "\n".join(lines), "00000030-PHOTO-2026-01-06.jpg": photo}))
    options = ReadOptions(format=None, me="Me", date_order="dmy", time_zone="Europe/London")
    bring_in(notebook, path, options, progress=lambda _done, _total: None, cancelled=lambda: False)
