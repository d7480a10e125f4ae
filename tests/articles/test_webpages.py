"""Pages of our own making: what is of the story, what the page states, what is no article."""

from __future__ import annotations

import datetime as dt
import json
import time

import pytest

import research

PARAGRAPHS = [
    "The school board of Kirkby voted on Thursday to sell the old gymnasium to a builder.",
    "“Our children have nowhere to play,” said Ruth Calder, who runs the parents' council.",
    "Headteacher Paul Stern said that the roof had leaked for ten years and nobody would mend it.",
    "The builder promised to keep the front of the house, which was put up in the year of the flood.",
    "A second vote is due in June, after the county has looked at the books of the school.",
]
TITLE = "Gymnasium to be sold"


def page(body: str, *, head: str = "", title: str = f"{TITLE} | The Kirkby Mirror") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="The Kirkby Mirror">{head}</head><body>'
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>{body}"
        "<footer><p>© 2024 The Kirkby Mirror. All rights reserved.</p></footer></body></html>"
    )


def story(*inside: str) -> str:
    return f"<article><h1>{TITLE}</h1>{''.join(inside)}</article>"


def paragraphs(texts=PARAGRAPHS) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def load(tmp_path, html: str):
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    return research.load(tmp_path / "page.html")


def article(tmp_path, html: str):
    (found,) = load(tmp_path, html)
    return found


def lines(found, *roles: str) -> list[str]:
    return [found.text[p.start : p.end] for p in found.paragraphs if not roles or p.role in roles]


def body(found) -> list[str]:
    return lines(found, "lede", "body")


LAYOUTS = {
    "paragraphs": story(paragraphs()),
    "story in an aside": f"<main><aside class='post'>{story(paragraphs())}</aside></main>",
    "breaks": story("<div>" + "<br><br>".join(PARAGRAPHS) + "</div>"),
    "text behind a byline paragraph": story("<p><b>By Ann Loy</b></p>" + "<br/><br/>".join(PARAGRAPHS)),
    "cells": f"<table><tr><td><a href='/'>Home</a></td><td><h2>{TITLE}</h2>"
    + "".join(f"<p>{p}" for p in PARAGRAPHS) + "</td></tr></table>",
    "items": story(f"<ul><li>{paragraphs(PARAGRAPHS[:2])}</li><li>{paragraphs(PARAGRAPHS[2:])}</li></ul>"),
    "divs": story("".join(f"<div class='par'>{p}</div>" for p in PARAGRAPHS)),
    "a paragraph that is a link": story(
        paragraphs(PARAGRAPHS[:2])
        + f"<p><a href='/x'><strong>{PARAGRAPHS[2]}</strong></a></p>" + paragraphs(PARAGRAPHS[3:])
    ),
    "a lede in a box of its own": f"<h1>{TITLE}</h1><div class='intro'><p>{PARAGRAPHS[0]} It took an hour "
    f"and was close to the end.</p></div><div class='text'>{paragraphs(PARAGRAPHS[1:])}</div>",
    "body twice": f"<main><div class='wide'>{story(paragraphs())}</div>"
    f"<div class='narrow'>{paragraphs()}</div></main>",
    "figures of a poll": story(
        paragraphs(PARAGRAPHS[:3])
        + "<table><tr><th>Answer</th><th>Share</th></tr><tr><td>For</td><td>31%</td></tr></table>"
        + paragraphs(PARAGRAPHS[3:])
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_paragraph_is_kept_once_and_apart(tmp_path, layout):
    found = article(tmp_path, page(LAYOUTS[layout]))
    shown = [line.split(" It took an hour")[0] for line in body(found)]
    assert shown == PARAGRAPHS
    assert found.title == TITLE


def test_verbatim_text_is_joined_and_its_front_known(tmp_path):
    text = (
        "AM-GYMNASIUM 2nd Ld\nGymnasium to be sold\n\nBy ANN LOY\nAssociated Press Writer\n\n"
        "KIRKBY (AP) _ The school board of Kirkby voted on Thursday to sell the old\n"
        "gymnasium to a builder, and nobody in the hall was pleased with it.\n\n"
        "``Our children have nowhere to play,'' said Ruth Calder, who runs the\n"
        "council of parents in the town.\n\n"
        "Headteacher Paul Stern said that the roof had leaked for ten years and\n"
        "that nobody would mend it.\n"
    )
    found = article(tmp_path, f"<html><body><pre>{text}</pre></body></html>")
    assert (found.title, found.byline) == ("Gymnasium to be sold", "ANN LOY")
    assert [line[:12] for line in body(found)] == ["KIRKBY (AP) ", "“Our childre", "Headteacher "]
    assert "who runs the council of parents" in found.text


def test_block_quotations_get_marks_and_pull_quotes_go(tmp_path):
    quoted = ["We did not want this. The roof left us no choice.", "We will build a new hall."]
    html = story(
        paragraphs(PARAGRAPHS[:2])
        + f"<blockquote class='pull'><p>{PARAGRAPHS[1][1:34]}</p></blockquote>"
        + "<p>In a letter to parents, the board said:</p>"
        + f"<blockquote>{paragraphs(quoted)}</blockquote>"
        + paragraphs(PARAGRAPHS[2:])
    )
    found = article(tmp_path, page(html))
    assert f"“{quoted[0]}\n\n“{quoted[1]}”" in found.text
    assert found.text.count("nowhere to play") == 1


def test_an_embedded_post_is_a_quotation_with_its_author(tmp_path):
    post = (
        "<blockquote class='twitter-tweet'><p>I will vote no. <a href='https://t.co/a'>pic.twitter.com/"
        "ab1</a></p>&mdash; Ruth Calder (@rcalder) <a href='https://x.example/1'>June 3, 2024</a>"
        "</blockquote>"
    )
    found = article(
        tmp_path, page(story(paragraphs(PARAGRAPHS[:3]) + post + paragraphs(PARAGRAPHS[3:])))
    )
    assert "“I will vote no.” — Ruth Calder (@rcalder), June 3, 2024" in lines(found)
    assert "pic.twitter" not in found.text


def ld(**stated) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **stated})}</script>'


