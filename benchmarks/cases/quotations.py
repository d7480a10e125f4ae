"""Quotations, speakers and copies: ids that begin with Q, and R06."""

from __future__ import annotations

from typing import Any

from cases import Check

_STRAIGHT = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')
Wanted = tuple[str, str | None]


def said(*wanted: Wanted, apart: tuple[str, ...] = (), only: bool = False) -> Check:
    """Quotations that hold these words, each of this speaker ("" is: of nobody; None: of anybody).

    Words of `apart` stand in no quotation. With `only` there is no other row.
    """

    def check(corpus: Any) -> str | None:
        from research.measures import quotes

        rows = [
            (str(row["text"]).translate(_STRAIGHT), row["speaker"] or "")
            for row in quotes.measure(corpus).to_dict("records")
        ]
        for words, speaker in wanted:
            held = [who for text, who in rows if words.translate(_STRAIGHT) in text]
            if not held:
                return f"no quotation {words!r}"
            if speaker is not None and speaker not in held:
                return f"{words!r} is of {held[0]!r}, not {speaker!r}"
        for words in apart:
            if any(words.translate(_STRAIGHT) in text for text, _ in rows):
                return f"{words!r} is in a quotation"
        if only and len(rows) != len(wanted):
            return f"{len(rows)} quotations: {rows}"[:160]
        return None

    return check


def _sentences(corpus: Any) -> str | None:
    texts = set(corpus.sentences["text"])
    for wanted in ("He said: “No!” and walked away.", "He asked it twice."):
        if wanted not in texts:
            return f"no sentence {wanted!r}"
    return None if any(t.startswith("U.S. attorneys are") for t in texts) else "U.S. is cut"


def _copies(corpus: Any) -> str | None:
    import research

    found = research.compare(corpus).duplicates
    tied = set(found["article_a"]) | set(found["article_b"])
    wire = {a.article_id for a in corpus if "Nordvik" not in (a.title or "")}
    return None if tied == wire else f"{len(tied)} of {len(wire)} are tied"


