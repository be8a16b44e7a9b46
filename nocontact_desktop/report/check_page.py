"""``CHECK.html``: how to check a bundle, in plain words, for somebody who has never seen one."""

from __future__ import annotations

from html import escape

from nocontact_desktop.report.words import words

_STYLE = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1.25rem; color: #111; background: #fff;
  font: 1rem/1.55 "Noto Sans", system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
code { font-family: ui-monospace, monospace; background: #f2f2f2; padding: .1rem .3rem; }
p, li, dt { overflow-wrap: anywhere; }
dt { font-weight: 600; margin-top: .6rem; } dd { margin: 0; }
@media print { body { max-width: none; margin: 0; } h2 { break-after: avoid; } li, dt { break-inside: avoid; } }
""".strip()

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_EARLIER = "python3 verify.py . --earlier FOLDER"
_SIGNATURE = (
    "openssl pkeyutl -verify -rawin -pubin -inkey public-key.pem"
    " -in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.txt.sig"
)

_FILES = (
    "data/report.pdf",
    "data/report.html",
    "data/entries.jsonl",
    "data/messages.jsonl",
    "data/exhibits",
    "data/redactions.jsonl",
    "data/case.jsonl",
    "data/handling.jsonl",
    "data/handovers.jsonl",
    "data/orders.jsonl",
    "data/sources.jsonl",
    "data/proofs.json",
    "data/witness",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
    "public-key.pem",
    "verify.py",
)


def check_page(language: str, check_code: str, key_code: str) -> bytes:
    """Return the page. The two codes stand in it, to be compared with those on the paper."""
    say = words(language)

    def line(tag: str, key: str, **params: str) -> str:
        return f"<{tag}>{escape(say(key, **params))}</{tag}>\n"

    def command(typed: str) -> str:
        return f"<p><code>{escape(typed)}</code></p>\n"

    steps = "".join(line("li", f"check_page.step{number}") for number in (1, 2, 3))
    codes = line("li", "check_page.check_code", code=check_code) + line("li", "check_page.key_code", code=key_code)
    held = "".join(
        f"<dt><code>{name}</code></dt>" + line("dd", "check_page.file." + name.replace("/", "-").replace(".", "-"))
        for name in _FILES
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(say('check_page.title'))}</title>\n"
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n"
        + line("h1", "check_page.title")
        + line("p", "check_page.what")
        + line("h2", "check_page.how")
        + f"<ol>\n{steps}</ol>\n"
        + line("p", "check_page.earlier")
        + command(_EARLIER)
        + line("p", "check_page.other")
        + command(_SIGNATURE)
        + line("h2", "check_page.codes")
        + f"<ul>\n{codes}</ul>\n"
        + line("p", "check_page.compare")
        + line("h2", "check_page.proves_title")
        + line("p", "check_page.proves")
        + line("p", "check_page.proves_not")
        + line("p", "check_page.stamped")
        + line("h2", "check_page.files_title")
        + f"<dl>\n{held}</dl>\n</main>\n</body>\n</html>\n"
    ).encode()