def test_a_teaser_is_completed_from_what_the_page_states(tmp_path):
    head = ld(headline=TITLE, articleBody="\n".join(PARAGRAPHS))
    html = story(
        paragraphs(PARAGRAPHS[:2]) + "<div class='gate'><p>Subscribe to read the rest.</p></div>"
    )
    corpus = load(tmp_path, page(html, head=head))
    assert body(corpus.items[0]) == PARAGRAPHS
    assert not (corpus.repairs.step == "incomplete").any()


def test_posts_of_a_live_blog_stand_apart_with_times_and_headings(tmp_path):
    posts = [
        {"@type": "BlogPosting", "headline": f"Post {n}", "articleBody": PARAGRAPHS[n],
         "datePublished": f"2024-06-03T1{n}:30:00Z"}
        for n in range(3)
    ]  # fmt: skip
    head = ld(headline=TITLE, liveBlogUpdate=posts).replace("NewsArticle", "LiveBlogPosting")
    html = f"<h1>{TITLE}</h1>" + "".join(
        f"<article><time datetime='2024-06-03T1{n}:30:00Z'>1{n}.30 BST</time><h2>Post {n}</h2>"
        f"<p>{PARAGRAPHS[n]}</p></article>"
        for n in range(3)
    )
    found = article(tmp_path, page(html, head=head))
    expected = [x for n in range(3) for x in (f"1{n}.30 BST", f"Post {n}", PARAGRAPHS[n])]
    assert lines(found) == [TITLE, *expected]
    assert lines(found, "subhead") == [x for n in range(3) for x in (f"1{n}.30 BST", f"Post {n}")]


