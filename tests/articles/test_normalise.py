import datetime as dt
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from research.articles import (
    chrome,
    dates,
    forms,
    glued,
    machine_dates,
    mastheads,
    two_readings,
    wrapped,
)
from research.articles.normalise import normalise
from research.articles.records import Metadata

BODY = (
    "The government said on Wednesday that it will close three of the oldest power stations.\n\n"
    "“We cannot wait any longer,” the minister told reporters, and she named no date.\n\n"
    "Unions have called for talks before the end of the month."
)


def roles(result, role):
    return [result.text[p.start : p.end] for p in result.paragraphs if p.role == role]


def test_a_wire_story_with_byline_dateline_and_prompts():
    result = normalise(
        "Skip to content\nHome » World » Europe\n\nThree old power stations to close\n\n"
        "By Jane Roe and John Doe\nPublished: 2 March 2025, 10:14 GMT\nUpdated: 3 March 2025\n"
        "Share this article\nFacebook Twitter WhatsApp Email\n\n"
        "WASHINGTON (AP) — " + BODY.replace("\n\n“We", "\n\nADVERTISEMENT\n\n“We") + "\n\n"
        "Read more: What closing costs\nSign up for our newsletter to get the news first.\n"
        "Related stories\nFollow us on Twitter and Facebook\n12 Comments\nLeave a reply\n"
        "Your email address will not be published. Required fields are marked *\n"
        "Copyright 2025 The Associated Press. All rights reserved."
    )
    assert result.metadata.title == "Three old power stations to close"
    assert result.metadata.byline == "Jane Roe and John Doe"
    assert result.published == dt.date(2025, 3, 2)
    assert result.text == f"Three old power stations to close\n\nWASHINGTON (AP) — {BODY}"
    assert [c.before for c in result.changes if c.step == "dateline"] == ["WASHINGTON (AP) —"]
    assert roles(result, "lede")[0].startswith("WASHINGTON")


