"""What the class and id of an element of a page say that it holds, which sites name in English."""

from __future__ import annotations

import re
from typing import Final

_NAMED: Final = (
    ("embed", r"twitter-tweet|twitter-video|instagram-media|bluesky-embed|mastodon-embed|fb-post"
     r"|reddit-(?:embed|card)\w*|tiktok-embed|embedded-post|social-embed"),
    ("caption", r"(?:fig|img|image|photo|media|picture)?-?captions?|wp-caption-text|cutline"
     r"|(?:image|img|photo|picture|media)-?(?:credits?|source|copyright|text|meta)|photo-?by"
     r"|(?:video-?|vid-)(?:captions?|desc(?:ription)?|credits?|transcript|titles?)"
     r"|(?<!reader-)credits?|photographer|bild-?(?:unterschrift|text|nachweis|rechte|quelle)"
     r"|l[ée]gendes?|pied?-?de-?foto|didascalia|(?:foto-?)?bijschrift|foto-?credits?"),
    ("comment", r"comments?(?:-?(?:list|area|section|thread|body))?|disqus\w*|responses"
     r"|discussions?|repl(?:y|ies)|coment[aá]rios?|comentari[si]|commentaires?|kommentar(?:er?)?"
     r"|commenti|reacties|reacciones|komentar(?:ze|e|i)|kommentit|hozzaszolasok|yorumlar"),
    ("box", r"newsletters?(?:-?\w+)?|related(?:-?\w+)?|recirc\w*|read-?more|more-?(?:stories|news|on)"
     r"|also-?(?:read|on)|promos?|promobox|taboola|outbrain|recommend\w*|trending"
     r"|most-?(?:read|popular)|sign-?up\w*|subscribe\w*|subscription\w*|paywall\w*|share-?\w*"
     r"|social-?(?:share|bar|links)|donat\w*|cookie\w*|consent\w*|advert\w*|sponsor(?:ed)?|breadcrumbs?"
     r"|story-?highlights?|key-?(?:points|takeaways)"
     r"|author-?bio|about-?(?:the-?)?author|next-?(?:article|story)|teaser-?list"
     r"|(?:topic|tag|keyword|category)s?-?(?:list|cloud|block|links?|items?|container|wrapper)"
     r"|(?:article|post|entry|story)-?(?:tags|topics|keywords|categories)|tags-?(?:article|post|story)"
     r"|schlagwor(?:te|tliste)|schlagwoerter|stichwor(?:te|tliste)|themen-?(?:liste|links)|etiquetas|mots-?cles"
     r"|feedback|(?<!has-)(?<!with-)videos?(?:-?(?:player|box|embed|teaser))?"
     r"|tagi|article-?(?:toc|pagination)|table-?of-?contents|pagination"),
    ("pull", r"pull-?quotes?|pulled-?quote"),
    ("byline", r"by-?lines?|reader-credits|authors?(?:-?(?:name|names|info|line))?|contributors?"
     r"|autor(?:a|en|es|in|name)?|auteurs?|verfasser|firma|redactor"),
    ("date", r"date(?:-?line|time|-?published)?|pub(?:lish(?:ed)?)?-?date|published(?:-?\w+)?"
     r"|post(?:ed)?-?(?:on|date|meta)|time-?stamp|meta|entry-?meta|article-?meta|fecha|datum"),
    ("deck", r"standfirst|deck|dek|sub-?(?:title|head|heading|headline)|lede?-?in|summary|kicker-?text"),
)  # fmt: skip
NAMES: Final = re.compile(
    "(?<![a-z0-9])(?:"
    + "|".join(rf"(?P<{mark}>(?:{names})(?![a-z0-9]))" for mark, names in _NAMED)
    + ")"
)
# One piece of each name above, plain letters first: most elements are told apart by this alone.
MAY_BE_NAMED: Final = re.compile(
    "donat|feedb|story|key|topic|tag|categ|entry|schlagw|stichw|themen|etiq|mots|article|table|pagin|tweet|twitter|insta|sky-|mast|fb-p|reddit|tikt|embed|capt|cutl|cred|photo|sour|copyr|media|comm"
    "|video|vid-|comen|komm|koment|hozzas|yorum|react|reacc"
    "|disq|discu|repl|respon|newsl|rela|recirc|read|more|also|promo|tabo|outb|recom|tren|most|sign|subsc|payw"
    "|bild|gend|pie-|didas|bijsch|foto|share|social|cook|cons|adve|spon|bread|bio|about|next|teas|pull|by-l|byl|auth|contr|date|pub"
    "|post|time|meta|stand|dec|dek|sub|led|summ|kick|image|img|pic|autor|auteur|verfass|firma|redact|fecha|datum"
)
# What holds a picture and what belongs to it: this as a whole name, not "image-and-text".
_PICTURE: Final = r"(?:figures?|photos?|fotos?|images?|img|pictures?|bild|imagen)"
PICTURE: Final = re.compile(rf"(?:^|\s){_PICTURE}(?:$|\s)", re.IGNORECASE)
# The same as a part of a name, where the name speaks of no text beside it: "image-container".
OF_PICTURE: Final = re.compile(
    rf"(?:^|\s)(?!\S*(?:text|body|content|story|copy))(?:\S*[-_])?{_PICTURE}(?:$|[\s_-])",
    re.IGNORECASE,
)
# What stands in a heading beside the headline: a kicker, a label, words for readers of the screen.
KICKER: Final = re.compile(
    r"(?<![a-z])(?:kicker|eyebrow|overline|over-?title|pre-?title|supra-?title|top-?line|dachzeile|spitzmarke|"
    r"sur-?titre|antetitulo|antetítulo|occhiello|visually-?hidden|sr-only|screen-?reader(?:-text)?|a11y|"
    r"category|section-?(?:name|label|link)|label|flag|badge|tag)(?![a-z])",
    re.IGNORECASE,
)
# What only those hear who have a page read aloud.
SCREEN_READER: Final = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|visuallyhidden|sr-?only|screen-?reader(?:-?(?:text|only))?|a11y(?:-?text)?|"
    r"u-?hidden-?visually|off-?screen)(?:$|[\s_-])",
    re.IGNORECASE,
)
# What holds the name of the author alone, in the languages of those who build pages.
AUTHOR: Final = re.compile(
    r"(?:^|[\s_-])(?:p-author|author|autor(?:ka)?|autore|auteur|avtor|writer|journalist|journaliste|reporter|"
    r"periodista|giornalista|verfasser|redactor|redaktor|muhabir|yazar|skribent|forfatter|toimittaja|"
    r"penulis|wartawan)(?:[_-]+(?:name|link))?(?:$|\s)",
    re.IGNORECASE,
)
# What holds the name of the site, which may be set as a heading on each page.
SITE: Final = re.compile(
    r"(?:^|\s)(?:(?:site|blog)[-_]?(?:title|name|logo|brand(?:ing)?)|logo|nameplate)(?:$|\s)",
    re.IGNORECASE,
)
# What holds the name of whose article a portal shows.
SOURCE: Final = re.compile(
    r"(?:^|[\s_-])(?:logo|press|provider|publisher|source|attr(?:ibution)?|cp)(?:$|[\s_-])",
    re.IGNORECASE,
)
# What holds other stories than the page's own.
OTHERS: Final = re.compile(
    r"(?<![a-z])(?:next|prev(?:ious)?|others?|related|teasers?|stories|articles|cards?|gallery)(?![a-z])",
    re.IGNORECASE,
)
# What holds an event of which the page tells: its day is not the page's.
EVENT: Final = re.compile(
    r"(?:^|\s)(?:events?|calendar|agenda|termine?|veranstaltung(?:en)?|evento|événement)"
    r"(?:[-_](?:box|cards?|info|details?|items?|list|teaser|kasten))?(?:$|\s)",
    re.IGNORECASE,
)
LIVE: Final = re.compile(
    r"(?<![a-z])live-?(?:blog|ticker|feed|updates?|reporting)|minute-?by-?minute", re.IGNORECASE
)