FURNITURE = [
    "<figure><figcaption>The hall. Photograph: A. Other/Kirkby Pictures</figcaption></figure>",
    "<div class='image'><p class='caption'>The hall in May</p><p class='credit'>Credit: A. Other</p></div>",
    "<p>Image source, Getty Images</p><p>Image caption, The hall in May</p>",
    "<p>Sign up to our free weekly newsletter, The Bell</p><p>after newsletter promotion</p>",
    "<p>Privacy Notice: Newsletters may contain ads. For more information see our Privacy Policy.</p>",
    "<div class='related-stories'><h3>More</h3><p>Five other halls that were sold in this county.</p></div>",
    "<p>This article was amended on 4 June 2024 to correct the name of the builder.</p>",
    "<p><a href='/x'>Read more: Ten schools that have no hall</a></p>",
]  # fmt: skip


@pytest.mark.parametrize("box", FURNITURE)
def test_captions_boxes_and_corrections_are_left_out(tmp_path, box):
    html = page(story(paragraphs(PARAGRAPHS[:3]) + box + paragraphs(PARAGRAPHS[3:])))
    assert lines(article(tmp_path, html)) == [TITLE, *PARAGRAPHS]


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


SITE = {"@type": "Organization", "name": "The Kirkby Mirror"}
BY_SITE = meta("author", "The Kirkby Mirror")
BY_ADDRESS = meta("article:author", "https://www.facebook.com/annloy")


@pytest.mark.parametrize(
    ("head", "front", "byline"),
    [
        (BY_SITE, "<p class='byline'>By Ann Loy and Sam Ito</p>", "Ann Loy, Sam Ito"),
        (ld(author=SITE), "<p class='byline'>Ann Loy</p>", "Ann Loy"),
        (BY_ADDRESS, "<p>By Ann Loy, Education Editor</p>", "Ann Loy"),
        (ld(author=[SITE, {"@type": "Person", "name": "Ann Loy"}]), "", "Ann Loy"),
        (ld(author={"@type": "Organization", "name": "Associated Press"}), "", "Associated Press"),
        ("", "<p>Written by Ann Loy on June 3, 2024</p>", "Ann Loy"),
        ("", "<div><a class='author' href='/a'>Ann Loy</a>, <a class='author' href='/b'>Sam Ito</a> and "
         "<a class='author' href='/c'>Jo Park</a></div>", "Ann Loy, Sam Ito, Jo Park"),
        ("", "<p class='byline'><a class='author' href='/a'>Ann Loy</a>, <a class='author'>Sam Ito</a></p>",
         "Ann Loy, Sam Ito"),
        ("", "<p>Words: <a class='link author' href='/a'>Ann Loy</a> &amp; <a class='author'>Sam Ito</a></p>",
         "Ann Loy, Sam Ito"),
        (BY_SITE, "", None),
    ],
)  # fmt: skip
def test_a_person_counts_before_an_organisation(tmp_path, head, front, byline):
    html = page(
        story(front, paragraphs()) + "<div class='related'><p class='byline'>Pia Vik</p></div>",
        head=head,
    )
    assert article(tmp_path, html).byline == byline


CHANGED = (
    "<time itemprop='dateModified' datetime='2024-06-09'>03/06/2024 | Updated 09/06/2024</time>"
)