SENTENCES = [
    "Comments by the minister drew anger.",
    "Share prices fell on Monday after the announcement.",
    "Subscribe they did, in their thousands, to a theory that is false.",
    "Copyright law must change, the court said in 2025, or artists will leave.",
    "Read more slowly, the teacher said.",
    "Follow the money, he told them.",
    "By Monday night, the square was empty.",
    "Advertisement of the scheme cost two million.",
    "About us, they say nothing.",
    "Related charges were dropped.",
    "“Sign up for our newsletter,” the sign in the window said.",
    "Sign up rates for the scheme are falling, the ministry said today.",
    "The Daily Planet is a newspaper that he reads every morning.",
    "(c) The court shall hear the parties within 30 days.",
    "The label said all rights reserved, but nobody knew whose.",
    "Continue reading the letter, the judge said.",
    "Watch sales rose by a tenth.",
    "Home is where she wants to be.",
    "Get out, he said, or you will find the police in your inbox tomorrow, too.",
    "Email was not used by the ministry then.",
    "We use cookies as bait, the ranger explained to the children.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_no_sentence_of_the_story_is_lost(sentence, place):
    parts = BODY.split("\n\n")
    parts.insert({"first": 0, "middle": 1, "last": len(parts)}[place], sentence)
    result = normalise("\n\n".join(parts), metadata=Metadata(outlet="Daily Planet"))
    assert sentence in result.text
    assert not [c for c in result.changes if c.action == "removed"]


CHROME = [
    "Share this", "SHARE THIS ARTICLE", "Facebook | Twitter | Email", "Leave a Comment",
    "Post a comment", "Comments (12)", "View all comments", "ADVERTISEMENT",
    "Advertisement - story continues below", "Story continues below", "READ MORE: Ten things",
    "Read more: The minister's long war", "Related: Old power stations", "See also: Coal",
    "Sign up for our daily newsletter", "Subscribe to our newsletter here",
    "Sign up to the Morning Briefing newsletter and get the day's news in your inbox.",
    "Get the best stories delivered to your inbox every morning", "Follow us on Instagram",
    "Follow @planet on X", "© 2025 Planet Media", "(c) 2025 Planet Media. All rights reserved.",
    "Copyright 2025 Planet", "All rights reserved.", "4 min read", "Skip to main content",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "Most read", "More on this story", "You may also like", "Click to share on Facebook",
    "Please enable JavaScript to view the comments.", "Download our app for more",
    "This is a developing story. Please check back for updates.", "Please refresh for updates.",
    "This article was originally written in Korean and translated by a bilingual reporter.",
    "Reporting by Ann Loy, Sam Ito, Jo Roe, Per Lie, Ada Holm, Nora Lund and Ida Voss.",
]  # fmt: skip


@pytest.mark.parametrize("line", CHROME)
def test_chrome_goes_wherever_it_stands(line):
    first, *rest = BODY.split("\n\n")
    result = normalise("\n\n".join([first, line, *rest]))
    assert result.text == BODY
    assert [c.before for c in result.changes if c.action == "removed"] == [line]


def test_what_is_taken_out_is_in_the_log_as_it_stood():
    (change,) = [c for c in normalise(f"{BODY}\n\nComments").changes if c.action == "removed"]
    assert (change.before, change.after) == ("Comments", None)


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("3/6/2025", "On Thursday, the cabinet met.", dt.date(2025, 3, 6)),
        ("3/2/2025", "On Sunday, the cabinet met.", None),  # a paper of Monday would say so too
        ("7/3/2024", "It met on Wednesday evening.", None),
        ("3/2/2025", "On Monday, the cabinet met.", dt.date(2025, 2, 3)),
        ("3/2/2025", "The cabinet met on 28 February.", dt.date(2025, 3, 2)),
        ("3/2/2025", "The cabinet met.", None),
        ("3/2/2025", "It met on Sunday, and on Monday again.", None),
        ("3/13/2025", "The cabinet met.", dt.date(2025, 3, 13)),
        ("13/3/2025", "The cabinet met.", dt.date(2025, 3, 13)),
        ("4/4/2025", "The cabinet met.", dt.date(2025, 4, 4)),
        ("2.3.2025", "The cabinet met.", dt.date(2025, 3, 2)),
        ("2025-03-02T23:10:00Z", "", dt.date(2025, 3, 2)),
        ("Sunday, March 2nd, 2025", "", dt.date(2025, 3, 2)),
        ("2. März 2025", "", dt.date(2025, 3, 2)),
        ("2 de marzo de 2025", "", dt.date(2025, 3, 2)),
        ("Sun, 02 Mar 2025 10:14:00 +0000", "", dt.date(2025, 3, 2)),
        ("1740906840", "", dt.date(2025, 3, 2)),
        ("31/02/2025", "", None),
        ("yesterday", "", None),
        ("11 Mar 25, 14:05", "", dt.date(2025, 3, 11)),
        ("Mar-11-2025", "", dt.date(2025, 3, 11)),
        ("Tue, 3/11/2025", "", dt.date(2025, 3, 11)),
        ("11.3.2025 Sal", "", dt.date(2025, 3, 11)),
        ("11 Maret 2025 14.05.00 WIB", "", dt.date(2025, 3, 11)),
        ("4 MAYIS 2023", "", dt.date(2023, 5, 4)),
        ("11\u200f/03\u200f/2025 الثلاثاء", "", dt.date(2025, 3, 11)),
        ("11 مارس/آذار 2025", "", dt.date(2025, 3, 11)),
        ("11 رمضان 1446 هـ - 11 مارس 2025", "", dt.date(2025, 3, 11)),
        ("۲۱ اسفند ۱۴۰۳", "", dt.date(2025, 3, 11)),
        ("1403/12/21 14:05", "", dt.date(2025, 3, 11)),
        ("11 มี.ค. 68", "", dt.date(2025, 3, 11)),
        ("ngày 11 tháng 3 năm 2025", "", dt.date(2025, 3, 11)),
        ("2025年（令和7年）3月11日", "", dt.date(2025, 3, 11)),
        ("11 III 2025", "", dt.date(2025, 3, 11)),
        ("2025-W11-2", "", dt.date(2025, 3, 11)),
        ("2025-070", "", dt.date(2025, 3, 11)),
        ("11 берез. 2025", "", dt.date(2025, 3, 11)),
        ("nedjelja, 27. listopada 2024.", "", dt.date(2024, 10, 27)),
        ("11 listopada 2024", "", dt.date(2024, 11, 11)),
        ("27. kolovoza 2024.", "", dt.date(2024, 8, 27)),
        ("R7.3.11", "", None),
        ("May 10-12, 2025", "", None),
        ("10–12 May 2025", "", None),
        ("Samstag/Sonntag, 10./11. Mai 2025", "", None),
        ("March 10-12", "", None),
        ("11Mar25", "", dt.date(2025, 3, 11)),
        ("14:05 - 12 May 2025", "", dt.date(2025, 5, 12)),
        ("5. lip 2024.", "", dt.date(2024, 6, 5)),
        ("5 lip 2024", "", dt.date(2024, 7, 5)),
        ("World War II 2025", "", None),
    ],
)
def test_a_date_is_settled_by_evidence_or_not_at_all(written, text, expected):
    assert two_readings.settle(dates.read(written), text)[0] == expected


