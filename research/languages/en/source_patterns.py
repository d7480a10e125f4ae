"""Patterns of how English news says who a source is, why it knows, and why it has no name."""

from __future__ import annotations

import re
from typing import Final

from research.languages.en import lists

_ABBREVIATED = r"\b(?:Inc|Corp|Jr|Sr|St|Dr|Mr|Mrs|Ms|Rep|Sen|Gov|U\.S|D\.C|[A-Z])\."
_WORDS = rf"(?:{_ABBREVIATED}|(?<=\w)\.(?=[a-z])|[^,;:.!?\n()“”\"—–])"
# ", the White House press secretary,": what stands between commas, dashes or brackets behind a name.
APPOSED: Final = re.compile(
    r"\s*(?:,\s*(?:\d{1,2},\s*)?|\s[—–-]\s|\s?\()"
    rf"(?P<words>(?!\d){_WORDS}{{3,240}}?)(?=,|\)|\s\(|\s[—–-]\s|[.!?](?:\s|$)|;|:|\s(?:of\s)?[“\"‘])"
)
PARTY: Final = re.compile(
    r"\s?\((?P<words>(?:R|D|I|Republican|Democrat)[-,\s–][A-Z][\w. -]{1,25})\)"
)
# "his wife," right before a name.
APPOSED_TO: Final = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s)\s(?P<words>(?:(?!and\b)[\w-]+\s){0,3}[a-z][\w-]+),\s$"
)
WHO: Final = re.compile(rf"\s*,?\s*(?P<words>who\s{_WORDS}{{5,140}})")
KNOWS: Final = re.compile(
    r"\b(?P<words>(?:familiar with|briefed on|close to|with (?:direct )?knowledge of|involved in|"
    r"present at|who (?:attended|witnessed|saw|knows|worked|works|studies|studied|wrote|led|leads|runs|"
    rf"chairs|represents)|with access to){_WORDS}{{3,110}})"
)
# Between a title and a body: "director for civil liberties at the Harbour Foundation".
OF_NAME: Final = re.compile(
    r"\s(?:(?:at|with|from)\s|for\s(?=(?:the|an?|his|her|its|their)\s|[A-Z]|\S+\.\w)"
    r"|of\s(?=(?:the\s|an?\s)?[A-Z]))"
)
WORD: Final = re.compile(r"[^\W\d_][\w.&'’-]*")
# "CNN’s" right before a name; "the campaign’s press secretary".
OWNER: Final = re.compile(r"(?P<words>(?:[A-Z][\w.&-]*\s)*[A-Z][\w.&-]*)(?:['’]s|(?<=s)['’])\s$")
ANOTHER: Final = re.compile(r"\sand\s(?:an?|the|is|was|now|former)\s")
OWNED: Final = re.compile(
    r"(?i:the\s)?(?P<words>[A-Z][\w.&-]*(?:\s(?:of\s)?[A-Z][\w.&-]*)*|[\w.&-]+(?:\s[A-Z][\w.&-]*)*)(?:['’]s|(?<=s)['’])\s"
)
BODY_FIRST: Final = re.compile(
    r"(?P<body>[A-Z][\w.&'’-]*(?:\s(?:(?:of|for|at)\s)?[A-Z][\w.&'’-]*)*)\s(?=[a-z][\w-]*(?:\s[a-z][\w-]*)*$)"
)
# Before a title: "the", "her", "former".
TITLE_OPENER: Final = re.compile(r"(?i)\s*(?:another|the|a|an|his|her|its|their|former|and)\s+")
DETERMINER: Final = re.compile(
    r"(?i)(?:perhaps\s|arguably\s)?(?:another|the|a|an|his|her|its|their)\s+"
)
ARTICLE: Final = re.compile(r"(?i)the\s+")
CLAUSE: Final = re.compile(r"\s(?:who|whose|whom|that|which|when|where|at\sthe\stime)\s")