@pytest.mark.parametrize(
    ("head", "front", "url", "published"),
    [
        (meta("article:published_time", "2024-06-03T08:00:00Z"), "", "", dt.date(2024, 6, 3)),
        (ld(datePublished="2024-06-03", dateModified="2024-06-09"), "", "", dt.date(2024, 6, 3)),
        ("", "<p class='date'>Publié le 3 juin 2024</p>", "", dt.date(2024, 6, 3)),
        ("", "<time datetime='2024-06-03T08:00'>Monday</time>", "", dt.date(2024, 6, 3)),
        ("", "<time datetime='2024-06-03T08:00'></time>", "", dt.date(2024, 6, 3)),
        ("", "<p class='meta'>3 June 2024 | Updated 9 June 2024</p>", "", dt.date(2024, 6, 3)),
        ("", "<details><summary>Sun 9 Jun 2024 09.15 BST</summary>First published on Mon 3 Jun 2024 06.00 BST"
         "</details>", "", dt.date(2024, 6, 3)),
        ("", "<p class='standfirst'>Parents speak of a stab</p><address>Ann Loy</address><details "
         "class='dateline'><summary>Sun 9 Jun 2024</summary>First published on Mon 3 Jun 2024</details>",
         "", dt.date(2024, 6, 3)),
        ("", "<p class='date'>9 June 2024, first published 3 June 2024</p>", "", dt.date(2024, 6, 3)),
        ("", "<div class='date'>June 9, 2024 10:00 am (originally published June 3, 2024)</div>",
         "", dt.date(2024, 6, 3)),
        ("", CHANGED,
         "", dt.date(2024, 6, 3)),
        ("", "<p>By Ann Loy on Monday, June 3rd, 2024 at 8 a.m.</p>", "", dt.date(2024, 6, 3)),
        ("", "", "", None),  # the footer says 2024
        (meta("article:modified_time", "2024-06-09"), "", "", None),
        ("", "", "https://mirror.example/2024/06/03/hall", None),
    ],
)  # fmt: skip
def test_a_date_is_one_that_the_page_states(tmp_path, head, front, url, published):
    canonical = f'<link rel="canonical" href="{url}">' if url else ""
    corpus = load(tmp_path, page(story(front, paragraphs()), head=head + canonical))
    assert corpus.items[0].published == published
    guessed = corpus.repairs[corpus.repairs.reason.str.contains("not used")]
    assert len(guessed) == (published is None and bool(url or head))


UTC = "2024-06-04T02:10:00Z"  # in the evening of the 3rd in America


@pytest.mark.parametrize(
    ("head", "front", "url", "day"),
    [
        (meta("article:published_time", UTC), "<p>June 3, 2024 at 9:10 pm CT</p>", "", 3),
        (meta("article:published_time", UTC) + meta("sailthru.date", "2024-06-03 21:10 -0500"),
         "", "", 3),
        (meta("article:published_time", UTC), "<p class='date'>June 4, 2024</p>", "", 4),
        (meta("article:published_time", UTC), "", "https://mirror.example/2024/06/03/hall", 3),
        (meta("article:published_time", UTC), "<p>Updated 0310 GMT June 4, 2024</p>",
         "https://mirror.example/2024/06/03/hall", 4),
        (meta("article:published_time", UTC), "<p class='date'>May 28, 2024</p>", "", 4),
        (meta("article:published_time", "2024-06-04T02:10:00+02:00"),
         "<p class='date'>June 3, 2024</p>", "", 4),
        (meta("article:published_time", "2024-06-02T21:30:00Z"),
         "<p class='date'>3 June 2024, 7:30am AEST</p>", "", 3),
        (ld(datePublished="2024-06-09 08:00:00", dateModified="2024-06-09 08:00:00"),
         "<p class='meta'><time datetime='2024-06-03 08:00'>3 June 2024</time></p>", "", 3),
        ("", f"<p class='meta'><time datetime='{UTC}'>June 3, 2024 9:10 PM CDT</time></p>", "", 3),
        ("", f"<p class='meta'><time datetime='{UTC}'>4 June 2024</time></p>", "", 4),
        ("", "<p class='submitted'>Submitted on Mon, 2024-06-03 17:40</p>", "", 3),
    ],
    ids=["shown", "stated with its zone", "shown as in UTC", "in the address", "shown elsewhere",
         "another day", "not in UTC", "Australia", "overwritten by the last change", "a time alone",
         "a time alone, as in UTC", "submitted"],
)  # fmt: skip
def test_the_day_is_that_of_the_place_where_it_appeared(tmp_path, head, front, url, day):
    canonical = f'<link rel="canonical" href="{url}">' if url else ""
    found = article(tmp_path, page(story(front, paragraphs()), head=head + canonical))
    assert found.published == dt.date(2024, 6, day)


def test_an_article_of_a_list_is_not_the_page(tmp_path):
    other = {"@type": "NewsArticle", "headline": "Ducks return", "datePublished": "2024-01-01",
             "author": {"@type": "Person", "name": "Carl Onsager"}}  # fmt: skip
    listed = {"@type": "ItemList", "itemListElement": [other]}
    head = meta("article:published_time", "2024-06-03T08:00:00+02:00") + (
        f'<script type="application/ld+json">{json.dumps(listed)}</script>'
    )
    found = article(tmp_path, page(story("<p>By Ann Loy</p>", paragraphs()), head=head))
    assert (found.published, found.byline) == (dt.date(2024, 6, 3), "Ann Loy")


