"""Who is said to speak in a passage that is held against another article's."""

import pytest

from research.articles import Article, Corpus, Paragraph
from research.measures.comparison.passages import read

SPEAKERS = {
    "of a body": ("said Dr Priya Raman of the British Medical Association", "Priya Raman"),
    "spokesman of a person": ("said Putin’s spokesman Dmitry Peskov", "Dmitry Peskov"),
    "name after the office": ("said the mayor of Paris, Anne Hidalgo", "Anne Hidalgo"),
    "office after the name": ("said Sergei Lavrov, Russia’s foreign minister", "Sergei Lavrov"),
}


@pytest.mark.parametrize(("said", "speaker"), SPEAKERS.values(), ids=SPEAKERS)
def test_speaker_is_who_speaks_not_who_is_named_beside(said, speaker):
    text = f"“The doors were shut in our faces again,” {said}."
    article = Article("a", text, (Paragraph(0, len(text), "body"),), "a.txt", "0" * 64)
    (reading,) = read(Corpus((article,)))
    (passage,) = reading.marked
    assert (passage.speaker, passage.resolved) == (speaker, True)