CHECKS: dict[str, Check] = {
    "Q01": said(("he was tired", "Kari Moe"), ("the border was closed", "Lars Dahl"),
                ("she would resign", "Ida Holm"), ("the deal was dead", "Tom Berg"),
                apart=("reporters", "state television", "newspaper")),
    "Q02": said(("Man hat uns einen neuen Kai", "Martha Ellers"),
                ("Das lassen wir uns nicht gefallen", "Martha Ellers"),
                ("Niemand schließt gern", "Peter Drost")),
    "Q03": said(("On nous avait promis", "Marthe Aubin"), ("Nous irons en justice", "Marthe Aubin"),
                ("Personne n’aime fermer", None)),
    "Q04": said(("Nos prometieron", "Marta Elías"), ("Iremos a los tribunales", "Marta Elías"),
                ("A nadie le gusta", "Pedro Duarte")),
    "Q05b": said(("Man hat uns einen neuen Kai", "Martha Ellers"),
                 ("Das lassen wir uns nicht gefallen", "Martha Ellers"),
                 ("Niemand schließt gern", None)),
    "Q06": said(("他们答应给我们一个新码头", None), ("艰难的决定", None), apart=("市长表示",)),
    "Q08": said(("وعدونا برصيف جديد", None)),
    "Q09": said(("We're following breaking news", "Wolf Blitt"), ("avoidable from the first", None),
                ("So who is to blame", "Wolf Blitt"), ("The owners are to blame", "Maria Ortega"),
                ("We will reopen that pier", "Donald Trimble"),
                ("a picture in front of a ferry", "Maria Ortega"),
                ("We're joined by our correspondent", "Wolf Blitt"), apart=("COMMERCIAL BREAK",)),
    "Q10": said(("The ferry strike on the island", "Steve Inman"),
                ("Good morning, Steve", "Leila Fadal"), ("And what does he say", "Steve Inman"),
                ("We found out from the radio. Nobody", "Olav Brandt"),
                ("I'll keep you posted", "Leila Fadal"), apart=("SOUNDBITE", "Copyright NPR")),
    "Q12": said(("The committee will come to order", None), ("I yield five minutes", None),
                ("The owners knew about", None), ("Did they tell anybody", None),
                ("They told nobody", None)),
    "Q14": said(("We were promised a new pier", "Marta Ellison"),
                ("It’s an insult to people", "Marta Ellison"),
                ("The council told us the pier was “perfectly safe”", "Marta Ellison"),
                ("Then it closed it", "Marta Ellison"),
                ("Nobody likes to close a ferry", "Peter Drummond"), only=True),
    "Q16": said(only=True),
    "Q17": said(("We were promised a new pier", "Marta Ellison"), apart=("fury",)),
    "Q19": said(("two ferries would be sold", "Nordvik")),
    "Q20": said(("They never called us", "Nora Lund"), ("Not once", "Nora Lund"),
                apart=("shook her head",)),
    "Q22": said(("There is nothing in it", "Ida Holm"), ("They have hidden it", "Olav Brandt")),
    "Q23": said(("It is so hard to be poor", "Meg Marsden"), ("Never again", "Tom Berg"),
                ("We won", "Nora Lund"), ("Out of the way", None), ("I do", "Olav Brandt"),
                apart=("sighed", "barked")),
    "Q24": said(("Her experience will be an asset", "Gerald Stark"),
                ("She is a true expert", "Rosa Wessel")),
    "Q26": said(("Recognising the significance", "John Dorn")),
    "Q27": said(("As I said when she was nominated", "Gerald Stark")),
    "Q29": said(("it is your funeral", None)),
    "Q30": said(("nobody will be left behind", "Ida Holm"), apart=("The terminal will close",)),
    "Q31": said(("I just hit it", "Tom Berg"), apart=("striker", "screen")),
    "Q32": said(("The pier is not safe", "Ida Holm"), ("We have known that", "Ida Holm"),
                ("I will not put a single", "Ida Holm"), ("That is my duty", "Ida Holm"),
                apart=("The opposition disagreed",)),
    "Q33": said(("They need urgent treatment", "Hugh Marsden"),
                ("If they don't get it", "Hugh Marsden")),
    "Q35": said(("he was worried", "Karim Mahdi"), ("What he has done before", "Karim Mahdi")),
    "Q36": said(("I am going to the islands", "Joe Smithson")),
    "Q37": said(("Two men were held", "Mat Knowland")),
    "Q38": said(("They never once asked us", "Beverly Glee")),
    "Q39": said(("The data were deleted", "Alexander Tailor")),
    "Q40": said(("the talks failed", "Ban Ki-soo"), ("he was tired", "A.P.J. Rahman"),
                ("Europe was ready", "Ursula von der Leine"), ("a farce", "Jean-Luc Mélon"),
                ("nothing would change", "Abu Mazen al-Tamimi"), ("China objected", "Li Wei")),
    "Q41": said(("he would fight the cut", "Gordon Brownlow"),
                ("This is a bad deal", "Gordon Brownlow")),
    "Q42": said(("the ships would sail again", "Lars Dahl"),
                ("Repairs are nearly done", "Lars Dahl")),
    "Q43": said(("kill the island", "Olav Brandt")),
    "Q44": said(("We don't want the fishermen's boats", "Nora Lund"),
                ("It's the owners' problem", "Nora Lund"), apart=("disagreed",)),
    "Q45": said(("We were promised a new pier", "Marta Ellison"),
                ("It's an insult to people", "Marta Ellison"),
                ("we can't ignore the engineers' report", "Drummond"),
                ("We'll help the crews", "Drummond"),
                ("We're disappointed", None)),
    "Q46": said(("WE WERE PROMISED A NEW PIER", "Marta Ellison"),
                ("THE TERMINAL WOULD CLOSE", "John Holt")),
    "Q47": said(("lost £2m last year", "Kari Moe"), ("reckless", "Olav Brandt")),
    "Q48": said(("Electric ferries are the future", "Nora Lund"),
                ("We're thrilled to lead", "Nora Lund"), ("a game changer", "Per Lie")),
    "Q49": said(("This is a dark day", None), ("she would vote against", "Nora Lund MP"),
                ("Not in my name", None)),
    "Q50": said(("jobs were safe", "Kari Moe"), ("mistakes were made", "Ida Holm")),
    "Q52": _sentences,
    "R06": _copies,
}  # fmt: skip
