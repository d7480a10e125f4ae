"""Rebuild the word and name lists under research/languages/en/gazetteers from installed packages.

Needs, beside the package: `names` (US Census 1990, public domain), `Faker` (MIT), `textblob`
(Brill's lexicon, MIT) and `symspellpy` (word frequencies, MIT). Not needed to use the package.
"""

from __future__ import annotations

import importlib
import re
import textwrap
from functools import cache
from importlib.util import find_spec
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "research" / "languages" / "en" / "gazetteers"
LOCALES = (
    "en_GB en_IE en_NZ en_IN fr_FR de_DE es_ES es_MX it_IT nl_NL pl_PL sv_SE no_NO da_DK "
    "fi_FI pt_BR cs_CZ hu_HU ro_RO hr_HR tr_TR id_ID "
)
# Romanised names that no list above has: frequent ones, by hand.
MALE = (
    "Aleksandr Aleksei Alexei Alexey Anatoly Andrei Andrey Andriy Arkady Artem Bogdan Boris "
    "Denis Dmitri Dmitriy Dmitry Dmytro Evgeny Fyodor Gennady Georgy Grigory Igor Ihor Ilya "
    "Konstantin Leonid Maksim Mikhail Mykhailo Mykola Nikita Nikolai Nikolay Oleg Oleh "
    "Oleksandr Oleksiy Pavel Pavlo Petro Rodion Roman Ruslan Serhiy Sergei Sergey Stanislav "
    "Taras Vadim Valery Vasily Viacheslav Viktor Vitali Vitaly Vladimir Vladislav Volodymyr "
    "Vyacheslav Yegor Yevgeny Yuri Yuriy Abdul Abdullah Abu Ahmad Ahmed Ali Amir Anwar Ashraf "
    "Ayman Bashar Faisal Fayez Hamid Hamza Hassan Hosni Hussein Ibrahim Imran Ismail Javad "
    "Jamal Karim Khaled Khalid Mahmoud Mehdi Mohamed Mohammad Mohammed Mohamad Muhammad "
    "Muqtada Mustafa Nabil Nasser Nouri Omar Osama Qassem Rami Rashid Reza Saad Saddam Saeed "
    "Salman Sami Tariq Usama Walid Yahya Yasser Yousef Youssef Zalmay Ziad Avigdor Benny Ehud "
    "Moshe Naftali Shimon Yair Yitzhak Yoav Narendra Manmohan Rahul Rajiv Arvind Keir Rishi "
    "Sajid Sadiq Jeremy Nigel Liam Alistair Hamish Barack Mitt Jeb Newt Reince Rand Kirstjen "
    "Beto Rahm Tulsi Lindsey Trey Devin Jared Recep Tayyip Jens Jean-Claude Jean-Luc "
    "Jean-Marie Jean-Yves Jean-Marc Emmanuel Olaf Frank-Walter Wolfgang Sigmar Heiko Geert "
    "Shinzo Fumio Taro "
)
FEMALE = (
    "Anastasia Ekaterina Galina Irina Ivanka Ksenia Lyudmila Maria Mariya Marina Melania "
    "Natalia Natalya Nadia Oksana Olena Olga Polina Svetlana Tatiana Tatyana Valentina Yelena "
    "Yulia Yuliya Aisha Aicha Amina Asma Ayesha Benazir Fatima Fatma Hanan Huma Ilhan Khadija "
    "Layla Leila Malala Maryam Mariam Nasrin Noor Rashida Samira Shirin Zainab Zeinab "
    "Federica Giorgia Jacinda Kellyanne Nikki Condoleezza Kamala Sonia Priti Nicola Theresa "
    "Saoirse Ursula Angela Annalena Anne-Marie Tzipi Golda Reality Omarosa Alexandria Kyrsten "
    "Tulsi Kirsten Elise "
)
NOT_NAMES = (
    "An April August Autumn Bee Christian China Dallas Dakota Denver East Ester Great Holiday "
    "Hope Houston In Israel Ivory Jordan June King Kenya Lake Long Love Major March May My "
    "Page Paris Price Princess Queen Rose Royal Russia See So Song Son Star Summer Sunday "
    "Tuesday Monday Friday The Van Asia Africa America Argentina Austin Virginia Georgia "
    "Florida Carolina Tennessee Savannah Charity Chance Faith Grace Many More Man Much Else "
    "Young Rich Guy Rob Art Bill Will Mark Drew Grant Pat Sue Gay Joy Gene Gale Dawn Daisy "
    "Crystal Coral Ruby Pearl Amber Sky Lady Kiwi Deal Buddy Cash Chase Chad Clay Cliff Colt "
    "Dean Dick Earl Frank Forest Garth Jack Lance Lane Les Marine Marshall Merry Miles Mercy "
    "Mercedes Bishop Brook Brooke Christmas Cruz Duke Freedom Genesis Honor Infant Justice "
    "Judge Kennedy Legend Lord Mayor Melody Nova Ocean Patience Pope Prince Robin Rocky Romeo "
    "Santa Santo Sailor Season Sparkle Tempest Temple Treasure Trinity Unique Victor Precious "
    "Wednesday Winter World Zion Else Ha Ka Le Li Lu Ma Na Un Do "
)
STILL_NAMES = (
    "Will Mark Grant Bill Dick Frank Jack Chad Chase Drew Dean Earl Gene Grace Faith Hope Joy "
    "Guy Lance Miles Marshall Pat Rob Rose Ruby Sue Victor Amber Brooke Crystal Dawn Clay "
    "Cliff Rich Christian Austin Jordan Art Robin Marine Georgia Virginia Savannah Duke Rocky "
    "Santiago "
)

