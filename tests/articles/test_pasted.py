"""Articles as they are pasted, scanned and typed: furniture, characters, lines, Markdown, cuts."""

from __future__ import annotations

import datetime as dt
import textwrap
import time

import pytest

import research
from research.articles import characters, forms, gutters, incomplete, markdown, pictures, wrapped
from research.articles.normalise import _keep_sentences, normalise

LEDE = "The port of Asby will close its oldest dock in May, the harbour master said on Thursday."
QUOTE = (
    "“We had no other way to pay for the cranes,” said Hilda Brook, who has led the port for years."
)
LAST = "Dock workers will meet on Sunday to talk about the plan, and some of them may go on strike."
HEADLINE = "Asby to lose its oldest dock"


def roles(result, role):
    return [result.text[p.start : p.end] for p in result.paragraphs if p.role == role]


FRONTS = {
    "tools": "Share full article\n\n87\n\nBy Ann Loy\n\nListen\n4 min\n\nComment\n12\nSave",
    "dates with a change": "By Ann Loy Sky News\n\n"
    "Published May 2, 2024 6:00am EDT | Updated May 3, 2024 9:15am EDT",
    "video": "By ANN LOY FOR THE ASBY POST\n\nclose Video\nTop headlines for May 2\n\nPlay Video",
    "an office": "Ann Loy Harbour correspondent\nThu 2 May 2024 06.00 BST\n\nShare",
    "a name before a date": "Ann Loy and Sam Ito\n2 May 2024",
    "an agency": "By ANN LOY\nAssociated Press Writer\n\n2 hours ago",
    "a caption": "The dock in April. Credit...A. Other for The Asby Post\n\nBy Ann Loy\n\n"
    "Reporting from Asby",
    "a sign-up": "By Ann Loy\n\nSign up for the Harbour Newsletter Get it sent to your inbox.",
}  # fmt: skip


@pytest.mark.parametrize("front", FRONTS)
def test_what_stands_over_a_story_is_neither_title_nor_lede(front):
    result = normalise(f"{HEADLINE}\n\n{FRONTS[front]}\n\n{LEDE}\n\n{QUOTE}\n\n{LAST}")
    assert result.text == f"{HEADLINE}\n\n{LEDE}\n\n{QUOTE}\n\n{LAST}"
    assert roles(result, "lede") == [LEDE]
    assert result.metadata.byline.casefold().startswith("ann loy")
    assert len(result.metadata.byline.split()) in (2, 5)
    if "2024" in FRONTS[front]:
        assert result.published == dt.date(2024, 5, 2)


BETWEEN = {
    "a box": "skip past newsletter promotion\nSign up to The Tide\nFree daily newsletter\nAll the news of "
    "the coast\nEnter your email address\nafter newsletter promotion",
    "links in capitals": "DOCKERS OF ASBY GET NO RISE\n\nCLICK HERE TO GET THE ASBY APP",
    "a follow button": "Follow Harbour news\nFollowing",
    "a picture": "Image\n\nHilda Brook in her office. Credit...A. Other for The Asby Post",
    "an agency's picture": "Hilda Brook in her office in Asby. (Sam Ito/Reuters)",
    "two houses of a picture": "A map of the dock. (NASA/JPL-Caltech)",
    "a prompt to pay": "Subscribe to read the rest.",
    "a prompt to join": "Support local reporting. Become a member from £3 a month.",
    "a player": "02:14 Min.\n\nLoading YouTube content",
    "who reads it aloud": "Produced by Harbour Sounds using AI narration. Listen to more on the app.",
    "a link to read": "Read: The slow end of the docks",
}  # fmt: skip


@pytest.mark.parametrize("box", BETWEEN)
def test_boxes_between_paragraphs_go(box):
    result = normalise(f"{LEDE}\n\n{BETWEEN[box]}\n\n{QUOTE}\n\n{LAST}")
    assert result.text == f"{LEDE}\n\n{QUOTE}\n\n{LAST}"