NAMELESS: Final = re.compile(
    r"(?i)on (?:the )?condition of anonymity|anonymous(?:ly)?|not (?:be )?authori[sz]ed to (?:speak|comment|"
    r"discuss)|(?:not|declined) to be (?:named|identified|quoted)|asked not to be|unnamed|"
    r"without attribution"
)
FAMILIAR: Final = re.compile(
    r"(?i)(?:familiar with|briefed on|knowledge of|close to(?! election| \d| half| a )) "
)
# Somebody who was told of before.
THAT_PERSON: Final = re.compile(r"(?i)(?:the|this|that|these|those) (?:person|individuals?)")
_ABOUT = (
    r"(?:(?:slightly\s|just\s)?(?:about|some|nearly|only|almost|over|roughly|just|another|(?:more|less|fewer)\sthan|"
    r"at\sleast|just\s(?:under|over))\s)?"
)
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
# Shares of those who were asked: "46 percent of voters", "more than two-thirds", "six in 10".
NUMBERED: Final = re.compile(
    rf"(?i)^{_ABOUT}(?:"
    r"(?:(?:an?\s|one-|two-|three-|four-)(?:half|third|quarter|fourth|fifth|tenth)s?|half)(?:\sof\b|$)"
    rf"|(?:[\d,.]+|\w+(?=\spercent))(?:\s?%|\spercent)?(?:\sof\b|\s\(|$)|{_NUMBER}\s(?:in|out\sof)\s)"
    r"|^(?:all\s)?those\s(?:who\swere\s)?(?:surveyed|polled|questioned|interviewed|asked|over|under|aged|between)\b"
)
PARTISAN: Final = re.compile(r"(?:R|D|I|Republican|Democrat)\b")
# "the Committee for a Clean Harbour", but "the Committee on Foreign Relations".
CAUSE: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z]\w+ )*(?:Committee|Council|Alliance|Coalition|Citizens|Campaign|Center|Centre) "
    r"(?:for|[Tt]o|[Aa]gainst) "
)
# "a poll of voters" is a poll.
BEHIND_HEAD: Final = re.compile(
    r"(?i)\s(?:of|by|from|for|in|on|at|with|to|about|who|which|that|this|last|being|tracking(?!\spoll)|showing|detailing|"
    r"released|through|between|under|against|before|after|since|during|near|into|over|behind|across|among|there|later|earlier|"
    r"enacted|discovered|provided|seen|reviewed|drafted|prepared|introduced|compiled|dated|leaked|conducted|issued|addressed|obtained|filed|published|posted|turned|sent|written|unsealed|signed|"
    r"relating|regarding|concerning|previously|recently|submitted|revealed|made|taken|commissioned|and)"
    r"(?:\s|$)|,"
)
# Bodies of the nations: "the UN Security Council".
OF_NATIONS: Final = re.compile(r"(?<!\w)(?:U\.?N\.?|United Nations|NATO|OSCE|IAEA)(?!\w)")
# "a group of doctors" are doctors.
COUNTED: Final = re.compile(
    r"(?i)(?:(?:an?|the)\s)?(?:[a-z]+\s)?(?:group|number|majority|dozens?|handful|couple|hundreds|thousands|most|"
    r"trio|pair|duo|series|string|army|host|slew|crowd|coalition|team|panel|numbers|one|many|some|several|two|three|both)\sof\s(?:(?:the|his|her|its|their)\s)?"
)
# "Rita Voss, 31," and "Rita Voss of Ulverby, N.H.,": how news introduces whoever holds no office.
OF_AGE_OR_TOWN: Final = re.compile(
    r"\s?(?:,\s|\()\d{2}\b(?!\s?(?:percent|%))|\s?,?\s(?:of|from)\s[A-Z]\w+(?:\s[A-Z]\w+)?,\s[A-Z]"
)
# Prosecutors of the state are no mere lawyers.
OF_THE_STATE: Final = re.compile(
    r"(?i)(?:U\.?S\.?|state['’]?s?|district|county|city|assistant|deputy|government['’]s)\s(?:attorneys?|lawyers?)\b"
    r"|attorneys?\sgeneral\b|solicitor\sgeneral\b"
)
# "The secret service", not "a widow of the secret service".
SERVICE_OF_THE_STATE: Final = re.compile(
    r"(?i)\b(?:secret|security|intelligence|fire|prison|postal|weather|forest|park|ambulance|border|probation|rescue|police|"
    r"diplomatic|foreign|revenue|immigration)\sservices?\b(?!\s(?:firm|company|provider|contractor|union))"
    r"|\bcentral\sbank\b|\b(?:police|security|armed|air|border|task|defen[cs]e)\sforces?\b|\b(?:coast|national|border|revolutionary)\sguards?\b"
)
# "The state says", "the city": their governments.
TERRITORY: Final = re.compile(r"[Tt]he (?:state|city|county|commonwealth|province|municipality)$")
# "a news agency" is none of a state, "a steel producer" none of films.
OF_NEWS: Final = re.compile(
    r"(?i)\bnews\s(?:agenc(?:y|ies)|services?|(?:web)?sites?|outlets?|organi[sz]ations?|channels?|networks?)\b"
)
OF_GOODS: Final = re.compile(
    rf"(?i)\b(?:{lists.alternatives(lists.words('sources', 'goods'))})\s(?:producers?|suppliers?|makers?)\b"
)
# Several who speak as one: "Ulver and the Harbour Isles".
JOINED: Final = re.compile(r",?\sand\s|,\s")
SECURITY_ADVISER: Final = re.compile(r"(?i)national security advis[eo]r")
# "a representative for the mill" speaks for it; "Representative Max Orr" and "a House representative" do not.
REPRESENTATIVE: Final = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w.&'’-]+\s){0,4}?representatives?\b"
)
# Where "the paper" is one of scholars.
OF_SCHOLARS: Final = re.compile(
    r"(?i)\b(?:researchers?|scholars?|co-?authors?|peer-reviewed|study|studies)\b"
)
# "who runs a super PAC": what somebody does, where no title says it.
RUNS: Final = re.compile(
    r"who\s(?:once\s|now\s)?(?:was\selected\sto|represents|represented|directs?|directed|runs?|ran|manages?d?|leads?|led|heads?|headed|chairs?|chaired|founded|owns?|owned|"
    r"studies|studied|teaches|taught|works?\sfor|worked\sfor|[a-z]+s\s(?:[a-z-]+\s){1,4}(?:for|at)|works?\sas|worked\sas|serves?\sas|served\sas|advises?d?)\b"
)
# "Sens. Rand Lee (Ky.) and " before the second of two.
SHARED_TITLE: Final = re.compile(
    r"\b(?P<words>Sens|Reps|Govs|[A-Za-z]{4,}s)\b\.?\s(?:[A-Z][^;:!?“”\"]{2,60}(?:and|,)\s)?$"
)
# ", a super PAC allied with the mayor": what a body is, behind its name.
BODY_IS: Final = re.compile(
    rf",\s(?:an?|the|its)\s(?P<words>{_WORDS}{{3,60}}?)(?=,|\)|[.!?](?:\s|$)|;|:|\s(?:that|which|allied|based|in|for|of|with)\s)"
)
# "CNN " before "President Rita Voss".
CAPITALS: Final = re.compile(r"(?:(?:[A-Z][\w.&’'-]*|of|for|the|and)\s){0,5}[A-Z][\w.&’-]*\s$")
# "a former spokesman for the port, Rita Voss,": a title with its body before a name.
APPOSED_WITH_BODY: Final = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?P<words>(?:[a-z][\w-]*\s){{1,4}}(?:of|for|at)\s{_WORDS}{{3,60}}),\s$"
)
# "Robert Voss of the Harbour Institute": whom somebody belongs to, without a comma.
OF_BODY: Final = re.compile(
    r"\s(?P<link>of|from|at|with)\s(?:the\s)?(?P<words>(?:The\s)?[A-Z][\w&'’-]*(?:\.\w+)?(?:\s(?:(?:of|for|and|on|&)\s(?:the\s)?)?[A-Z][\w&'’-]*)*)"
)
# "who was undersecretary of state", "who served as labor secretary": a title in a clause.
WHO_IS: Final = re.compile(
    r"\s*,?\s*who\s(?:(?:is|was|has been|had been)\s(?!\w+(?:ed|ing)\b)|"
    r"(?:has\s|had\s|once\s)?(?:served|serves|works|worked)\sas\s)"
    rf"(?:now\s|once\s|also\s|currently\s|then\s)?(?P<words>{_WORDS}{{3,120}})"
)
# What ends a title in such a clause.
NEXT_CLAUSE: Final = re.compile(
    r"\s(?:in\s(?:\d{4}|the\s)|during|under|before|after|until|when|while|since|from\s\d|and\s(?!\w+\s(?:of|for)\b)|yet|but|said|told|wrote|says)\s?"
)
# "According to Rita Voss, the mill was lost": what follows is the sentence.
ACCORDING_TO: Final = re.compile(
    r"\b(?:According to|[Aa]s(?:\s\w+)?\s(?:reported|noted|written|told|described|put)\s(?:by|to)|"
    r"[Aa]s)\s$"
)
# "Doctors for Reform": a body for a cause.
FOR_A_CAUSE: Final = re.compile(
    r"^(?:the\s|The\s)?(?:[A-Z][\w.-]*\s)+(?:for|Against|against|to)\s[A-Z]\w+"
)
# "senior vice president of public affairs": titles of firms.
CORPORATE: Final = re.compile(
    r"(?i)\b(?:(?:senior|executive|group|regional|assistant)\svice[\s-]president|vice[\s-]president\s(?:of|for)\s(?-i:[a-z])"
    r"|chief\s(?:executive|financial|operating|technology|marketing|investment|information|risk)\sofficer"
    r"|(?:portfolio|fund|hedge\sfund|product|store|plant|account|brand)\smanager|managing\s(?:director|partner))"
)
# "the Board of Elections", "the Office of the Mayor".
OFFICE_OF: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w.]* )*"
    r"(?:Board|Commission|Office|Bureau|Department|Ministry|Agency|Secretariat)s? [Oo]f (?:the )?[A-Z]"
)
# "a former aide who runs the Harbour Bank": what they do today.
LEADS_NOW: Final = re.compile(
    rf"{_WORDS}{{0,60}}?\s(?:who|and)\s(?:now\s|currently\s)?(?:directs|runs|leads|heads|chairs|teaches\sat|works\s(?:at|for)|is\s(?:now\s)?with)\s"
    r"(?:the\s|an?\s)?(?P<body>[A-Z][\w&'’.-]*(?:\s(?:(?:of|for|on|and)\s(?:the\s)?)?[A-Z][\w&'’-]*)*)"
)
# Behind it, the noun of a description is over.
PREPOSITION: Final = re.compile(
    r"\s(?:of|by|from|for|in|on|at|with|to|about|who|which|that|and|when)\s"
)
# A word that ends a sentence, not "St." or "U.S.".
ENDS: Final = re.compile(r"[a-z]{4,}\.$")
# "wrote Rita Voss in the Harbour Post", "Rita Voss noted on Harbour Watch": whom somebody writes for.
IN_OUTLET: Final = re.compile(
    r"(?:\s(?:wrote|writes|noted|notes|reported|reports|argued|argues|explained|explains|observed|observes))?"
    r"\s(?:in|on|at|for|over\sat)\s(?:the\s)?(?P<words>(?:The\s)?[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*)*)"
)
# Where a sentence begins.
OPENS: Final = re.compile(r"(?:\A|\n|[—–]\s|[.!?][”\"']?\s|[“\"])$")
FIRST_NAME: Final = re.compile(r"(?:the\s|The\s)?[A-Z][\w&'’.-]*(?:\s[A-Z][\w&'’-]*)*")
# "17-year-old Rita Voss".
AGED: Final = re.compile(r"\d{1,2}-year-old\s")
# "one Club for Reform ad": a document of a body with a preposition in its name.
OF_A_BODY: Final = re.compile(
    r"(?:[\w-]+\s){0,2}?[A-Z]\w*(?:\s[A-Z]\w*)*(?:\s(?:for|of|and|on|the)\s[A-Z]\w*(?:\s[A-Z]\w*)*)+\s(?:[a-z-]+\s)?(?P<head>[a-z-]+)$"
)