def test_the_place_behind_a_linked_name_is_none_of_it(tmp_path):
    by = "<div class='autor'><a href='/ana'>Ana Reis</a><span>Lisboa</span></div>"
    assert article(tmp_path, page(story(by, paragraphs()))).byline == "Ana Reis"
    by = "<div class='byline'>By <a href='/ana'>Ana Reis</a> and Omar Haddad</div>"
    assert article(tmp_path, page(story(by, paragraphs()))).byline == "Ana Reis, Omar Haddad"


@pytest.mark.parametrize(
    ("front", "under", "byline"),
    [
        ('por <span class="autor">Lucia Prats</span>, Villar del Soto', "", "Lucia Prats"),
        (
            'By <b class="author">Jane Rowe</b>, Omar Haddad and <b class="author">Zlatko Vrban</b>',
            "",
            "Jane Rowe, Omar Haddad, Zlatko Vrban",
        ),
        ('By <b class="author">Jane Rowe</b>, Kwame Boateng', "", "Jane Rowe, Kwame Boateng"),
        ("", "Autorin: Marlene Voss", "Marlene Voss"),
        ("", "Autrice: Carla Benassi", "Carla Benassi"),
    ],
)
def test_what_names_the_author_alone_says_where_the_name_ends(tmp_path, front, under, byline):
    foot = f'<p class="author">{under}</p>' if under else ""
    over = f'<div class="line">{front}</div>'
    assert article(tmp_path, page(story(over, paragraphs(), foot))).byline == byline


def test_an_author_in_an_author_of_json_ld_is_one_of_them(tmp_path):
    told = [{"@type": "Person", "name": {"@type": "Person", "name": "Maj Dahl"}}]
    told.append({"@type": "Person", "name": "Ove Brann"})
    stated = {"@type": "NewsArticle", "headline": TITLE, "author": told}
    head = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    assert article(tmp_path, page(story(paragraphs()), head=head)).byline == "Maj Dahl, Ove Brann"


def test_json_ld_in_entities_still_states_its_dates(tmp_path):
    stated = "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2024-06-03&quot;}"
    head = f'<script type="application/ld+json">{stated}</script>'
    assert article(tmp_path, page(story(paragraphs()), head=head)).published == dt.date(2024, 6, 3)


def test_json_ld_of_a_page_alone_states_its_date(tmp_path):
    stated = {"@graph": [{"@type": "WebPage", "datePublished": "2024-06-03T08:00:00+00:00"}]}
    head = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    assert article(tmp_path, page(story(paragraphs()), head=head)).published == dt.date(2024, 6, 3)


def test_json_ld_that_is_broken_still_states_its_dates(tmp_path):
    broken = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", '
        '"description": "the "old" hall", "datePublished": "2024-06-03", "keywords": [1,]}</script>'
    )
    assert article(tmp_path, page(story(paragraphs()), head=broken)).published == dt.date(
        2024, 6, 3
    )


@pytest.mark.parametrize(
    ("tag", "shown", "outlet"),
    [
        (f"{TITLE} - The Kirkby Mirror", f"<h2>{TITLE}</h2>", "The Kirkby Mirror"),
        (f"The Kirkby Mirror: {TITLE}", f"<h1>{TITLE}</h1>", "The Kirkby Mirror"),
        (f"Opinion | {TITLE} - The Kirkby Mirror", f"<h1>{TITLE}</h1>", "The Kirkby Mirror"),
        (TITLE, f"<h1>{TITLE}</h1>", None),
    ],
)
def test_a_page_is_named_in_its_title_tag_alone(tmp_path, tag, shown, outlet):
    html = f"<html><head><title>{tag}</title></head><body>{shown}{paragraphs()}</body></html>"
    found = article(tmp_path, html)
    assert (found.title, found.outlet) == (TITLE, outlet)