ENDS = {
    "topics": "Explore more on these topics\nPorts\nAsby\nnews\nShare\nReuse this content",
    "the author": "Ann Loy is a reporter covering ports for The Asby Post.",
    "print": "A version of this article appears in print on May 3, 2024, Section B, Page 2.\n\n87",
    "a correction": "An earlier version of this article gave the wrong name for the dock.",
    "the author again": "Ann Loy",
    "sharing": "Share or comment on this article: Asby to lose its oldest dock",
}  # fmt: skip


@pytest.mark.parametrize("end", ENDS)
def test_what_stands_under_a_story_goes(end):
    result = normalise(f"{HEADLINE}\n\nBy Ann Loy\n\n{LEDE}\n\n{QUOTE}\n\n{ENDS[end]}")
    assert result.text == f"{HEADLINE}\n\n{LEDE}\n\n{QUOTE}"


# What goes only from a page that shows by other lines that it was copied whole.
COPIED = ("Share this article\n\nAdvertisement", "Read more: The cranes of Asby are sold")
COPIED_FRONTS = {
    "a caption twice": "By Ann Loy\n\nThe dock of Asby, built in 1908\nThe dock of Asby, built in 1908 (AP)",
    "a caption over its marks": "By Ann Loy\n\nCranes stand over the old dock of Asby in the rain on a "
    "Monday.\n\nSam Ito for NPR\n\nhide caption\n\ntoggle caption\n\nSam Ito for NPR",
    "a form for letters": "By Ann Loy\n\nSign up for the Tide email for analysis straight to your inbox\n"
    "Get our free Tide email\nPlease enter a valid email address\nSIGN UP\nI would like to be emailed about "
    "offers, events and updates from The Asby Post. Read our Privacy notice",
    "a credit glued to a caption": "By Ann Loy\n\nThe dock of Asby is seen from a boat in the rain on "
    "a Monday in April.Reuters",
}  # fmt: skip


@pytest.mark.parametrize("front", COPIED_FRONTS)
def test_pictures_and_forms_over_the_story_of_a_copied_page_go(front):
    above, below = COPIED
    parts = (HEADLINE, above, COPIED_FRONTS[front], LEDE, QUOTE, below, LAST)
    assert normalise("\n\n".join(parts)).text == f"{HEADLINE}\n\n{LEDE}\n\n{QUOTE}\n\n{LAST}"


COPIED_BETWEEN = {
    "a player": "Please use Chrome browser for a more accessible video player\n\n1:12\nDockers march past",
    "a player under its title": "WATCH | Dockers:\nDockers march on the town\n3 days ago\nDuration 2:11",
    "links under a heading": "Most read in Ports\nCranes fall over\nRAIN\nNo fish since Tuesday, says clerk",
    "a form": "The Tide Newsletter\nStories from the coast, each Friday.\nEmail address\nSubscribe",
    "a letter named in marks": "Newsletter\n« À la une »\nChaque matin, l’essentiel de la côte\nS’inscrire",
    "what a picture shows": "A woman in a coat stands by a crane\nHilda Brook at sea. (Supplied: S. Ito)",
    "who sees herself": "Hilda Brook (pictured outside the dock) has led the port since 2011",
    "a link in brackets": "[ The last crane driver of Asby goes home Opens in new window ]",
    "a link by its opening": "View the latest stories from Ports",
}  # fmt: skip


@pytest.mark.parametrize("box", COPIED_BETWEEN)
def test_boxes_between_paragraphs_of_a_copied_page_go(box):
    above, below = COPIED
    parts = (above, LEDE, COPIED_BETWEEN[box], QUOTE, below, LAST)
    assert normalise("\n\n".join(parts)).text == f"{LEDE}\n\n{QUOTE}\n\n{LAST}"


COPIED_ENDS = {
    "a wire's note": "(Updates with comment from the harbour master in fourth paragraph.)",
    "a prompt behind a sentence": "Share or comment on this article. Leave a comment below.",
}


