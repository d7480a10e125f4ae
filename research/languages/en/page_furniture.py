"""Patterns of what English sites put around a story: share lines, prompts, forms, blurbs, rights.

Each matches a whole line. Those in `ANYWHERE` cannot be a sentence of a story; those in `EDGES`
count only before its first or after its last paragraph.
"""

from __future__ import annotations

import re
from typing import Final

_NETWORKS = (
    r"(?:facebook|twitter|x|instagram|linkedin|whatsapp|telegram|reddit|pinterest|e-?mail|mail|"
    r"messenger|threads|bluesky|mastodon|youtube|tiktok|print|copy link|link|sms|flipboard|pocket|"
    r"tumblr|vk|viber|line|more|share|tweet|pin|save|pin it|post|comment|comments)"
)
_PAPER = (
    r"(?:newsletters?|briefings?|alerts?|updates?|emails?|inbox|headlines|notifications?|digest)"
)


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


ANYWHERE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "share line",
        _lines(
            r"share (?:this|on|via|the|with|to)(?: (?:this|a|an|the|article|story|post|page|news|"
            rf"link|with|your|friends|on|via|by|{_NETWORKS}))*",
            rf"{_NETWORKS}(?:[ ,|/·•]+(?:(?:on|via|by) )?{_NETWORKS})+",
            r"(?:click to )?(?:tweet|share) (?:this|on) \w+(?: \(opens in new window\))?",
            r"click to (?:share|email|print)\b.{0,80}",
            r"copy (?:this )?link(?: to clipboard)?|link copied!?",
            r"\d[\d,.]*[km]? (?:shares?|views?|likes?|retweets?)",
            r"(?:print|e-?mail|save|bookmark|listen to|gift|send) this (?:article|story|page|post)"
            r"(?: to (?:a )?friends?)?",
            r"(?:give|gift) (?:this )?article",
        ),
    ),
    (
        "comment form",
        _lines(
            r"(?:leave|post|write|add|submit|make) (?:a|your|us a) (?:comment|reply|response)"
            r"(?: below| here)?(?: cancel reply)?",
            r"cancel reply|load(?:ing)? (?:more )?comments|join the (?:conversation|discussion)",
            r"(?:view|show|see|read|hide|open|close)(?: all)?(?: \d+)? comments?(?: \(\d+\))?",
            r"\d[\d,]* comments?|comments? \(\d[\d,]*\)|no comments(?: yet)?|comments are closed",
            r"your email address will not be published\b.{0,80}",
            r"required fields are marked\b.{0,10}",
            r"save my name, e-?mail,? and website in this browser\b.{0,60}",
            r"notify me of (?:follow-?up comments|new posts|new comments)\b.{0,40}",
            r"(?:you must be|please) (?:log(?:ged)? ?in|sign(?:ed)? in|register)\b.{0,60}"
            r"(?:comment|repl)\w*",
            r"be the first to (?:comment|share your thoughts)\b.{0,20}",
            r"what do you think\? (?:leave|let us|tell us|share)\b.{0,80}comments?\b.{0,20}",
            r"we moderate comments\b.{0,120}|please read our comment(?:ing)? policy\b.{0,80}",
        ),
    ),
    (
        "newsletter prompt",
        _lines(
            r"(?:please )?(?:sign ?-?up|subscribe|register|opt in)(?=\W*$|[:!,]| (?:to|for|here|"
            r"now|today|below|with|and|our|free|via|on|by)\b)"
            rf"(?=.*\b(?:{_PAPER}|free|today|here|now|channel|podcast|unlimited)\b)"
            r"(?! (?:in|is|are|was|were)\b).{0,250}",
            rf"(?:get|receive)\b.{{0,120}}\b(?:in|to|straight to|directly to) your (?:{_PAPER}|"
            rf"phone)"
            r"\b.{0,120}",
            r"(?:want|get) (?:more|the latest)\b.{0,80}\b(?:newsletter|inbox|app|alerts)\b.{0,120}",
            r"(?:follow|like|find|join) (?:us|our (?:channel|page|team))\b.{0,40}\b(?:on|"
            r"at)\b.{0,80}"
            r"(?:facebook|twitter|x|instagram|linkedin|whatsapp|telegram|youtube|tiktok|"
            r"google news)"
            r"\b.{0,80}",
            r"follow (?:@\w+|[\w .'’-]{1,40}) on (?:facebook|twitter|x|instagram|telegram|threads)"
            r"(?:[:,]? .{0,40})?",
            r"download (?:our|the) (?:free )?(?:[\w ]{1,20} )?app\b.{0,120}",
            r"enter your e-?mail(?: address)?\b.{0,40}|e-?mail address|i'?m not a robot",
            r"by (?:signing up|subscribing|submitting|clicking)\b.{0,60}\b(?:agree|accept|consent|"
            r"acknowledge)\b.{0,200}",
            r"(?:already a subscriber|already have an account|not a subscriber)\?.{0,80}",
            r"(?:thank you|thanks) for (?:signing up|subscribing|reading\W? sign up)\b.{0,80}",
            r"(?:support|fund) (?:our|independent|quality|free)\b.{0,40}\bjournalism\b.{0,120}",
        ),
    ),
    (
        "advertisement",
        _lines(
            r"advertisements?(?:\W+(?:story|article|content|scroll|keep|continue)\b.{0,40})?",
            r"(?:sponsored|promoted|paid) (?:content|post|links?|stories)|ad feedback|remove ads?",
            r"(?:story|article|content) continues (?:below|after)\b.{0,40}",
            r"(?:scroll (?:down )?to continue|continue reading|skip (?:ad|advert\w*|to (?:main )?"
            r"content|(?:past )?newsletter promotion)|keep scrolling)\b.{0,50}",
            r"after newsletter promotion|loading(?:\.\.\.|…)?|please wait(?:\.\.\.|…)?",
            r"(?:this|your) (?:browser|video|content) (?:does not support|is not supported|"
            r"cannot be"
            r" played|is unavailable)\b.{0,80}",
            r"(?:please )?enable javascript\b.{0,80}|javascript is (?:disabled|required)\b.{0,80}",
            r"we use cookies\b.{0,200}|(?:accept|manage|reject)(?: all)? cookies",
        ),
    ),
    (
        "related-links line",
        _lines(
            r"(?:read (?:more|also|next|now|the full (?:story|article))|also read|see also|"
            r"related(?: (?:stories|story|articles?|news|links?|topics?|coverage|content|posts?))?|"
            r"recommended(?: (?:stories|for you|reading))?|more (?:on this story|"
            r"from [\w .'’-]{1,40}|"
            r"to read|stories|news|coverage)|further reading|don['’]t miss|must[- ]read|"
            r"watch(?: now)?|"
            r"listen|in pictures|in case you missed it|you (?:may|might) (?:also )?(?:like|be "
            r"interested in)|what to read next|editor['’]?s['’]? picks?|trending(?: now)?|"
            r"most read|"
            r"most popular|top stories)\s*[:|»>→].{0,200}",
            r"(?:related|recommended) (?:stories|story|articles?|news|links?|topics?|coverage|"
            r"content|posts?|for you|reading)",
            r"more on this story|(?:you (?:may|might) (?:also )?(?:like|be interested in))|"
            r"what to read next|read (?:more|also|next)|also read|see also|most read|"
            r"most popular|in case you missed it|editor['’]?s['’]? picks?|read the full (?:story|"
            r"article)(?: here)?|click here (?:to|for)\b.{0,80}",
        ),
    ),
    (
        "page furniture",
        _lines(
            r"\d{1,3}[ -]?min(?:ute)?s?(?: read|\. read)|reading time\W+\d{1,3} min\w*|"
            r"(?:estimated )?read(?:ing)? time\b.{0,20}\d{1,3} min\w*",
            r"(?:back to top|return to top|go back|skip to (?:main )?content|main menu|toggle "
            r"navigation|open menu|close menu|breaking news alert|listen to (?:this )?(?:article|"
            r"story)|play audio|play video|image source.{0,60}|media caption.{0,80}|"
            r"(?:previous|next) (?:article|story|post))",
            r"(?:add|set) (?:us|[\w ]{1,30}) as (?:a |your )?preferred source\b.{0,40}",
            r"[_*=~·•–—-]{3,}",
        ),
    ),
    (
        "rights line",
        _lines(
            r"©.{0,300}",
            r"(?:copyright\s*)?(?:\(c\)|copyright)\s*\d{4}\b.{0,300}",
            r"copyright (?:by )?(?-i:[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|and|"
            r"the)){0,6}),? \d{4}"
            r"(?:\W*|\W+all rights\b.{0,200})",
            r"(?:(?-i:[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4})?[^.]{0,6}\d{4}[^.]{0,40}\. )?"
            r"all rights reserved(?:\W*| by\b.{0,60}|"
            r"\W+(?:this|no part|reproduction|unauthori).{0,200})",
            r"this (?:material|article|content|story) (?:may|must|can) ?not be (?:published|"
            r"reproduced|broadcast|rewritten|redistributed|copied)\b.{0,200}",
            r"reproduction (?:in whole or (?:in )?part )?(?:is )?(?:strictly )?(?:prohibited|"
            r"without permission)\b.{0,120}",
        ),
    ),
)

