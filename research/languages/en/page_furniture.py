"""Patterns of what English sites put around a story: share lines, prompts, forms, blurbs, rights.

Each matches a whole line. Those in `ANYWHERE` cannot be a sentence of a story; those in `EDGES`
count only before its first or after its last paragraph.
"""

from __future__ import annotations

import re
from typing import Final

from research.languages import jumps
from research.languages.en.credit_patterns import CREDITS
from research.languages.whole_lines import Form, lines

_NETWORKS = (
    r"(?:facebook|twitter|x|instagram|linkedin|whatsapp|telegram|reddit|pinterest|e-?mail|mail|"
    r"messenger|threads|bluesky|mastodon|youtube|tiktok|print|copy (?:this )?link|link|sms|flipboard|pocket|"
    r"tumblr|vk|viber|line|more|share|tweet|pin|save|pin it|post|comment|comments|submit|buffer|google\+|"
    r"stumbleupon|blogger|digg|e-?mail me)"
)
_PAPER = (
    r"(?:newsletters?|briefings?|alerts?|updates?|emails?|inbox|headlines|notifications?|digest)"
)

# Small words behind which a headline always goes on; others may end it ("what it stands for").
NEVER_ENDS: Final = frozenset(
    "a an the and or but nor of as at by from in into near with my your our their its whose every if "
    "because while although though".split()
)

# Lines in which a page names its own site.
OWN_NAME: Final = re.compile(
    r"why (?:you can )?trust (.{3,40})|(?:add|set) (.{3,40}) (?:on google|as (?:a |your )?"
    r"preferred source)\b.{0,20}|"
    r"(.{3,40}) is not responsible for the content of external \w+\W*|"
    r"(?:click here to )?(?:get|download|install) the (.{3,40}) app\b.{0,20}|"
    # How an agency's own pages end: "Our Standards: The Thomson Reuters Trust Principles."
    r"our standards: the (?:thomson )?(.{3,40}) trust principles\W*(?:opens new tab\W*)?",
    re.IGNORECASE,
)

# The notice over what readers wrote, which is the last part of a page.
_MODERATED = r"the comments below have (?:not )?been moderated(?: in advance)?\W*"
MODERATED: Final = re.compile(_MODERATED, re.IGNORECASE)

# A topic in a list of them has a few words.
_TAG = r"[^\s.!?,;|]+(?: [^\s.!?,;|]+){0,3}"