@pytest.mark.parametrize("end", COPIED_ENDS)
def test_what_stands_under_the_story_of_a_copied_page_goes(end):
    above, below = COPIED
    parts = (HEADLINE, above, LEDE, below, QUOTE, COPIED_ENDS[end])
    assert normalise("\n\n".join(parts)).text == f"{HEADLINE}\n\n{LEDE}\n\n{QUOTE}"


def test_of_a_paragraph_of_a_copied_page_goes_the_prompt_that_ends_it():
    above, below = COPIED
    text = f"{above}\n\n{LEDE}\n\n{QUOTE} Leave a comment below.\n\n{below}\n\n{LAST}"
    assert normalise(text).text == f"{LEDE}\n\n{QUOTE}\n\n{LAST}"


def test_of_a_page_of_buttons_alone_nothing_is_left():
    assert not normalise(":\n\nSHARE THIS\n\nSHARE THIS\n\nComments (2)\n\nAdvertisement").text


def test_a_line_that_opens_as_a_link_stays_on_a_copied_page():
    above, below = COPIED
    line = "View more of the cranes from the bridge, that is what they sell"
    assert line in normalise("\n\n".join((above, LEDE, line, QUOTE, below, LAST))).text


STORY = [
    "Ann Loy is a reporter who was held for three days.",
    "Credit for the plan goes to the mayor, the council said.",
    "The law was amended on 4 June 1998 and never again, a judge noted.",
    "Photographs of the dock were shown to the court on Monday by the police.",
    "Subscribe to that view and you will be lonely, he said.",
    "An image of the dock hung behind her, and nobody had dusted it.",
    "Check back for more was what they told her, every week, for a year.",
    "The dock had a weekly newsletter, and its editor was a crane driver.",
    "He has sailed, rowed and swum in the port of Asby since 1980 (and fished).",
    "[We] never said that the dock would be sold, the master of the port wrote.",
    "A woman who had waited for hours went home at noon and did not return.",
    "This story was first written in Korean and is still read there, he said.",
    "You will grow used to being seen in everything, from a podcast and an email inbox to a live film of "
    "your own, and the pages of a book.",
]


@pytest.mark.parametrize("sentence", STORY)
def test_sentences_that_look_like_furniture_stay(sentence):
    assert sentence in normalise(f"{LEDE}\n\n{sentence}\n\n{QUOTE}").text


def test_two_hours_that_end_a_text_as_a_sentence_raise_nothing():
    hours = "Published: May 2, 2024, 6:18 p.m. Updated: May 2, 2024, 7:10 p.m."
    assert normalise(f"{HEADLINE}\n\n{LEDE}\n\n{QUOTE}\n\n{hours}").text.startswith(HEADLINE)


BESIDE_FURNITURE = {
    "a copy's agency": f"Advertisement\n\n{LEDE}\n\n{QUOTE} (Reuters)",
    "a heading over a picture": f"{LEDE}\n\nA dock for gulls\n\nHilda Brook. (Sam Ito/Reuters)\n\n{QUOTE}",
    "hours of a day": f"{LEDE}\n\n9:15\nThe gates open\n\n10:40\nThe band plays\n\n11:30\nWe sail\n\n{LAST}",
    "what stands twice": f"{LEDE}\n\nNo dock, no fish, no\n\n{QUOTE}\n\nNo dock, no fish, no\n\n{LAST}",
    "a lede about a picture": f"Share\n\nA photo of a gull on the oldest crane of Asby has cost its driver "
    f"his job.\n\nAdvertisement\n\n{LEDE}\n\n{QUOTE}",
    "houses of links": f"{LEDE}\n\nThe gulls are back on the dock of Asby. [Gazette]\n\n{LAST}",
    "a story of a newsletter": f"{LEDE}\n\nThe port sends out a newsletter every week and 900 read it.\n\n"
    f"Sign up here.\n\nThe daily catch fell by half.\n\n{LAST}",
}  # fmt: skip