def test_the_parameter_and_the_address_settle_a_date():
    days = dates.read("3/2/2025")
    assert two_readings.settle(days, "On Sunday.", day_first=True)[0] == dt.date(2025, 2, 3)
    url = "https://planet.example/2025/02/03/a"
    assert two_readings.settle(days, "On Sunday.", url=url)[0] == dt.date(2025, 2, 3)


def test_a_date_that_stays_open_is_flagged():
    result = normalise(
        "Old stations close at last\n\n3/2/2025\n\n" + BODY.replace("Wednesday", "it")
    )
    assert result.published is None
    assert [c.action for c in result.changes if c.before == "3/2/2025"] == ["removed", "flagged"]


@pytest.mark.parametrize(
    "line",
    ["2 March 2025", "March 2, 2025", "Sunday, 2 March 2025", "Published 2 March 2025",
     "Posted on March 2, 2025 at 10:14 am", "10:14 GMT, 2 March 2025", "02/03/2025",
     "Updated: 2025-03-02 10:14 UTC",
     "Last updated on Sunday 2 March 2025 10.14 GMT", "Mar 2, 2025, 5:30 PM EST",
     "Tuesday, March 11, 2025, 2:05:00 PM Eastern Daylight Time", "11 mars 2025 à 14 h 05",
     "Selasa, 11 Maret 2025 14:05 WIB", "11. 3. 2025 14:05", "11 Mart 2025 Salı, 14:05",
     "2025年3月11日火曜日 午後2時05分", "2025. március 11., kedd", "الثلاثاء، 11 مارس 2025 14:05",
     "Printed on 11 March 2025", "thứ ba, 11 tháng 3, 2025", "中華民國114年3月11日",
     "Updated 9:41 PM GMT+1, February 24, 2025"],
)  # fmt: skip
def test_lines_that_are_dates(line):
    assert dates.line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ramadan 1446 began on 11 March 2025",
        "On 2 March 2025 he left.",
        "2 March 2025 was a Sunday",
        "In 2025",
        "March of the 2025",
        "2 March 2025 - 9 March 2025",
        "11. März 2025 in Kiel",
        "The fair of 11 March 2025",
    ],
)
def test_lines_that_are_not_dates(line):
    assert dates.line(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published March 11, 2025 | Updated March 15, 2025", ("March 11, 2025", "published")),
        ("Aktualisiert am 15. März 2025 (zuerst veröffentlicht am 11. März 2025)",
         ("11. März 2025", "zuerst veröffentlicht")),
        ("Publié le 11 mars 2025 à 14h05, mis à jour le 15 mars 2025 à 09h00",
         ("11 mars 2025", "publié")),
        ("Обновлено 15 марта 2025", ("15 марта 2025", "обновлено")),
        ("2025年3月11日 14:05 更新", ("2025年3月11日", "更新")),
        ("Published 5 June 2024. First published 4 June 2024", ("4 June 2024", "first published")),
        ("4 maj 2023", ("4 maj 2023", None)),
    ],
)  # fmt: skip
def test_a_line_of_two_days_says_which_is_of_publication(line, expected):
    assert dates.line(line) == expected