EDGES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "share line",
        _lines(rf"(?!comments?$){_NETWORKS}", r"share(?: this)?\W*", r"follow(?: us)?\W*"),
    ),
    (
        "comment form",
        _lines(r"comments?", r"discussion", r"repl(?:y|ies)", r"name ?\*?", r"website"),
    ),
    (
        "related-links line",
        _lines(
            r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|labels|more about|posted in|"
            r"explore more)\s*(?:[:|].{0,200})?",
            r"related|recommended|trending(?: now)?|latest (?:news|stories|headlines)|top stories|"
            r"more (?:news|stories|from [\w .'’-]{1,40})|previous|next|popular|up next",
        ),
    ),
    (
        "page furniture",
        _lines(
            r"home|menu|search|log ?in|sign ?in|register|subscribe|sign ?up|news|close|advert|"
            r"contact(?: us)?|about(?: us)?|privacy(?: policy)?|terms(?: (?:of (?:use|service)|and "
            r"conditions))?|cookies?(?: policy)?|sitemap|careers|advertise(?: with us)?|faq|help",
            r"(?:home|news)(?:\s*[»>›/|]\s*[\w &'’-]{1,40}){1,5}",
        ),
    ),
)

ABOUT_HEADING = re.compile(r"about (?:us|the (?:site|publisher)|this site)\b(?!,)", re.IGNORECASE)
SELF = re.compile(
    r"^(?P<name>[\w.&'’-]+(?: [\w.&'’-]+){0,5}?),? is (?:an?|the|one of)(?: [\w’'-]+,?){0,8}? "
    r"(?:news|media|publication|newspaper|magazine|website|site|platform|portal|outlet|agency|"
    r"broadcaster|network|organi[sz]ation|blog|publisher|journal)\b",
    re.IGNORECASE,
)
WE = re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)
RIGHTS_HOLDER = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:[Cc]opyright\s*)?(?:(?:19|"
    r"20)\d\d(?:\s*[-–]\s*\d{2,4})?,?\s*)?"
    r"(?:by\s+)?(?:[Tt]he\s+)?(?P<name>[A-Z0-9][\w&'’.-]*(?: (?:[A-Z0-9][\w&'’.-]*|of|and|&|"
    r"the)){0,5})"
)
LEGAL_FORM = re.compile(
    r"[ ,]+(?:Inc|Ltd|LLC|Limited|Corp|GmbH|plc|PLC|Co|S\.A|All|Media Group)\b.*$"
)
SPEECH: Final = re.compile(
    r"\b(?:said|says|told|asked|explained|added|argued|insisted|warned|wrote|according to)\b",
    re.IGNORECASE,
)
