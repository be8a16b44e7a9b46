"""The apps of a phone compared with a list of known names, through the real child process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake.comparing import compared
from nocontact_desktop.intake.package_check import MOST_BYTES, Comparison, Listed, compare_packages

KNOWN = """\
# A made-up list in the layout of Echap's. Written 2026-01-05, changed 2026-02-13.
- name: Lamplight
  names:
  - Lamplight
  - LampTracker
  type: stalkerware
  packages:
  - com.example.lamp
  - com.example.lamp.two
  certificates:
  - 31A6ECECD97CF39BC4126B8745CD94A7C30BF81C
  websites:
  - lamp.example
  c2:
    ips:
    - 192.0.2.7

- name: Kites
  type: watchware
  packages:
  - org.example.kites
- name: Without packages
  type: stalkerware
"""
PHONE = """\
package:com.android.settings
package:/data/app/~~Zm9v==/com.example.lamp-YmFy==/base.apk=com.example.lamp
package:org.example.kites  installer=com.android.vending uid:10123
package:android
"""


@pytest.fixture
def compare(tmp_path: Path) -> Callable[[str | bytes, str | bytes], Comparison]:
    def run(phone: str | bytes, known: str | bytes) -> Comparison:
        paths = []
        for name, text in (("list.txt", phone), ("ioc.yaml", known)):
            path = tmp_path / name
            path.write_bytes(text.encode() if isinstance(text, str) else text)
            paths.append(path)
        return compare_packages(*paths)

    return run


Compare = Callable[[str | bytes, str | bytes], Comparison]


def test_says_which_names_stand_in_the_list_and_as_what(compare: Compare) -> None:
    assert compare(PHONE, KNOWN) == Comparison(
        packages=4,
        listed=3,
        unread=0,
        hits=(
            Listed(package="com.example.lamp", name="Lamplight", kind="stalkerware"),
            Listed(package="org.example.kites", name="Kites", kind="watchware"),
        ),
        list_date="2026-02-13",
    )


def test_a_longer_name_that_begins_alike_is_another_app(compare: Compare) -> None:
    assert compare("package:com.example.lamp.three\npackage:com.example\n", KNOWN).hits == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_that_a_computer_writes(encoding: str, end: str) -> None:
    phone, known = (text.replace("\n", end).encode(encoding) for text in (PHONE, KNOWN))
    assert compared(phone, known) == compared(PHONE.encode(), KNOWN.encode())


@pytest.mark.parametrize(
    "phone",
    [
        "com.example.lamp\ncom.example.other\n",
        '"Lamp","com.example.lamp"\n"Other","com.example.other"\n',
        "Lamp;com.example.lamp;1.0\nOther;com.example.other;2.0\n",
        "Lamp\tcom.example.lamp\nOther\tcom.example.other\n",
    ],
    ids=["plain", "commas", "semicolons", "tabs"],
)
def test_plain_names_and_tables(phone: str) -> None:
    found = compared(phone.encode(), KNOWN.encode())
    assert (found.packages, found.unread, [hit.package for hit in found.hits]) == (2, 0, ["com.example.lamp"])


def test_a_name_written_by_hand_may_have_other_capitals() -> None:
    assert [hit.package for hit in compared(b"Com.Example.Lamp\n", KNOWN.encode()).hits] == ["Com.Example.Lamp"]


def test_lines_without_a_name_are_counted() -> None:
    found = compared(b"These are the apps:\n\ncom.example.one\npackage:\n", KNOWN.encode())
    assert (found.packages, found.unread) == (1, 2)


def test_an_app_listed_twice_is_shown_with_both_names() -> None:
    twice = KNOWN + "- name: Lantern\n  packages: [com.example.lamp]\n"
    assert [(hit.name, hit.kind) for hit in compared(PHONE.encode(), twice.encode()).hits[:2]] == [
        ("Lamplight", "stalkerware"),
        ("Lantern", ""),
    ]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("", None),
        ("# no day in it\n", None),
        ("# 2026-13-45\n", None),
        ("---\n# changed 2025/12/01\n", "2025-12-01"),
        ("- name: 2026-01-01\n  packages: [a.b]\n", None),
    ],
)
def test_the_date_comes_from_the_head_of_the_list_alone(head: str, date: str | None) -> None:
    without_head = KNOWN.split("\n", 1)[1]
    assert compared(PHONE.encode(), (head + without_head).encode()).list_date == date


def test_names_of_the_list_stay_on_one_short_line() -> None:
    known = '- name: "a\\n\\u202eb\\u0007 ' + "x" * 500 + '"\n  type: [odd]\n  packages: [a.b]\n'
    (hit,) = compared(b"a.b\n", known.encode()).hits
    assert hit.name.startswith("a b xxx")
    assert len(hit.name) == 100
    assert hit.kind == ""


ALIASES = "- &a {name: x, packages: [a.b]}\n- *a\n"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("phone", "known", "code"),
    [
        ("", KNOWN, "intake.empty"),
        (PHONE, "", "intake.empty"),
        ("Dear Bo,\nthanks.\n", KNOWN, "intake.no-packages"),
        ("<html><body>com.example</body></html>", KNOWN, "intake.no-packages"),
        (KNOWN, KNOWN, "intake.no-packages"),
        (bytes(range(256)) * 40, KNOWN, "intake.no-packages"),
        (PHONE, PHONE, "intake.list-not-known"),
        (PHONE, "name: Lamplight\npackages: [com.example.lamp]\n", "intake.list-not-known"),
        (PHONE, "- just\n- words\n", "intake.list-not-known"),
        (PHONE, "- name: [a]\n  packages: [a.b]\n", "intake.list-not-known"),
        (PHONE, "- name: a\n  packages: a.b\n", "intake.list-not-known"),
        (PHONE, "- name: a\n  packages: [{b: c}]\n", "intake.list-not-known"),
        (PHONE, "- name: a\n  packages:\n", "intake.list-not-known"),
        (PHONE, "- name: 'a\n", "intake.list-damaged"),
        (PHONE, "- name: a\n\tpackages: [a.b]\n", "intake.list-damaged"),
        (PHONE, "- {[a]: b}\n", "intake.list-damaged"),
        (PHONE, "--- a\n--- b\n", "intake.list-damaged"),
        (PHONE, b"PK\x03\x04" + bytes(200), "intake.list-damaged"),
        (PHONE, ALIASES, "intake.list-not-plain"),
        (PHONE, BOMB, "intake.list-not-plain"),
        (PHONE, "[" * 100_000, "intake.list-not-plain"),
        (PHONE, "- " * 100_000, "intake.list-not-plain"),
        (PHONE, "!!python/object/apply:os.system [true]", "intake.list-not-known"),
    ],
)
def test_what_is_no_such_list_is_told_by_a_code(
    compare: Compare, phone: str | bytes, known: str | bytes, code: str
) -> None:
    with pytest.raises(Problem) as found:
        compare(phone, known)
    assert found.value.code == code


def test_a_file_larger_than_any_list_is_not_read(compare: Compare) -> None:
    with pytest.raises(Problem) as found:
        compare(PHONE, b"#" * (MOST_BYTES + 1))
    assert found.value.code == "intake.list-too-large"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Problem) as found:
        compare_packages(tmp_path / "gone.txt", tmp_path)
    assert found.value.code == "intake.cannot-open"


def test_it_can_be_stopped(tmp_path: Path) -> None:
    for name, text in (("list.txt", PHONE), ("ioc.yaml", KNOWN)):
        (tmp_path / name).write_text(text)
    with pytest.raises(Cancelled):
        compare_packages(tmp_path / "list.txt", tmp_path / "ioc.yaml", cancelled=lambda: True)