class Elsewhere(dt.date):
    """A day in a locale that is not English."""

    def __format__(self, form):
        return "jeudi" if form == "%A" else "mars" if form == "%B" else super().__format__(form)


def test_names_of_days_do_not_hang_on_the_locale():
    days = [Elsewhere(2025, 3, 6), Elsewhere(2025, 6, 3)]
    day, reason = two_readings.settle(days, "On Thursday, the council spoke.")
    assert day == dt.date(2025, 3, 6)
    assert "jeudi" not in reason
    assert machine_dates.in_words(days[0]) == "6 March 2025"


@pytest.mark.parametrize("line", ["Associated Press", "dpa", "Reuters Staff"])
def test_an_agency_alone_under_the_headline_wrote_the_text(line):
    result = normalise(f"Council votes to close the baths\n\n{line}\n\n{BODY}")
    assert result.metadata.byline == line
    assert line not in result.text.split("\n\n")


@pytest.mark.parametrize("line", ["10-12 May 2025", "5 May 1931 - 6 June 2025"])
def test_from_one_day_to_another_is_no_date(line):
    assert normalise(f"Old stations close at last\n\n{line}\n\n{BODY}").published is None
    assert forms.dated(line) is None


def test_days_over_the_paragraphs_of_a_chronology_are_not_the_article_s():
    days = ["5 May 1931", "6 June 1954"]
    told = [
        f"The hall was {done} by the town, at a cost that was much talked of."
        for done in ("built", "sold")
    ]
    lines = ["A short history of the old hall", BODY, days[0], told[0], days[1], told[1]]
    result = normalise("\n\n".join(lines))
    assert result.published is None
    assert all(day in result.text for day in days)


@pytest.mark.parametrize(
    "label", ["updated", "zuletzt aktualisiert", "更新", "abgerufen", "печатано"]
)
def test_a_change_or_a_visit_is_no_publication(label):
    assert dates.is_change(label) == (label != "печатано")


@pytest.mark.parametrize(
    ("line", "reason"),
    [("10-12 May 2025", "from one day to another"),
     ("vor 3 Stunden", "from a day that is not known"), ("Updated 3 hours ago", "from a day that"),
     ("Dienstag, 11. März, 14:05 Uhr", "without its year"), ("11 رمضان 1446 هـ", "Islamic calendar"),
     ("Abgerufen am 11. März 2025", "was read or printed")],
)  # fmt: skip
def test_a_day_that_cannot_be_known_is_said(line, reason):
    result = normalise(f"Old stations close at last\n\n{line}\n\n{BODY}")
    assert result.published is None
    assert reason in "".join(c.reason for c in result.changes if c.action == "flagged")


@pytest.mark.parametrize(
    ("language", "written", "day"),
    [("tr", "11/03/2025", dt.date(2025, 3, 11)), ("en-GB", "11/03/2025", dt.date(2025, 3, 11)),
     ("en-US", "11/03/2025", None), ("ko", "25.03.11", dt.date(2025, 3, 11))],
)  # fmt: skip
def test_the_stated_language_says_in_which_order_numbers_stand(language, written, day):
    text = (
        "시의회는 옛 역을 닫기로 했다고 밝혔다."
        if language == "ko"
        else BODY.replace("Wednesday", "it")
    )
    result = normalise(text, metadata=Metadata(published=written, language=language))
    assert result.published == day


