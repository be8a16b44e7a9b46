"""What holds for any two lists: the names found are those that stand in both, however they are written."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.comparing import compared

SEGMENTS = st.from_regex(r"[a-z][a-z0-9_]{0,7}", fullmatch=True)
PACKAGES = st.lists(SEGMENTS, min_size=2, max_size=4).map(".".join)
NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)
ENTRIES = st.lists(st.tuples(NAMES, st.lists(PACKAGES, min_size=1, max_size=4, unique=True)), min_size=1, max_size=6)
LINES = st.sampled_from(["{}", "package:{}", "package:/data/app/x==/base.apk={}", "package:{}  uid:1", "App,{},1"])


def written(entries: list[tuple[str, list[str]]]) -> str:
    return "".join(
        f"- name: '{name}'\n  type: odd\n  packages:\n" + "".join(f"  - '{one}'\n" for one in packages)
        for name, packages in entries
    )


@given(
    entries=ENTRIES,
    own=st.lists(PACKAGES, max_size=6, unique=True),
    line=LINES,
    encoding=st.sampled_from(["utf-8", "utf-16"]),
    data=st.data(),
)
def test_found_is_what_stands_in_both(
    entries: list[tuple[str, list[str]]], own: list[str], line: str, encoding: str, data: st.DataObject
) -> None:
    listed = [one for _, packages in entries for one in packages]
    on_phone = list(dict.fromkeys(data.draw(st.permutations([*own, *data.draw(st.lists(st.sampled_from(listed)))]))))
    if not on_phone:
        on_phone = [listed[0]]
    phone = "\n".join(line.format(one) for one in on_phone)
    found = compared(phone.encode(encoding), written(entries).encode(encoding))
    assert found.packages == len(on_phone)
    assert found.listed == len(set(listed))
    assert found.unread == 0
    assert sorted((hit.package, hit.name) for hit in found.hits) == sorted(
        (one, name) for one in on_phone for name, packages in entries if one in packages
    )


@given(phone=st.binary(max_size=400), known=st.binary(max_size=400))
def test_any_bytes_give_a_result_or_a_known_problem(phone: bytes, known: bytes) -> None:
    with contextlib.suppress(Problem):
        compared(b"com.example.app\n" + phone, known)
    with contextlib.suppress(Problem):
        compared(phone, b"- name: a\n  packages: [a.b]\n")
