"""Forms of English verbs and nouns, and back."""

import pytest

from research.languages.en.inflection import NO_FORM, conjugated, plural, verb_form
from research.measures.quotes.cues import forms
from research.measures.stances.cues import cue_book


@pytest.mark.parametrize(
    ("word", "base", "form"),
    [
        ("praised", "praise", "both"),
        ("hoping", "hope", "ing"),
        ("hopping", "hop", "ing"),
        ("used", "use", "both"),
        ("stated", "state", "both"),
        ("tries", "try", "s"),
        ("goes", "go", "s"),
        ("thrown", "throw", "participle"),
        ("wrote", "write", "past"),
        ("lauds", "laud", "s"),
    ],
)
def test_base_of_a_form(word, base, form):
    assert verb_form(word) == (base, form)


@pytest.mark.parametrize("word", ["that", "with", "pragmatist", "", "ukraine"])
def test_no_verb(word):
    assert verb_form(word) == NO_FORM
    assert not verb_form(word)


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("slam", "slam slams slammed slamming"),
        ("visit", "visit visits visited visiting"),
        ("refer", "refer refers referred referring"),
        ("deny", "deny denies denied denying"),
        ("enjoy", "enjoy enjoys enjoyed enjoying"),
        ("agree", "agree agrees agreed agreeing"),
        ("tie", "tie ties tied tying"),
        ("criticise", "criticise criticises criticised criticising"),
        ("quip", "quip quips quipped quipping"),
        ("appeal", "appeal appeals appealed appealing"),
        ("signal", "signal signals signaled signalled signaling signalling"),
        ("tax", "tax taxes taxed taxing"),
        ("panic", "panic panics panicked panicking"),
        ("mislead", "mislead misleads misled misleading"),
        ("forget", "forget forgets forgot forgotten forgetting"),
        ("have", "have has had having"),
    ],
)
def test_forms_of_a_verb(base, expected):
    assert " ".join(word for word, _ in conjugated(base)) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("ally", "allies"), ("boy", "boys"), ("speech", "speeches"), ("tax", "taxes")],
)
def test_plural(noun, expected):
    assert plural(noun) == expected


@pytest.mark.parametrize("misspelt", ["slamed", "visitted", "targetted", "prefered", "fighted"])
def test_no_misspelt_form_is_a_cue(misspelt):
    assert misspelt not in forms()
    assert misspelt not in cue_book().verbs