KEPT = (
    "McDonald iPhone LaTeX YouTube eBay FedEx DeSantis easyJet WikiLeaks BuzzFeed macOS iPad "
    "LeBron MacGyver PayPal SpaceX OpenAI von der Leyen @realDonald #stopTrump "
    "https://aB.example/toParis Node.Js gmail.Com U.S.Russia"
)


def test_names_keep_their_capitals():
    text = f"In Paris, Trump met aides. {KEPT}"
    assert glued.part(text, glued.vocabulary([text]))[0] == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("excludedUkrainian", "excluded Ukrainian"),
        ("toParis", "to Paris"),
        ("saidTrump", "said Trump"),
        ("war.The", "war. The"),
        ("war.”The", "war.” The"),
    ],
)
def test_glued_words_are_parted(before, after):
    text = f"The war in Paris. Trump and Ukrainian aides said it {before} end."
    assert glued.part(text, glued.vocabulary([text]))[0] == text.replace(before, after)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Ida HolmIda M. HolmPort to reopen Mill shut MORE (D-Maine) spoke.",
            "Ida Holm (D-Maine) spoke.",
        ),
        ("Mr Holm Ida HolmWho won? A count MORE and Lee spoke.", "Mr Holm and Lee spoke."),
        ("Ida Holm wants MORE, and Holm gets it.", None),
    ],
)
def test_headlines_behind_a_name_go(text, kept):
    assert normalise(text).text == (kept or text)


def test_a_form_that_comes_again_is_a_name():
    text = "They read dailyParis in Paris, and dailyParis again."
    assert glued.part(text, glued.vocabulary([text]))[0] == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("itâ€™s over", "it’s over"),
        ("Tom &amp; &#8220;Jim&#8221;", "Tom & “Jim”"),
        ("``so'' he said", "“so” he said"),
        ("a\u00a0b\u200b c\ufeff", "a b c"),
        ("cafe\u0301", "café"),
        ("one\r\ntwo\u2028three", "one\n\ntwo\n\nthree"),
        ("a\x00b\ud800c", "ab\ufffdc"),
        ('He said "no" and ‘yes’ — 5\' 10"', 'He said "no" and ‘yes’ — 5\' 10"'),
    ],
)
def test_characters(before, after):
    assert normalise(f"x {before} y").text == f"x {after} y"


def test_lines_broken_to_fit_a_page_are_joined():
    wrapped = (
        "The government said on Wednesday that it will close three of its oldest\n"
        "power stations, and that the others will have to close by the end of the\n"
        "decade.\n\n"
        "Unions have called for talks before the end of the month, while the\n"
        "opposition spoke of a plan that nobody had thought through and that\n"
        "would cost the country dear."
    )
    result = normalise(wrapped)
    assert result.text == "\n\n".join(" ".join(p.split("\n")) for p in wrapped.split("\n\n"))


def test_a_subhead_a_deck_and_a_question():
    result = normalise(
        "Power Stations to Close\n\nThe minister names no date, and unions want to talk\n\n"
        f"{BODY}\n\nWhat comes next\n\nThe plan goes to parliament, where it may well fail, in May."
    )
    assert roles(result, "deck") == ["The minister names no date, and unions want to talk"]
    assert roles(result, "subhead") == ["What comes next"]


def test_a_blurb_of_the_site_goes_only_when_it_is_one():
    blurb = "Planet.example is an independent news website. Our readers keep us going."
    assert chrome.about(blurb, frozenset())
    assert normalise(f"{BODY}\n\n{blurb}").text == BODY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Die Regierung hat am Mittwoch gesagt, dass sie drei alte Kraftwerke schließt.", "de"),
        ("Le gouvernement a dit mercredi que les trois plus vieilles centrales du pays vont fermer "
         "et que la loi est prête.", "fr"),
        ("Правительство сообщило, что закроет три старые электростанции, и это было решено.", "ru"),
        ("Peking 2025", None),
    ],
)  # fmt: skip
def test_languages(text, language):
    assert normalise(text).metadata.language == language


