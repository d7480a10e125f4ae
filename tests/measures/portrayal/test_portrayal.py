"""What outlets call actors, let them do, and tie to them."""

import math

import pytest

from research.articles.model import Article, Corpus, Paragraph
from research.measures.portrayal import evidence, measure


def corpus(*texts):
    return Corpus(
        tuple(
            Article(
                f"a{n}", text, (Paragraph(0, len(text), "body"),), f"{n}.txt", "0", outlet=f"O{n}"
            )
            for n, text in enumerate(texts)
        )
    )


def found(text, aspect):
    rows = evidence(corpus(text))
    rows = rows[rows["aspect"] == aspect]
    return list(zip(rows["actor"], rows["value"], strict=True))


AGENCY = {
    "doer": ("Sergei Lavrov praised the plan.", [("Sergei Lavrov", "does: praise")]),
    "perfect": ("Sergei Lavrov has also praised it.", [("Sergei Lavrov", "does: praise")]),
    "progressive": ("Keir Starmer is hosting the summit.", [("Keir Starmer", "does: host")]),
    "object": (
        "Sergei Lavrov praised Donald Trump.",
        [("Sergei Lavrov", "does: praise"), ("Donald Trump", "done to: praise")],
    ),
    "passive": ("Donald Trump was widely criticised.", [("Donald Trump", "done to: criticize")]),
    "passive with its agent": (
        "Donald Trump was criticised by Angela Merkel.",
        [("Donald Trump", "done to: criticize"), ("Angela Merkel", "does: criticize")],
    ),
    "irregular participle": (
        "Emmanuel Macron was beaten. Angela Merkel wrote.",
        [("Emmanuel Macron", "done to: beat"), ("Angela Merkel", "does: write")],
    ),
    "inverted speech": ("“It is late,” said Angela Merkel.", [("Angela Merkel", "does: say")]),
    "aside": (
        "Dmitry Peskov, a spokesman, rejected it.",
        [("Dmitry Peskov", "does: reject")],
    ),
    "not the possessor": ("Trump's aides laughed.", []),
    "denied": ("Sergei Lavrov did not praise it.", [("Sergei Lavrov", "does not: praise")]),
    "denied by a contraction": (
        "Sergei Lavrov hasn’t praised it.",
        [("Sergei Lavrov", "does not: praise")],
    ),
    "refused": (
        "Keir Starmer is refusing to blame Russia.",
        [("Keir Starmer", "does: refuse"), ("Russia", "not done to: blame")],
    ),
    "spared": ("They left without naming Angela Merkel.", [("Angela Merkel", "not done to: name")]),
    "not only": ("Sergei Lavrov not only left.", [("Sergei Lavrov", "does: leave")]),
    "two subjects": (
        "Angela Merkel and Emmanuel Macron criticised it.",
        [("Angela Merkel", "does: criticize"), ("Emmanuel Macron", "does: criticize")],
    ),
    "two objects": (
        "It praised Angela Merkel and Emmanuel Macron.",
        [("Angela Merkel", "done to: praise"), ("Emmanuel Macron", "done to: praise")],
    ),
    "a second predicate": (
        "Keir Starmer is hosting it and has rejected calls.",
        [("Keir Starmer", "does: host"), ("Keir Starmer", "does: reject")],
    ),
    "a phrase between": (
        "Emmanuel Macron on Monday called for peace.",
        [("Emmanuel Macron", "does: call")],
    ),
    "a clause with who": (
        "A letter of Angela Merkel, who resigned, arrived.",
        [("Angela Merkel", "does: resign")],
    ),
    "with a particle": (
        "They called on Emmanuel Macron.",
        [("Emmanuel Macron", "done to: call on")],
    ),
    "a noun that looks like a verb": (
        "His remarks Angela Merkel heard.",
        [("Angela Merkel", "does: hear")],
    ),
    "not what names something": ("They broke EU rules.", []),
    "not after a preposition": ("The letter to Donald Trump vanished.", []),
    "not a modifier": ("The bill angered Trump voters.", []),
    "a participle clause": (
        "Angela Merkel left early, accusing Emmanuel Macron of delay.",
        [
            ("Angela Merkel", "does: leave"),
            ("Angela Merkel", "does: accuse"),
            ("Emmanuel Macron", "done to: accuse"),
        ],
    ),
    "a participle of telling behind a clause": (
        "Angela Merkel said that taxes had risen, calling it a mistake.",
        [("Angela Merkel", "does: say"), ("Angela Merkel", "does: call")],
    ),
    "no participle of the whole clause": (
        "Angela Merkel resigned, making the vote harder.",
        [("Angela Merkel", "does: resign")],
    ),
    "by doing": (
        "Angela Merkel won by promising a rise.",
        [("Angela Merkel", "does: win"), ("Angela Merkel", "does: promise")],
    ),
    "urged to do": (
        "Angela Merkel urged to resign over the vote.",
        [("Angela Merkel", "done to: urge")],
    ),
    "vowed to do": ("Angela Merkel vowed to resign.", [("Angela Merkel", "does: vow to resign")]),
    "not what another's part was in": (
        "Angela Merkel criticised their role in breaking the deal.",
        [("Angela Merkel", "does: criticize")],
    ),
    "accused of doing": (
        "They accused Emmanuel Macron of hiding the letter by moving the desk.",
        [
            ("Emmanuel Macron", "done to: accuse"),
            ("Emmanuel Macron", "does: hide"),
            ("Emmanuel Macron", "does: move"),
        ],
    ),
    "before the subject": (
        "After leaving the party, Angela Merkel travelled.",
        [("Angela Merkel", "does: travel"), ("Angela Merkel", "does: leave")],
    ),
    "allowed to": (
        "They allowed Angela Merkel to leave.",
        [("Angela Merkel", "done to: allow"), ("Angela Merkel", "does: leave")],
    ),
    "seen to": ("They saw Angela Merkel leave.", [("Angela Merkel", "does: leave")]),
    "a second verb without auxiliary": (
        "Angela Merkel is leaving the talks and rejected the offer.",
        [("Angela Merkel", "does: leave"), ("Angela Merkel", "does: reject")],
    ),
    "not a second verb in the plural": (
        "Angela Merkel read the letters but were lost.",
        [("Angela Merkel", "does: read")],
    ),
    "a try": ("Angela Merkel is looking to end it.", [("Angela Merkel", "does: look to end")]),
    "how far an act has come": (
        "Angela Merkel continues to hope.",
        [("Angela Merkel", "does: hope")],
    ),
    "a light verb": (
        "Angela Merkel made new efforts.",
        [("Angela Merkel", "does: make efforts")],
    ),
    "not of a noun that names hang on": (
        "The will of the leaders, Angela Merkel and Emmanuel Macron, is tested.",
        [],
    ),
    "a headline": (
        "Angela Merkel Rejects French Offer",
        [("Angela Merkel", "does: reject")],
    ),
    "a paper of a nationality": (
        "They told Russian army newspaper Red Star.",
        [("Red Star", "done to: tell")],
    ),
    "a government's people": ("U.S. officials resigned.", [("United States", "does: resign")]),
    "a state": ("Angela Merkel and Emmanuel Macron are tied.", []),
    "not the one advised": (
        "Roger Stone told Randy Credico that he should leave.",
        [("Roger Stone", "does: tell"), ("Randy Credico", "done to: tell")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), AGENCY.values(), ids=AGENCY.keys())
def test_agency(text, expected):
    assert found(text, "agency") == expected


ATTRIBUTES = {
    "no possession": ("They liked Trump's red hat and his plan.", []),
    "what somebody is": ("Donald Trump is a pragmatist.", ["pragmatist"]),
    "adjective": ("Angela Merkel seemed happy.", ["happy"]),
    "named so": ("They kept calling Donald Trump a “pragmatist”.", ["pragmatist"]),
    "before the name": ("An angry Angela Merkel left.", ["angry"]),
    "title in small letters": (
        "They met White House aide Jane Miller.",
        ["White House aide"],
    ),
    "title behind a contracted auxiliary": (
        "Why didn’t former mayor Angela Merkel resign?",
        ["former mayor"],
    ),
    "apposition": ("Angela Merkel, a former chancellor, left.", ["former chancellor"]),
    "apposition before the name": (
        "A spokesman for the group, John Smith, left.",
        ["spokesman"],
    ),
    "no apposition": ("With Angela Merkel, the president said it was late.", []),
    "a list is no apposition": ("It hurt Angela Merkel, a senator and the mayor.", []),
    "denied": ("Angela Merkel is not a hero.", ["not hero"]),
    "two adjectives": ("Angela Merkel was angry and tired.", ["angry", "tired"]),
    "seen as": ("Angela Merkel is seen as a pragmatist.", ["pragmatist"]),
    "not what is only possible": ("Angela Merkel might be a candidate.", []),
    "not of a part of the subject": ("The trial of Angela Merkel was absurd.", []),
    "a progressive": ("Angela Merkel is promising lower taxes.", []),
    "a way of acting": ("They praised Angela Merkel's gentle approach.", ["gentle"]),
    "shown, in quotation marks": (
        "Angela Merkel displayed what they call “good sense”.",
        ["good sense"],
    ),
    "appears to be": ("Angela Merkel appears to be ready.", ["ready"]),
    "not one of a group": ("The victim, an unarmed African American, died.", []),
    "empty ones": ("The former President Donald Trump had his own.", []),
}


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTES.values(), ids=ATTRIBUTES.keys())
def test_attributes(text, expected):
    assert [value for _, value in found(text, "attribute")] == expected


