"""The main job by the command line: create, import, log with photographs, report, verify."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from nocontact_desktop.diary import exhibits
from nocontact_desktop.vault.keyfile import DEFAULT, FLOOR
from nocontact_desktop.vault.notebook import create, open_notebook, read_keys

PASSPHRASE = "seven quiet lamps by the river"

CHAT = """[01/02/2026, 21:15:03] Robin Example: I saw your light on
[01/02/2026, 21:15:40] Robin Example: Pick up 📞
[13/02/2026, 07:02:11] M. Example: Please do not come to the house.
[13/02/2026, 07:03:00] Robin Example: مرحبا, wir müssen reden
and this is the second line
"""


def nocontact(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "nocontact_desktop.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        input=stdin,
        timeout=120,
        check=False,
    )


def answer(*arguments: str | Path, stdin: str | None = None) -> dict[str, Any]:
    """Run a command with --json and return what it answered."""
    done = nocontact(*arguments, "--json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    parsed = json.loads(done.stdout)
    assert isinstance(parsed, dict)
    return parsed


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the whole story has run once: notebook, report.pdf and bundle.

    The notebook's key costs little, since every command makes it anew; ``create`` itself has its own test.
    """
    folder = tmp_path_factory.mktemp("story")
    (folder / "secret").write_text(PASSPHRASE + "\n", "utf-8")
    (folder / "chat.txt").write_text(CHAT, "utf-8")
    Image.effect_mandelbrot((320, 240), (-2, -1, 1, 1), 40).convert("RGB").save(folder / "door.jpg", "JPEG")
    _heic(folder / "street.heic")
    (folder / "entries.json").write_text(json.dumps(_log(folder)), "utf-8")
    secret = ("--passphrase-file", str(folder / "secret"))
    create(folder / "Daybook", PASSPHRASE, kdf=FLOOR)[0].close()
    answer(
        "import", folder / "Daybook", folder / "chat.txt", "--me", "M. Example", "--time-zone", "Europe/London", *secret
    )
    answer("log", folder / "Daybook", "--from-json", folder / "entries.json", *secret)
    answer("report", folder / "Daybook", "--out", folder / "report.pdf", "--bundle", folder / "bundle", *secret)
    return folder


def _heic(path: Path) -> None:
    import pillow_heif

    image = Image.effect_noise((320, 240), 60).convert("RGB")
    out = io.BytesIO()
    pillow_heif.from_pillow(image).save(out, quality=60)
    path.write_bytes(out.getvalue())


def _log(folder: Path) -> dict[str, Any]:
    return {
        "case": {"my_name": "M. Example", "person": {"label": "Robin", "legal_name": "Robin Example"}},
        "entries": [
            {
                "kind": "incident",
                "occurred_from": "2026-03-02T21:15",
                "precision": "exact",
                "time_zone": "Europe/London",
                "title": "At the door",
                "what_happened": "Knocked and shouted for about twenty minutes. Ήταν αργά.",
                "weapon": "no",
                "private_note": "plantedprivatenote",
                "exhibits": [str(folder / "door.jpg"), str(folder / "street.heic")],
            },
            {
                "kind": "note",
                "occurred_from": "2026-03",
                "precision": "month",
                "title": "Month as said",
                "what_happened": "🌧️ rain",
            },
        ],
    }