RATHER_NAMES = (  # words of the lexicon that news means as names when they have a capital
    "trump graham warren lynch davenport william john mercer gore santos hurley howe garner shea "
    "levy terry drew harry bush stein manning morrow meadows garland"
)


def census(name: str) -> dict[str, float]:
    folder = Path(str(find_spec("names").origin)).parent
    rows = (line.split() for line in (folder / name).read_text().splitlines())
    return {row[0].title(): float(row[1]) for row in rows if len(row) > 1}


def latin(values: object) -> set[str]:
    words = {w for value in (values or ()) for w in str(value).split()}
    return {w for w in words if re.fullmatch(r"[A-ZÀ-Þ][a-zß-ÿ]{2,}(?:-[A-Z][a-z]+)?", w)}


def write(name: str, head: str, sections: dict[str, list[str]]) -> None:
    lines = [f"# {line}" for line in head.splitlines()]
    for section, words in sections.items():
        lines += [f"[{section}]", *textwrap.wrap(" ".join(words), 99, break_on_hyphens=False)]
    (OUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def ranking() -> list[str]:
    folder = Path(str(find_spec("symspellpy").origin)).parent
    lines = (folder / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    return [line.split()[0] for line in lines]


def given_names() -> None:
    men, women = census("dist.male.first"), census("dist.female.first")
    gender: dict[str, str] = {}
    for locale in LOCALES.split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        male = latin(getattr(provider, "first_names_male", None))
        female = latin(getattr(provider, "first_names_female", None))
        for name in male ^ female:
            shown = "m" if name in male else "f"
            gender[name] = shown if gender.get(name, shown) == shown else "b"
    for name in set(men) | {n for n, share in women.items() if share >= 0.004}:
        m, f = men.get(name, 0), women.get(name, 0)
        gender[name] = "m" if m >= 8 * f else "f" if f >= 8 * m else "b"
    gender |= dict.fromkeys(MALE.split(), "m") | dict.fromkeys(FEMALE.split(), "f") | {"Tulsi": "f"}
    everyday = set(ranking()[:4000])
    for name in list(gender):
        word = name.lower() in everyday or (name not in men and name not in women)
        word = word and (name.lower() in everyday or name.lower() in tags())
        if word and men.get(name, 0) + women.get(name, 0) < 0.02:
            gender.pop(name)
    for name in set(NOT_NAMES.split()) - set(STILL_NAMES.split()):
        gender.pop(name, None)
    groups = {
        title: sorted(n for n, g in gender.items() if g == key and len(n) > 1)
        for title, key in (("male", "m"), ("female", "f"), ("both", "b"))
    }
    write(
        "given_names.txt",
        "Given names and the gender they show. Source: US Census 1990 (public domain) as in the\n"
        "package names 0.3; person providers of Faker 40 (MIT); romanised Russian, Ukrainian,\n"
        "Arabic and other names by hand. Made by training/gazetteers.py.",
        groups,
    )


def surnames(common: set[str]) -> None:
    last = census("dist.all.last")
    chosen = [n for n in list(last)[:6000] if n.lower() not in common and len(n) > 2]
    write(
        "surnames.txt",
        "Surnames that are no common word, the most frequent first. Source: US Census 1990\n"
        "(public domain) as in the package names 0.3. Made by training/gazetteers.py.",
        {"surname": chosen},
    )


@cache
def tags() -> dict[str, str]:
    """Word -> part of speech of Brill's lexicon, words in lower case only."""
    lexicon = Path(str(find_spec("textblob").origin)).parent / "en" / "en-lexicon.txt"
    found = {}
    for line in lexicon.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if re.fullmatch(r"[a-z]{2,}", word):
            found[word] = tag
    return found


def words() -> set[str]:
    known = tags()
    ranked = ranking()
    words_too = {name.lower() for name in (NOT_NAMES + STILL_NAMES).split()}
    listed = (OUT / "given_names.txt").read_text(encoding="utf-8").lower().split()
    # A given name that is also a rare word is a name.
    rare = set(listed) - set(ranked[:4000]) - words_too
    names = set(RATHER_NAMES.split()) | rare
    common = [w for w in ranked[:16000] if w in known and w not in names]
    adjectives = [w for w in common if known[w].startswith("JJ")]
    rarer = [w for w in ranked[16000:45000] if known.get(w, "").startswith("JJ") and w not in names]
    rest = [w for w in common if not known[w].startswith("JJ")]
    write(
        "words.txt",
        "Common English words, adjectives apart, the most frequent first. Source: words of\n"
        "Brill's lexicon (1993, MIT licence; as in textblob 0.20) among the 16,000 most frequent\n"
        "ones of SymSpell's dictionary (MIT; after Google Books and SCOWL). Made by\n"
        "training/gazetteers.py.",
        {"adjective": adjectives, "other": rest, "rare_adjective": rarer},
    )
    return set(common)


def verbs() -> None:
    """Base forms of the verbs of the lexicon, from its tags of any form of them."""
    known, ranked = tags(), ranking()
    rank = {word: number for number, word in reversed(list(enumerate(ranked)))}
    bases = {w for w, tag in known.items() if tag in ("VB", "VBP")}
    for word, tag in known.items():
        endings = {"VBD": ("ed", "d"), "VBN": ("ed", "d"), "VBZ": ("es", "s"), "VBG": ("ing",)}
        for ending in endings.get(tag, ()):
            if not word.endswith(ending):
                continue
            stem = word[: -len(ending)]
            doubled = stem[:-1] if stem[-2:-1] == stem[-1:] else ""
            candidates = [stem, stem + "e", doubled, stem[:-1] + "y" if stem.endswith("i") else ""]
            bases |= {min((c for c in candidates if c in rank), key=rank.__getitem__, default="")}
    common = set(ranked[:45000])
    write(
        "verbs.txt",
        "Base forms of common verbs. Source: Brill's lexicon (1993, MIT licence; as in textblob\n"
        "0.20) and SymSpell's dictionary (MIT). Made by training/gazetteers.py. The irregular ones\n"
        "are in irregular.txt.",
        {"verb": sorted(w for w in bases if w in common and len(w) > 1)},
    )


if __name__ == "__main__":
    verbs()
    given_names()
    surnames(words())
