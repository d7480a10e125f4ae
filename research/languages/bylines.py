"""How bylines are written in languages whose letters are not Latin, and in those that are read less often."""

from __future__ import annotations

import re
from typing import Final

BY: Final = "by|von|par|por|door|av|af|di"
LABELS: Final = "author|autor|autorin|autora|auteur|auteure"  # with a colon, over the name
# The same where a day stands before it, and no place can: "Pubblicato il 4 giugno 2024 da Anna Neri".
BEHIND_DAY: Final = "da|przez"
# What joins two names, left behind the last where a database cut the others off.
DANGLING: Final = re.compile(r"(?<=\w)\s+(?:and|und|et|och|og|en|&)$", re.IGNORECASE)
# How content systems sign what an account of theirs wrote, as Drupal translates "Submitted by".
SUBMITTED: Final = (
    "submitted by|(?:eingereicht|verfasst|gespeichert) von|soumis par|(?:enviado|submetido) por|"
    r"inviato da(?=.{2,60} il\b)|ingediend door"
    r"|(?:indsendt|innsendt|inskickat) a[fv]|přidal[a]?|beküldte:?|trimis de|(?:wysłane|dodane) przez|"
    r"(?:diposting|ditulis) oleh|đăng bởi"
)
_IS_TOLD: Final = re.compile(rf"(?:{SUBMITTED})\b.*[^\W\d]{{3}}[.!?]\W*", re.IGNORECASE | re.DOTALL)
# What opens the day behind a name in the language of the byline; behind one word it may be a surname ("By
# Anh Le").
_OPENS_DAY: Final = re.compile(
    r"(?P<en>by:?\s+\S+\s\S.*)\s+(?:on|at)|(?P<de>von:?\s+\S+\s\S.*)\s+am|"
    r"(?P<fr>par:?\s+\S+\s\S.*)\s+le|(?P<es>por:?\s+\S+\s\S.*)\s+el|(?P<it>di:?\s+\S+\s\S.*)\s+il|"
    r"(?P<nl>door:?\s+\S+\s\S.*)\s+op",
    re.IGNORECASE,
)
_BAR_BEHIND: Final = re.compile(r"\s*[|•·–—/-]")
# Who published a book, of which a text may say the same as of an article.
PUBLISHER: Final = re.compile(
    r"\b(?:press|books?|publish\w*|house|verlag|éditions?|editorial|editora|edizioni|ediciones|"
    r"uitgeverij|wydawnictwo|ltd|inc|gmbh)\b",
    re.IGNORECASE,
)
# What stands between a name and that of the paper: "Ana Reis Do Jornal do Vale".
OF_PAPER: Final = re.compile(
    r",?\s+(?:d[aeo]s?|de la|del|della|di|für|vom|von|pour|para|per|for|from|of)(?: the)?$",
    re.IGNORECASE,
)
# "By our correspondent Jane Rowe", "Por la corresponsal Marta Ruiz"
OUR: Final = (
    r"(?:(?:onze|unser(?:e[mnr])?|notre|our) (?:envoyée? spéciale?|[\w-]+)|"
    r"(?:(?:el|la|le|il) |l[’'])?(?:corresponsal|redactora?|periodista|"
    r"enviad[oa] especial|correspondante?|envoyée? spéciale?|journaliste|corrispondente|"
    r"inviat[oa]|repórter))"
)
# What somebody is, before a name: "BLICK-Autor Henning Raabe", "Korrespondentin Jana Reuter".
ROLE: Final = re.compile(
    r"(?:[\w.]+-)?(?:chefredakteur|redakteur|autor|korrespondent|reporter|mitarbeiter|journalist|"
    r"volontär)(?:in)?\s+|(?:envoyée? spéciale?|correspondante?|journaliste|rédac(?:teur|trice))\s+|"
    r"(?:corresponsal|redactora?|enviad[oa] especial|periodista)\s+|(?:corrispondente|inviat[oa])\s+|"
    r"(?:redacteur|verslaggever|verslaggeefster|correspondent)\s+|(?:repórter|jornalista)\s+",
    re.IGNORECASE,
)
_HAN: Final = r"[\u4e00-\u9fff々〆ヶ]"
_KANA: Final = r"[\u3040-\u30ff]"
_ONE: Final = r"[^\W\d_a-z][\w.'’-]{1,30}"  # a word of a name, in letters with or without case
_PERSON: Final = rf"{_ONE}(?: {_ONE}){{1,3}}"
_PEOPLE: Final = (
    rf"{_PERSON}(?:(?:, | и | та | i | a | és | ve | ja | και | و | και η | și ){_PERSON}){{0,3}}"
)
_EASTERN: Final = r"[\u0590-\u06ff’'״\"-]{2,20}"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # 記者・高橋 恵, 【記者　高橋恵】, 本报记者 张三, 作者：李四
        rf"[（(【\[]?(?:本[报報]|新[华華]社|[\u4e00-\u9fff]{{2,6}}(?:支局|総局|部))?\s?(?:特[约約])?(?:[记記]者|作者|撰文|"
        rf"文責?|[执執]筆|筆者|署名|編集委員|論説委員|通[讯訊][员員])\s?[・:：／/\s　=＝]\s?"
        rf"(?P<who>(?:{_HAN}|{_KANA}){{2,6}}(?:[ 　](?:{_HAN}|{_KANA}){{1,5}}){{0,2}})"
        r"[）)】\]]?(?:[ 　]?[报報]道)?",
        rf"(?i:by)\s(?P<who>{_HAN}{{2,4}})",
        # （高橋恵） under a story
        rf"（(?!敬称|以下|中略|編集|共同|時事|新華|新华|終わ|写真)(?P<who>{_HAN}{{3,5}})）",
        # 김철수 기자, 입력 2023.06.04 05:00 김철수 기자
        r"(?:\D{0,6}(?:19|20)\d\d[.년/-][\d.년월일 :/오전후-]{4,26}){0,2}"
        r"[（(\[]?(?P<who>[\uac00-\ud7a3]{2,4})\s?(?:선임|수습|인턴)?(?:기자|특파원|논설위원)[）)\]]?(?:\s.{0,60})?",
        # Автор: Ольга Тихомирова, Szerző: Kovács Anna, Συντάκτης: ..., بقلم: ...
        rf"(?i:автор(?:ы|и)?|текст|корреспондент|журналист|беседовал[аи]?|подготовил[аи]?|"
        rf"szerz[őo]|írta|autor(?:ka|zy|ka textu|i|in|en|innen|a|as|es|e)?|"
        rf"auteure?s?|autrice|verfasser(?:in)?|avtor(?:ica)?|tekst|rozmawiał[a]?|opracował[a]?|"
        r"opracowanie|"
        rf"haber|yaz[ıi]|yazar|muhabir|συντάκτης|συντάκτρια|γράφει(?: [οη])?|ρεπορτάζ|κείμενο|"
        rf"toimittaja|teksti|skribent|de|text)\s?[:：]\s?(?P<who>{_PEOPLE})",
        # Υποβλήθηκε από Ελένη Δήμου στις ..., Laporan Wartawan Gazette, Ana Roe
        rf"(?i:υποβλήθηκε από|(?:отправлено|опубликовано) пользователем|laporan (?:wartawan|reporter|"
        rf"koresponden)[^,\d]{{0,40}},) (?P<who>{_ONE}(?: (?!στις|в ){_ONE}){{1,3}})(?: (?:στις|в) "
        rf".{{4,40}})?",
        # "Jane Rowe (Text), Sam Ito (Bilder), Linden"
        rf"(?P<who>{_PERSON}) \((?i:texte?|texto|testo|words|tekst)\)(?:,? .{{0,60}})?",
        # Arabic and Hebrew have no capitals, and words before the name without a colon.
        r"(?:بقلم|كتبت?|تقرير|إعداد|מאת|כתב[הת]?)\s?[:：]?\s"
        rf"(?P<who>{_EASTERN}(?: {_EASTERN}){{1,3}})",
    )
)
_ABROAD: Final = re.compile(
    r"(?:[А-ЯЁЇІЄҐЋЂЉЊЏЎ][а-яёїієґћђљњџў]+|[Α-ΩΆΈΉΊΌΎΏ][α-ωάέήίόύώϊϋΐΰς]+)"
    r"(?:[ -](?:[А-ЯЁЇІЄҐЋЂЉЊЏЎ][а-яёїієґћђљњџў]+|[А-ЯІ]\.|[Α-ΩΆΈΉΊΌΎΏ][α-ωάέήίόύώϊϋΐΰς]+)){1,2}"
)


