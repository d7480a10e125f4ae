"""No number of an English-only measure for a text in another language, and it is said."""

from __future__ import annotations

import pytest

from research import display
from research.articles import Article, Corpus, Paragraph
from research.articles.load import load
from research.measures import (
    actors,
    comparison,
    frames,
    keyness,
    languages,
    portrayal,
    quotes,
    stances,
)

FRENCH = (
    "Le maire accuse le préfet\n\n"
    "Le maire de la ville a accusé le préfet d'avoir menti aux habitants, et le conflit dure depuis "
    "des mois. Personne ne sait qui a raison dans cette crise.\n\n"
    "« Nous allons porter plainte », a dit Jean Morel, qui dirige le conseil. Les habitants ont "
    "peur de la guerre politique entre les deux camps, et la police est sur place."
)
GERMAN = (
    "Die Ministerin kritisiert den Kanzler\n\n"
    "Die Ministerin hat den Kanzler am Montag scharf kritisiert, und der Konflikt in der Partei "
    "wird mit jedem Tag größer. Niemand will für die Krise verantwortlich sein.\n\n"
    "„Das ist nicht der richtige Weg“, sagte Anna Weber, die für den Haushalt zuständig ist. Der "
    "Kanzler hat sich bis zum Abend nicht zu dem Angriff geäußert."
)
ENGLISH = (
    "Mayor accuses the prefect\n\n"
    "The mayor of the city accused the prefect of lying to the residents, and the conflict has "
    "lasted for months. Nobody knows who is to blame for the crisis.\n\n"
    "“We will file a complaint,” said John Morel, who leads the council. Morel criticised Anna "
    "Weber, who attacked him, and the police are at the place."
)


def article(number, text, *, outlet=None, language=None):
    paragraphs, at = [], 0
    for n, part in enumerate(text.split("\n\n")):
        role = ("headline", "lede")[n] if n < 2 else "body"
        paragraphs.append(Paragraph(at, at + len(part), role))
        at += len(part) + 2
    return Article(
        f"a{number}", text, tuple(paragraphs), f"{number}.txt", "", outlet=outlet, language=language
    )


def corpus(*texts, language=None):
    return Corpus(
        tuple(article(n, t, outlet=f"O{n % 2}", language=language) for n, t in enumerate(texts))
    )


def tables(held):
    compared = comparison.compare(held)
    return {
        "mentions": actors.mentions(held),
        "actors": actors.measure(held),
        "quotes": quotes.measure(held),
        "frames": frames.measure(held),
        "frames policy": frames.measure(held, codebook="policy"),
        "frame evidence": frames.evidence(held),
        "frame scores": frames.scores(held),
        "frames by outlet": frames.by_outlet(held),
        "portrayal": portrayal.measure(held),
        "portrayal evidence": portrayal.evidence(held),
        "stances": stances.measure(held, targets=["conflit", "Konflikt"]),
        "events": compared.events,
        "members": compared.members,
        "alignments": compared.alignments,
        "counterparts": compared.counterparts,
        "omissions": compared.omissions,
        "differences": compared.differences,
        "prominence": compared.prominence,
    }


@pytest.mark.parametrize(
    "text", [FRENCH, GERMAN, "Москва и Киев вели переговоры о мире в понедельник. " * 2]
)
@pytest.mark.parametrize("stated", [None, "en"])
def test_no_row_of_a_text_in_another_language(text, stated):
    for name, table in tables(corpus(text, text + "\n\n" + text, language=stated)).items():
        # What stands in marks is a quotation in these languages too; all else is not known.
        assert not len(table) or (name == "quotes" and set(table["kind"]) == {"direct"}), name


def test_a_mixed_corpus_gives_the_rows_of_its_english_part():
    mixed = corpus(ENGLISH, FRENCH, GERMAN, ENGLISH.replace("mayor", "major"))
    alone = mixed.part([mixed["a0"], mixed["a3"]])
    assert len(frames.measure(mixed)) > 0
    for (name, ours), theirs in zip(
        tables(mixed).items(), tables(Corpus(alone.items)).values(), strict=True
    ):
        if name == "quotes":
            ours = ours[ours["article_id"].isin(alone.ids)].reset_index(drop=True)
        assert ours.to_csv() == theirs.to_csv(), name


def test_what_is_left_out_is_said():
    mixed = corpus(ENGLISH, FRENCH, GERMAN, FRENCH + "\n\nOui.")
    said = "3 of 4 articles are left out of the measures that know English only: 2 in French, 1 in German."
    assert languages.said(mixed) == said
    assert said in display.left_out(mixed).data["text/plain"]
    assert said in comparison.compare(mixed).notes
    rows = languages.left_out(mixed)[["language", "n_articles"]].to_numpy().tolist()
    assert rows == [["fr", 2], ["de", 1]]


def test_nothing_is_said_of_an_english_corpus():
    assert languages.said(corpus(ENGLISH)) == ""
    assert not len(languages.left_out(corpus(ENGLISH)))


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        pytest.param("Trump met Putin.", [], "en", id="no small word, nothing else known"),
        pytest.param("Macron rencontre Scholz.", [FRENCH], "fr", id="no small word: as most"),
        pytest.param("La loi est morte.", [ENGLISH], "fr", id="its small words are French"),
        pytest.param("The law is dead.", [FRENCH], "en", id="its small words are English"),
        pytest.param("Мир", [ENGLISH], None, id="another script"),
    ],
)
def test_language_of_a_text_too_short_to_tell(text, others, expected):
    held = corpus(text, *others)
    assert languages.of(held)["a0"] == expected


def test_words_are_compared_within_the_language_of_most():
    mixed = corpus(FRENCH, ENGLISH, FRENCH.replace("maire", "ministre"), FRENCH)
    terms = set(keyness.measure(mixed, minimum_articles=1)["term"])
    assert "préfet" in terms
    assert not {"mayor", "the"} & terms


def test_other_measures_take_any_language():
    held = corpus(FRENCH, GERMAN)
    assert len(held.articles) == 2
    assert len(held.sentences) > 6


@pytest.mark.parametrize(("text", "flagged"), [(FRENCH, ["fr"]), (ENGLISH, [])])
def test_the_log_of_repairs_says_it(tmp_path, text, flagged):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    repairs = load(tmp_path).repairs
    assert list(repairs.loc[repairs["step"] == "language", "after"]) == flagged
