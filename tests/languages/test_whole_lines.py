"""Forms whose lines are told by a word first: the word has to be one that every such line has."""

import re

import pytest

from research.articles import chrome
from research.languages import jumps
from research.languages import page_furniture as beyond
from research.languages.en import page_furniture as furniture
from research.languages.whole_lines import Form, Forms

LINES = {
    "newsletter prompt": (
        "All that is new at the harbour: sign up for our free newsletter.",
        "All the news of the harbour is in our daily newsletter, sign up today.",
        "The Ferry Letter is a reader-supported publication.",
        "Har du sett något? Mejla tips@gazette.example eller ring.",
        "年末まで読み放題！詳しくはこちら",
        "LINE公式アカウントで最新ニュースをお届け",
    ),
    "advertisement": (
        "AI can make mistakes, please check.",
        "This summary is AI-generated.",
        "We may earn a commission from affiliate links.",
    ),
    "page furniture": (
        "Ann Loy does not work for, consult, own shares in or receive funding from any company.",
        "The University of Portsea provides funding as a member of this site.",
        "Found a mistake? Mark it and press Ctrl+Enter.",
        "Ihre Meinung zählt!",
        "河畔日报 版权所有",
    ),
    "comment form": ("What do you think of the ferry? Tell us in the comments below.",),
    "rights line": (
        "Portsea Press 2025. All rights reserved.",
        "Alla rättigheter förbehållna.",
        "Prohibida la reproducción total o parcial.",
        "Il Corriere di Portsea S.p.A. - P. IVA 01234567890",
        "All articles are protected by copyright.",
        "本内容之版权为河畔日报所有，未经批准不得转载",
        "記事の著作権は新聞社に帰属します",
    ),
    "caption or credit": (
        "The ferry at the quay Ann Loy / AFP",
        "The ferry at the quay. Ann Loy / The Gazette",
        "The ferry lies at the quay. (Ann Loy/The Gazette)",
        "Ann Loy/Reuters",
        "The ferry lies at the quay. ANN LOY FOR THE GAZETTE",
        "Ann Loy via Getty Images",
        "The ferry at the quay – file photo",
        "The ferry at the quay - Foto: Ann Loy",
        "The ferry at the quay (Photo: Ann Loy)",
        "The ferry at the quay (Reuters: Ann Loy)",
        "The ferry at the quay (photo by Ann Loy)",
        "The ferry lies at the quay. Pic: Ann Loy",
        "The ferry lies at the quay. Credit: Ann Loy",
        "Ann Loy reports from the old quay on 'Morning at Sea.'",
        "The ferry at the quay © Ann Loy",
        "The ferry at the quay, Purchase Licensing Rights",
        "The ferry at the quay open image in gallery",
    ),
    "contributor line": (
        "Ann Loy in Portsea contributed to this report.",
        "Ann Loy and Sam Ito contributed.",
        "Ann Loy reported from Portsea.",
    ),
}
# Captions and contributors have names, which are written with a capital; addresses are in small letters.
NAMES = ("caption or credit", "contributor line")
EVERY = [(kind, line) for kind, lines in LINES.items() for line in lines]
SHOUTED = [(kind, line.upper()) for kind, line in EVERY if kind not in NAMES and "@" not in line]


@pytest.mark.parametrize(("kind", "line"), [*EVERY, *SHOUTED])
def test_a_line_has_a_word_of_its_form(kind, line):
    assert chrome.label(line, edge=False) == kind


def test_every_pattern_that_stands_behind_words_has_such_a_line():
    patterns = [
        (form.kind, pattern)
        for form in (*furniture.ANYWHERE, *furniture.EDGES, *beyond.ANYWHERE)
        if form.words
        for pattern in form.patterns
    ]
    lacking = [
        pattern
        for kind, pattern in patterns
        if not any(re.fullmatch(pattern, line, re.IGNORECASE) for line in LINES[kind])
    ]
    assert patterns
    assert not lacking


def test_the_first_form_that_a_line_has_says_its_kind():
    free = Form("free", ("go (?-i:On)", "stay .*"))
    worded = Form("worded", ("(?:go|stay) on.*",), ("on",))
    for forms, kinds in (
        ((free, worded), ["free", "worded", "free"]),
        ((worded, free), ["worded"] * 3),
    ):
        found = Forms(forms)
        assert [found.kind(line) for line in ("Go On", "GO ON", "Stay on")] == kinds
        assert found.kind("* stay") is None
        assert found.kind("* Stay on.") == kinds[2]


