"""Speakers, words and acts as wires, broadcasters and tabloids write them: short paragraphs, few names."""

from __future__ import annotations

import pytest

from research.measures.quotes import Quote, find_quotes

SPEAKERS = {
    "of two, one with a party behind": (
        "Rep. Ada Holm, D-Ulverby, and her deputy, Per Lie, objected to the plan, calling for a new port.\n\n"
        "“We will wait,” they wrote.",
        "Rep. Ada Holm, D-Ulverby, and her deputy, Per Lie",
    ),
    "of a surname that is a word too": (
        "Karen Small of the Port Union met pilots. “We can wait,” Small said.",
        "Karen Small",
    ),
    "of whom a relative clause behind an adverb tells": (
        "The plan met pilots and sailors alike, who said that it was unsafe.",
        "pilots and sailors",
    ),
    "who questions, behind an apposition": (
        "It rained. Ada Holm, an influential pilot, questioned whether the port was safe.",
        "Ada Holm",
    ),
    "called by age": (
        "“We heard a blast,” Nadim al-Khouri, a resident of the camp, told the station.\n\n"
        "“There was no warning,” the 43-year-old father of four added.",
        "Nadim al-Khouri",
    ),
    "a movement called the group": (
        "Hamas condemned the attack as a “massacre”.\n\n"
        "In a statement on Telegram, the group said that “the occupation bears responsibility”.",
        "Hamas",
    ),
    "a company that no person is": (
        "“They are laughing,” Tom Reyne said. The company said it was sorry.",
        "The company",
    ),
    "a ministry called by its country": (
        "Norland's defence ministry said on Friday it had shot down 12 drones.\n\n"
        "The ministry said on Telegram that three more fell.",
        "Norland's defence ministry",
    ),
    "a military called by its country": (
        "The Norland military moved north on Monday. It rained.\n\n"
        "The military said it had shot down 12 drones.",
        "The Norland military",
    ),
    "a commission in lower case behind two capitals": (
        "A Southern Nations commission of inquiry met in May. Ships left.\n\n"
        "The commission said that the port was not safe.",
        "Southern Nations commission",
    ),
    "a newspaper by the last word of its name": (
        "The Ulverby Observer sent two writers to the port. It rained.\n\n"
        "The port was closed, according to the newspaper.",
        "Ulverby Observer",
    ),
    "behind whose picture it is": (
        "Ada Holm left. A boat off Ulverby. Per Lie/Harbour Images/Getty Images “We are safe,” Holm said.",
        "Ada Holm",
    ),
    "no one who took a picture": (
        "Ada Holm proposed a new pier. A boat. Per Lie/Reuters It is late. “We are safe,” she said.",
        "Ada Holm",
    ),
    "a poll of two outlets": (
        "A Ulverby Post/ABC News poll found that half of the voters are content.",
        "A Ulverby Post/ABC News poll",
    ),
    "another than the owner of an adviser": (
        "President Carl Moss met allies. Susan Rowe, President Moss’s security adviser, left early.\n\n"
        "The president said he would not meet them.",
        "Carl Moss",
    ),
    "another than the owner of whoever somebody is": (
        "President Carl Moss met allies. Susan Rowe, who is President Moss’s adviser, left early.\n\n"
        "The president said he would not meet them.",
        "Carl Moss",
    ),
    "a lawyer named before with whose he is": (
        "Pratt attorney Aldo Gomm said on Monday that Owen Pratt would appeal.\n\n"
        "Carl Moss laughed.\n\nPratt’s attorney said the judge was wrong.",
        "Aldo Gomm",
    ),
    "with a party and a state": (
        "Congressman Anthony Weir (D-N.Y.) broke his silence.\n\n“It was a prank,” he told a reporter.",
        "Anthony Weir",
    ),
    "a paragraph in marks behind one whose speaker has a relative clause": (
        "“I have not broken any laws,” said Ms. Lerner, who leads the division on tax.\n\n"
        "“I have not violated any rules.”\n\nMs. Lerner left.",
        "Lerner",
    ),
    "a paragraph in marks behind the second of two speakers": (
        "Mr. Moss will refer to those cuts, officials said, but not dwell on them.\n\n"
        "“The president thinks the town has taken its eye off the ball,” Mr. Pfeiffer said in his e-mail.\n\n"
        "“Instead of talking about schools, too many are trying to score points.”",
        "Pfeiffer",
    ),
    "a body with stops in its name": (
        "The I.M.F. said the reductions were in part a response to the cuts.",
        "International Monetary Fund",
    ),
    "what belongs to a name": (
        'Mr Pratt\'s campaign was in buoyant mood too, declaring that "the comeback starts here".',
        "Mr Pratt's campaign",
    ),
    "by an office that the text does not give": (
        "Donald Trump referred to the inquiry as a “circus”.\n\n"
        "“So some day,” the president wrote, “if they win, they can do it again.”",
        "Donald Trump",
    ),
    "many of a party": (
        "Most Democratic members of the board said the plan was dead.",
        "Most Democratic members of the board",
    ),
    "who complains behind his own quotation": (
        "“They blinked because they always do,” said Representative Luis Prado of Iowa, one of the leading "
        "advocates, complaining that the town got short shrift.",
        "Luis Prado",
    ),
    "with an aside": ("Students, for their part, say the rule will not last.", "Students"),
    "at a time": ("Voters over the weekend said the rule will not last.", "Voters"),
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.values(), ids=SPEAKERS)
def test_speaker(text: str, speaker: str) -> None:
    assert find_quotes(text, method="tagger")[-1].speaker == speaker


def test_single_marks_left_open_go_on_in_the_next_paragraph() -> None:
    text = (
        "Kelly Marsh, 36, from Dudley, said: 'I thought he was going to kill me.\n\n"
        "'He kept shouting and I just froze.'\n\nPolice came late."
    )
    (quote,) = find_quotes(text, method="tagger")
    assert (quote.kind, quote.speaker) == ("direct", "Kelly Marsh")
    assert quote.end == text.index("\n\nPolice")


def words(text: str, quote: Quote) -> str:
    return " ".join(text[start:end] for start, end in quote.spans)


ENDS = {
    "without giving details": (
        'Ms Holm said on Thursday that Norland "would respond", without giving details.',
        'that Norland "would respond"',
    ),
    "which means": (
        "Ms Holm said the plan was dead, which means the port will close.",
        "the plan was dead",
    ),
}


@pytest.mark.parametrize(("text", "expected"), ENDS.values(), ids=ENDS)
def test_what_the_reporter_adds_is_cut(text: str, expected: str) -> None:
    assert words(text, find_quotes(text, method="tagger")[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The port did not respond to queries about whether it would close.",
        "Ms Holm demurred when asked whether she would resign.",
        "Mr Moss did not answer directly when asked whether the port would close.",
        "The spokesman wouldn’t say whether the port would close.",
        "Ms Holm gave little indication who she favoured.",
        "No senior official has defended the plan publicly.",
    ],
)
def test_what_nobody_says_is_no_row(text: str) -> None:
    assert find_quotes(text, method="tagger") == []
