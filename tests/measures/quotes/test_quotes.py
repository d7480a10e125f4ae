"""Quotations of short made-up texts: kinds, parts, speakers, marks; laws on any text."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from research import Article, Corpus
from research.articles.model import Paragraph
from research.errors import ParameterError
from research.measures import quotes
from research.measures.quotes import find_quotes
from research.measures.quotes.assembly import assemble
from research.measures.quotes.cues import classify, forms
from research.text.document import lay_out
from research.text.marks import find_marked

MARKS = [
    ("straight", 'He said: "Yes." Then "no".', ['"Yes."', '"no"']),
    ("curly", "“Yes,” he said. “No.”", ["“Yes,”", "“No.”"]),
    ("nested-single", "“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"]),
    ("nested-straight", 'He: “No "cards" left.”', ['“No "cards" left.”']),
    ("guillemets", "« Oui », dit-il. «Non»", ["« Oui »", "«Non»"]),
    ("german", "„Ja“, sagte er. »Nein«", ["„Ja“", "»Nein«"]),
    ("single-british", "‘Hello,’ he said. ‘Don’t go.’", ["‘Hello,’", "‘Don’t go.’"]),
    ("single-straight", "'I am,' he said of the workers' rights.", ["'I am,'"]),
    ("two-apostrophes", "''I am,'' he said", ["''I am,''"]),
    ("possessive-is-no-mark", "The workers' rights and the dogs' tails", []),
    ("inches", 'A 5\'10" man said "hey".', ['"hey"']),
    ("unclosed-ends-with-paragraph", "“One two.\n\nThree four.", ["“One two."]),
    ("several-paragraphs", "“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
    ("missing-close", '"One, he said. "Two," he said.', ['"One, he said. ', '"Two,"']),
    ("opening-mark-closes", "“Not now,“ he said. “Go.”", ["“Not now,“", "“Go.”"]),
    ("curly-in-straight", '"The “big” one, the “last”."', ['"The “big” one, the “last”."']),
    ("straight-ends-curly", '"The “big one" is “here”.', ['"The “big one"', "“here”"]),
    (
        "hurried-close",
        '“Not a "safe" place," he said. She left. “Go,” she said.',
        ['“Not a "safe" place,"', "“Go,”"],
    ),
    ("apostrophes-close", "“Not now,'' he said. “Go,” she said.", ["“Not now,''", "“Go,”"]),
    ("inches-in-curly", '“Two 12" pipes,” he said. “Go.”', ['“Two 12" pipes,”', "“Go.”"]),
    (
        "two-missing-closes",
        '"One. He left. "Two. He ate. "Three," he said.',
        ['"One. He left. ', '"Two. He ate. ', '"Three,"'],
    ),
    ("stray-close", "He said it,” and that was “all”.", ["“all”"]),
    ("nothing-inside", '"" “ ” «»', []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in MARKS], ids=[c[0] for c in MARKS])
def test_marks(text: str, expected: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_marked(text)] == expected


def test_repeated_opening_marks_continue_the_quotation() -> None:
    found = find_marked("“One.\n\n“Two.\n\n“Three,” he said.")
    assert [(m.closed, m.continues) for m in found] == [(False, False), (False, True), (True, True)]


# text, content of the first quotation, its kind, cue, class of the cue, speaker
FOUND = [
    (
        "before",
        "Mr Smith said: “We will go home soon.”",
        ["“We will go home soon.”"], "direct", "said", "neutral", "Mr Smith",
    ),
    (
        "inverted",
        "“We will go home soon,” insisted Mr Smith.",
        ["“We will go home soon,”"], "direct", "insisted", "assertive", "Mr Smith",
    ),
    (
        "parted",
        "“We will go home,” he said. “It is late, and we are tired.”",
        ["“We will go home,”", "“It is late, and we are tired.”"],
        "direct", "said", "neutral", "he",
    ),
    (
        "mixed",
        "The minister said that the deal was “a disgrace” for the country.",
        ["that the deal was “a disgrace” for the country"],
        "mixed", "said", "neutral", "The minister",
    ),
    (
        "indirect",
        "The minister admitted that the deal was a failure.",
        ["that the deal was a failure"], "indirect", "admitted", "concessive", "The minister",
    ),
    (
        "according",
        "According to the police, the man fled the scene.",
        ["the man fled the scene"], "indirect", "According to", "neutral", "the police",
    ),
    (
        "editor's-brackets",
        "“The [US] government ... is ready,” the spokesman said.",
        ["“The [US] government ... is ready,”"], "direct", "said", "neutral", "the spokesman",
    ),
]  # fmt: skip


@pytest.mark.parametrize("method", ["tagger", "rules"])
@pytest.mark.parametrize(
    ("text", "content", "kind", "cue", "cue_class", "speaker"),
    [c[1:] for c in FOUND],
    ids=[c[0] for c in FOUND],
)
def test_first_quotation(text, content, kind, cue, cue_class, speaker, method) -> None:
    quote = find_quotes(text, method=method, mentions=[])[0]
    assert [text[a:b] for a, b in quote.spans] == content
    assert (quote.kind, quote.cue, quote.cue_class) == (kind, cue, cue_class)
    assert quote.speaker == speaker


UNMARKED = [
    ("clause-first", "The deal would cost billions of euros, the Commission said.", "the Commission"),
    ("insisted", "There was no need for panic, officials insisted on Friday.", "officials"),
    ("according", "Prices will rise sharply next year, according to the bank.", "the bank"),
    ("live-blog", "10:42 Union leaders reject the offer as an insult.", "Union leaders"),
    ("capitals", "SENATOR SAYS HE WILL NOT DEBATE AGAIN", "SENATOR"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speaker"), [c[1:] for c in UNMARKED], ids=[c[0] for c in UNMARKED]
)
def test_speaker_of_what_has_no_marks(text: str, speaker: str) -> None:
    quote = find_quotes(text, mentions=[])[0]
    assert (quote.kind, quote.speaker) == ("indirect", speaker)


SAID_BY = [
    (
        "in whose statement it stands",
        "“Emil will fight,” his lawyer Ada Holm said in a statement on Mr Roy's Instagram account.",
        "Ada Holm",
    ),
    (
        "of whose words the marks go on",
        "And while the vote counts, Ms Holm said, in the long term, both sides still want a deal.\n\n"
        "“What drove them is still there.”",
        "Holm",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), [c[1:] for c in SAID_BY], ids=[c[0] for c in SAID_BY])
def test_who_says_it(text: str, speaker: str) -> None:
    assert find_quotes(text, method="tagger")[-1].speaker == speaker


def test_participle_after_the_marks_is_the_reporters() -> None:
    text = "The minister remarked, “This largely suits our plan,” hinting at a thaw in relations."
    quote = find_quotes(text, mentions=[])[0]
    assert text[quote.start : quote.end] == "“This largely suits our plan,”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said it was “over.” Ships left the port.", ["it was “over.”"]),
        ("She called it “over.” “We go,” he said.", ["“over.”", "“We go,”"]),
        ("She said it was “over” for ships of the port.", ["it was “over” for ships of the port"]),
    ],
)
def test_words_end_where_a_quotation_ends_its_sentence(text: str, expected: list[str]) -> None:
    document = lay_out(text)
    first = text.index("“over") - (7 if "was" in text else 0)
    end = text.index("” he") if "” he" in text else len(text) - 1
    at = document.within(first, end)
    labels = ["I" if at.start <= k < at.stop else "O" for k in range(len(document))]
    labels[at.start] = "B"
    spans = [text[slice(*span)] for a in assemble(document, labels) for span in a.content]
    assert spans == expected


def test_content_goes_on_after_an_aside() -> None:
    text = "The bill, the minister said, was never meant to become law."
    quote = find_quotes(text, mentions=[])[0]
    assert [text[a:b] for a, b in quote.spans] == ["The bill", "was never meant to become law"]


def test_states_are_no_speech() -> None:
    assert find_quotes("In the Gulf states, the oil price fell.", method="rules") == []


NO_SPEECH = [
    ("scare-quotes", "The so-called “new deal” was dropped on Monday after two weeks."),
    ("title", "The film “Casablanca” opened in 1942 in New York."),
    ("no-marks", "The train left at nine and reached the coast at noon."),
    ("empty", ""),
    ("only-marks", "“”\"\"«»''"),
]


@pytest.mark.parametrize("method", ["tagger", "rules"])
@pytest.mark.parametrize("text", [c[1] for c in NO_SPEECH], ids=[c[0] for c in NO_SPEECH])
def test_no_quotation(text: str, method: str) -> None:
    assert find_quotes(text, method=method) == []


@pytest.mark.parametrize("method", ["tagger", "rules"])
def test_block_interview(method: str) -> None:
    text = (
        "SMITH: We have no plan at all for this.\n\nJONES: That is simply not true.\n\n"
        "SMITH: Then show us what it is.\n\nJONES: We will do so next week."
    )
    found = find_quotes(text, method=method, mentions=[])
    assert {q.speaker for q in found} == {"Smith", "Jones"}
    assert [q.kind for q in found] == ["direct"] * 4


TRANSCRIPTS = [
    (
        "offices",
        "ANNA HALL, CBN ANCHOR: The bridge is closed. Welcome.\n\n"
        "SEN. JOE O'NEIL (R-OH), MEMBER, BUDGET COMMITTEE: Thank you, Anna, and good morning.\n\n"
        "HALL: Who is to blame for it all?\n\n(BEGIN VIDEO CLIP)\n\n"
        "O'NEIL: We all are, and so is the state.",
        ["Anna Hall", "Joe O'Neil", "Anna Hall", "Joe O'Neil"],
    ),
    (
        "name-on-its-own-line-and-turn-of-two-paragraphs",
        "RUTH GRAY, HOST:\n\nThe bridge has been closed for a week now.\n\n"
        "TOM REED, BYLINE: I am on the pier, and it is cold here.\n\n"
        "Nobody has come to see it.\n\nGRAY: Thank you very much, Tom Reed.",
        ["Ruth Gray", "Tom Reed", "Ruth Gray"],
    ),
    (
        "parliament",
        "The PRESIDENT. The house will be in order.\n\nMr. TULL. I thank the chair for that.\n\n"
        "Ms. BARD. They knew of it for two years.\n\nMr. TULL. Did they tell anybody at all?",
        ["President", "Tull", "Bard", "Tull"],
    ),
    (
        "question-and-answer",
        "Q: When did you hear about the closure?\n\nA: On the radio, like everybody else.\n\n"
        "Q: What did you do after that?\n\nA: I went to see the mayor.",
        ["Q", "A", "Q", "A"],
    ),
]


@pytest.mark.parametrize(
    ("text", "speakers"), [case[1:] for case in TRANSCRIPTS], ids=[case[0] for case in TRANSCRIPTS]
)
def test_transcript(text: str, speakers: list[str]) -> None:
    found = find_quotes(text, mentions=[])
    assert [q.speaker for q in found] == speakers
    assert all(q.kind == "direct" for q in found)


def test_transcript_inside_marks() -> None:
    text = (
        "She asked him about it:\n\n“SMITH: Do you have any plan at all?\n\n“JONES: Of course we do.\n\n"
        "“And it is a good one.\n\n“(CROSSTALK)\n\n“SMITH: Then show us what it is.”"
    )
    found = [q for q in find_quotes(text, mentions=[]) if q.found_by == "interview"]
    assert [q.speaker for q in found] == ["Smith", "Jones", "Smith"]
    assert text[found[1].start : found[1].end] == "Of course we do.\n\n“And it is a good one."


def test_rows_of_numbers_are_no_interview() -> None:
    text = "Delegates needed: 2,383\n\nSmith: 1,712\n\nJones: 1,011\n\nSmith: 400"
    assert find_quotes(text) == []


JOINED = [
    ("comma", "“If you look,” Smith said, “you will see it.”", 1),
    ("stop", "“We are ready to go home,” Smith said. “It is late, and we are tired.”", 1),
    ("aside", "“We will go home,” Smith said, referring to the plan. “It is late now.”", 1),
    ("each-its-own", "“We will go home,” Smith said. “It is late,” Jones added.", 2),
    ("paragraph-between", "“We will go home,” Smith said.\n\n“It is late,” he added.", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), [c[1:] for c in JOINED], ids=[c[0] for c in JOINED])
def test_halves_of_one_quotation(text: str, count: int) -> None:
    assert sum(q.kind == "direct" for q in find_quotes(text, mentions=[])) == count


def test_speaker_is_one_actor_under_all_names() -> None:
    text = (
        "Kremlin spokesman Dmitry Peskov said that talks would go on. "
        "Mr Peskov added that there was no date yet. “We are ready,” Peskov said."
    )
    assert {q.speaker for q in find_quotes(text)} == {"Dmitry Peskov"}


def test_owner_of_the_source_is_not_the_speaker() -> None:
    quote = find_quotes("Vladimir Putin’s spokesman Dmitry Peskov said: “We are ready to talk.”")[0]
    assert quote.speaker == "Dmitry Peskov"


CUES = [
    ("said", "neutral"), ("has repeatedly insisted", "assertive"), ("pointed out", "assertive"),
    ("praised", "evaluative"), ("slamming", "evaluative"), ("acknowledges", "concessive"),
    ("called for", "asking"), ("wondered", "asking"), ("thinks", "thinking"),
    ("said in a statement", "neutral"), ("criticism of", "evaluative"), ("walked", None),
    ("denied", "assertive"), ("planned", "thinking"), ("according to", "neutral"),
]  # fmt: skip


@pytest.mark.parametrize(("cue", "cue_class"), CUES, ids=[c[0] for c in CUES])
def test_class_of_cue(cue: str, cue_class: str | None) -> None:
    assert classify(cue) == cue_class


def test_codebook_inflects() -> None:
    assert {"says", "denies", "denied", "praising", "criticizes", "lies"} - set(forms()) == {"lies"}


def test_table_has_its_columns_and_exact_text() -> None:
    text = "“We will go home soon,” insisted Mr Smith.\n\nNothing else."
    article = Article("a", text, (Paragraph(0, len(text), "body"),), "a.txt", "0")
    table = quotes.measure(Corpus((article,)))
    assert list(table.columns) == [
        "article_id", "outlet", "published", "quote_id", "kind", "start", "end", "text", "cue", "cue_class",
        "speaker", "speaker_text", "speaker_start", "speaker_end",
        "probability", "words",
    ]  # fmt: skip
    assert [text[r.start : r.end] == r.text for r in table.itertuples()] == [True]
    assert list(quotes.measure(Corpus(())).columns) == list(table.columns)


def test_words_leave_out_what_stands_between_the_parts() -> None:
    text = "“We will go,” Mr Smith said on Monday, “and stay there.”"
    table = quotes.measure(Corpus((Article("a", text, (), "a.txt", "0"),)))
    assert table["words"].tolist() == ["“We will go,” […] “and stay there.”"]
    assert [text[r.start : r.end] == r.text for r in table.itertuples()] == [True]


def test_unknown_method_is_an_error() -> None:
    with pytest.raises(ParameterError, match="'tagger' or 'rules'"):
        find_quotes("x", method="magic")  # type: ignore[arg-type]


BASE = (
    "“We will go,” Mr Smith said. “It is late.”\n\nAccording to \"the [US] police\", it's 'over' — "
    'he told reporters that «nothing» ... was “wrong\n\n“Really?” asked ‘Bob’: "No"'
)
PIECES = [
    "“",
    "”",
    '"',
    "'",
    "’",
    "‘",
    "«",
    "»",
    "„",
    "\n",
    "\n\n",
    " said ",
    " that ",
    ":",
    ",",
    ".",
    "...",
    "\x00",
    "\ud800",
    "\u202e",
    "é",
    "İ",
    "ß",
    "\r",
    "\u2028",
    "5'10\"",
    "``",
    "''",
]


@st.composite
def _mutated(draw: st.DrawFn) -> str:
    text = BASE
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 30)))
        text = text[:at] + draw(st.sampled_from(PIECES)) * draw(st.integers(0, 3)) + text[end:]
    return text


def _holds(text: str, method: str) -> None:
    found = find_quotes(text, method=method, mentions=[])
    assert found == sorted(found, key=lambda q: (q.start, q.end))
    for quote in found:
        assert 0 <= quote.start < quote.end <= len(text)
        assert (quote.start, quote.end) == (quote.spans[0].start, quote.spans[-1].end)
        assert all(a < b for a, b in quote.spans)
        assert all(a[1] <= b[0] for a, b in zip(quote.spans, quote.spans[1:], strict=False))
        if quote.cue is not None:
            assert text[quote.cue_start : quote.cue_end] == quote.cue
        if quote.speaker_start is not None:
            assert quote.speaker
            own = text[quote.speaker_start : quote.speaker_end]
            assert quote.speaker in own or quote.antecedent is not None


@given(_mutated())
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_any_mutated_text_is_survived_with_exact_offsets(text: str) -> None:
    _holds(text, "tagger")
    _holds(text, "rules")


@given(st.text())
@settings(deadline=None)
def test_any_text_is_survived(text: str) -> None:
    _holds(text, "tagger")
    _holds(text, "rules")


@pytest.mark.parametrize("unit", ['"', "“", "”", "'", "“a ", "he said ", "a, ", 'said: "x" '])
@pytest.mark.parametrize("method", ["tagger", "rules"])
def test_time_grows_no_faster_than_length(unit: str, method: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        before = time.process_time()
        find_quotes(text, method=method, mentions=[])
        return time.process_time() - before

    # Twelve times the length: linear is 12, quadratic 144, and a busy machine stays below 60.
    seconds(1_000)
    assert seconds(36_000) < 60 * (seconds(3_000) + 0.01)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ms. Lee, asked whether the pier was safe, smiled.", None),
        ("The chairman, Ms. Lee, asked, “Is the pier safe?”", "Lee"),
    ],
)
def test_who_is_asked_does_not_ask(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in find_quotes(text, method="tagger")] == [speaker]
