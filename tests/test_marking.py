import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from research.marking import Mark, passage, visible

TEXT = "Row & thaw, <b>said</b> he."


def plain(marked: str) -> str:
    return html.unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", marked))


@settings(max_examples=60)
@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=6),
)
def test_marks_of_any_kind_leave_the_text_as_it_is(text, edges):
    marked = passage(text, [Mark(a, b, "term", note="n") for a, b in edges])
    assert plain(marked) == visible(text)
    assert marked.count("<span") == marked.count("</span>")


def test_marks_that_cross_are_nested_and_noted_once():
    marked = passage("abcdef", [Mark(0, 4, "quote", note="q"), Mark(2, 6, "speaker")])
    assert marked == (
        '<span class="nf-quote">ab</span>'
        '<span class="nf-quote"><span class="nf-speaker">cd</span></span>'
        '<sup class="nf-note">q</sup><span class="nf-speaker">ef</span>'
    )


def test_an_anchor_stands_once_however_often_its_mark_is_cut():
    marked = passage("abcdef", [Mark(0, 6, "quote", anchor="x"), Mark(2, 4, "cue")])
    assert marked.count('id="x"') == 1


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\x1b[31mred", "a\u202egnp.exe", "\ud800", "&amp;"]
)
def test_nothing_of_a_text_acts_or_hides(text):
    marked = passage(text, [])
    assert "<" not in marked
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", marked)


def test_part_of_a_text_takes_the_marks_that_reach_into_it():
    assert passage(TEXT, [Mark(0, 10, "term")], start=6, end=12) == (
        '<span class="nf-term">thaw</span>, '
    )