@pytest.mark.parametrize("text", BESIDE_FURNITURE)
def test_lines_of_a_story_beside_furniture_stay(text):
    lines = BESIDE_FURNITURE[text].split("\n\n")
    furniture = ("Share", "Advertisement", "Hilda Brook. (Sam Ito/Reuters)", "Sign up here.")
    wanted = [" ".join(line.split()) for line in lines if line not in furniture]
    assert " ".join(normalise(BESIDE_FURNITURE[text]).text.split()) == " ".join(wanted)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the conﬂict of oﬃcials, a ﬁrst", "the conflict of officials, a first"),
        ("\ufffdWe go,\ufffd she said. It\ufffds late.", "“We go,” she said. It’s late."),
        ("The dockers\ufffd wives \ufffd all of them", "The dockers’ wives – all of them"),
        (
            'One.\\n\\n\\"Two,\\" he said.\\n\\nIt\\u2019s three.',
            'One.\n\n"Two," he said.\n\nIt’s three.',
        ),
        (
            "``We go,'' she said. `It's late,' he added.",
            "“We go,” she said. “It's late,” he added.",
        ),
        ("''We go,'' she said.", "“We go,” she said."),
        ("Read [the plan](https://a.example/plan) **now**.", "Read the plan now."),
        ("C:\\new\\table", "C:\\new\\table"),
        ("6'' long and 2'' wide", "6'' long and 2'' wide"),
        ("snake__case__name and 2**3**4", "snake__case__name and 2**3**4"),
    ],
)
def test_characters_are_put_right(before, after):
    assert characters.clean(before)[0] == after


def test_a_letter_that_was_lost_is_flagged_and_not_guessed():
    text, changes = characters.clean("The caf\ufffd of Asby")
    assert text == "The caf\ufffd of Asby"
    assert [(c.step, c.action) for c in changes] == [("lost characters", "flagged")]


def test_questions_and_addresses_are_no_marks_that_were_lost():
    asked = (
        "Who shut the bath? The council did. Why? “What else could we do?” asked Marta Quill, who keeps a "
        "list at https://wexcombe.example/list?s=20 and wexcombe.example/bath?id=4. “Can you?” Nobody could "
        "(or would?), she said. Really?? Yes."
    )
    assert characters.clean(asked) == (asked, [])


PROSE = (
    "The port of Asby will close its oldest dock in May, the harbour master said on Thursday, because "
    "nobody would pay for the repairs that engineers had asked for. \"We had no other way,\" said Hilda "
    "Brook, who has led the port for years and whose well-known father had built the cranes."
)  # fmt: skip