def test_the_heading_that_readers_saw_is_the_title(tmp_path):
    head = meta("og:title", "Kirkby gymnasium sale: Board votes for builder")
    html = story("<p class='standfirst'>Parents speak of a stab in the back</p>", paragraphs())
    found = article(tmp_path, page(html, head=head, title="Kirkby gymnasium sale: Board votes"))
    assert found.title == TITLE
    assert lines(found, "deck") == ["Parents speak of a stab in the back"]


NO_ARTICLE = {
    "a check": "<h1>mirror.example</h1><p>Verify you are human by completing the action below.</p>",
    "an error": "<h1>404</h1><h2>Page not found</h2><p>The page you requested does not exist.</p>",
    "cookies": "<h1>Before you continue</h1><p>We use cookies to personalise content and ads. Accept all "
    "cookies or manage them.</p>",
    "consent or payment": "<h1>Willkommen</h1><h2>Mit Werbung weiterlesen</h2><p>Lesen Sie wie gewohnt mit "
    "Werbung und Tracking.</p><h2>PUR-Abo</h2><p>Ohne Werbetracking für 3,99 Euro im Monat, mehr in den "
    "PUR-FAQ.</p><p>Mit 180 Drittanbietern erheben wir mittels Cookies personenbezogene Daten.</p>",
    "consent in French": "<h1>Le Miroir</h1><h2>Continuer sans accepter</h2><p>Nous et nos 412 partenaires "
    "lisons des informations sur votre appareil.</p><p>Ou lisez sans publicité pour 2 euros par mois.</p>",
    "a front page": "".join(
        f"<section><h2><a href='/{n}'>Story number {n} of the day</a></h2><p>Short words on it.</p></section>"
        for n in range(8)
    ),
    "a script": "<div id='root'></div><script id='__NEXT_DATA__'>{}</script>",
}  # fmt: skip


def test_news_that_speaks_of_tracking_is_no_request_for_consent(tmp_path):
    story = (
        "The park has put tracking collars on its ponies, and it hopes that visitors will leave them alone. "
        "A partner of the park, an advertising firm in Asby, paid for the collars on Monday. "
        "“We agreed at once,” said Hilda Brook, who has kept the ponies of the park for twenty years."
    )
    assert len(load(tmp_path, page(f"<h1>Ponies of the park are tracked</h1><p>{story}</p>"))) == 1


@pytest.mark.parametrize("kind", NO_ARTICLE)
def test_what_is_no_article_is_refused_with_the_reason(tmp_path, kind):
    corpus = load(tmp_path, page(NO_ARTICLE[kind], title="mirror.example"))
    assert len(corpus) == 0
    (row,) = corpus.repairs[corpus.repairs.action == "dropped"].itertuples()
    assert "article" in row.reason


def test_a_story_that_stops_at_a_wall_is_flagged(tmp_path):
    html = story(
        paragraphs(PARAGRAPHS[:2]),
        "<div><p>To continue reading, subscribe for £2 a month.</p></div>",
    )
    corpus = load(tmp_path, page(html))
    (row,) = corpus.repairs[corpus.repairs.step == "incomplete"].itertuples()
    assert row.action == "flagged"
    assert body(corpus.items[0]) == PARAGRAPHS[:2]


@pytest.mark.parametrize("host", ["archive.ph", "archive.is", "archive.today"])
def test_a_copy_bears_the_outlet_and_the_day_of_what_it_copies(tmp_path, host):
    link = f"https://{host}/2024.06.09-081500/https://www.mirror.example/hall"
    bar = (
        "<div id='HEADER'><table><tr><td>archive.today</td><td>webpage capture</td><td>Saved from "
        "https://www.mirror.example/hall</td><td><span>9 Jun 2024 08:15:00 UTC</span></td></tr></table></div>"
    )
    head = f'<link rel="canonical" href="{link}">{meta("og:site_name", host)}'
    front = "<div><span>By Ann Loy</span><span> 3 June 2024</span></div>"
    html = page(bar + story(front, paragraphs()), head=head).replace(
        '<meta property="og:site_name" content="The Kirkby Mirror">', ""
    )
    found = article(tmp_path, html)
    assert (found.url, found.published) == ("https://www.mirror.example/hall", dt.date(2024, 6, 3))
    assert "archive" not in (found.outlet or "")