STORY = "The dike broke on Monday. A miller posted a picture of it on X."


@pytest.mark.parametrize(
    "credit",
    [
        "Ann Loy and Sam Ito contributed to this report.",
        "The Post’s Ann J. Loy, Sam Ito and Bo Lee contributed reporting from Oslo.",
    ],
)
def test_who_contributed_leaves_the_last_paragraph_and_takes_no_sentence_along(credit):
    found = normalise(f"{STORY} {credit}")
    assert found.text == STORY
    assert [c.before for c in found.changes if c.action == "removed"] == [credit]


@pytest.mark.parametrize(
    "sentence",
    [
        "The millers said that they contributed to this report.",
        "“Nine towns contributed to this report,” she said.",
    ],
)
def test_a_story_that_tells_of_contributors_stays(sentence):
    assert normalise(f"{STORY} {sentence}").text == f"{STORY} {sentence}"


def test_nothing_but_chrome_is_not_an_error():
    assert normalise("").text == ""
    assert normalise("Comments").text in ("", "Comments")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from([*CHROME, *SENTENCES, *BODY.split("\n\n"), "3/2/2025", "By Jane Roe",
                             "A Title Of Many Words", "LONDON (AP) — It rained there all day."]),
        ),
        max_size=12,
    )
)  # fmt: skip
@example(["ÂØ§\r¹"])  # two lines, one of them decoded wrongly
@example(["Â", "\x83"])  # joined lines, of which one character becomes another
def test_laws(lines):
    once = normalise("\n".join(lines))
    assert normalise(once.text).text == once.text
    for paragraph in once.paragraphs:
        shown = once.text[paragraph.start : paragraph.end]
        assert shown
        assert "\n" not in shown
    assert "\n\n".join(once.text[p.start : p.end] for p in once.paragraphs) == once.text


