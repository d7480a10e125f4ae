"""Who took a picture, who contributed to a text and who holds the rights, as lines and sentences say it."""

from __future__ import annotations

import re
from typing import Final

from research.languages.en import lists
from research.languages.patterns import late
from research.languages.whole_lines import Form

RIGHTS_HOLDER: Final = late(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:[Cc]opyright\s*)?(?:(?:19|"
    r"20)\d\d(?:\s*[-–]\s*\d{2,4})?,?\s*)?(?:by\s+)?(?:[Tt]he\s+)?(?P<name>[A-Z0-9][\w&'’.-]*(?: "
    r"(?:[A-Z0-9][\w&'’.-]*|of|and|&|the)){0,5})"
)
LEGAL_FORM: Final = late(
    r"[ ,]+(?:Inc|Ltd|LLC|Limited|Corp|GmbH|plc|PLC|Co|S\.A|All|Media Group)\b.*$"
)
# What a house is called that may publish many papers, or none.
COMPANY: Final = late(
    r"\b(?:Company|Group|Holdings?|Publishing|Publications|Communications|Media|Verlag|Mediengruppe|"
    r"Medien|Groupe|"
    r"Grupo|Editore|Editorial)$"
)
# Who contributed, as the last sentence of a paragraph: names and nothing else, after a stop. A stop after a
# single capital is an initial's, or else it is not known where the sentence begins.
CLOSING_CREDIT: Final = late(
    r"(?<=[.!?”\"’'])(?:(?<=[a-z] [A-Z]\.)|(?<![ (][A-Z]\.))[ \n]"
    r"(?=[^ ]+ [A-Z])((?:(?:[A-Z][\w’'-]*|[A-Z]\.|and|also|in|de|van|von|al-?),? ){2,60}"
    r"contributed(?: (?:additional )?(?:reporting|research)(?: to this (?:report|story|article|piece))?"
    r"| to this (?:report|story|article|piece))(?: from [A-Z][^.]{1,60})?\.?)\Z"
)
# The rights as the last sentences of a paragraph, behind a stop.
CLOSING_RIGHTS: Final = late(
    r"(?<=[.!?”\"’»)])\s+((?:copyright )?(?:©|\(c\)|copyright(?= \d{4}\b)).{2,160})\Z",
    re.IGNORECASE,
)

_SEEN = (
    r"(?:speaks?|addresse?s|waves?|arrives?|walks?|looks? (?:on|at)|listens?|holds?|stands?|sits?|poses?|"
    r"gestures?|smiles?|shakes? hands|hugs?|embraces?|greets?|delivers|testif(?:ies|y)|attends?|leaves?|"
    r"talks?|reacts?|applauds?|points|rides?|departs?|boards?|kneels?|cheers?|campaigns|prays?|march(?:es)?|"
    r"kiss(?:es)?|answers|appears?|passes|meets?|participates?|takes? (?:part|a|the|questions|his|her)|"
    r"makes? (?:an?|his|her)|gives? (?:a|his|her)|gathers?|protests?|lines? up|waits?|watch(?:es)?|"
    r"carr(?:ies|y)|tours?|introduces?|enters?|exits|signs|celebrates?|works?|plays?|runs?|cross(?:es)?|"
    r"(?:is|are) (?:seen|pictured))"
)
_MONTH = rf"(?:{lists.month_pattern()})\.?"
# A day in the sentence under its picture.
_IN_THIS = (
    r"in this (?-i:(?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?|"
    r"[A-Z][a-z]+ \d{4}),? )"
)
_PICTURE = r"(?:photo|image|picture|photograph)"
WEEKDAY: Final = late(rf"\b(?:{lists.alternatives(lists.sequence('calendar', 'weekday'))})\b")
# One sentence in the present tense with its whole date at the end, as no story tells of a day: a caption.
# What goes on until a day is told of, and shown by no picture.
DATED_CAPTION: Final = late(
    rf"(?!.*\b(?:until|till|through|since|from|before|after|by) (?:\w+day,? )?(?:\d{{1,2}} )?{_MONTH})"
    r"(?P<who>(?!(?:He|She|They|It|We|You|I|This|That|There|But|And|In|On)\b)[A-ZÀ-Þ]"
    r"(?:[^.!?“”\"]|(?<=\b[A-Z])\.){2,110}),? "
    rf"{_SEEN}\b[^!?“”\"]{{3,260}}(?:{_MONTH} \d{{1,2}}, |\d{{1,2}} {_MONTH},? )(?P<year>\d{{4}})"
    r"(?:,? in [A-ZÀ-Þ][^.]{2,40})?\W*"
)

# Agencies, whose name behind a slash says who made a picture.
AGENCIES: Final = (
    r"(?-i:AP|AFP|Reuters|REUTERS|EPA|dpa|DPA|PA|EFE|TASS|Xinhua|Anadolu|Associated Press|ANSA|PTI|UPI|"
    r"Bloomberg)"
)
# Who sells pictures and no copy: a line with the name alone credits a picture.
PICTURES: Final = (
    r"(?-i:Getty(?: Images)?|GETTY(?: IMAGES)?|Alamy(?: Stock Photo)?|Shutterstock|iStock(?:photo)?|"
    r"Unsplash|IMAGO|imago images|picture alliance|PICTURE ALLIANCE|EPA-EFE|NurPhoto|PA Wire|PA Images|"
    r"AP Photo|LightRocket|"
    r"Depositphotos|Rex Features|Handout|Supplied|File photo|FILE PHOTO|BBC Sport|Sipa USA|ZUMA(?: Press)?|"
    r"Mauritius|ddp|Bestimage|Hans Lucas|Europa Press|Adobe Stock)"
)

# "Rowe reported from Linden. " before who contributed, as the AP signs.
_FROM = r"(?-i:[A-Z])[^.“\"]{1,80} reported from (?-i:[A-Z])[^.“\"]{2,80}\. "
# A character after which no sentence ends.
_IN_SENTENCE = r"(?:(?!(?-i:[a-z]{3})[.!?][”\"’]? ).)"

# Lines that credit, as a whole.
CREDITS: Final[tuple[Form, ...]] = (
    Form(
        "caption or credit",
        (
            r"(?:image|photo|picture|media|video|figure) (?:source|caption|credit|copyright)s?[,:]? ?"
            r".{0,250}",
            r"(?:photo(?:graph)?s?|pictures?|images?|illustrations?|credits?|video|graphic|foto|bild|"
            r"source) ?(?:by |credit ?)?(?::|\.{3}|…|©) ?(?-i:[A-Z©@]).{0,100}",
            r"credit ?(?:\.{3}|…)|open this (?:photo|image)\b.{0,60}",
            r"file (?:photo|pic|picture|image)\b.{0,250}",
            # A story describes pictures, too: a caption has its source, or shows somebody by name.
            rf"{_IN_THIS}(?:file {_PICTURE}|frame (?:grab|from)|"
            rf"{_PICTURE},? (?:provided|released|supplied|made available|distributed) by)\b.{{5,360}}",
            rf"{_IN_THIS}{_PICTURE}\b.{{5,300}}[(\[](?=[^()]*(?:photo|image|/|:|via|courtesy))"
            r"[^()]{2,80}[)\]]\W*",
            rf"{_IN_THIS}(?:photo|image), (?!(?:he|she|it|they|we|i)\b)[^.!?]{{2,160}}\b{_SEEN}\b"
            r"[^.!?]{3,200}\.?",
            r"(?-i:FILE) ?[-–—:] ?(?-i:[A-Z]).{10,380}",
            r".{4,200}\.(?-i:[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ.]{2,}){1,3})",
            r"\((?:foto|bild|photo|pic|imagen)s? ?: ?[^()]{2,100}\)",
            r"\[\d{1,2} ?/ ?\d{1,2}\] ?.{5,390}|item \d{1,2} of \d{1,2}:? .{8,300}"
            r"\b(?-i:[A-Z]{2,9} ?/ ?[A-ZÀ-Þ]).{2,60}",
            r"\+ ?\d{1,3}(?: (?:more|photos|images))?|view (?:the )?(?:photo |full )?gallery",
            r"(?:photo(?:graph)?|picture|image|illustration) (?:by|courtesy(?: of)?) (?-i:[A-Z]).{0,80}",
            rf"(?:{PICTURES})(?:(?:\s?/\s?|,? via |, | - |\s?\|\s?)[\w .’'-]{{2,40}}){{0,2}}",
            r"(?:©|\(c\)) (?-i:[A-Z])[\w .,/’'-]{2,60}(?:getty|reuters|afp|ap|epa|shutterstock|alamy)"
            r"[\w .,/’'-]{0,40}",
        ),
    ),
    Form(
        "caption or credit",
        (
            rf"(?!.*[.!?]$)(?!.*\d:\d\d).{{3,250}}\b(?-i:[A-ZÀ-Þ][\w.’'-]+(?: "
            rf"[A-ZÀ-Þ][\w.’'-]+){{0,3}})\s?/\s?(?:{AGENCIES}|{PICTURES}|"
            rf"[\w ]{{2,30}}(?:agency|images|"
            rf"photos?|press))(?:(?: via |/| / ).{{2,40}})?",
            r".{8,250}[.!?)] (?-i:[A-ZÀ-Þ])[\w.’'-]+(?: (?-i:[A-ZÀ-Þ])[\w.’'-]+){1,3} "
            r"?/ ?(?-i:[A-ZÀ-Þ])(?!.*[.!?]$)[\w '’-]{2,30}(?:/ ?(?-i:[A-ZÀ-Þ])[\w '’-]{1,30}){0,2}",
            r"(?-i:[A-Z]).{8,250}[.!?)] ?[(\[] ?(?-i:[A-Z])[\w.’' -]{2,50}\s?/"
            r"\s?(?-i:[A-Z])[\w .,/’'-]{1,60}[)\]]",
            rf"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}})/(?:{AGENCIES}|{PICTURES})"
            r"(?: (?:photo|via .{2,40}))?",
            r".{8,300}[.!?)»”\d] ?(?-i:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){1,3} ?"
            r"(?:/ ?[A-Z]{2,}[A-Z ]*|(?:POUR|VIA|POR|PER|PARA|FÜR|FOR|VOOR) [«“\"]?.{2,40}))",
        ),
        words=("/", "R ", "VIA ", "PARA "),
    ),
    Form(
        "caption or credit",
        (
            rf"[\w .’'-]{{2,40}}(?:\s?/\s?|,? via |\s?\|\s?)(?:{PICTURES})(?:\s?/[\w .’'-]{{2,40}})?",
        ),
        words=("/", " via ", "|"),
    ),
    Form(
        "caption or credit",
        (
            r"(?!.*[.!?]$).{3,250}[—–-] ?(?:(?:file )?(?:photo|pic|picture|image)|screengrab|ap|afp|"
            r"reuters)\b(?: (?:by|courtesy|via|from) .{2,40})?",
            r"(?!.*[.!?]$).{3,250}[—–-] ?(?:foto|bild|photo|crédito|imagen|image|grafik|arte)s?(?:/\w+)? ?: ?"
            r"(?-i:[A-ZÀ-Þ]).{2,80}",
        ),
        words=("—", "–", "-"),
    ),
    Form(
        "caption or credit",
        (
            r".{8,300}\((?:foto|bild|photo|photograph|picture|image|pic|grafik|crédits?|imagen|archivbild|"
            r"symbolbild)s? ?(?:by )?: ?[^()]{2,100}\)",
            r"(?!.*[.!?]$).{8,250}\((?:ABC|BBC|CBS|NBC|Supplied|AP|Reuters|AFP|PA|Getty)[\w ]{0,20}: "
            r"(?-i:[A-Z]).{2,60}\)",
            r".{8,300}\((?:[\w ]{1,20} )?(?:photo|image|pic|picture)s? (?:by|courtesy|via|"
            r"from):? [^()]{2,80}\)",
        ),
        words=("(",),
    ),
    Form("caption or credit", (r".{2,200} open image in gallery",), words=("image in gallery",)),
    Form(
        "caption or credit",
        (
            r".{8,250}[.] (?:pic|file pic|photo|pics): (?-i:[A-Z]).{1,60}",
            r"[‘“'\"]?(?-i:[A-Z]).{8,280}[.!?)\w][’”\"']?\s?(?:credit ?(?:\.{3}|…|:) ?|"
            r"(?:photo(?:graph)?|picture|image|foto|bild) ?(?:by|credit)?: ?)(?-i:[A-Z@]|dpa|afp|ap\b|epa|"
            r"ansa).{0,100}",
        ),
        words=("credit", "oto", "pic", "image", "bild"),
    ),
    Form(
        "caption or credit",
        (
            r"(?-i:[A-Z])[^.]{3,90} (?:reports?|joins?|discuss(?:es)?|explains?|reacts?|weighs? in|"
            r"breaks? down)\b.{3,140} on ['‘“\"].{3,40}['’”\"]\.?['’”\"]?",
            r"(?!.*[.!?]$).{5,250}©\s?.{2,80}",
            r".{8,390}\b(?:purchase|acquire|get) licensing rights\W*",
        ),
        words=(" on '", " on ‘", " on “", ' on "', "©", "licensing rights"),
    ),
    Form(
        "contributor line",
        (
            r"\(?(?:(?:additional |further |with |extra |original )?(?:reporting|writing|editing|production|"
            r"compiled|graphics?)(?: and (?:reporting|writing|editing))? by [^;]{3,160}(?:;|, (?=(?:writing|"
            r"editing))| (?=editing by|writing by)).{3,240}|(?:additional|further|with|extra) reporting by "
            r".{3,200}|(?:writing|editing) by .{3,160})\)?|contributing: .{2,160}|"
            r"(?:edited|fact-?checked|translated) by ?: ?"
            r"(?-i:[A-Z])(?:[^.]|(?<=\b(?-i:[A-Z]))\.){2,80}|[—–-]?\s?with "
            r"(?:assistance|help|reporting|contributions?|files) (?:from|by) .{2,160}",
        ),
    ),
    Form(
        "contributor line",
        (
            rf"(?:{_FROM})?[—–-]?\s?(?-i:[A-Z(]){_IN_SENTENCE}{{3,300}} contributed "
            r"(?:(?:additional )?reporting |research )?to this (?:report|story|article|piece|dispatch)"
            r"(?: from .{2,80})?\W*|"
            rf"(?-i:[A-Z]){_IN_SENTENCE}{{3,160}} contributed (?:additional )?"
            r"(?:reporting|research)(?: from .{2,80})?\W*",
            rf"(?:{_FROM})?(?-i:[A-Z])[^.“\"]{{3,160}} contributed\W*",
            r"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}) reported from (?-i:[A-Z])[^.“\"]{2,140}\.?",
        ),
        words=(" contributed", " reported from "),
    ),
)