def _nationals() -> str:
    """Peoples in the plural, as of whom news says what their governments say."""
    names = (n for n in lists.demonyms() if n.endswith(("n", "i", "k", "t")))
    return lists.alternatives(f"{name}s" for name in names)


NATIONALS: Final = re.compile(
    rf"[Tt]he (?!Americans)(?:{_nationals()}|British|French|Chinese|Japanese)$"
)
FIRST_LADY: Final = re.compile(r"(?i)\bfirst\s(?:lady|gentleman|daughter)$")
# "critics, including two senators": somebody, after all.
WHO_THEY_ARE: Final = re.compile(
    r",\s(?:including|such\sas|like|among\sthem|many\sof|most\sof|some\sof)\s"
)
# "Conservative chair of the committee": a party with its capital.
PARTY_BEFORE: Final = re.compile(r"(?:Conservative|Labour|Tory|Liberal|Lib\sDem|SNP|DUP)\s")
# Elected, other than those of the police.
COUNTY_COMMISSIONER: Final = re.compile(r"(?i)\b(?:county|city)\scommissioner")
# "Max Orr QC", "Rita Voss MP".
POST_NOMINAL: Final = re.compile(
    r"(?:,\s|\s)(?:(?P<office>MP|MEP|MSP)|QC|KC|MD|M\.D\.|PhD|Ph\.D\.)$"
)
PAC: Final = re.compile(r"\bPACs?\b")
# What whoever has no other part in the news is told by: "who lives nearby".
LIVES: Final = re.compile(
    r"who\s(?:still\s|now\s|has\s|had\s)?(?:lives?|lived|grew\sup|was\s(?:born|raised)|moved|drove|travell?ed|voted|waited)\b"
)
# "the Harbour Workers Union (HWU)".
LETTERS_OF: Final = re.compile(
    r"(?P<words>[A-Z][\w'’&-]*(?:\s(?:[A-Z][\w'’&-]*|of|for|and|the|on|in|to|de)){1,9})\s\((?P<short>[A-Z]{2,9})\)"
)
# "secretary of state": a title, and whose it is not.
OF_STATE: Final = re.compile(r"(?i)\ssecretary\sof\s(?:the\s)?[a-z]+")
# "the head of the union": nobody's name, but a body's.
HEAD_OF: Final = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Oo]ne)\s(?:[\w-]+\s){0,3}?(?P<head>[a-z-]+)\s(?:of|for|at)\s(?:the\s|an?\s)?(?P<body>[^,]{3,60})"
)
# "the governor of Ulverby’s letter" is a letter.
OWNS: Final = re.compile(r"['’]s\s")