HOSTILE = {
    "quotes": '"' * 250_000,
    "curly": "“”" * 125_000,
    "backticks": "`" * 250_000,
    "apostrophes": "''" * 125_000,
    "ampersands": "&amp;" * 50_000,
    "spaces": " \t" * 125_000,
    "dots": ". " * 125_000,
    "capitals": "A" * 250_000,
    "humps": "aB" * 125_000,
    "short lines": "a\n" * 25_000,
    "digits": "1" * 250_000,
    "mojibake": "â€™" * 50_000,
    "one line": "The war is over. " * 15_000,
    "by": "By " + "Jane Roe and " * 17_500,
    "brackets": "([{" * 75_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_quarter_of_a_megabyte_of_anything_is_survived_in_time(name):
    text = HOSTILE[name]
    start = time.perf_counter()
    normalise(text[: len(text) // 8])
    short = time.perf_counter() - start
    start = time.perf_counter()
    normalise(text)
    # Eight times as long may take thrice eight times as long, not eight squared.
    assert time.perf_counter() - start < max(24 * short, 3)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Itâ€™s &amp; over\u202e\x1b", "It’s & over"),
        ("Two lines\n of it", "Two lines of it"),
        ("word " * 100, ("word " * 100).strip()),
        ("\ufeff", None),
    ],
    ids=["mojibake and controls", "line break", "very long", "nothing visible"],
)
def test_a_stated_title_is_cleaned_and_stands_in_the_text_once(stated, title):
    result = normalise(BODY, metadata=Metadata(title=stated, outlet="Ed\u200bge &amp; Co"))
    assert result.metadata.title == title
    assert result.metadata.outlet == "Edge & Co"
    assert result.text == (f"{title}\n\n{BODY}" if title else BODY)
    assert any("stated outlet" in change.reason for change in result.changes)


SPACED = (
    "Old pier to be mended",
    "By Ada Holm",
    "The council of Wexcombe will mend the old pier before the",
    "summer, after a storm took away a third of its planks in the",
    "first week of January.",
    "Fishermen had asked for the work since the autumn. They said",
    "that the ladder was rotten and that nobody could land a boat",
    "there when the wind stood in the west.",
    "“It is late, but it is not too late,” said Henry Oates, whose",
    "family has fished from it since 1911.",
    "The work will take nine weeks.",
)


def test_lines_with_an_empty_line_after_each_are_joined():
    found = normalise("\n\n".join(SPACED)).text.split("\n\n")
    assert found[-4:] == [
        " ".join(SPACED[2:5]),
        " ".join(SPACED[5:8]),
        " ".join(SPACED[8:10]),
        SPACED[10],
    ]


def test_a_list_of_short_paragraphs_stays_apart():
    rows = [
        f"{name} of the council voted for the pier"
        for name in ("Holm", "Oates", "Quill", "Pryce", "Lohse", "Stern", "Calder", "Roux")
    ]
    assert normalise("\n\n".join(rows)).text.split("\n\n")[1:] == rows[1:]


def test_two_columns_of_double_spaced_lines_are_survived():
    row = "the water rose in the town and it    the dike was mended on the next day"
    assert "dike" in normalise("\n\n".join([row] * 30)).text


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("The pupils<U+2019> bags <U+0001F600>.", "The pupils’ bags 😀."),
        ("The pupils<e2><80><99> bags <f0><9f>.", "The pupils’ bags <f0><9f>."),
        ("It rained._x000D_\n_x000D_\nIt hailed.", "It rained.\n\nIt hailed."),
        ("It rai\u200dned in Ka\u200dran, می\u200cخواهم.", "It rained in Karan, می\u200cخواهم."),
        ("\uf0b7\tIt rained.", "• It rained."),
        ("b'It\\xe2\\x80\\x99s late.\\n\\nIt hailed.'", "It’s late.\n\nIt hailed."),
        ("b' was the grade, and it is no 'b'", "b' was the grade, and it is no 'b'"),
        (
            "<p>It rained on the whole of the island.</p><p>It hailed there in the afternoon.</p>",
            "It rained on the whole of the island.\n\nIt hailed there in the afternoon.",
        ),
        (
            "The state- ment of the com- pany on dif- ferent and dif-ferent two- and three-bed flats.",
            "The statement of the company on different and dif-ferent two- and three-bed flats.",
        ),
        (
            "Die Kranken- häuser und die Geburts- stationen, Haus- und Hof.",
            "Die Krankenhäuser und die Geburtsstationen, Haus- und Hof.",
        ),
        ("Det ├ñr v├Ñra farf├Âr├ñldrars skog.", "Det är våra farföräldrars skog."),
        (
            "?I don?t know,? she said. ?Who left?? he asked. Was it ours? he wondered of the town?s boat.",
            "“I don’t know,” she said. “Who left?” he asked. Was it ours? he wondered of the town’s boat.",
        ),
        (
            "La for?t de la m?re ?tait pr?te, et les fr?res de la maire ont pass? la nuit dans la rue.",
            "La for?t de la m?re ?tait pr?te, et les fr?res de la maire ont pass? la nuit dans la rue.",
        ),
        ("1  2  3  4  5  6  7  8", "1 2 3 4 5 6 7 8"),
    ],
)
def test_characters_written_otherwise_are_read(raw, right):
    assert normalise(raw).text == right


