"""The stand-alone check and the program agree, whatever a record holds."""

from __future__ import annotations

import hmac
import json
from contextlib import suppress
from hashlib import sha256
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.diary.canonical import canonical
from nocontact_desktop.diary.sealed_log import field_hashes, record_leaf
from nocontact_desktop.report.bag import ALGORITHMS
from nocontact_desktop.report.standalone import verify

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
simple = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts
values = st.recursive(simple, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4))


@given(values)
def test_a_value_is_written_the_same(value: Any) -> None:
    assert verify.canonical(verify.load(json.dumps(value))) == canonical(value)


@given(st.dictionaries(texts, values, max_size=5), st.binary(min_size=32, max_size=32), st.data())
def test_a_leaf_is_the_same_however_many_fields_are_opened(
    fields: dict[str, Any], salt: bytes, data: st.DataObject
) -> None:
    names = sorted(fields)
    opened = set(data.draw(st.lists(st.sampled_from(names), unique=True))) if names else set()
    hashes = field_hashes(salt, fields)
    row = {
        "id": "r1",
        "revision": 2,
        "leaf": 7,
        "kind": "entry",
        "fields": {
            name: {"salt": hmac.digest(salt, name.encode(), "sha256").hex(), "value": fields[name]} for name in opened
        },
        "not_opened": {name: hashes[name].hex() for name in names if name not in opened},
    }
    assert verify.leaf_hash(verify.load(json.dumps(row))) == record_leaf("entry", "r1", 2, hashes)


@given(st.binary(max_size=80))
def test_no_bytes_make_the_check_of_a_signature_stop(signature: bytes) -> None:
    key = sha256(signature).digest()
    fits = False
    with suppress(verify.Wrong):  # half of all bytes are no key
        fits = verify.signed(key, signature, b"words")
    assert not fits


def test_both_use_the_same_hashes() -> None:
    assert verify.ALGORITHMS == ALGORITHMS
