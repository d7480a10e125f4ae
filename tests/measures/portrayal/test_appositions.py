"""What stands beside a name and says who somebody is."""

import pytest
from told import found

BESIDE = {
    "party and state": ("They met Donald Trump (R-N.Y.).", [("Trump", "R-N.Y.")]),
    "party and state in commas": ("Donald Trump, R-N.Y., left.", [("Trump", "R-N.Y.")]),
    "party": ("Donald Trump (D) left.", [("Trump", "D")]),
    "no party": ("Donald Trump (DT) left.", []),
    "no party but a rating": ("Macron, R-rated films and all, left.", []),
    "age": ("Macron, 47, left.", [("Macron", "47")]),
    "age at the end": ("They met Macron, 47.", [("Macron", "47")]),
    "votes": ("Macron (47) beat Trump (43).", []),
    "score": ("They lost to Macron, 63, 55.", []),
    "footnote": ("Macron (¹) left.", []),
    "footnote in commas": ("Macron, ②, left.", []),
    "share of votes": ("Macron, 47 percent of them, left.", []),
    "year": ("Macron, 2017, left.", []),
    "age before": ("The 47-year-old Emmanuel Macron left.", [("Macron", "47-year-old")]),
    "also": ("Macron, also a banker, left.", [("Macron", "banker")]),
    "then with an article": ("Macron, then the minister, left.", [("Macron", "minister")]),
    "then": ("Macron, then minister of finance, left.", [("Macron", "then minister")]),
    "with a relative clause to the end": (
        "They met Macron, a banker who once left the bank for the party he made",
        [("Macron", "banker")],
    ),
    "owned, as an object": (
        "She fired her lawyer, Emmanuel Macron, and left.",
        [("Macron", "lawyer")],
    ),
    "owned by a body": (
        "She met with the bank's lawyer, Emmanuel Macron, and left.",
        [("Macron", "bank's lawyer")],
    ),
    "owned, a single name": ("She met her lawyer, Macron, in June.", [("Macron", "lawyer")]),
    "owned, a name that speaks": ("She met her lawyer, Macron said.", []),
    "as, before": ("As a banker, Macron left.", [("Macron", "banker")]),
    "as with a clause": ("As a banker left the room, Macron came.", []),
    "as, in an aside": ("Macron, who, as minister, met them, left.", [("Macron", "minister")]),
    "served as": ("Macron served as minister of finance.", [("Macron", "minister")]),
    "elected": ("Macron was elected president.", [("Macron", "president")]),
    "if elected": ("They ask if Macron is elected president.", []),
    "tenure": ("Macron left his role as minister.", [("Macron", "minister")]),
    "tenure of others": ("They saw one of Macron's friends as chairman.", []),
    "until when": ("Macron became a minister last week.", [("Macron", "minister")]),
    "role of three words before": (
        "Former secretary of state Donald Trump left.",
        [("Trump", "Former secretary of state")],
    ),
    "resigned as": ("Macron resigned as chairman.", [("Macron", "chairman")]),
    "two roles": (
        "Former minister and presidential hopeful Donald Trump left.",
        [("Trump", "presidential hopeful"), ("Trump", "Former minister")],
    ),
    "somebody with a role, and a name": ("The former minister and Donald Trump left.", []),
    "named": ("A former banker named Donald Trump left.", [("Trump", "former banker")]),
    "named, an object": ("They met a banker named Donald Trump.", [("Trump", "banker")]),
    "named as a verb": ("The prime minister named Donald Trump as chairman.", []),
    "named as a verb, to do": ("The minister named Donald Trump to lead it.", []),
    "named as a verb, in a clause": ("They said the minister named Donald Trump.", []),
    "before a subject": ("A former banker, Macron left.", [("Macron", "former banker")]),
    "a first subject": ("They met a former banker, Macron left.", []),
    "apposition of two": (
        "They saw a picture of Macron, a candidate and a banker.",
        [("Macron", "candidate")],
    ),
    "in a letter to": ("In a letter to the bank's lawyer, Donald Trump, who left, said no.", []),
    "compound": ("The French-born Donald Trump left.", [("Trump", "French-born")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BESIDE.values(), ids=BESIDE)
def test_beside_a_name(text, expected):
    assert found(text, "attribute") == expected


LABELS = {
    "former of a place": (
        "Former Florida Gov. Donald Trump left.",
        "Former Florida Gov. Donald Trump",
    ),
    "of a place": ("Florida Gov. Donald Trump left.", "Gov. Donald Trump"),
}


@pytest.mark.parametrize(("text", "expected"), LABELS.values(), ids=LABELS)
def test_label_keeps_what_changes_its_title(text, expected):
    assert ("Trump", expected) in found(text, "label")