@pytest.mark.parametrize(
    "line",
    [
        "Sat 9 Sep 2023 06.00 BSTLast modified on Mon 11 Sep 2023 11.15 BST",
        "Submitted on Sat, 2023-09-09 17:40",
    ],
)
def test_a_day_beside_its_label_is_the_publication(line):
    text = f"Beekeepers sue over spraying of hives\n\n{line}\n\n{BODY}"
    found = normalise(text)
    assert found.published == dt.date(2023, 9, 9)
    assert line not in found.text


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Caitríona Ní Dhálaigh\n\nFri May 3 2024 - 05:00", "Caitríona Ní Dhálaigh"),
        ("/ By Lena Forsyth and Dale Munro", "Lena Forsyth and Dale Munro"),
        ("Morwenna Hallam, Chief Reporter", "Morwenna Hallam"),
        ("Harbour Public Radio | By Marcus Eide", "Marcus Eide"),
        ("Rosa Lindqvist in Lyon and Sam Ito in Rome\n\n3 May 2024", "Rosa Lindqvist, Sam Ito"),
    ],
)
def test_names_that_no_list_has_and_parts_of_a_byline(line, who):
    found = normalise(f"Ferry to close over roads on the island\n\n{line}\n\n{BODY}")
    assert found.metadata.byline == who
    assert line.split("\n")[0] not in found.text


@pytest.mark.parametrize("line", ["Skerries Harbour", "Western Shore", "J.P. Morgan"])
def test_a_place_over_the_day_that_the_story_tells_of_wrote_nothing(line):
    story = f"{BODY}\n\nIt will close in Skerries on Monday, the council of the western town said."
    found = normalise(f"Ferry to close over roads\n\n{line}\n\n3 May 2024\n\n{story}")
    assert found.metadata.byline is None


def test_the_bar_at_the_edge_of_a_page_goes_and_that_of_a_table_stays():
    rows = [
        "| For eleven years the harbour has been run by",
        "| the council, which has never met at all.",
    ]
    assert normalise("\n".join(rows * 3)).text.startswith("For eleven years the harbour")
    table = "\n".join(["| Some five words of a | row of the table |"] * 6)
    assert "|" in normalise(table).text


@pytest.mark.parametrize(
    ("cut", "whole"),
    [("brother-in-\nlaw", "brother-in-law"), ("spokes-\nwoman", "spokeswoman")],
)
def test_a_compound_keeps_its_own_hyphens_and_no_other(cut, whole):
    assert (
        wrapped.rejoined(f"It was the {cut} of the mayor.".split("\n"))
        == f"It was the {whole} of the mayor."
    )


EASTERN_HEADS = {
    "Japanese, wide figures": ("海辺新聞　２０２５年３月１１日　５時００分", "海辺新聞"),
    "Japanese, the day first": ("令和７年３月１１日（火）　朝刊　海辺新聞", "海辺新聞"),
    "Japanese, in brackets": ("（海辺新聞）2025年3月11日 5:00", "海辺新聞"),
    "Chinese": ("河岸日报　2025年3月11日　08:30", "河岸日报"),
    "Chinese, the name of a site": ("2025-03-11 08:30 | 河岸网", "河岸网"),
    "Chinese, with labels": ("来源：河岸日报　　时间：2025年3月11日 18:45", "河岸日报"),
    "Korean": ("해안신문 2025년 3월 11일 05시 30분", "해안신문"),
    "Korean, a bar": ("해안일보 | 2025.03.11 05:30", "해안일보"),
}


@pytest.mark.parametrize(("head", "outlet"), EASTERN_HEADS.values(), ids=EASTERN_HEADS)
def test_paper_day_and_hour_under_an_eastern_headline(head, outlet):
    story = "港町の市役所で１０日夜、移転をめぐる説明会が開かれ、住民およそ四百人が参加して意見を述べた。"
    found = normalise(f"高台への移転に賛否\n\n{head}\n\n{story}\n\n{story}")
    assert found.text == f"高台への移転に賛否\n\n{story}\n\n{story}"
    assert found.metadata.outlet == outlet
    assert found.published == dt.date(2025, 3, 11)


def test_a_place_beside_an_eastern_day_is_no_paper():
    assert mastheads.of_line("海辺市　2025年3月11日　5時00分", under=True) is None