def broken(text: str, width: int, *, hyphens: bool = False) -> list[str]:
    """Lines of at most `width` characters, words cut with a hyphen where asked."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 1
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}".strip()
            continue
        if hyphens and len(word) > 6 and word.isalpha() and room > 4:
            lines.append(f"{line} {word[: room - 1]}-")
            line = word[room - 1 :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


@pytest.mark.parametrize("width", [30, 42, 60, 75, 95])
@pytest.mark.parametrize("hyphens", [False, True])
@pytest.mark.parametrize("parted", ["\n\n", "\n   ", "one"])
def test_broken_lines_are_joined(width, hyphens, parted):
    if parted == "one" and width > 80:
        pytest.skip("three lines are too few to know")
    blocks = ["\n".join(broken(PROSE, width, hyphens=hyphens))] * (1 if parted == "one" else 3)
    text = parted.join(blocks) if parted != "one" else blocks[0]
    text = f"   {text}" if parted == "\n   " else text
    result = normalise(text)
    assert result.text == "\n\n".join([PROSE] * len(blocks))
    assert [c for c in result.changes if c.reason == "lines broken to fit a page"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEDE}\n{QUOTE}\n{LAST}",
        "Mr Stern: We will not.\nQuestion: Why is that?\nMr Stern: The roof is bad.\nQuestion: When?",
        "Ports\nRoads\nBridges and tunnels\nRailway lines",
        f"{HEADLINE}\nBy Ann Loy\nAsby, Thursday\n{LEDE}",
    ],
)
def test_lines_that_are_paragraphs_stay_apart(text):
    assert wrapped.unwrap(text)[0] == text.split("\n")


def test_a_sentence_that_leaves_room_for_the_next_word_ends_its_paragraph():
    """Where all lines are filled, the last of a paragraph may be as long as most."""
    one = (
        "The council voted on Monday night to close the eastern ferry terminal of the town for "
        "good, which had stood empty for nine years, and to sell the land to a builder."
    )
    two = f"Rowers hailed the vote. {LEDE}"
    three = f"Residents were not asked. {LAST}"
    text = "\n".join("\n".join(textwrap.wrap(part, 44)) for part in (one, two, three))
    assert wrapped.unwrap(text)[0] == [one, two, three]


def test_markdown_is_read_with_its_front_matter(tmp_path):
    (tmp_path / "note.md").write_text(
        '---\ntitle: "Asby to lose its oldest dock"\nsource: "https://post.example/2024/05/02/dock"\n'
        "author:\n  - \"[[Ann Loy]]\"\npublished: 2024-05-02\ncreated: 2024-06-30\ntags: [clippings]\n---\n"
        f"{LEDE.replace('oldest', '**oldest**')}\n\n> [!quote] no other way to pay\n\n"
        "> The dock was dear.\n\n"
        f"{QUOTE.replace('Hilda Brook', '[Hilda Brook](https://a.example/h)')}[^1]\n\n![Dock](a.jpg)\n\n"
        "- One crane\n- Two cranes\n\n[^1]: Minutes of the port.\n",
        encoding="utf-8",
    )  # fmt: skip
    (article,) = research.load(tmp_path)
    assert (article.title, article.byline) == (HEADLINE, "Ann Loy")
    assert article.published == dt.date(2024, 5, 2)
    assert article.url == "https://post.example/2024/05/02/dock"
    expected = [HEADLINE, LEDE, "“The dock was dear.”", QUOTE, "One crane", "Two cranes"]
    assert article.text == "\n\n".join(expected)


@pytest.mark.parametrize("matter", ["a: &x [1]\nb: *x", "a: [", "- one\n- two", "just words"])
def test_odd_front_matter_is_survived(matter):
    assert "It rained." in markdown.parse(f"---\n{matter}\n---\nIt rained.").text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{LEDE}\n\nThe docks were bui… [+2829 chars]", "cuts"),
        (f"{LEDE}\n\nTo continue reading, subscribe now.", "prompt to pay"),
        (f"{LEDE}\n\nThe dockers said that they would...", "middle of a sentence"),
        (f"{LEDE}\n\nContinue reading", "link to the rest"),
        (f"{LEDE}\n\n{QUOTE}", None),
        (f"{LEDE}\n\nTo continue reading, subscribe now.\n\n{QUOTE}", None),
    ],
)
def test_a_text_that_stops_early_is_flagged(text, reason):
    found = [c for c in normalise(text).changes if c.step == incomplete.STEP]
    assert [reason in c.reason for c in found] == ([True] if reason else [])
    assert "[+" not in normalise(text).text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Just a moment...", "Enable JavaScript and cookies to continue"),
        (None, "Access denied. You don't have permission to access this page on this server."),
        (None, "Page not found\n\nThe page you are looking for does not exist."),
        ("Anmelden", "Bitte warten.\n\nPlease log in to continue reading this article."),
    ],
)
def test_a_pasted_wall_is_no_article(tmp_path, title, text):
    (tmp_path / "a.txt").write_text("\n\n".join(filter(None, (title, text))), encoding="utf-8")
    corpus = research.load(tmp_path)
    assert len(corpus) == 0
    assert "not the article" in corpus.repairs.reason.iloc[0]


@pytest.mark.parametrize(
    "line",
    ["By Ann Loy, BBC News, Asby", "By Ann Loy in Asby", "By ANN LOY FOR MAILONLINE", "By Ann Loy Fox News",
     "By Ann Loy, Political Editor", "Words by Ann Loy"],
)  # fmt: skip
def test_a_byline_is_the_name_alone(line):
    from research.articles.records import Metadata

    assert forms.byline(line, Metadata())[0].casefold() == "ann loy"


GROWING = {
    "blanks in a heading": lambda n: "# a" + " " * n + "b",
    "bylines": lambda n: "By Ann Loy\n" * (n // 10),
    "escapes": lambda n: "\\n" * (n // 2),
    "backticks": lambda n: "`a " * (n // 3),
    "lost marks": lambda n: "\ufffd a" * (n // 3),
    "links": lambda n: "[a](" * (n // 4),
    "stars": lambda n: "**a " * (n // 4),
    "short lines": lambda n: "rain fell on the\n" * (n // 17),
    "indents": lambda n: "   rain fell.\n" * (n // 14),
    "prompts": lambda n: "Sign up\n" * (n // 8),
    "capitals": lambda n: "CLICK HERE TO READ\n" * (n // 19),
    "quotes typed": lambda n: "''a " * (n // 4),
    "angles": lambda n: "<<a " * (n // 4),
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_no_faster_than_the_text(name):
    def seconds(n):
        start = time.process_time()
        normalise(GROWING[name](n))
        return time.process_time() - start

    seconds(2_000)
    small, large = seconds(20_000), seconds(80_000)
    assert large < 10 * small + 1


def test_the_paper_under_a_name_is_the_outlet_and_the_house_is_not():
    text = f"{HEADLINE}\n\nAnn Loy\nAsby Valley Dispatch\nPublished 2 May 2024\n\n{LEDE}\n\n{QUOTE}\n\n{LAST}"
    result = normalise(f"{text}\n\n© Copyright Gannett 2024")
    assert (result.metadata.byline, result.metadata.outlet) == ("Ann Loy", "Asby Valley Dispatch")


def test_a_motto_over_the_menu_is_no_headline():
    motto = "Exclusive news and harbour data for port professionals"
    menu = "World\nBusiness\nMarkets\nLegal\n\nShipping"
    head = f"Skip to main content\n{motto}\nLearn more about us\n{menu}"
    headline = "Asby to close its oldest dock in May as harbour master pays for cranes"
    result = normalise(
        f"{head}\n{headline}\nBy Ann Loy\nMay 2, 2024\n\nShare\n\n{LEDE}\n\n{QUOTE}\n\n{LAST}"
    )
    assert result.metadata.title == headline


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("Photo Jane Rowe", "caption or credit"),
        ("Photo: supplied", "caption or credit"),
        ("Picasso and Braque", None),
        ("Bildung und Kultur", None),
        ("photocopies of both", None),
    ],
)
def test_words_in_brackets_that_begin_like_a_credit_are_none(inner, kind):
    kinds = [None] * 4
    pictures.complete(
        [LEDE, f"Both of them hang in the old museum of Asby ({inner})", QUOTE, LAST], kinds
    )
    assert kinds == [None, kind, None, None]


def test_to_do_items_of_a_note_are_the_note_takers():
    found = markdown.parse(
        f"- [ ] mail Ann\n  - her page\n- [x] ask Sam\n\n{LEDE}\n\n{LAST}\n\n1. [ ] scan"
    )
    assert found.text == f"{LEDE}\n\n{LAST}"
    removed = [c.before for c in found.changes if c.action == "removed"]
    assert removed == ["mail Ann her page", "ask Sam", "scan"]


def test_a_checklist_that_a_line_leads_on_to_is_of_the_story():
    found = markdown.parse(f"{LEDE}\n\nWhat to bring:\n\n- [ ] a rope\n- [ ] a lamp\n\n{LAST}")
    assert found.text == f"{LEDE}\n\nWhat to bring:\n\na rope\n\na lamp\n\n{LAST}"
    mixed = markdown.parse("What to bring:\n\n- a rope\n- [ ] mail Ann\n- a lamp")
    assert mixed.text == "What to bring:\n\na rope\n\na lamp"
    assert markdown.parse("- [ ] a rope\n- [x] a lamp").text == "a rope\n\na lamp"
    between = markdown.parse(f"# Boats\n\n{LEDE}\n\n- [ ] a rope\n- [ ] a lamp\n\n{LAST}")
    assert between.text == f"Boats\n\n{LEDE}\n\na rope\n\na lamp\n\n{LAST}"
    headed = markdown.parse(f"# Boats\n\n{LEDE}\n\n## What to bring\n\n- [ ] a rope\n- [x] a lamp")
    assert headed.text.endswith(f"{LEDE}\n\nWhat to bring\n\na rope\n\na lamp")


def test_a_line_that_completes_a_sentence_stays_at_the_end_of_a_page():
    broken = "The harbour office asked for names against the plan, and by Friday it had"
    above, below = COPIED
    for rest in ("1,300.", "Follow."):
        text = "\n".join((above, LEDE, QUOTE, broken, rest, "Advertisement", below))
        kept = " ".join(normalise(text).text.split())
        assert f"{broken} {rest}" in kept
        assert "Advertisement" not in kept


@pytest.mark.parametrize("rates", ["($1 = 0.8125 euros)", "(1 euro = $1.0903; $1 = 1,456.30 won)"])
def test_rates_in_brackets_that_end_an_agency_s_story_stay(rates):
    kinds: list[str | None] = [None, "like furniture", "share line", "like furniture"]
    lines = [LAST, rates, "Share", "(A = B)"]
    _keep_sentences(lines, kinds)
    assert kinds == [None, None, "share line", "like furniture"]


def test_buttons_below_a_title_that_ends_without_a_mark_go():
    title = "Dockers march on the town hall of Asby for a third day"
    kinds: list[str | None] = [None, "share line", "page furniture"]
    _keep_sentences([title, "Share.", "3 min."], kinds)
    assert kinds == [None, "share line", "page furniture"]


def test_a_signature_below_a_mail_is_in_the_log_and_no_line_of_the_story(tmp_path):
    head = "From: Ann Loy <a@b.example>\nDate: 4 June 2024\nSubject: Oldest dock to close\nTo: me"
    (tmp_path / "a.txt").write_text(
        f"{head}\n\n{LEDE}\n\n{QUOTE}\n\n{LAST}\n\n--\nAnn Loy\nThe port\n"
    )
    corpus = research.load(tmp_path)
    assert corpus.items[0].text.endswith(f"{LEDE}\n\n{QUOTE}\n\n{LAST}")
    told = corpus.repairs.set_index("reason")["before"]
    assert told["the signature of a mail, or its notice of confidence"] == "-- ⏎ Ann Loy ⏎ The port"
    assert LEDE not in told["the head of a mail: its subject and its day"]


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("By Tova Lindqvist, 3 June 2024", "Tova Lindqvist", None),
        ("By Jane Rowe, Galmouth, 3 June 2024", "Jane Rowe", None),
        ("By Jane Rowe, Harbour Times, 3 June 2024", "Jane Rowe", "Harbour Times"),
    ],
)
def test_a_name_before_its_day_is_who_wrote_the_text_and_a_place_no_paper(line, byline, outlet):
    result = normalise(f"Oldest dock to close\n\n{line}\n\n{LEDE}\n\n{QUOTE}\n\n{LAST}")
    found = result.metadata
    assert (found.byline, found.outlet) == (byline, outlet)
    assert result.published == dt.date(2024, 6, 3)


def test_a_table_of_numbers_is_no_second_column():
    rows = "\n".join(f"{team:16}{n}  14   3   3   45" for n, team in enumerate(
        ("Asby", "Galmouth", "Linden", "Wexcombe", "Corrow", "Arden"), start=20))  # fmt: skip
    text = f"{LEDE}\n\n{rows}\n\nScorers: Lind 12, 40, Holt 80; Rowe 66."
    kept = normalise(text).text
    assert all(" ".join(row.split()) in kept for row in rows.split("\n"))
    assert "Holt 80; Rowe 66." in kept


def test_a_line_over_two_columns_is_not_cut_within_a_word():
    rows = ["the council said that it    would repair the bridge"] * 8
    over = "Two columns run below a long headline here"
    text, changes = gutters.unfolded("\n".join([*rows[:4], over, *rows[4:]]))
    assert changes
    assert over in text.split("\n")