JUDGED = {
    "praised": (
        "Angela Merkel praised Emmanuel Macron.",
        [("Emmanuel Macron", "praise", 1, "Angela Merkel")],
    ),
    "blamed for what is done": (
        "Angela Merkel criticised Emmanuel Macron's decision.",
        [("Emmanuel Macron", "criticize", -1, "Angela Merkel")],
    ),
    "passive": (
        "Emmanuel Macron was condemned by Angela Merkel.",
        [("Emmanuel Macron", "condemn", -1, "Angela Merkel")],
    ),
    "by nobody named": ("They accused Emmanuel Macron.", [("Emmanuel Macron", "accuse", -1, None)]),
    "denied": (
        "They refused to blame Emmanuel Macron.",
        [("Emmanuel Macron", "not blame", None, None)],
    ),
    "of two words": (
        "Angela Merkel called out Emmanuel Macron on Friday.",
        [("Emmanuel Macron", "call out", -1, "Angela Merkel")],
    ),
    "of two words, for what somebody does": (
        "Angela Merkel ripped into Emmanuel Macron's plan.",
        [("Emmanuel Macron", "rip into", -1, "Angela Merkel")],
    ),
    "not to call up": ("Angela Merkel called on Emmanuel Macron.", []),
    "not for what somebody has": ("They praised Emmanuel Macron's daughter.", []),
    "not of oneself": ("Angela Merkel defended her record.", []),
    "whether": ("They asked whether Emmanuel Macron lied.", []),
    "not the noun that the actor modifies": ("The strong Angela Merkel support faded.", []),
}