def test_the_toolbar_of_an_archive_is_left_out_and_its_address_undone(tmp_path):
    link = "https://web.archive.org/web/20240604001122/https://mirror.example/hall"
    bar = "<div id='wm-ipp-base'><p>14 captures. About this capture, collected by archivists.</p></div>"
    found = article(
        tmp_path, page(bar + story(paragraphs()), head=f'<link rel="canonical" href="{link}">')
    )
    assert found.url == "https://mirror.example/hall"
    assert body(found) == PARAGRAPHS


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + " a='b'" * 3,
        "<div>" * 3000 + "x" + "</div>" * 3000,
        "<p " + " ".join(f"a{n}='1'" for n in range(20_000)) + ">It rained.</p>",
        "<p>By Ann Loy</p>" * 10_000,
        "<h1>" + " " * 200_000 + "</h1><p>It rained all day in the town.</p>",
        "<div class='" + "caption-credit-" * 20_000 + "'>It rained.</div>",
        "<blockquote>" * 500 + "It rained." + "<br>" * 20_000,
    ],
)
def test_odd_pages_are_survived_in_time(tmp_path, html):
    start = time.process_time()
    load(tmp_path, html)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("head", "over", "under"),
    [
        pytest.param(
            meta("article:published_time", "2024-06-03T13:20:00Z"),
            "",
            "<div><time datetime='2024-06-03T09:20:00-04:00'><span>Published June 3, 2024</span>"
            "<span>Updated June 4, 2024</span></time></div>",
            id="both in one element",
        ),
        pytest.param(
            meta("article:published_time", "2024-06-03T13:20:00Z"),
            "",
            "<p>Updated June 4, 2024</p>",
            id="the change alone is shown",
        ),
        pytest.param(
            "",
            "<header><p class='ticker'><time datetime='2024-06-20'>June 20, 2024</time> <a href='/r'>Live: "
            "roads closed</a></p></header>",
            "<p>Posted June 3, 2024 | Updated June 9, 2024</p>",
            id="a bar over the page",
        ),
        pytest.param(
            "",
            "<div><time datetime='2024-06-20'>June 20, 2024</time> <a href='/r'>Roads closed</a></div>",
            "<p><time datetime='2024-06-03'>June 3, 2024</time></p>",
            id="a bar, and a date under the headline",
        ),
    ],
)
def test_a_day_of_change_or_of_a_bar_is_not_the_publication(tmp_path, head, over, under):
    found = article(tmp_path, page(f"{over}{story(under, paragraphs())}", head=head))
    assert found.published == dt.date(2024, 6, 3)


@pytest.mark.parametrize(
    ("line", "is_part"), [("Page 1 of 12", True), ("Page 1 of 12 is blank.", False)]
)
def test_the_number_of_a_part_is_a_line_and_no_sentence(tmp_path, line, is_part):
    told = "".join(
        f"<p>The ferry to Oake was laid up on day {n} of the storm, and nobody was told.</p>"
        for n in range(6)
    )
    head = "<html><head><title>Ferry laid up</title></head><body><h1>Ferry laid up</h1>"
    (tmp_path / "a.html").write_text(f"{head}<p>{line}</p>{told}</body></html>", encoding="utf-8")
    reasons = [change.reason for change in research.load(tmp_path).log]
    assert any("part 1 of 12" in reason for reason in reasons) == is_part


@pytest.mark.parametrize(("last", "is_part"), [("Page 2 of 2", False), ("", True)])
def test_a_page_that_holds_all_its_parts_is_whole(tmp_path, last, is_part):
    told = "<p>The ferry to Oake was laid up for a week, and nobody on the island was told.</p>"
    head = "<html><head><title>Ferry laid up</title></head><body><h1>Ferry laid up</h1>"
    text = f"{head}{told}{told}<p>Page 1 of 2</p>{told}{told}<p>{last}</p></body></html>"
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    steps = {change.step for change in research.load(tmp_path).log}
    assert ("incomplete" in steps) == is_part


