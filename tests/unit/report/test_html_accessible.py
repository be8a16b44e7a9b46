"""The HTML copy and the page on checking, as a screen reader's user needs them; needs Chromium."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from made_up import material
from PIL import Image

from nocontact_desktop.report.check_page import check_page
from nocontact_desktop.report.compose import document_of
from nocontact_desktop.report.html import write_html
from tests.chromium import axe, needs_chromium

pytestmark = needs_chromium


def html_copy() -> bytes:
    picture, out = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (320, 240), "#553311").save(picture, "JPEG")
    write_html(document_of(material()), lambda _reference: picture.getvalue(), out)
    return out.getvalue()


@pytest.mark.parametrize("page", ["copy", "check"])
def test_axe_finds_nothing(tmp_path: Path, page: str) -> None:
    written = html_copy() if page == "copy" else check_page("en", "7F3A 91C2 0B5E 44D0", "0000 1111 2222 3333")
    found = axe(written, tmp_path)
    assert found["violations"] == []
    # What stands behind the words of a drawn chart is more than axe can tell.
    assert [one for one in found["incomplete"] if not all(html.startswith("<text ") for html in one[2])] == []
    assert len(found["passes"]) > 10
