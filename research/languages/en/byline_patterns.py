"""How bylines, offices and desks are written, in English and beside it."""

from __future__ import annotations

import re

from research.languages.bylines import OUR

_CAPITAL = "A-ZÀ-ÞŁŚŻŹĆČŠŽĐĎŤŘŇŐŰİŞĀĒĪŌŪ"
NAME = rf"(?:[{_CAPITAL}][\w.'’-]*|de|del|della|der|den|van|von|al|bin|la|le|di|da|el|dos|ter)"
WHOLE_NAME = re.compile(rf"{NAME}(?: {NAME}){{1,3}}")
_OFFICES = "correspondents?|reporters?|editors?|critics?"  # "Our Own Correspondent" names nobody
BYLINE = re.compile(
    rf"^(?:(?i:(?:analysis |opinion |review |interview |comment |perspective |text and photographs? )?by|"
    rf"words by|written by|reported by|reporting by|story by|author|byline|posted by|published by|compiled "
    rf"by|(?:ein(?:e)? (?:kommentar|analyse|gastbeitrag|interview|artikel|beitrag|text|reportage|essay|"
    rf"kolumne|bericht) )?von|text:|interview:|(?:propos recueillis |publié |(?:article )?(?:écrit|rédigé) |"
    rf"analyse |texte )?par|(?:una? \w+ de|por|escrito por|publicado por)|di|door|af|av|escribe|autor(?:in)?|"
    rf"auteur)\s*[:]?\s+)(?:(?i:{OUR}) (?!(?i:{_OFFICES})\b))?(?P<who>{NAME}(?: {NAME}){{0,4}}(?:(?:,? and "
    rf"| und | et | y | e | en |, | & |; ){NAME}(?: {NAME}){{0,4}}){{0,5}})"
    rf"(?P<rest>(?:\s*[,|·•/(–—-]\s*.{{0,80}}|\s+(?i:for|in|from|at|with|on|avec|mit|con|für|pour|"
    rf"para)\s+.{{0,60}})?)$"
)
DESK = re.compile(
    r"\s+(?:(?:FOR|For|IN|FROM|AT|AND AGENCIES|for|in|from|at)\s.*|(?:The )?(?:Fox News(?: Digital)?|BBC"
    r"(?: News)?|CNN(?: Business)?|NBC News|ABC News|CBS News|Sky News|MailOnline|Associated Press|"
    r"Reuters|AFP|AP|Bloomberg(?: News)?|[A-Z][\w’'-]+ (?:News|Times|Post|Press|Journal|Herald|Tribune|"
    r"Chronicle|Gazette|Mail|Guardian|Telegraph|Today|Media|Magazine|Digital|Network))(?: Staff)?)$"
)
# The BBC's sites write "Author, Jane Rowe" over "Role, BBC Scotland".
AUTHOR_LABEL = re.compile(r"(?:Author|Autora?|Auteure?|Autor\(a\)), ?(?P<who>[^\W\d_a-z].{1,80})")
ROLE_LABEL = re.compile(
    r"(?:Role|Título del autor|Cargo|Rôle|Fonction|Função|Reporting from|Reporteros?|Informando "
    r"desde), ?.{2,100}"
)
# An agency or a desk that stands alone in the place of a name.
AGENCY_LINE = re.compile(
    r"(?:The )?(?:Associated Press|AP|Reuters|REUTERS|Agence France-Presse|AFP|Bloomberg(?: News)?|dpa|DPA|"
    r"EFE|ANSA|Xinhua|TASS|PTI|ANI|IANS|UPI|PA Media|Press Association|Canadian Press|Kyodo|Anadolu|Europa "
    r"Press|SID|KNA|epd)(?:(?:/| and |, | with )(?:AFP|AP|Reuters|dpa|EFE|agencies|staff|wires?))*(?: "
    r"[Ss]taff(?: [Ww]riters?)?)?|(?:[A-Z][\w’'-]+ ){0,3}(?:[Ss]taff(?: [Ww]riters?| [Rr]eporters?)?|"
    r"[Aa]gencies|[Ww]eb [Dd]esk|[Nn]ews(?:room| [Dd]esk)|[Cc]orrespondent)(?: (?:and|with) (?:[Aa]gencies|"
    r"[Ss]taff|[Ww]ires|AFP|AP|Reuters))?(?: in [A-Z]\w+)?|(?:[A-Z]\.[ -]?){1,3}(?: (?:avec|mit|con|with) "
    r"(?:AFP|dpa|EFE|AP|Reuters))?|(?:Agencias|Redacción|Redaktion|Rédaction|La rédaction|Redazione)(?: "
    r"\w{2,20})?"
)
# The same before a name: "Staff Writer Jane Rowe", "Gazette reporter Jane Rowe".
ROLE = re.compile(
    r"(?:[A-Z][\w’'-]+ ){0,2}(?i:writer|reporter|correspondent|editor|columnist|critic|"
    r"journalist) (?=[A-Z])"
)
OFFICE_LINE = re.compile(r"^(?:[A-Z][\w.&’'/-]*|of|for|the|and|at|[a-z]+)(?: [\w.&’'/-]+){0,6}$")
OFFICE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|producers?|journalists?|"
    r"photographers?|contributors?|analysts?|commentators?|bureau(?=$|,)|bureau chief|chief|presenters?|"
    r"researchers?|fellow|critic|intern|staff|reporting|professors?|lecturers?|readers? in)\b",
    re.IGNORECASE,
)
# What is said of an author in a line alone.
BIOGRAPHY = re.compile(
    r"^(?P<name>(?:[A-Z][\w.’'-]+ ){1,4})(?:covers [\w ,&’'-]{3,80}(?: for (?:The )?[A-Z]|\.)|writes "
    r"(?:about|on|for) |reports on [\w ,&’'-]{3,80} for |is based in |joined (?:The )?[A-Z][\w ]{2,40} in "
    r"\d{4})|^(?P<name2>(?:[A-Z][\w.’'-]+ ){1,4})is (?:an?|the|our|one of|[A-Z]\w+)(?: [\w’&/-]+,?){0,8}? "
    r"(?i:reporter|writer|editor|correspondent|columnist|journalist|producer|photographer|critic|anchor|"
    r"presenter|contributor|fellow|bureau chief|columnists|reporters)\b"
)
# How somebody is reached, and the words that stand around it.
# No telephone opens as a span of years does, or as a row of a table ("12 10 1 1 33 31").
ADDRESS = re.compile(
    r"\S+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,}|(?<![\w-])(?:\+|(?!\(?(?:19|20)\d\d[-–]|[1-9]\d? ))"
    r"\(?\d[\d ()./-]{6,}\d"
)
AROUND_ADDRESS = re.compile(
    r"\b(?:e-?mail|contact|reach|follow|call|phone|tel|cell|office|direct|twitter|x|facebook|instagram|"
    r"bluesky|threads|mastodon|linkedin|him|her|them|me|can be reached|at|on|via|by|or|and)\b",
    re.IGNORECASE,
)