@pytest.mark.parametrize(("text", "expected"), JUDGED.values(), ids=JUDGED.keys())
def test_evaluations_have_a_sign_and_a_judge(text, expected):
    rows = evidence(corpus(text))
    rows = rows[rows["aspect"] == "evaluation"]
    judges = [judge if isinstance(judge, str) else None for judge in rows["judge"]]
    signs = [None if math.isnan(sign) else sign for sign in rows["sign"]]
    assert list(zip(rows["actor"], rows["value"], signs, judges, strict=True)) == expected


def test_a_title_keeps_what_changes_it_and_a_nationality_in_it_is_no_label_of_the_country():
    text = "Former President Joe Biden met Ukrainian President Volodymyr Zelensky."
    assert found(text, "label") == [
        ("Joe Biden", "Former President Joe Biden"),
        ("Volodymyr Zelenskyy", "Ukrainian President Volodymyr Zelensky"),
    ]


def test_labels_are_kept_as_written_and_pronouns_are_none():
    text = "President Donald Trump spoke. Mr Trump left. He slept."
    assert found(text, "label") == [
        ("Donald Trump", "President Donald Trump"),
        ("Donald Trump", "Mr Trump"),
    ]


def test_voices_are_kept_apart():
    text = (
        "Angela Merkel was a disaster.\n\n"
        "“Angela Merkel is wonderful,” Mr Trump said.\n\n"
        "Mr Trump said that Angela Merkel was horrible."
    )
    rows = evidence(corpus(text))
    rows = rows[rows["aspect"] == "evaluation"]
    assert list(zip(rows["value"], rows["voice"], strict=True)) == [
        ("disaster", "narrator"),
        ("wonderful", "quoted"),
        ("horrible", "attributed"),
    ]


