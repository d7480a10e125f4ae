"""Rows of frames, portrayal and comparison as readers judged them, most of whom had no part in the rules.

    python benchmarks/readers.py

`readers.tsv` holds places and verdicts, no text. The second reader saw 271 rows of what one article of an
event alone carries and 137 claims told by several, of 28 events of BASIL and SEESAW; 200 rows of portrayal
and 200 of the frames' evidence, of PolNeAR dev too. Rules were then changed with his classes of errors in
sight. The third drew from other events and articles, after these changes, and the fourth from others again:
14 events, and 474 articles for the frames. After him absence was held to stricter rules. `lacking` is
whether the articles that `lacking_in` names lack a claim, as they were then. `editor` is whoever wrote
these rules: 99 rows of 16 events that no reader had seen, the likest sentences beside, and 26 cells of
`lacking_in` as it is since the fifth reader, with the whole article that is said to lack the claim; and 60
rows each of human interest and morality, since evidence of these needs a word beside (version 3). The fifth
reader judged rows of the rules before: 14 events none of whose rows of the kind had been seen. Of his 25
cells of `lacking_in` 12 are still listed, all of them right. The sixth read after all of this, articles and
events that had no such row here: 488 articles for the frames, 18 events. Then the editor of codebook 3.1
coded as strictly as he, mostly PolNeAR's train part: `strict30` 250 rows of version 3.0 before any change,
half of which set the rules, `strict31` 164 rows of version 3.1 from sentences not coded before, after which
a few more rules came; what is left of each says frames.py (`shown`). The 35 claims are of five events; of
the six wrong ones two are a site's words to its readers, one a correction, one half a sentence, all of
which are no claims since. The seventh and eighth judged what reports show after all of this. The seventh read
whole articles; 55 of his 72 rows of human interest and morality are of articles that earlier readers knew,
and 16 of his cells of `lacking_in` of events chosen because they have a statement. The eighth read quickly:
sentences with a few hundred characters around, of articles many of which earlier readers had seen (of 18 rows
of human interest and morality in others 11 were right), and claims of four events. The editor of codebook 3.2
coded 175 rows of 3.1 that nobody had judged (`strict31b`), whose errors set the rules, and 142 of 3.2 after
(`strict32`), sentences with some hundred characters around; a few rules followed the first 87 of these. Of
the right rows he noted no borderline.
The ninth judged what reports show of 32 articles of 15 outlets, 2016 to 2024, that are of no validation set
(`new`: from public repositories, their texts are not kept here), 19 of them one block of text, captions
inside, and of seven groups taken for events, three of which are none; after that reading an outlet in its
own article, a country of one tourist and contributors were made no actors. Articles were read before rows,
sentence and actor before the label.
`strict_only0` and `strict_only` are actors and names that one article alone carries, before and after
the rules of `participation`, of 14 events of BASIL of which no such row had been read: all rows, by the
editor of these rules, strictly (who is named in passing, or whom another article describes, is wrong),
all three articles read before. The first eight events were drawn after the rules that 19 others had shown
to be needed, the other six after a few more; a few more rules followed these.
The tenth judged what reports show of 37 articles of 22 outlets, 2016 to 2025 (`new/101` on, as above), with
these rules: articles first, eight groups of two to five taken for events; half of what was wrong of actors
were outlets, agencies and reporters, and the first two were left out after.
The eleventh judged what reports show of 40 articles of 26 outlets, 2013 to 2024 (`new/301` on), articles
first: one model for what one article of an event alone carries, another for the frames.
The twelfth judged both, with the rules that followed, of 42 articles of 27 outlets, 2010 to 2026 (`new/401`
on): ten events of two or three articles, and at most three sentences an article for conflict and economy.
The thirteenth are two, each with half of the events, who judged what reports show, with the rules that
followed and codebook 3.5, of 42 articles of 23 outlets, 2018 to 2026 (`new/501` on): 17 events of two to four
articles; of responsibility there was no row.
The fourteenth are two more, each with half of the events, who judged what reports show, with the rules that
followed, of 44 articles of 23 outlets, 2016 to 2026 (`new/601` on): 13 events of two or three articles.
The fifteenth are three, one with the frames' evidence and two with half of the events each, who judged what
reports show, with the rules that followed and codebook 3.6, of 46 articles of 36 outlets, 2014 to 2025
(`new/701` on), most of 2018: 12 events of two to four articles. Of what one article alone carries only such
rows are kept here; the others that they judged, which two or three of an event's articles carry, are not.
The sixteenth are three more, with the rules that followed and codebook 3.7, of sets that those who wrote
these had left alone: evidence of SEESAW, of every other event of BASIL and of PolNeAR's dev part, in no
sentence that was judged before; and what one article alone carries, and what is told by several, of 16
events of SEESAW and BASIL of which no such row was judged. Of two of these events the package takes one
article for another event: what only that one carries too is right here, whatever the reader said, who was
told of three.
The seventeenth are six, two for each of three times twelve events of SEESAW and BASIL that who wrote the
newest rules had left alone, articles whole before any row. After the first twelve claims that are parts of
sentences were shown with the rest of the sentence, which a fifth of these 120 lacked (`before17`: .73 right,
with those that are cut .93); all other rows, and what is told by several, are of all 36 events, numbers of
the first 24 without what stands beside them. Rules of names followed each twelve; the eighteenth are two
who judged the names of 22 more events after these. The nineteenth are two more, each with half of 200 rows
of portrayal of 126 articles of BASIL, SEESAW and PolNeAR dev, with the two sentences before and one behind.
The twentieth judged 100 more after the rules that followed, and called an act that somebody should do, or is
called on to do, wrong; such acts are `irrealis` since. The twenty-first are two, each with half of 220 rows,
after that, of 140 articles of events at every other place by name, which who wrote these rules left alone,
and of PolNeAR dev. The twenty-second judged as many of such events, 134 articles, when an act was shown with
its object, and called a row wrong too whose words run into another clause; who wrote that rule had read
the words of 70 acts of BASIL's events there.
`strict33a` and `strict33b` are what one article alone carried then, in six events of BASIL each, all
rows as strictly read by who mended the rules after, articles whole: with the first the rules were
written, with a look at the second five of them were and the thresholds of claims were settled.
`strict33c` are the rows of three more with these rules; two further rules went after four of its actors.
`strict35`, `before36` and `strict36` are rows of frames' evidence judged by the sentence alone, as strictly,
by the editor of codebook 3.6: of PolNeAR, BASIL and SEESAW, and of texts no row was drawn from before,
sentences of NewsMTSC (train) and DSE and web pages of article_extraction. Half of the articles set rules
first. Of the other half 125 rows of human interest of codebook 3.5 (`strict35`) then set more; `before36` are
118 further ones and 40 of each other frame, `strict36` those of these that are shown with the rules (rows of
both were mixed, and which was which was not told). After these 104 `toddler*`, "traumatized" and two idioms
were made no evidence by themselves.
`cut` marks a name or quotation that is right and not whole: of names
readers from the third on called these wrong. `borderline` rows another reader might decide the other way.
"""

from __future__ import annotations

import pandas as pd
from common import HERE, fingerprint, save

KEPT = HERE / "readers.tsv"


def main() -> None:
    """Count and save."""
    rows = pd.read_csv(KEPT, sep="\t")
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for by in (["reader", "table"], ["reader", "table", "kind"]):
        for (reader, *what), group in rows.groupby(by):
            figures.setdefault(str(reader), {})[" ".join(what)] = {
                "right": group["right"].mean(),
                "rows": len(group),
                "borderline": group["borderline"].mean(),
            }
    save("readers", figures, data_sha256=fingerprint([KEPT]))


if __name__ == "__main__":
    main()