ANYWHERE: Final[tuple[Form, ...]] = (
    Form(
        "share line",
        (
            r"share (?:this|on|via|the|with|to|full)(?: (?:this|a|an|the|full|article|story|post|page|"
            rf"news|link|with|your|friends|on|via|by|{_NETWORKS}))*"
            r"(?: these are external links and will open in a new window)?",
            r"share or comment on this (?:article|story|post)(?::.{0,300})?",
            r"(?:these are )?external links? (?:and )?(?:will )?opens? in a new window",
            r"(?:reuse|republish) this (?:content|article|story)|add (?:us )?(?:as a preferred source )?"
            r"(?:to|on) (?:your (?:saved|reading) (?:stories|articles|list)|google)|"
            r"(?:save|add) (?:this )?(?:to|for) (?:later|your saved stories|my list|reading list)",
            rf"{_NETWORKS}(?:[ ,|/·•]+(?:(?:on|via|by) )?{_NETWORKS})+",
            r"(?:click to )?(?:tweet|share) (?:this|on) \w+(?: \(opens in new window\))?",
            r"click to (?:share|email|print)\b.{0,80}",
            r"copy (?:this )?link(?: to clipboard)?|link copied!?|copied!",
            r"\d[\d,.]*[km]? ?(?:shares?|views?|likes?|retweets?|reactions?)",
            r"(?:like|enjoy(?:ed)?) this (?:story|article|post)\?.{0,60}|(?:get )?short url",
            r"(?:print|e-?mail|save|bookmark|listen to|gift|send) this (?:article|story|page|post)"
            r"(?: to (?:a )?friends?)?",
            r"(?:give|gift) (?:this )?article|(?:e-?mail|send|forward)(?: (?:this|it))? to (?:a )?friends?",
            r"print(?:er)?[- ]friendly(?: (?:version|page|format))?|print(?:able)? version",
        ),
    ),
    Form(
        "comment form",
        (
            r"(?:leave|post|write|add|submit|make) (?:a|your|us a) (?:comment|reply|response)"
            r"(?: below| here)?(?: cancel reply)?|(?:leave|post|submit) comments?(?: \(\+\))?",
            r"comment(?:er)?s? (?=.*\b(?:report abuse|keep it clean|stay on topic|house rules)\b).{40,380}",
            r"cancel reply|load(?:ing)? (?:more )?comments|join the (?:conversation|discussion)",
            r"(?:view|show|see|read|hide|open|close)(?: all)?(?: \d+)? comments?(?: \(\d+\))?",
            r"\d[\d,]* comments?|\(\d[\d,]*\) comments?|comments? \([\d,+]+\)|"
            r"no comments(?: yet)?(?: comment from .{0,30})?|comments (?:on|for|to) "
            r"this (?:story|article|post|page) (?:are|have been) (?:now )?(?:closed|disabled|turned off)|"
            r"comments (?:are|have been) (?:now |currently )?(?:closed|disabled|turned off)"
            r"(?: as they require cookies\b.{0,120})?",
            r"your email address will not be published\b.{0,80}",
            r"required fields are marked\b.{0,10}",
            r"save my name, e-?mail,? and website in this browser\b.{0,60}",
            r"notify me of (?:follow-?up comments|new posts|new comments)\b.{0,40}",
            r"(?:you must be|please) (?:log(?:ged)? ?in|sign(?:ed)? in|register)\b.{0,60}(?:comment|repl)\w*",
            r"be the first to (?:comment|share your thoughts)\b.{0,20}",
            rf"{_MODERATED}|(?:sorry,? )?we are no longer "
            r"accepting comments on this \w+\W*|the views expressed in the contents above are those of our "
            r"users\b.{0,160}",
            r"what do you think\? (?:leave|let us|tell us|share)\b.{0,80}comments?\b.{0,20}",
            r"share your (?:thoughts|views?|experiences?|opinions?|memories|comments?|feedback|"
            r"stor(?:y|ies))\b"
            r"(?: (?:with us|in the comments?|below|here|on this)\b.{0,60})?\W*",
            r"(?:all )?comments (?:are subject to|must (?:follow|comply with)) our\b.{0,120}|"
            r"(?:send|give) us (?:your )?feedback|we moderate comments\b.{0,120}|"
            r"please read our comment(?:ing)? policy\b.{0,80}",
        ),
    ),
    Form(
        "comment form",
        (
            r"(?:[^“”\"«».!?:]{0,120}[!?] )?(?:(?:join|continue) the (?:conversation|discussion|"
            r"debate)|(?:please )?(?:"
            r"share|leave|add|post|give us) your \w+|(?:let us|tell us)(?: (?:know|what you think|"
            r"your \w+))?|leave "
            r"(?:us )?a comment|have your say|weigh in|sound off)(?: (?:and|on|by|with|us|know|what "
            r"you think|"
            r"in))* ?(?:(?:here )?below|in (?:the|our) comments?(?: section)?(?: below)?)"
            r"(?: (?:and|to) (?:let us know|tell us|join in)\b[^.!?]{0,60})?\W*",
        ),
        words=(" below", "comments"),
    ),
    Form(
        "newsletter prompt",
        (
            r"get (?:connected|social)!.{0,300}",
            r"(?:please )?(?:sign ?-?up|subscribe|register|opt in)(?=\W*$|[:!,]| (?:to|for|here|"
            r"now|today|below|with|and|our|free|via|on|by)\b)"
            rf"(?=.*\b(?:{_PAPER}|free|today|here|now|channel|podcast|unlimited)\b)"
            r"(?! (?:in|is|are|was|were)\b).{0,250}",
            rf"(?:get|receive)\b.{{0,120}}\b(?:in|to|straight to|directly to) your (?:{_PAPER}|phone)"
            r"\b.{0,120}",
            r"(?:want|get) (?:more|the latest)\b.{0,80}\b(?:newsletter|inbox|app|alerts)\b.{0,120}",
            r"(?:follow|like|find|join) (?:us|our (?:channel|page|team))\b.{0,40}\b(?:on|"
            r"at)\b.{0,80}(?:facebook|twitter|x|instagram|linkedin|whatsapp|telegram|youtube|tiktok|google "
            r"news)\b.{0,80}",
            r"follow (?:@\w+|[\w .'’-]{1,40}) on (?:facebook|twitter|x|instagram|telegram|threads)"
            r"(?:[:,]? .{0,40})?",
            r"thanks for reading .{2,80}[!.] .{0,200}|join .{2,40}(?:telegram|whatsapp)(?: (?:channel|group|"
            r"community))?\b.{0,140}",
            r"contact (?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+){0,3} (?:at|on|via) .{0,40}\d{3}.{0,160}",
            r"get in touch (?:with|by) .{2,160}|for more (?:stories|news|on) .{2,120}\b(?:page|newsletter|"
            r"here|app|website)\W*",
            r"get (?:our|the|your) (?:free |daily |weekly )?.{2,60} (?:e-?mail|newsletter|briefing|"
            r"bulletin)\W*",
            r"download (?:our|the) (?:free )?(?:[\w ]{1,20} )?app\b.{0,120}",
            r"enter your e-?mail(?: address)?\b.{0,40}|e-?mail address|i'?m not a robot",
            r"by (?:signing up|subscribing|submitting|clicking)\b.{0,60}\b(?:agree|accept|consent|"
            r"acknowledge)\b.{0,200}",
            r"(?:already a subscriber|already have an account|not a subscriber)\?.{0,80}",
            r"(?:thank you|thanks) for (?:signing up|subscribing|reading\W? sign up)\b.{0,80}|"
            r"you(?: have been| are now|[’']re now| have|[’']ve)(?: been)? (?:successfully )?"
            rf"(?:subscribed|signed up)(?:\W*|[.!] .{{0,40}}| (?:to|for) (?:our|this)\b.{{0,40}}|"
            rf" (?:to|for) .{{2,40}}\b{_PAPER}\W*)|most recent newsletter",
            r"(?:our|the) (?:free |daily |weekly |morning |evening |weekday |weekend |new )*(?:e-?mail|"
            r"newsletter|briefing|bulletin) (?:breaks down|brings you|rounds up|delivers|keeps you|helps you|"
            r"sends you|covers|explains|has all|guides you|gives you|tells you|is your)\b.{0,250}",
            r"(?:a |our |your |the )?(?:free )?(?:daily|weekly|weekday|monthly|morning|evening|free) "
            r"(?:e-?mail )?(?:newsletter|briefing|digest)(?:,? .{0,60})?",
            r"privacy (?:notice|policy): ?.{0,400}|(?:we use google recaptcha|this site is protected by "
            r"recaptcha|protected by recaptcha)\b.{0,250}|"
            r"(?:newsletters|we) may contain (?:info(?:rmation)? about )?.{0,60}\b(?:ads|charities|"
            r"third part).{0,250}|for more information(?:,)? see our privacy policy\b.{0,200}",
            r"you(?:[’']re| are| have)? ?(?:receiv(?:ed|ing)|getting|been sent|subscribed to) (?:this|our) "
            r"(?:e-?mail|newsletter|message|letter)\b.{0,250}|unsubscribe(?::? (?:from|here|"
            r"https?:).{0,160})?\W*|(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|"
            r"subscriptions?|settings)\b.{0,80}|(?:was )?this (?:e-?mail|newsletter) (?:was "
            r")?forwarded\b.{0,160}|forward (?:this )?(?:e-?mail |newsletter )?to a friend.{0,40}|(?:upgrade|"
            r"switch) to (?:a )?paid\b.{0,80}|(?:start "
            r"writing|restack|leave a tip|pledge your support)",
            r"to unsubscribe\b(?=.*(?:\b(?:click|tap|link|here|e-?mail|visit|reply|send|settings|"
            r"preferences|profile)\b|@|://)).{0,300}|(?:you can )?unsubscribe (?:at any time|"
            r"anytime)\b.{0,60}|no spam(?: ever| just .{2,40})?(?:\W*|(?:[.!;:]| ?[–—-]) ?.{0,60})",
            r"(?:click|tap) here (?:to|for) (?:sign up|subscribe|get|download|read|see|watch|join|more)"
            r"\b.{0,120}",
            r"get .{3,60} (?:on the go )?by (?:clicking|tapping) here.{0,20}",
            r"(?:new ?)?you can now (?:listen to|watch|follow|read) .{3,60}(?:articles|stories|"
            r"news|app).{0,20}",
            r"(?:story |news )?tips? (?:can|may) be (?:sent|e-?mailed)\b.{0,160}|(?:got|have) an? (?:story|"
            r"(?:news )?tip|question|comment)\b[^.?!]{0,60}\?.{0,160}|(?:contact|reach|e-?mail|write to|"
            r"follow) (?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+){0,3} (?:at|on|via)\b.{0,120}@.{0,80}",
            r"(?:support|fund) (?:our|independent|quality|free)\b.{0,40}\bjournalism\b.{0,120}",
        ),
    ),
    Form(
        "newsletter prompt",
        (
            r".{5,160}\bsign up (?:to|for) .{2,80}\bnewsletters?\W*",
            r".{5,200}\b(?:newsletter|briefing|email)\b.{0,160}\bsign up (?:here|now|today|free)\W*",
            r".{2,60} is a reader-supported publication\b.{0,200}",
        ),
        words=("sign up ", "reader-supported publication"),
    ),
    Form("address", (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",)),
    Form(
        "advertisement",
        (
            r"advert(?:isement)?s?(?:\W+(?:(?:story|article|content) continues|scroll (?:down|to|for)|"
            r"keep (?:reading|scrolling)|continues? (?:reading|below|after))\b.{0,40})?",
            r"(?:sponsor(?:ed)?|promoted|paid|advertiser) (?:messages?|content|post|links?|stories)|ad "
            r"feedback|remove ads?",
            r"(?:story|article|content) continues (?:below|after)\b.{0,40}",
            r"(?:scroll (?:down )?to continue|continue reading|skip (?:ad|advert\w*|to (?:main )?"
            r"content|(?:past )?newsletter promotion)|keep scrolling)\b.{0,50}",
            r"(?:close|play|watch|pause|skip) video|video (?:player|unavailable|duration)\b.{0,40}|scroll "
            r"(?:down )?for (?:the )?(?:video|more|photos|pictures)|(?:listen|play) (?:to (?:this "
            r")?(?:article|story|audio)|now)?(?: ?[·|-]? ?\d+:\d\d.{0,10})?|listen to (?:this )?(?:article|"
            r"story)\W.{0,40}|listen(?: \(?\d+ ?min(?:utes?|s)?\)?)|audio (?:by|version)\b.{0,40}|\d+ "
            r"?min(?:utes?|s)?(?: (?:read|listen|watch))?|read ?time:? .{0,15}|(?:loading|error loading) "
            r"(?:player|audio|video|comments|[A-Z]\w+ content).{0,20}|"
            r"your browser (?:does not|doesn[’']?t) support.{0,80}",
            r"this advertisement has not loaded\b.{0,80}",
            r"after newsletter promotion|loading(?:\.\.\.|…)?|please wait(?:\.\.\.|…)?",
            r"(?:this|your) (?:browser|video|content) (?:does not support|is not supported|cannot be played|"
            r"is unavailable)\b.{0,80}",
            r"(?:please )?enable javascript\b.{0,80}|javascript is (?:disabled|required)\b.{0,80}",
            r"we use cookies\b.{0,200}|(?:accept|manage|reject)(?: all)? cookies",
        ),
    ),
    Form(
        "advertisement",
        (
            # The site speaks of itself, in two sentences at most; a story tells of others' links.
            r"(?=[^“”\"]*\Z)(?=.*\bcommissions?\b)(?=.*\bwe\b.{0,40}\b(?:earns?|receive|get|make|"
            r"collect|paid|compensated)\b|.*\bmay (?:also )?(?:earn|receive|get)\b.*\b(?:this (?:article|"
            r"story|post|page|site)|our)\b|.*\b(?:this (?:article|story|post|page|site)|our)\b.*\bmay "
            r"(?:also )?(?:earn|receive|get)\b)[^.!?]{2,240}(?:[.!?] [^.!?]{2,200})?\W*",
        ),
        words=("affiliate link",),
    ),
    Form(
        "advertisement",
        (
            r"(?:[^.!?]{0,120}\b(?:summar\w+|generated|highlights|key points|chatbot)\b[^.!?]{0,80}"
            r"[.!?|·;:–—] ?)?(?:this summary (?:is|was) (?:ai|machine)[- ]generated\b.{0,120}|ai can make "
            r"mistakes(?:\W*|[.,;:–—]? ?(?:so )?(?:please )?(?:always )?(?:check|verify|consider|review|"
            r"double[- ]check)\b.{0,120}))",
        ),
        words=("this summary ", "ai can make mistakes"),
    ),
    Form(
        "related-links line",
        (
            r"(?:read (?:more|also|next|now|the full (?:story|article))|also read|see also|related(?: "
            r"(?:stories|story|articles?|news|links?|topics?|coverage|content|posts?|videos?|gallery))?|"
            r"recommended(?: (?:stories|for you|reading))?|more (?:on this story|from [\w .'’-]{1,40}|to "
            r"read|stories|news|coverage)|further reading|don['’]t miss|must[- ]read|watch(?: now)?|listen|"
            r"in pictures|in case you missed it|you (?:may|might) (?:also )?(?:like|be interested in)|what "
            r"to read next|editor['’]?s['’]? picks?|trending(?: now)?|most read|most popular|top "
            r"stories)\s*[:|»>→].{0,200}|read more (?:from|on|about) .{2,60}:",
            r"read: ?(?-i:[A-Z‘“'\"0-9])(?!.*[.!?]$).{10,120}",
            r"(?:related|recommended) (?:stories|story|articles?|news|links?|topics?|coverage|"
            r"content|posts?|for you|reading)",
            r"\(?(?:except for the headline, )?(?:this|the) (?:story|article|report) has not been edited by "
            r"(?=.*\b(?:our (?:staff|team)|syndicated|feed)\b).{2,120}|"
            r"\(?this (?:story|article|report) (?:has been|is|was) (?:published|(?:auto-)?generated) "
            r"from an? (?:wire|syndicated|news agency|agency)\b.{0,160}|"
            r"track (?:the )?latest news live (?:on|at|with)\b.{0,120}|"
            r"read the original (?:article|story)(?: (?:here|(?:on|at) .{2,60}))?|"
            r"posted in .{2,80}\| ?permalink\b.{0,40}|(?:tags|keywords) ?: ?"
            rf"(?=.{{3,200}}\Z){_TAG}(?: ?[,;|] ?{_TAG})*|"
            r"also on (?:[\w-]{1,40}\.){1,3}[a-z]{2,5} (?-i:[A-Z‘“'\"0-9])(?!.*[.!]$).{10,180}|"
            r"filed (?:under|to) ?: ?(?-i:[A-Z])(?!.*[.!?]$).{2,120}|more on this story|don['’]t miss|"
            r"(?:you (?:may|might) "
            r"(?:also )?(?:like|be interested in))|what to read next|read (?:more|also|next)|also read|see "
            r"also|most read|most popular|in case you missed it|editor['’]?s['’]? picks?|read the full "
            r"(?:story|article)(?: here)?|click here (?:to|for)\b.{0,80}",
        ),
    ),
    Form(
        "page furniture",
        (
            r"\d{1,3}[ -]?min(?:ute)?s?(?: read|\. read)|\d{1,2}:\d\d ?min\w*\.?|\d{1,2}[-–]\d{1,2} minutes|"
            r"reading time\W+\d{1,3} min\w*|(?:estimated )?read(?:ing)? time\b.{0,20}\d{1,3} min\w*",
            r"(?-i:\(?ATTN): [^()]{3,200}\)?",
            r"printed (?:and distributed )?by .{2,40}|(?:back to top|return to top|go back|skip to (?:main "
            r")?content|main menu|toggle navigation|open menu|close menu|breaking news alert|listen to "
            r"(?:this )?(?:article|story)|play audio|play video|image "
            r"source(?!.*[a-z]{3}[.!?]$).{0,60}|media caption.{0,80}|"
            r"(?:previous|next) (?:article|story|post))",
            r".{2,40} [-–—|] (?:back to home|retour à la une|zurück zur startseite|volver a portada)|"
            r"newsguard|"
            r"like this:?(?: like)?(?: loading)?\W*|end of (?:report|bulletin|digest)|(?:downloaded|clipped|"
            r"printed|accessed|captured|retrieved|"
            r"saved)"
            r"(?: from .{2,60})? on .{0,14}\b\d{4}\b.{0,20}|to order (?:video ?tapes?|a video|transcripts?|"
            r"a copy)\b"
            r".{0,200}|(?:\w{2,12} )?transcripts are created on a rush deadline\b.{0,400}|get involved "
            r"with the news in your community\b.{0,80}|translate|back to (?:results|search results)|"
            r"document \d+ of [\d,]+|full text|cite|"
            r"(?:\W*)we have a small favou?r to ask\b.{0,380}|"
            r"(?:sent|get outlook) (?:from|for) (?:my )?(?:iphone|ipad|android|ios|samsung|mobile|outlook|"
            r"blackberry|galaxy|mail)\b.{0,60}|"
            r"this article is more than \d+ (?:months?|years?) old|join our commenting forum.{0,80}|resize",
            r"(?:add|set) (?:us|[\w ]{1,30}) as (?:a |your )?preferred source\b.{0,40}",
            r"[*#•·~■●◆](?: ?[*#•·~■●◆]){1,20}|[_=–—-]{2,}|[-–—] ?(?:30|ends) ?[-–—]|\(ends\)",
            r"(?:for )?immediate release(?: ?[:–—-] .{0,60})?|(?:press|news|media) (?:release|statement)|"
            r"embargoed (?:until|till|to) .{3,60}",
            r"(?:media|press|news)(?: relations)? (?:contacts?|enquiries|inquiries)(?: ?[:–—-] ?.{0,200})?|"
            r"about .{3,80}\[volume\].{0,80}|contacts? ?: .{0,120}(?:\d{3}[ -]?\d{4}|\S@\S).{0,120}|"
            r"notes? to editors:?",
            r"(?:this (?:audio|article|story) (?:is|was) )?(?:produced|narrated|generated|voiced|read)\b"
            r".{0,80}\b(?:AI|automated|artificial|text[- ]to[- ]speech)[ -]"
            r"(?:narration|narrator|voices?|audio|speech)\b.{0,120}",
            r"shared (?:from|via|with) (?:apple news|flipboard|pocket|smartnews|google news)\W*",
            r"\W+|(?:the |this )?audio version of this (?:article|story)\b.{0,300}|licen[cs]e this "
            r"(?:content|article)|featured weekly ad|end of (?:article|story|list)|(?:select voice|choose "
            r"your listening speed|download transcript|transcript)|\d{1,2}-minute (?:listen|read|watch)|why "
            r"(?:you can )?trust [\w .]{2,30}|(?:the )?[\w .]{2,30} is not responsible for the content of "
            r"external (?:sites|links|websites)\W*|(?:do you (?:have|know)|have|got) (?:a )?"
            r"(?:confidential |news |story )?tips?\b[^.?!]{0,60}\?.{0,120}|before it[’']s here.{0,120}|"
            r"corrections? (?:and|&) "
            r"clarifications?.{0,80}|report (?:an? |this )?(?:[\w ]{2,20} )?(?:error|typo|correction|issue|"
            r"problem).{0,40}|provide (?:news |site )?feedback (?:or|and) report an? \w+\W*|"
            r"(?:confidential|news|story) tips? ?\?.{0,60}|our standards: ?the .{2,40}|"
            r"submit a (?:news )?(?:tip|letter).{0,60}|\d\d?:\d\d ?/ ?\d\d?:\d\d|follow us "
            r"on .{2,60}",
            r"(?:have a correction\? )?(?:correct|fix) this (?:text|article)|this (?:article )?text was "
            r"automatically generated and may include errors\b.{0,200}|"
            r"(?:find|read|view|see) this (?:article|story|page) (?:at|online|on):? .{4,200}|invalid e-?mail|"
            r"we use your (?:sign-?up|e-?mail|data)\b.{0,360}|you can share this (?:story|article)\b.{0,60}|"
            r"you can find this (?:story|article) in (?:my|your) .{2,100}|"
            r"share (?:&|and) save\W*|(?:popular|top|latest) (?:reads|articles|stories|posts|videos?)|"
            r"related coverage|(?-i:TAGS) .{2,120}|a message from .{2,60}",
            r"\d[\d,.]{0,6} (?:words|wörter|mots|palabras|woorden)|word ?count:? ?\d{2,5}|"
            r"(?:page|pg)s?: ?\w{1,6}|openurl link|go deeper|"
            r"in this article\W*|more stories on\b.{0,40}|see all|read later|#\w+(?:[ ,]+#\w+)*|"
            r"(?:last )?updated? (?:at )?\d\d?[:.]\d\d.{0,12}|\d{1,3} ?(?:h|hrs?|d|mins?|m|w)|headshot|"
            r"avatar|(?:author|profile) (?:photo|picture|image)",
            r"disclosure statement|view all partners|we believe in the free "
            r"flow of information|cc by(?:[ -](?:nd|sa|nc)){0,2}|academic rigour, journalistic flair|"
            r"democracy dies in darkness|all the news that[’']s fit to print",
            rf"{jumps.PATTERN}|"
            r"about the archive|this is a digiti[sz]ed version of an article from .{10,300}|to preserve "
            r"these articles as they originally appeared, .{10,200}|"
            r"occasionally,? the digiti[sz]ation process .{10,300}|"
            r"(?-i:AP) (?:audio|video):? .{2,160}|(?-i:AP) correspondent .{4,60} reports? .{4,160}|"
            r"view this post on \w+|a post shared by .{2,120}",
            r"this content is provided by .{2,60}, which may be using cookies\b.{0,60}|"
            r"https?://\S+\s+\d{1,3}/\d{1,3}|-{3,} ?(?:forwarded|original|weitergeleitete|ursprüngliche|"
            r"mensaje reenviado|message transféré)\b.{0,30}-*|eds: .{3,350}|ap-wf-\d\d-.{0,40}|"
            r"apnewsnow\b.{0,80}",
            r"for the (?:latest|biggest) .{2,60}, (?:sign up|subscribe|add your|click|download)\b.{2,80}|"
            r"republish (?:this|our) (?:article|stor)\w* (?:for free|under)\b.{2,80}|"
            r"this content is hosted by a third party\b.{0,160}",
            r"(?-i:ADS?)|watch .{2,60} in the (?:video )?player (?:above|below)\W*|"
            r"list (?:\d+ )?of \d+(?: items)?|end of list|"
            r"(?-i:[A-Z])[\w.’' -]{3,40} may be reached at \S+@\S+",
            r"reminder, this is an? .{2,80}|(?:this|the) content is (?:not available|hidden|blocked) (?:due|"
            r"because|until)\b.{0,200}|to (?:view|see|display) this (?:content|post|video),? .{2,200}|your "
            r"support (?:helps|makes|means|allows|enables|funds|powers)\b.{0,200}|newsletters?|from "
            r"reproductive rights to climate change to big tech\b.{0,350}|advertising|(?:tap|click) here\W*|"
            r"at such a critical moment in us history\b.{0,350}|the independent is trusted by "
            r"americans\b.{0,350}|see all (?-i:[A-Z])[\w.]{2,20}(?: .{2,30})?",
            r"companies|fox news flash\b.*|video ad feedback|"
            r"newspapers (?:in|from) (?-i:[A-Z])[\w ]{2,30}|pressreader(?:\.com)?(?: ?[-|] .{2,200})?",
            r"heard on (?-i:[A-Z]).{2,40}|related internet links|as (?:heard|seen) on .{2,40}",
            r"see more\W*|(?:share (?:this )?(?:article|page|story)|copy the link)(?!.*[.!?]$).{0,160}|"
            r"more ?: ?(?-i:[A-Z]).{5,200}|(?:(?:normal|(?:very )?larger?|smaller?) text size)+|need an? "
            r"break\?.{0,80}|(?:generate )?key takeaways|buy now|for subscribers",
            r"(?:learn more|show (?:more|less|all|caption|key moments)|hide caption|toggle caption|view "
            r"caption|expand(?: image)?|enlarge(?: (?:this )?image)?|open image modal|view (?:image|photos|"
            r"gallery) in full ?screen|full ?screen|view in browser|view (?:this )?(?:e-?mail|post|"
            r"newsletter)? ?(?:in your browser|on the web|online)(?: at .{0,120})?|chevron ?\w*|image "
            r"\d{1,3} of \d{1,3}|\d{1,3} ?(?:/|of) ?\d{1,3}(?: (?:photos|images))?|(?:text|font) ?size:?(?: "
            r"?(?:a|[+-]|small(?:er)?|medium|normal|larger?))*|(?:larger|smaller|"
            r"bigger) (?:text|font|type)|a ?a ?a|text to speech|powered by "
            r".{2,40}|this audio is (?:auto-generated|ai).{0,80}|(?:this "
            r"article was )?translated by (?:ai|machine|google).{0,40}|generated by ai.{0,40}|ai[ "
            r"-](?:generated |assisted )?summary|key takeaways?)",
            r"(?:\|\s*)?(?:(?:next|previous|section menu|main menu|articles?|sections?|top)\s*(?:\||"
            r"$)\s*){2,}",
            r"(?:this )?(?:article|page|story|document|file) was (?:downloaded|saved|printed|"
            r"archived) (?:by|from|with|on)\b"
            r".{2,200}|(?:printed|downloaded|saved|archived) (?:from|by) .{2,120}|sent from my \w+.{0,40}",
            r"(?:view|open|read|watch) (?:in|on) (?:the )?app|get the app|use app|"
            r"\(?opens (?:in )?(?:a )?new (?:tab|window)\)?|external link",
            r"(?:this is (?:a )?(?:breaking|developing) (?:news|story)\W+)?(?:please )?(?:check back|come "
            r"back|refresh|reload)(?: (?:this|the) (?:page|story))?(?: (?:later|soon|often|here|again))?"
            r" for (?:the latest |more |further |live )?(?:updates?|details|information)\W*",
            r"this (?:article|story|report) was (?:originally |first )?(?:written|published|reported) in \w+"
            r"(?: by .{2,60})?,? and (?:then |later )?(?:was )?translated\b.{0,200}",
            r"(?:additional |further )?reporting by (?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+){1,3}"
            r"(?:(?:,? and|,) (?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+){1,3}){3,}\W*",
            r"[-–—] ?\d{1,4} ?[-–—]|(?:page|seite) \d{1,4}(?: (?:of|von|/) \d{1,4})?",
        ),
    ),
    Form(
        "page furniture",
        (
            r".{0,80}does not work for, consult, own shares in or receive funding from\b.{0,300}",
            r".{2,120} provides? funding as a .{0,80}",
        ),
        words=("receive funding from", " funding as a "),
    ),
    Form(
        "rights line",
        (
            r"(?:tm and )?©.{0,380}",
            r"copyright of .{2,80} is the property of .{0,300}|(?:source )?citations?(?: \(.{2,30}\))?\W*",
            r"copyright\s*(?:©|\(c\))\s*\d{4}\b.{0,300}",
            r"(?:copyright\s*)?(?:\(c\)|copyright)\s*\d{4}\b.{0,300}",
            r"copyright (?:by )?(?-i:[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|and|the)){0,6}),? \d{4}(?:\W*|"
            r"\W+all rights\b.{0,200})",
            r"this (?:material|article|content|story) (?:may|must|can) ?not be (?:published|"
            r"reproduced|broadcast|rewritten|redistributed|copied)\b.{0,200}",
            r"our standards: ?.{0,80}(?:principles|standards)\W*(?:opens new tab)?",
            r"(?:purchase |get |request )?(?:licensing|reprints?|reprint and licensing)(?: (?:rights|"
            r"permissions?|& permissions?|opens new tab))*\W*(?:opens new tab)?",
            r"reproduction (?:in whole or (?:in )?part )?(?:is )?(?:strictly )?(?:prohibited|"
            r"without permission)\b.{0,120}",
        ),
    ),
    Form(
        "rights line",
        (
            r"(?:(?-i:[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4})?[^.]{0,6}\d{4}[^.]{0,40}\. )?all rights "
            r"reserved(?:\W*| by\b.{0,60}|\W+(?:this|no part|reproduction|unauthori).{0,200})",
        ),
        words=("all rights reserved",),
    ),
    *CREDITS,
    Form(
        "print line",
        (
            r"(?:the )?(?:post|article|entry) .{2,250} (?:appeared first|first appeared|was first published|"
            r"was originally published) (?:on|in|at) .{2,100}|(?:this (?:article|story|piece|post) )?(?:was "
            r")?(?:originally|first) (?:published|appeared) (?:(?:by|on|in|at) .{2,140}|"
            r"[a-z]{3,9}\.? \d{1,2},? \d{4}\b.{0,40})",
            r"published in (?:the )?(?-i:[A-Z])[\w ’'-]{2,40},? \w+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}\W*",
            r"a version of this (?:article|story|review|column) (?:appears?|appeared|was published) "
            r"in\b.{0,300}",
            r"this (?:article|story|piece) (?:appeared|appears|published|was published) in the "
            r"(?:[^.]{0,60} )?print(?:ed)? (?:edition|issue|version)\b.{0,200}",
            # Of a poem, too, it may be told where it stood: a day of it ends the line, or its page.
            r"(?:appeared|appears|published|was published)(?=.*\b(?:19|20)\d\d\b) in the "
            r"(?:[^.]{0,60} )?print(?:ed)? (?:edition|issue|version)"
            r"(?:,? (?:on|of|for|from|dated|the|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|"
            r"apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?|\d{1,4}(?:st|nd|rd|th)?)){0,8}"
            r"(?:,? (?:(?:on|at|in) )?(?:page|p\.?|section) ?\w{1,4})?"
            r"(?:,? (?:under|with|as) (?:the )?(?:headline\b|title\b|heading\b|[‘“'\"]).{0,160})?\W*",
            r"order reprints.{0,60}|today[’']s paper.{0,40}|this (?:article|story) (?:first |originally )?"
            r"(?:appeared|ran|was published) (?:first )?(?:in|on) (?:the )?print\b.{0,120}",
        ),
    ),
    Form(
        "correction",
        (
            r"(?:correction|clarification|editor[’']s note)s?(?: ?[(,].{3,40}[),]?|(?! (?:of|in|by|from)\b)"
            r"(?=[^:]{0,24}\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|[^:]{0,12}\d\d?:\d\d|"
            r"[^:]{0,12}\d\d?[./-]\d\d?[./-]\d\d) [^:]{0,12}\d[^:]{0,12}(?::\d\d[^:]{0,12})?)? ?[:–—] ?"
            r".{10,390}",
            r"this (?:article|story|piece|report|headline) (?:has been|was|is) (?:amended|updated|"
            r"corrected|edited|changed|revised) (?:on|to|at|because|after|with|in order|since|"
            r"following|by removing|from)\b.{0,380}",
            r"an earlier version of this (?:article|story|headline|report|piece)\b.{0,380}",
        ),
    ),
)

# Whose opinion a text is, and what advice it is not, as its last lines say.
DISCLAIMER: Final = lines(
    r"the (?:writer|author|columnist)s? (?:is|are) (?:an? |the )?(?:[\w’'&/-]+,? ){0,6}(?:professors?|"
    r"lecturers?|fellows?|reporters?|writers?|editors?|correspondents?|columnists?|journalists?|directors?|"
    r"presidents?|chair(?:man|woman|person)?|economists?|lawyers?|researchers?|analysts?|scholars?|"
    r"scientists?|students?|ministers?|ambassadors?|advis[eo]rs?|partners?|founders?|chief executive|"
    r"head|dean)\b[^.]{0,80}\b(?:at|of|for|with|to|based in) (?:the )?(?-i:[A-ZÀ-Þ])[^.]{2,120}\.?",
    r"(?:(?:the |any |all )?(?:views?|opinions?)(?: and (?:views?|opinions?))?(?: (?:expressed|stated|"
    r"contained)\b.{0,120})?|(?:this|the) (?:article|column|piece|commentary|content|post)) "
    r"(?:are|is|represents?|reflects?|belongs?)\b.{0,120}\b(?:(?:do|does|are|is)(?: not|n[’']t)(?: "
    r"necessarily)?(?: (?:represent|reflect|those of|the (?:views|opinions) of)).{0,160}|(?:solely|"
    r"strictly|purely|personal|alone|(?:the )?(?:author|writer|columnist)[’']?s?(?: own)?)\W*)",
    r"(?:views?|opinions?)\b.{0,80}\b(?:do not|don[’']t) (?:necessarily )?(?:represent|reflect)\b.{0,160}",
    r"(?:this|the|our|all|any) (?:article|content|column|information|material|post|story|report|above)"
    r"\b.{0,120}\b(?:not|nor|n[’']t)\b.{0,40}\b(?:investment|financial|legal|medical|trading|tax) "
    r"advice\b.{0,160}|(?:not|this is not) (?:investment|financial|legal|medical) advice\W*",
    r"disclaimer ?: .{10,390}",
)

EDGES: Final[tuple[Form, ...]] = (
    Form(
        "share line",
        (
            rf"(?!comments?$){_NETWORKS}",
            r"share(?: this)?\W*",
            r"follow(?: us)?\W*",
        ),
    ),
    Form(
        "page furniture",
        (r"front page|page one|(?:main|news) section|(?:first|final|late|city) edition",),
    ),
    # A section and its page, how many comments there are, where the rest is.
    Form(
        "page furniture",
        (
            r"(?-i:[A-ZÀ-Þ][A-ZÀ-Þ &’'-]{2,30}) ?[•·|] ?\d{1,3}|"
            r"\d{1,3} ?[•·|] ?(?-i:[A-ZÀ-Þ][A-ZÀ-Þ &’'-]{2,30})",
            r"\d{1,3}(?:[.,]\d{3})+|read more (?:on|at|from) (?-i:[A-Z])(?!.*[.!?:]$).{2,40}",
        ),
    ),
    # The number under which an archive keeps an article, in languages that write it alike.
    Form(
        "archive's number",
        (
            r"(?:(?:arti[ck][^\W\d_]{2,6}|do[ck]ument[eo]?|text|story|news)[ -])?"
            r"id(?:-?nr\.?)? ?: ?(?=[a-z-]{0,6}\d)[\w.-]{4,40}",
        ),
    ),
    Form("site name", (r"(?:https?://)?www\.[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}/?",)),
    Form(
        "comment form",
        (
            r"comments?",
            r"discussion",
            r"repl(?:y|ies)",
            r"name ?\*?",
            r"website",
        ),
    ),
    Form(
        "related-links line",
        (
            r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|labels|more about|posted in|"
            r"explore more(?: on these topics)?|(?:more|related) (?:on )?(?:these |this )?topics?|"
            r"more on(?: this)?(?: story)?|read more (?:about|on))\s*(?:[:|].{0,200})?",
            r"related (?:tags|keywords):?",
            r"related|recommended|trending(?: now)?|latest (?:news|stories|headlines)|top stories|"
            r"more (?:news|stories|from [\w .'’-]{1,40})|previous|next|popular|up next",
        ),
    ),
    # Between paragraphs it may be a heading of the story.
    Form(
        "newsletter prompt",
        (r"(?-i:(?:[A-Z][\w&’'-]* ){1,3}Newsletters?)",),
    ),
    Form(
        "page furniture",
        (
            r"home|menu|search|log ?in|sign ?in|register|subscribe|sign ?up|news|close|advert|\d{1,6}|"
            r"\d[\d,.]*[km]|listen|watch|play|pause|save|saved|follow|following|image|video|\d{1,2}\.? "
            r"[^\W\d_]{3,10}\.?,? \d\d?[:.h]\d\d(?: ?\w{1,4})?|about the (?:author|writer|reporter)s?|"
            r"photos?|gallery|audio|feedback|download|transcript|topics?:? ?\w*|views?|shares?|comment|"
            r"comments|published|updated|live|opinion|exclusive|breaking(?: news)?|print|gift|bookmark|copy|"
            r"translate|more|share|new|view comments|sign up for .{2,60}|(?:follow|add) (?-i:[A-Z]).{1,40}|"
            r"\d+ ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdwm]) ago|just now|"
            r"site (?:map|index)|ad ?choices|(?:about )?our ads|"
            r"do not sell my (?:personal )?info(?:rmation)?|editorial standards|"
            r"ethics (?:statement|policy)|accessibility(?: statement)?|policies|"
            r"yesterday|today|reporting from (?-i:[A-Z]).{1,60}|(?:updated|published|posted) \d+ \w+ ago|"
            r"contact(?: us)?|about(?: us)?|privacy(?: policy)?|terms(?: (?:of (?:use|service)|and "
            r"conditions))?|cookies?(?: policy)?|sitemap|careers|advertise(?: with us)?|faq|help",
            r"(?:subject|betreff|objet|asunto|to|cc|sent|gesendet): .{2,200}|tags "
            r"(?-i:[A-Z])(?!.*[.!?]$).{2,120}|"
            r"startseite|menü|suche|abonnement|mein konto|accueil|rubriques|inicio|portada|iniciar sesión",
            r"(?:home|news|首页|首頁|ホーム|トップ|홈|главная|accueil|inicio|início|startseite|"
            r"anasayfa|strona główna|domů|hem|hjem|forside|الرئيسية)(?:\s*[»>›/|]\s*[\w &'’-]{1,40}){1,5}"
            r"(?:\s*[»>›/|]\s*.{1,200})?",
            r"(?:[\w.'’-]+ ){1,6}<?https?://\S+",
            r"(?:portrait|headshot|profile (?:photo|picture)) of (?-i:[A-Z])[\w.’'-]+"
            r"(?: (?-i:[A-Z])[\w.’'-]+){1,3}",
        ),
    ),
)

# What pages write behind a link for readers of the screen, as Reuters, the BBC and others do.
LINK_LABEL: Final = re.compile(
    r"(?:, | )?\((?:opens? in (?:a )?new (?:tab|window)|external(?: link)?|öffnet in (?:einem )?neue[mn] "
    r"(?:fenster|tab)|externer link|(?:ouvre|s[’']ouvre) dans (?:une|un) nouve(?:lle fenêtre|l onglet)|"
    r"nouvelle fenêtre|lien externe|(?:se )?abre en (?:una )?(?:nueva )?(?:ventana|pestaña)(?: nueva)?)\)|,? "
    r"opens (?:in (?:a )?)?new (?:tab|window)(?=[\s.,;:!?)’”]|$)",
    re.IGNORECASE,
)
# Agencies whose contributors sign so; "Editing by" is Reuters' way.
AGENCY_CREDIT: Final = re.compile(
    r"\bediting by\b|\b(?-i:AP|AFP|PA|UPI|AAP|EFE|ANSA|dpa|DPA)\b|\b(?:associated press|reuters|agence "
    r"france|press association|canadian press|bloomberg|xinhua|tass|interfax|kyodo|anadolu|united press)\b",
    re.IGNORECASE,
)
# How a line begins that is a link to something else.
POINTER: Final = re.compile(
    r"^(?:read|related|see|also|more|watch|listen|don[’']?t miss|click|follow|subscribe|sign up)\b",
    re.IGNORECASE,
)

ABOUT_HEADING = re.compile(r"about (?:us|the (?:site|publisher)|this site)\b(?!,)", re.IGNORECASE)
SELF = re.compile(
    r"^(?P<name>[\w.&'’-]+(?: [\w.&'’-]+){0,5}?),? is (?:an?|the|one of)(?: [\w’'-]+,?){0,8}? "
    r"(?:news|media|publication|newspaper|magazine|website|site|platform|portal|outlet|agency|"
    r"broadcaster|network|organi[sz]ation|blog|publisher|journal)\b",
    re.IGNORECASE,
)
WE = re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)
SPEECH: Final = re.compile(
    r"\b(?:said|says|told|asked|explained|added|argued|insisted|warned|wrote|according to)\b",
    re.IGNORECASE,
)
# A button to follow a topic; a heading of a story may read like one.
FOLLOW: Final = re.compile(r"Follow (?P<topic>[A-Z][\w&’' ,-]{2,50})")
