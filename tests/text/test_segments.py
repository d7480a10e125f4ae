"""Where sentences end: not behind titles in marks nor behind brackets with an abbreviation."""

import pytest

from research.text.segments import sentences

WHOLE = {
    "a title behind a curly mark": "Lund said in a statement, “Sen. Roe owes us a full account.”",
    "a title behind a straight mark": 'A sign said "Gov. Roe must go" on Friday.',
    "a title behind a single mark": "They say, ‘Mr. Roe, you are a lawyer.’",
    "initials behind a mark": "He called it “U.S. policy” again.",
    "a state in brackets": "Sen. Ida Roe (R-Mo.) voted against the bill on Friday.",
    "a state in brackets, then more": "It was praised by Ida Roe (Ill.) and Tom Lund (Pa.), who left.",
    "an abbreviation before a question": "Ready for Roe vs. Lund?; The mill’s tricks will not work",
    "an abbreviation before a closing mark": "He met aides of Ida J. Roe.”",
    "a name that is not said": "Aides to Ida Roe (D-Wash.), the chair, declined.",
}
PARTED = {
    "a sentence in brackets": "(He left at noon.) The mill closed.",
    "a sentence behind brackets": "She met Ida Roe (Ill.) The mill closed.",
    "a space that does not break": "It looked like a mill\xa0fair. She left.",
    "a mark that opens the next": "He came home. “Mills close,” she said.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_no_sentence_ends_here(text):
    assert [text[a:b] for a, b in sentences(text)] == [text]


@pytest.mark.parametrize("text", PARTED.values(), ids=PARTED)
def test_a_sentence_ends_here(text):
    assert len(sentences(text)) == 2