def test_a_notice_that_a_page_may_not_be_shown_is_no_article(tmp_path):
    notice = "<h1>451: Unavailable due to legal reasons</h1><p>Access cannot be granted at this time.</p>"
    corpus = load(tmp_path, page(notice + "<p>The Ledger has served the lake counties since 1888.</p>",
                                 title="451: Unavailable due to legal reasons"))  # fmt: skip
    assert not len(corpus)
    assert corpus.repairs.reason.str.contains("a page of an error").any()


def test_a_short_sentence_that_opens_a_part_of_the_story_stays(tmp_path):
    part = (
        "<section class='row'><div class='told'>{}</div></section><section class='ad'>Ad</section>"
    )
    half = len(PARAGRAPHS) // 2
    parts = [paragraphs(PARAGRAPHS[:half]), paragraphs(PARAGRAPHS[half:])]
    brief = "They took less than five hours."
    body = part.format(parts[0]) + part.format(f"<p>{brief}</p>{parts[1]}")
    found = article(tmp_path, page(f"<main><h2>{TITLE}</h2><div class='c'>{body}</div></main>"))
    assert brief in lines(found, "body")


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        ('<a href="#note-1" class="anchor">1</a>', ""),
        ('<sup><a href="/page#fn1">[1]</a></sup>', ""),
        (' <a href="#n">12</a>', " 12"),
        ("<sup>2</sup>", "2"),
    ],
)
def test_the_number_of_a_note_is_none_of_a_word(tmp_path, mark, kept):
    told = [*PARAGRAPHS[:2], f"{PARAGRAPHS[2]}{mark}", *PARAGRAPHS[3:]]
    assert lines(article(tmp_path, page(story(paragraphs(told)))))[3] == f"{PARAGRAPHS[2]}{kept}"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated: Mar 12</p>",
        "<p><strong>İLGİLİ HABER: </strong><a href='/r'>Builder buys a school</a></p>",
        "<div class='sisip_video_ds'><p>The builder shows his plans</p></div>",
    ],
)
def test_labels_of_days_links_and_players_are_left_out(tmp_path, line):
    told = [f"<p>{text}</p>" for text in PARAGRAPHS]
    told.insert(2, line)
    assert body(article(tmp_path, page(story(*told)))) == PARAGRAPHS


def test_a_link_behind_a_few_words_stays_where_it_is_a_sentence(tmp_path):
    linked = (
        "Her answer: <a href='/r'>the roof has leaked for ten years and nobody will mend it.</a>"
    )
    told = [*PARAGRAPHS[:2], linked, *PARAGRAPHS[2:]]
    assert len(body(article(tmp_path, page(story(paragraphs(told)))))) == len(told)


@pytest.mark.parametrize(
    ("box", "stays"),
    [
        ("<div class='sc-v'><p>Look into the hall:</p></div>", False),
        ("<div class='ask'><h2>Do you know more</h2><p>Our door is open.</p></div>", False),
        ("<div><p>Nobody spoke.</p></div>", True),
    ],
)
def test_lines_in_an_element_of_their_own_kind_are_a_box(tmp_path, box, stays):
    told = [f"<p>{text}</p>" for text in PARAGRAPHS]
    told.insert(3, box)
    found = lines(
        article(tmp_path, page(f"<h1>{TITLE}</h1><div class='body'>{''.join(told)}</div>"))
    )
    assert (len(found) > len(PARAGRAPHS) + 1) == stays
    assert [line for line in found if line in PARAGRAPHS] == PARAGRAPHS


def test_a_small_part_under_a_heading_behind_the_story_is_none_of_it(tmp_path):
    behind = "<section><h3>Latest</h3><p>A gate that was painted</p></section>"
    told = f"<article><h1>{TITLE}</h1><div class='body'>{paragraphs()}</div>{behind}</article>"
    assert lines(article(tmp_path, page(told))) == [TITLE, *PARAGRAPHS]