EVALUATIONS = {
    "predicate": ("Angela Merkel is brilliant.", [("Angela Merkel", "brilliant")]),
    "denied": ("Angela Merkel was never a hero.", [("Angela Merkel", "not hero")]),
    "conduct": ("Angela Merkel lied.", [("Angela Merkel", "lied")]),
    "adverb": ("Angela Merkel falsely said so.", [("Angela Merkel", "falsely")]),
    "not of the critic": ("Sergei Lavrov criticised a terrible plan.", []),
    "not what is near": ("A terrible storm delayed Angela Merkel.", []),
    "not a feeling": ("Angela Merkel was furious.", []),
}


@pytest.mark.parametrize(("text", "expected"), EVALUATIONS.values(), ids=EVALUATIONS.keys())
def test_evaluations(text, expected):
    assert found(text, "evaluation") == expected


def test_tables():
    articles = corpus("Mr Trump met Mr Putin.", "Donald Trump won. Mr Trump met nobody.")
    shown = evidence(articles, actors=["Donald Trump"])
    for row in shown.itertuples():
        assert articles[row.article_id].text[row.start : row.end] == row.text
    assert set(shown["actor"]) == {"Donald Trump"}
    counted = measure(articles, actors=["Donald Trump"])
    assert list(counted.columns) == ["actor", "outlet", "aspect", "voice", "value", "count"]
    labels = counted[counted["aspect"] == "label"]
    assert labels[["outlet", "value", "count"]].to_numpy().tolist() == [
        ["O0", "Mr Trump", 1],
        ["O1", "Donald Trump", 1],
        ["O1", "Mr Trump", 1],
    ]
    assert counted["count"].sum() == len(shown)


CUT = (
    "Trump's former calm approach was praised by Macron, the president, who said that “Trump” has won.",
    "Asked whether he would, if elected, go on to sign it, Trump's chief of staff (R) isn't in trouble.",
    "After criticism of Macron and Merkel's racist remarks, Trump did not want to be seen as a liar and",
    "Calling Trump a bold, able and honest man named Ada Holm, Macron urged him to step down, drawing",
)


@pytest.mark.parametrize("text", CUT)
def test_a_text_may_end_at_any_word(text):
    ends = [at for at, letter in enumerate(text) if letter == " "]
    cut = corpus(*(text[:end] for end in ends))
    told = evidence(cut)
    assert told["article_id"].nunique() > 1
    assert all(
        cut[row.article_id].text[row.start : row.end] == row.text for row in told.itertuples()
    )


def test_empty_corpus_keeps_its_columns():
    assert len(measure(corpus()).columns) == 6
    assert len(evidence(corpus()).columns) == 12
