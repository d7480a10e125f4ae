"""Corpora as users have them, made up: uneven outlets, missing dates, two languages."""

import datetime as dt
import json
import random
from pathlib import Path

OUTLETS = {
    "The Harbour Times": 14, "Northern Post": 10, "Daily Ledger": 8, "Coast Wire": 6,
    "_underscore": 5, "Vale & Hill <News>": 4, "The Lone Page": 2, "One Voice": 1,
}  # fmt: skip
PEOPLE = ["Nora Lund", "Peter Drummond", "Jane Rowe", "Omar Haddad", "Olav Brandt", "Meg Marsden"]
ROLES = ["Mayor", "Senator", "Prime Minister", "President", "Minister", "Commissioner"]
BODIES = ["the council", "the ferry operator", "Nordvik", "the Ministry of Transport", "the union"]
SENTENCES = [
    "{role} {a} said the plan was “a betrayal of the islands” and accused {b} of hiding the costs.",
    "{b} rejected the criticism and praised {body} for its work.",
    "“We will not close the terminal,” {a} told reporters on Tuesday. “We have the money.”",
    "According to {body}, prices rose by {n} per cent and {n} jobs were lost.",
    "Families who have lost their homes wept as the last ferry left the pier.",
    "{a} blamed {b} for the failure of the talks and called for an inquiry.",
    "{body} argued that the decision would harm the economy and cost {n} million pounds.",
    "The dispute between {a} and {b} has divided the town for years.",
    "{a} warned that it would be wrong, even immoral, to abandon the islanders.",
    "The government should solve the problem, {b} said, because it is responsible for it.",
]
FRENCH = [
    "Le maire a déclaré que le terminal serait fermé dans les prochains mois.",
    "« Nous ne sommes pas d'accord », a affirmé la ministre devant les habitants de la ville.",
    "Les syndicats ont critiqué la décision du gouvernement et demandent une enquête.",
    "Cette année, les prix ont augmenté et les familles ont perdu leur maison.",
]
GERMAN = [
    "Die Ministerin hat den Plan am Montag scharf kritisiert und eine Untersuchung gefordert.",
    "„Das ist nicht der richtige Weg für die Inseln“, sagte der Bürgermeister nach der Sitzung.",
    "Der Streit in der Partei ist nicht vorbei, und die Familien haben Angst um ihre Häuser.",
    "Die Preise sind in diesem Jahr um zehn Prozent gestiegen, wie das Amt mitteilte.",
]
KINDS = {"en": SENTENCES, "fr": FRENCH, "de": GERMAN}


def article(chance, number, outlet, *, language="en", date=None):
    first, second = chance.sample(PEOPLE, 2)
    given = {
        "a": first, "b": second, "role": chance.choice(ROLES), "body": chance.choice(BODIES),
        "n": chance.randint(2, 90),
    }  # fmt: skip
    lines = [chance.choice(KINDS[language]).format(**given) for _ in range(chance.randint(3, 9))]
    paragraphs = [line[:1].upper() + line[1:] for line in lines]
    title = f"{first} and the ferry, part {number}" if language == "en" else f"Ferry, {number}"
    record = {"id": f"a{number}", "outlet": outlet, "title": title, "text": "\n\n".join(paragraphs)}
    return record | ({"date": date.isoformat()} if date else {})


def made_up(folder: Path, outlets, *, languages=("en",), dates=True, days=60, seed=1):
    """A JSONL file of articles in `folder`; with several languages, every seventh is in the last."""
    chance = random.Random(seed)
    records = []
    for outlet, count in outlets.items():
        for _ in range(count):
            number = len(records)
            language = languages[-1] if number % 7 == 0 else languages[0]
            day = dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(days))
            known = dates is True or (dates == "some" and number % 5)
            records.append(
                article(chance, number, outlet, language=language, date=day if known else None)
            )
    folder.mkdir(parents=True)
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    return folder
