"""Where sentences end: not behind titles in marks nor behind brackets with an abbreviation."""

import os
import subprocess
import sys

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


def test_nltk_is_imported_in_part_and_is_whole_for_who_imports_it_after():
    code = (
        "import sys\n"
        "from research.languages.toolkit import SnowballStemmer\n"
        "assert not {'scipy', 'sklearn', 'nltk'} & set(sys.modules)\n"
        "import nltk\n"
        "assert nltk.corpus.stopwords and nltk.tokenize.sent_tokenize is nltk.sent_tokenize\n"
        "print(SnowballStemmer('english').stem('ports'), nltk.PorterStemmer().stem('ports'))"
    )
    options = [sys.executable, "-X", "importtime", "-c", code]
    ran = subprocess.run(options, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["port", "port"]
    ours = ran.stderr.partition("research.languages.toolkit")[0]
    assert "nltk.stem.snowball" in ours
    assert "nltk.chunk" not in ours


def test_an_nltk_that_takes_more_of_its_packages_is_imported_whole(tmp_path, monkeypatch):
    files = {
        "__init__.py": "PART = 'whole'",
        "stem/__init__.py": "",
        "stem/snowball.py": "from nltk import PART as SnowballStemmer",
        "tokenize/__init__.py": "",
        "tokenize/punkt.py": "PunktLanguageVars = PunktParameters = PunktSentenceTokenizer = None",
    }
    for name, text in files.items():
        (tmp_path / "nltk" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "nltk" / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ['PYTHONPATH']}")
    code = "from research.languages.toolkit import SnowballStemmer; print(SnowballStemmer)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["whole"]
