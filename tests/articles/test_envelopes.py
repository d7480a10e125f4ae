"""Columns in four languages and the envelopes of interfaces: each article whole, with what is stated.

One row or object each, as tools, content systems and coders write them.
"""

from __future__ import annotations

import csv
import io
import json

import pytest

import research
from tests.articles.test_unseen_kinds import DE, EN, ES, FR, SHARED

TE, TD, TF, TS = (SHARED[name] for name in ("title", "titel", "titre", "titular"))
e, d, f, s = ("\n\n".join(text) for text in (EN, DE, FR, ES))


def b(text, start):
    return "\n\n".join(text[start:])


def rows(names, data, mark=",", encoding="utf-8"):
    stream = io.StringIO(newline="")
    table = csv.writer(stream, delimiter=mark)
    table.writerow(names)
    table.writerows(data)
    return stream.getvalue().encode(encoding)


def right(title=TE, date="2024-06-04", outlet=None, by=None, text=e):
    return {"title": title, "published": date, "outlet": outlet, "byline": by, "text": text}


CASES = {}


def case(name, file, data, *wanted):
    if not isinstance(data, bytes):
        data = (data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)).encode()
    CASES[name] = (file, data, wanted)


case(
    "fr1",
    "a.csv",
    rows(
        [
            "N°",
            "Titre de l'article",
            "Nom du média",
            "Date (jj/mm/aaaa)",
            "Auteur(e)",
            "Contenu",
            "Lien vers l'article",
        ],
        [
            [1, TF, "Le Phare", "04/06/2024", "Lucie Marchand", f, "https://x.example/1"],
            [
                2,
                TF + " encore",
                "Le Phare",
                "23/06/2024",
                "Lucie Marchand",
                f + "\n\nFin de l'histoire.",
                "https://x.example/2",
            ],
        ],
        ";",
    ),
    right(TF, "2024-06-04", "Le Phare", "Lucie Marchand", f),
    right(TF + " encore", "2024-06-23", "Le Phare", "Lucie Marchand", None),
)
case(
    "es1",
    "a.csv",
    rows(
        [
            "id_noticia",
            "titular_noticia",
            "periódico",
            "fecha_pub",
            "firmante",
            "texto_noticia",
            "sección",
        ],
        [[1, TS, "El Faro", "2024-06-04", "Clara Ríos", s, "Local"]],
    ),
    right(TS, "2024-06-04", "El Faro", None, s),
)
case(
    "de1",
    "a.csv",
    rows(
        [
            "ID",
            "Quelle/Medium",
            "Erschienen am",
            "Headline",
            "Volltext des Artikels",
            "Autor*innen",
        ],
        [[1, "Die Welle", "04.06.2024", TD, d, "Karl Ebert"]],
        ";",
        "cp1252",
    ),
    right(TD, "2024-06-04", "Die Welle", "Karl Ebert", d),
)
case(
    "en1",
    "a.csv",
    rows(
        [
            "Article ID",
            "Newspaper Name",
            "Publication_Date",
            "Article_Headline",
            "Article_Text",
            "Reporter Name",
            "Word Count",
        ],
        [[1, "The Gazette", "June 4, 2024", TE, e, "Dana Whitlock", 80]],
    ),
    right(TE, "2024-06-04", "The Gazette", "Dana Whitlock"),
)
case(
    "dotted",
    "a.csv",
    rows(
        ["article.title", "article.body", "article.source.name", "article.publishedAt"],
        [[TE, e, "The Gazette", "2024-06-04T10:00:00Z"]],
    ),
    right(TE, "2024-06-04", "The Gazette"),
)
case(
    "unnamed_index",
    "a.csv",
    rows(
        ["Unnamed: 0", "Unnamed: 0.1", "title", "content", "source", "date"],
        [[0, 0, TE, e, "The Gazette", "2024-06-04"]],
    ),
    right(TE, "2024-06-04", "The Gazette"),
)
case(
    "headlines_lead",
    "a.csv",
    rows(["headline", "lead", "body", "date"], [[TE, EN[0], b(EN, 1), "2024-06-04"]]),
    right(TE, "2024-06-04", None, None, None),
)
case(
    "text_short_and_full",
    "a.csv",
    rows(["title", "text", "full_text", "date"], [[TE, EN[0][:80] + "...", e, "2024-06-04"]]),
    right(TE),
)
case(
    "two_text",
    "a.csv",
    rows(["title", "description", "content", "article_content"], [[TE, "Short.", "", e]]),
    right(TE, None),
)
case(
    "html_col",
    "a.csv",
    rows(["title", "content", "date"], [[TE, "".join(f"<p>{x}</p>" for x in EN), "2024-06-04"]]),
    right(TE),
)
case(
    "classic_wp",
    "a.csv",
    rows(
        ["post_title", "post_content", "post_date", "post_status"],
        [
            [
                TE,
                EN[0].replace("bath", '<a href="https://x">bath</a>')
                + "\n\n"
                + "\n\n".join(EN[1:]).replace("patched", "<em>patched</em>")
                + '\n\n[gallery ids="1,2"]',
                "2024-06-04 10:00:00",
                "publish",
            ]
        ],
    ),
    right(TE),
)
case(
    "tsv",
    "a.tsv",
    rows(
        ["headline", "outlet", "date", "text"],
        [[TE, "The Gazette", "4-Jun-24", e.replace("\n\n", " ")]],
        "\t",
    ),
    right(TE, "2024-06-04", "The Gazette", None, e.replace("\n\n", " ")),
)
case(
    "pipe",
    "a.csv",
    rows(
        ["headline", "outlet", "date", "text"],
        [
            [TE, "The Gazette", "4/6/24", e.replace("\n\n", " ")],
            [TE + " now", "The Gazette", "24/6/24", "X " + e.replace("\n\n", " ")],
        ],
        "|",
    ),
    right(TE, "2024-06-04", "The Gazette", None, None),
    right(TE + " now", "2024-06-24", "The Gazette", None, None),
)
case(
    "domain_source",
    "a.csv",
    rows(
        ["url", "domain", "title", "text", "published"],
        [["https://www.gazette.example/a", "gazette.example", TE, e, "1717495200"]],
    ),
    right(TE, "2024-06-04", "gazette.example"),
)
case(
    "ms_epoch", "a.csv", rows(["title", "text", "timestamp"], [[TE, e, "1717495200000"]]), right(TE)
)
case(
    "ymd_cols",
    "a.csv",
    rows(["title", "text", "year", "month", "day"], [[TE, e, 2024, 6, 4]]),
    right(TE),
)
case(
    "media_json_envelope",
    "a.json",
    {
        "meta": {"total": 1},
        "data": {
            "articles": [
                {
                    "attributes": {
                        "headline": TE,
                        "body_text": e,
                        "published_at": "2024-06-04T10:00:00+02:00",
                        "publisher": {"name": "The Gazette"},
                    }
                }
            ]
        },
    },
    right(TE, "2024-06-04", "The Gazette"),
)
case(
    "jsonapi",
    "a.json",
    {
        "data": [
            {
                "type": "articles",
                "id": "1",
                "attributes": {"title": TE, "body": e, "createdAt": "2024-06-04"},
                "relationships": {},
            }
        ]
    },
    right(TE),
)
case(
    "drupal",
    "a.json",
    [
        {
            "nid": [{"value": 1}],
            "title": [{"value": TE}],
            "body": [
                {"value": "".join(f"<p>{x}</p>" for x in EN), "format": "full_html", "summary": ""}
            ],
            "created": [{"value": "2024-06-04T10:00:00+00:00"}],
        }
    ],
    right(TE),
)
case(
    "wprest",
    "a.json",
    [
        {
            "id": 3,
            "date": "2024-06-04T10:00:00",
            "link": "https://x.example/a",
            "title": {"rendered": TE},
            "content": {"rendered": "".join(f"<p>{x}</p>" for x in EN), "protected": False},
            "excerpt": {"rendered": "<p>Short</p>"},
            "author": 7,
        }
    ],
    right(TE),
)
case(
    "ghost",
    "a.json",
    {
        "posts": [
            {
                "title": TE,
                "html": "".join(f"<p>{x}</p>" for x in EN),
                "plaintext": e,
                "published_at": "2024-06-04T10:00:00.000Z",
                "primary_author": {"name": "Dana Whitlock"},
            }
        ]
    },
    right(TE, by="Dana Whitlock"),
)
case(
    "arc",
    "a.json",
    {
        "content_elements": [{"type": "text", "content": x} for x in EN],
        "headlines": {"basic": TE},
        "display_date": "2024-06-04T10:00:00Z",
        "credits": {"by": [{"name": "Dana Whitlock"}]},
    },
    right(TE, by="Dana Whitlock"),
)
case(
    "paragraph_objs",
    "a.json",
    [{"headline": TE, "paragraphs": [{"text": x} for x in EN], "date": "2024-06-04"}],
    right(TE),
)
case(
    "by_id",
    "a.json",
    {
        "1001": {"headline": TE, "story": e, "date": "2024-06-04"},
        "1002": {"headline": TE + " now", "story": "Again. " + e, "date": "2024-06-05"},
    },
    right(TE),
    right(TE + " now", "2024-06-05", text=None),
)
case(
    "by_outlet",
    "a.json",
    {
        "The Gazette": [{"title": TE, "text": e, "date": "2024-06-04"}],
        "Herald": [{"title": TE + " now", "text": "Again. " + e, "date": "2024-06-05"}],
    },
    right(TE, outlet="The Gazette"),
    right(TE + " now", "2024-06-05", "Herald", text=None),
)
case(
    "by_date",
    "a.json",
    {
        "2024-06-04": [{"title": TE, "text": e}],
        "2024-06-05": [{"title": TE + " now", "text": "Again. " + e}],
    },
    right(TE),
    right(TE + " now", "2024-06-05", text=None),
)
case(
    "geojson",
    "a.json",
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": None,
                "properties": {"title": TE, "text": e, "date": "2024-06-04"},
            }
        ],
    },
    right(TE),
)
case(
    "llm_dataset",
    "a.jsonl",
    json.dumps(
        {
            "id": "x",
            "document": e,
            "metadata": {"title": TE, "publish_date": "2024-06-04", "source": "gazette.example"},
        }
    )
    + "\n",
    right(TE, outlet="gazette.example"),
)
case(
    "hf",
    "a.json",
    {
        "features": [{"name": "article"}],
        "rows": [
            {
                "row_idx": 0,
                "row": {"article": e, "highlights": "Short.", "id": "x"},
                "truncated_cells": [],
            }
        ],
    },
    right(None, None),
)
case(
    "labelstudio",
    "a.json",
    [{"id": 1, "data": {"text": e, "title": TE, "date": "2024-06-04"}, "annotations": []}],
    right(TE),
)
case(
    "prodigy",
    "a.jsonl",
    json.dumps(
        {
            "text": e,
            "meta": {"title": TE, "source": "The Gazette", "date": "2024-06-04"},
            "_task_hash": 1,
        }
    )
    + "\n",
    right(TE, outlet="The Gazette"),
)
case(
    "doccano",
    "a.jsonl",
    json.dumps({"id": 1, "text": e, "label": ["frame"], "Comments": []}) + "\n",
    right(None, None),
)
case(
    "jsonld",
    "a.json",
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TE,
        "articleBody": e,
        "datePublished": "2024-06-04T10:00:00Z",
        "author": [{"@type": "Person", "name": "Dana Whitlock"}],
        "publisher": {"@type": "Organization", "name": "The Gazette"},
    },
    right(TE, outlet="The Gazette", by="Dana Whitlock"),
)
case(
    "jsonld_graph",
    "a.json",
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "G"},
            {
                "@type": "NewsArticle",
                "headline": TE,
                "articleBody": e,
                "datePublished": "2024-06-04",
            },
        ],
    },
    right(TE),
)
case(
    "mongo",
    "a.json",
    [
        {
            "_id": {"$oid": "6"},
            "title": TE,
            "content": e,
            "published": {"$date": {"$numberLong": "1717495200000"}},
        }
    ],
    right(TE),
)
case(
    "solr",
    "a.json",
    {
        "responseHeader": {"status": 0},
        "response": {
            "numFound": 1,
            "docs": [
                {"id": "1", "title_t": [TE], "content_txt": [e], "date_dt": "2024-06-04T10:00:00Z"}
            ],
        },
    },
    right(TE),
)
case(
    "quoted_json",
    "a.json",
    json.dumps(json.dumps([{"title": TE, "text": e, "date": "2024-06-04"}])),
    right(TE),
)
case(
    "js_var",
    "a.json",
    "var data = " + json.dumps([{"title": TE, "text": e, "date": "2024-06-04"}]) + ";",
    right(TE),
)
case(
    "comments_json",
    "a.json",
    "// exported 2024\n" + json.dumps([{"title": TE, "text": e, "date": "2024-06-04"}]),
    right(TE),
)
case(
    "trailing_comma",
    "a.json",
    json.dumps([{"title": TE, "text": e, "date": "2024-06-04"}])[:-1] + ",]",
    right(TE),
)
case(
    "nan_json",
    "a.json",
    json.dumps([{"title": TE, "text": e, "date": "2024-06-04", "score": float("nan")}]),
    right(TE),
)
case(
    "apify",
    "a.json",
    [
        {
            "url": "https://x.example/a",
            "crawl": {"depth": 1},
            "metadata": {"title": TE, "author": "Dana Whitlock", "languageCode": "en"},
            "text": e,
            "markdown": "# " + TE + "\n\n" + e,
        }
    ],
    right(TE, None, by="Dana Whitlock"),
)
case(
    "firecrawl",
    "a.json",
    {
        "success": True,
        "data": [
            {
                "markdown": "# " + TE + "\n\n" + e,
                "metadata": {
                    "title": TE,
                    "sourceURL": "https://x.example/a",
                    "publishedTime": "2024-06-04T10:00:00Z",
                },
            }
        ],
    },
    right(TE),
)
case(
    "diffbot",
    "a.json",
    {
        "request": {"pageUrl": "https://x.example/a"},
        "objects": [
            {
                "type": "article",
                "title": TE,
                "text": e,
                "date": "Tue, 04 Jun 2024 10:00:00 GMT",
                "siteName": "The Gazette",
                "author": "Dana Whitlock",
                "html": "<p>x</p>",
            }
        ],
    },
    right(TE, outlet="The Gazette", by="Dana Whitlock"),
)
case(
    "mercury",
    "a.json",
    {
        "title": TE,
        "content": "<div>" + "".join(f"<p>{x}</p>" for x in EN) + "</div>",
        "author": "Dana Whitlock",
        "date_published": "2024-06-04T10:00:00.000Z",
        "domain": "x.example",
        "excerpt": "Sh",
    },
    right(TE, outlet="x.example", by="Dana Whitlock"),
)
case(
    "readability",
    "a.json",
    {
        "title": TE,
        "byline": "Dana Whitlock",
        "content": "<div>" + "".join(f"<p>{x}</p>" for x in EN) + "</div>",
        "textContent": e,
        "siteName": "The Gazette",
        "publishedTime": "2024-06-04",
    },
    right(TE, outlet="The Gazette", by="Dana Whitlock"),
)
case(
    "feedly",
    "a.json",
    {
        "items": [
            {
                "title": TE,
                "content": {"content": "".join(f"<p>{x}</p>" for x in EN)},
                "published": 1717495200000,
                "origin": {"title": "The Gazette"},
                "author": "Dana Whitlock",
                "alternate": [{"href": "https://x.example/a"}],
            }
        ]
    },
    right(TE, outlet="The Gazette", by="Dana Whitlock"),
)
case(
    "jsonfeed",
    "a.json",
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Gazette",
        "items": [
            {
                "id": "1",
                "url": "https://x.example/a",
                "title": TE,
                "content_html": "".join(f"<p>{x}</p>" for x in EN),
                "date_published": "2024-06-04T10:00:00Z",
            }
        ],
    },
    right(TE),
)
case(
    "mediastack",
    "a.json",
    {
        "pagination": {"limit": 1},
        "data": [
            {
                "author": "Dana Whitlock",
                "title": TE,
                "description": EN[0][:80],
                "url": "https://x.example/a",
                "source": "The Gazette",
                "published_at": "2024-06-04T10:00:00+00:00",
            }
        ],
    },
)
case(
    "perigon",
    "a.json",
    {
        "status": 200,
        "articles": [
            {
                "title": TE,
                "content": e,
                "pubDate": "2024-06-04T10:00:00Z",
                "source": {"domain": "x.example"},
                "authorsByline": "Dana Whitlock",
                "description": "Sh",
            }
        ],
    },
    right(TE, outlet="x.example", by="Dana Whitlock"),
)
case(
    "worldnews",
    "a.json",
    {
        "news": [
            {
                "id": 1,
                "title": TE,
                "text": e,
                "publish_date": "2024-06-04 10:00:00",
                "authors": ["Dana Whitlock"],
                "language": "en",
            }
        ],
        "available": 1,
    },
    right(TE, by="Dana Whitlock"),
)
case(
    "lexis_api",
    "a.json",
    {
        "value": [
            {
                "Title": TE,
                "Date": "2024-06-04T00:00:00Z",
                "Source": {"Name": "The Gazette"},
                "Document": {"Content": "".join(f"<p>{x}</p>" for x in EN)},
                "Byline": "Dana Whitlock",
            }
        ]
    },
    right(TE, outlet="The Gazette", by="Dana Whitlock"),
)


def plain(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", CASES)
def test_each_article_comes_whole_with_what_is_stated(tmp_path, name):
    file, data, wanted = CASES[name]
    (tmp_path / file).write_bytes(data)
    corpus = research.load(tmp_path)
    assert len(corpus) == len(wanted), [r.reason for r in corpus.log]
    for article, want in zip(corpus, wanted, strict=True):
        text = article.text.removeprefix(article.title or "")
        assert want["text"] is None or plain(text) == plain(want["text"])
        told = {
            "title": article.title,
            "published": str(article.published) if article.published else None,
            "outlet": article.outlet if want["outlet"] else None,
            "byline": article.byline if want["byline"] else None,
        }
        assert told == {name: want[name] for name in told}