# A desk, which is nobody.
DESK: Final = (
    r"redaktion(?:en)?|rédaction|redacci[oó]n|redazione|reda[cç][aã]o|redactie|redakcja|redakce|redakcia|"
    r"redakcija|redaks[ij]+|redacția|редакция|редакція|toimitus|szerkesztőség|haber merkezi|σύνταξη|ban "
    r"biên tập|編集部|편집국|编辑部|編輯部|هيئة التحرير"
)


def read(line: str) -> str | None:
    """Who wrote it, where a line is a byline in one of these languages and nothing else.

    >>> read("記者・高橋 恵"), read("김철수 기자"), read("Автор: Ольга Тихомирова"), read("Ольга")
    ('高橋 恵', '김철수', 'Ольга Тихомирова', None)
    """
    bare = line.strip()
    if not 3 < len(bare) < 100:
        return None
    # "2024-06-04 08:15 来源：... 作者：李四"
    parts = [part for part in bare.split() if "：" in part] if "：" in bare else []
    found = next(
        (m for text in (bare, *parts) for form in _FORMS if (m := form.fullmatch(text))), None
    )
    return " ".join(found["who"].split()) if found else None


_CASELESS: Final = re.compile(
    r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f]{2,20}"
    r"(?: [\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f.]{2,20}){1,3}"
)