@pytest.mark.parametrize(
    "line",
    ["Cont’d on p. 6", "(Continues on Page 6, Column 3)", "Jump to A6", "See BATH, Page A6"],
)
def test_where_a_printed_story_goes_on_is_one_form(line):
    assert chrome.label(line, edge=False) == "page furniture"
    assert jumps.JUMP.fullmatch(line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[사진=하버타임스]", "caption or credit"),
        ("DON'T MISS", "related-links line"),
        ("Don't miss the ferry, he said.", None),
        ("사진=하버타임스 기자가 찍은 것이다.", None),
    ],
)
def test_credits_in_brackets_and_pointers_alone_are_none_of_the_story(line, kind):
    assert chrome.label(line, edge=False) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('Simak Video "Detik-detik Feri Karam"', "page furniture"),
        ("VÍDEOS: tudo sobre o porto", "page furniture"),
        ("Zobacz wideo Prom na mieliźnie", "page furniture"),
        ("Dalsza część artykułu pod materiałem wideo", "page furniture"),
        ("(Artiklen fortsætter under videoen)", "page furniture"),
        ("La suite après cette publicité", "page furniture"),
        ("Artikel geht unter dem Video weiter", "page furniture"),
        (
            "Dziękujemy, że przeczytałaś nasz artykuł do końca. Bądź na bieżąco!",
            "newsletter prompt",
        ),
        ("Thanks for reading! Follow us for more.", "newsletter prompt"),
        ("Dieser Artikel erschien zuerst auf gazette.example.", "print line"),
        ("Mohlo by vás zajímat: Trajekt nikdo nechtěl", "related-links line"),
        ("Líbil se vám článek? Podpořte nás předplatným.", "newsletter prompt"),
        ("Подписывайтесь на наш канал в Telegram!", "newsletter prompt"),
        ("Volg ons op WhatsApp en mis niets meer.", "newsletter prompt"),
        ("This story was supported by a grant from the Fund for Ferries.", "print line"),
        ("You have run out of free articles this month.", "prompt to pay"),
        ("Il vous reste 0 article gratuit à lire ce mois-ci.", "prompt to pay"),
        ("İLGİNİZİ ÇEKEBİLİR: Köprü kapandı", "related-links line"),
        ("【動画】橋が崩れる瞬間", "related-links line"),
        ("Tekst gaat verder onder de afbeelding.", "page furniture"),
        ("Reszta tekstu pod wideo.", "page furniture"),
        ("本文：363文字", "page furniture"),
        ("1204 αναγνώσεις", "page furniture"),
        ("На фото: паром у причала", "caption or credit"),
        ("Читайте «Северный берег» в Telegram", "newsletter prompt"),
        (
            "Få de viktigaste nyheterna direkt. Skriv upp dig på vårt nyhetsbrev här.",
            "newsletter prompt",
        ),
        ("Read «The Sea» again, and think of the app in your pocket.", None),
        ("[Video a cura di Marco Pini]", "page furniture"),
        ("+++ Alles zur Fähre im Liveblog +++", "page furniture"),
        ("+++ 10.15 Uhr: Die Fähre legt ab +++", None),
        ("[Applause]", None),
        ("Citește și: Podul se închide", "related-links line"),
        ("Ключевые слова: паром, причал", "related-links line"),
        ("Źródło: PAP", "contributor line"),
        ("Фото: Анна Лой / ТАСС", "caption or credit"),
        ("Google News'te bizi takip edin", "newsletter prompt"),
        ("Meer nieuws uit de regio? Volg ons op Facebook", "newsletter prompt"),
        ("Bleiben Sie auf dem Laufenden mit dem Hafenbrief.", "newsletter prompt"),
        ("Podobał Ci się artykuł? Powiedz nam.", "newsletter prompt"),
        ("Dersleri internetten takip edenler çoğaldı.", None),
        ("Источник пожара: старый причал, построенный в 1934 году.", None),
        ("Recibe todos los días a cien pacientes.", None),
        ("You can get free articles in the old library.", None),
        ("This story was supported by three witnesses.", None),
        ("Få av dem hade en app eller ett konto.", None),
        ("Video: the ferry lies on the ground and nobody may board it until June.", None),
        ("Videos are made here", None),
        ("Ver videos en clase mejora las notas.", None),
        ("町内の店は会員として登録できますと説明した。", None),
        ("La polémica continúa tras la publicación del informe.", None),
        ("Dieser Artikel ist zuerst eine Klage.", None),
    ],
)
def test_players_and_thanks_are_known_in_many_languages(line, kind):
    assert chrome.label(line, edge=False) == kind