def test_create_tells_the_code_that_opens_the_notebook_at_full_cost(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(PASSPHRASE + "\n", "utf-8")
    said = answer("create", tmp_path / "Daybook", "--passphrase-file", tmp_path / "secret")
    assert read_keys(tmp_path / "Daybook").kdf == DEFAULT
    open_notebook(tmp_path / "Daybook", said["recovery_code"]).close()


@pytest.mark.fact("idea:M-09")
def test_the_report_holds_every_entry_message_and_hash(story: Path) -> None:
    import hashlib

    from pypdf import PdfReader

    text = "\n".join(page.extract_text() for page in PdfReader(story / "report.pdf").pages)
    flat = "".join(text.split())
    for words in ("At the door", "Knocked and shouted for about twenty minutes. Ήταν αργά.", "Month as said", "rain"):
        assert "".join(words.split()) in flat
    for words in ("I saw your light on", "Pick up", "Please do not come to the house.", "and this is the second line"):
        assert "".join(words.split()) in flat
    for name in ("door.jpg", "street.heic", "chat.txt"):
        assert hashlib.sha256((story / name).read_bytes()).hexdigest() in flat
    assert "plantedprivatenote" not in flat


def test_the_bundle_verifies_with_the_program_with_its_own_script_and_with_bagit(story: Path) -> None:
    import bagit

    assert answer("verify", story / "bundle") == {"ok": True, "findings": []}
    alone = subprocess.run(
        [sys.executable, "-I", "verify.py"],
        cwd=story / "bundle",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert alone.returncode == 0, alone.stdout + alone.stderr
    assert bagit.Bag(str(story / "bundle")).is_valid()


def test_one_changed_byte_is_named_by_both(story: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "bundle"
    shutil.copytree(story / "bundle", copy)
    target = next(path for path in sorted((copy / "data" / "exhibits").rglob("*")) if path.is_file())
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
    done = nocontact("verify", copy, "--json")
    assert done.returncode == 1
    name = target.relative_to(copy).as_posix()
    assert name in {finding["file"] for finding in json.loads(done.stdout)["findings"]}
    alone = subprocess.run(
        [sys.executable, "-I", "verify.py"], cwd=copy, capture_output=True, text=True, timeout=120, check=False
    )
    assert alone.returncode == 1
    assert name in alone.stdout


def test_a_form_takes_its_entries_and_has_a_worksheet(story: Path, tmp_path: Path) -> None:
    secret = ("--passphrase-file", str(story / "secret"))
    asked = ("--form", "dv-100", "--worksheet", tmp_path / "sheet.pdf", *secret)
    told = answer("report", story / "Daybook", "--out", tmp_path / "report.pdf", *asked)

    assert (told["form"], told["worksheet"]) == ("dv-100", str(tmp_path / "sheet.pdf"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")

    refused = nocontact("report", story / "Daybook", "--out", tmp_path / "no.pdf", "--form", "dv-101", *secret)
    assert refused.returncode == 1
    assert "dv-100, " in refused.stderr
    assert not (tmp_path / "no.pdf").exists()


def test_messages_go_into_files_of_their_own(story: Path, tmp_path: Path) -> None:
    secret = ("--passphrase-file", str(story / "secret"))
    asked = ("--messages-apart", "month", "--earlier-wording", "--technician", *secret)
    told = answer("report", story / "Daybook", "--out", tmp_path / "report.pdf", *asked)

    assert told["files"]
    names = ["report.pdf", *(f"report-{name}.pdf" for name in told["files"])]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_importing_again_adds_nothing(story: Path) -> None:
    secret = ("--passphrase-file", str(story / "secret"))
    said = answer(
        "import", story / "Daybook", story / "chat.txt", "--me", "M. Example", "--time-zone", "Europe/London", *secret
    )
    (file,) = said["files"]
    assert (file["seen"], file["imported"], file["duplicates"], file["skipped"]) == (4, 0, 4, [])
    assert file["format"] == "whatsapp"
    assert file["first"].startswith("2026-02-01T21:15:03")
    assert set(file["participants"]) == {"Robin Example", "M. Example"}


def test_what_is_no_export_becomes_a_file(tmp_path: Path) -> None:
    folder, secret, photo = tmp_path / "Daybook", tmp_path / "secret", tmp_path / "door.jpg"
    create(folder, PASSPHRASE, kdf=FLOOR)[0].close()
    secret.write_text(PASSPHRASE, "utf-8")
    Image.new("RGB", (8, 8)).save(photo)
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")
    said = answer("import", folder, photo, tmp_path / "chat.txt", "--passphrase-file", secret)
    assert [(file["file"], file["format"], file["imported"]) for file in said["files"]] == [
        ("door.jpg", None, 0),
        ("chat.txt", "whatsapp", 4),
    ]
    with open_notebook(folder, PASSPHRASE) as notebook:
        assert exhibits.get(notebook, said["files"][0]["exhibit"]).sha256 == sha256(photo.read_bytes()).hexdigest()


def test_list_answers_with_the_names_of_the_format(story: Path) -> None:
    listed = answer("list", story / "Daybook", "--search", "shouted", "--passphrase-file", story / "secret")
    (entry,) = listed["entries"]
    assert entry["title"] == "At the door"
    assert entry["occurred_from"] == "2026-03-02T21:15"
    assert len(entry["exhibits"]) == 2


def test_an_unknown_name_is_refused_with_the_nearest_and_nothing_is_kept(story: Path) -> None:
    wrong = json.dumps({"entries": [{"kind": "note", "occured_from": "2026-03-02", "title": "Lost"}]})
    done = nocontact("log", story / "Daybook", "--from-json", "-", "--passphrase-file", story / "secret", stdin=wrong)
    assert done.returncode == 1
    assert "occured_from" in done.stderr
    assert "occurred_from" in done.stderr
    listed = answer("list", story / "Daybook", "--search", "Lost", "--passphrase-file", story / "secret")
    assert listed["entries"] == []


def test_a_wrong_passphrase_is_one_plain_line(story: Path) -> None:
    done = nocontact("check", story / "Daybook", "--passphrase-file", "-", "--json", stdin="not this one\n")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"error": "notebook.wrong-passphrase"}
    assert len(done.stderr.strip().splitlines()) == 1


def test_backup_restore_and_check(story: Path, tmp_path: Path) -> None:
    secret = ("--passphrase-file", str(story / "secret"))
    answer("backup", story / "Daybook", tmp_path / "copy", *secret)
    answer("restore", tmp_path / "copy", tmp_path / "again", *secret)
    assert answer("check", tmp_path / "again", *secret) == {"ok": True, "findings": []}
    listed = answer("list", tmp_path / "again", *secret)
    assert len(listed["entries"]) == 2


def test_two_standard_inputs_are_wrong_usage(story: Path) -> None:
    done = nocontact("log", story / "Daybook", "--from-json", "-", "--passphrase-file", "-", stdin="")
    assert done.returncode == 2


def test_another_process_with_another_order_of_sets_makes_the_same_report(story: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = ["report", story / "Daybook", "--out", tmp_path / f"{seed}.pdf", "--bundle", tmp_path / seed]
        subprocess.run(
            [sys.executable, "-m", "nocontact_desktop.cli", *command, "--passphrase-file", story / "secret"],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            timeout=120,
            check=True,
        )
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    first, second = (
        {
            path.relative_to(tmp_path / seed): path.read_bytes()
            for path in (tmp_path / seed).rglob("*")
            if path.is_file()
        }
        for seed in ("1", "2")
    )
    assert first == second


def test_a_copied_place_is_said_before_anything_is_written_there(story: Path, tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    secret = ("--passphrase-file", str(story / "secret"))
    done = nocontact("backup", story / "Daybook", tmp_path / "Nextcloud" / "copy", *secret)
    said = "This place is copied to Nextcloud. Others with that account can see it.\n"
    assert (done.returncode, done.stderr) == (0, said)
    assert nocontact("backup", story / "Daybook", tmp_path / "copy", *secret).stderr == ""


def test_a_reader_that_has_seen_enough_is_no_trouble() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        command = [sys.executable, "-m", "nocontact_desktop.cli", "content"]
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