def is_of_caseless(name: str) -> bool:
    """Whether what a page calls its byline is two to four words of Arabic, Hebrew, Hindi or Thai.

    >>> is_of_caseless("रमेश वर्मा"), is_of_caseless("Jane Rowe")
    (True, False)
    """
    return bool(_CASELESS.fullmatch(name))


def is_sentence(line: str) -> bool:
    """Whether a line is a sentence that opens as content systems sign: of a plan that was submitted.

    >>> is_sentence("Submitted by Ann Loy on 3 June, the plan failed.")
    True
    >>> is_sentence("Submitted by Ann Loy on 3 June")
    False
    """
    return _IS_TOLD.fullmatch(line) is not None


def before_day(part: str, line: str) -> str:
    """What stands before a day, without the word that opened the day, where it is a byline.

    With a capital before a bar of the line the word opens no day, and is a surname.

    >>> before_day("By Jane Rowe On", "By Jane Rowe On June 4, 2024")
    'By Jane Rowe'
    >>> before_day("By Jane Rowe on", "By Jane Rowe on | June 4, 2024")
    'By Jane Rowe'
    >>> before_day("", " | June 4, 2024")
    ''
    >>> before_day("Par Minh Anh Le", "Par Minh Anh Le | 4 juin 2024"), before_day("By Anh Le", "By Anh Le")
    ('Par Minh Anh Le', 'By Anh Le')
    """
    barred = _BAR_BEHIND.match(line, line.find(part) + len(part))
    found = None if barred and not part[-2:].islower() else _OPENS_DAY.fullmatch(part)
    return found[found.lastgroup or 0] if found else part


def may_be_name(line: str) -> bool:
    """Whether a line has the form of a name in Cyrillic or Greek, and of nothing else.

    >>> may_be_name("Ольга Тихомирова"), may_be_name("Погода в Заречье")
    (True, False)
    """
    return bool(_ABROAD.fullmatch(line.strip()))
