"""Patterns of what German, French and Spanish sites put around a story; each matches a whole line.

English has its own, in `en/page_furniture.py`. By hand, from pages of newspapers.
"""

from __future__ import annotations

import re
from typing import Final

from research.languages.rights import RIGHTS
from research.languages.whole_lines import Form, lines

# Small words behind which a headline in another language goes on.
LEADS_ON = frozenset(
    "der die das den dem des ein eine einen einem einer eines und oder von vom zu zum "
    "zur im in am an auf für mit bei nach le la les un une des du de et ou à au aux en dans pour par sur "
    "avec el los las una y del al con por para il lo gli i uno e di da dal della nel per su het een van "
    "voor met op te".split()
)
# Of these, the ones that close a verb at the end of a headline: "Eltern richten einen Verein auf".
MAY_END: Final = frozenset("an auf ein mit nach zu bei op in voor met".split())


# What is set into a story, and where the story goes on: "Artikeln fortsätter efter annonsen".
_VIDEO: Final = (
    r"(?:v[ií]d[eé](?:o|em\b|a\b|u\b)\w*|wideo\w*|βίντεο|видео\w*|відео\w*|فيديو|الفيديو|वीडियो|動画|映像|"
    r"视频|視頻|影片|영상|동영상|วิดีโอ)"
)
_INSET: Final = (
    rf"(?:{_VIDEO}|anzeige|werbung|publicité|publicidade?|pubblicità|advertentie|reklam\w*|annon[cs]\w*|"
    r"mainok\w+|hirdetés\w*|διαφήμιση\w*|iklan|quảng cáo|foto\w*|φωτο\w*|grafik|galeri\w*|player|"
    r"bil[dl]\w*|kuvan|afbeelding|imagen|immagine|image|obráz\w+|kép|imagini|görsel\w*|изображени\w+|"
    r"gambar|ảnh)"
)
_GOES_ON: Final = (
    rf"(?:la )?suite (?:de (?:l[’']|votre |cet )article )?(?:après|sous) (?:la|cette) {_INSET}|(?:el "
    rf"(?:artículo|texto) |"
    rf"la noticia )?(?:contin[uú]a|sigue) (?:leyendo )?(?:después|tras|debajo) (?:de(?:l| la)? |la |el "
    rf")*{_INSET}|(?:o (?:texto|artigo) |a matéria )?continua (?:após|depois d|abaixo d)[eoa]?(?: [ao])? "
    rf"{_INSET}|(?:l[’']articolo )?continua (?:a leggere )?(?:dopo|sotto) (?:la |il ){_INSET}|(?:(?:lees|"
    rf"(?:het )?artikel gaat|(?:de )?tekst gaat) )?verder (?:onder|na) (?:de|het|deze) {_INSET}|"
    rf"weiter(?:lesen)? (?:nach|unter) (?:dem|der) {_INSET}|(?:der )?(?:artikel|text|beitrag) (?:geht|"
    rf"wird) (?:nach|unter) (?:dem|der) {_INSET} (?:weiter|fortgesetzt)|"
    r"(?:artikel[en]n|texten|artikkelen|saken|artiklen|teksten|rullar|läs) (?:fortsätter|fortsetter|"
    r"fortsætter|"
    rf"vidare) (?:efter|under|nedanför|etter|nedenfor) {_INSET}|(?:juttu|artikkeli) jatkuu {_INSET} "
    r"(?:jälkeen|alla)|(?:dalsza część|(?:dalszy )?ciąg(?: dalszy)?|reszta) (?:artykułu|tekstu|rozmowy|"
    r"wywiadu|materiału)"
    rf"(?: znajduje się)? (?:pod|za) (?:materiałem |zdjęciem |tą )?{_INSET}|(?:článek|text|rozhovor) "
    rf"(?:pokračuje|pokračuje dál) (?:pod|za|po) {_INSET}|pokračování (?:článku|textu) (?:pod|za|po) "
    rf"{_INSET}|(?:a )?cikk (?:a|az) {_INSET} (?:után|alatt) folytatódik|articolul continuă (?:după|sub) "
    rf"{_INSET}|(?:haberin|yazının) devamı(?: {_INSET}.{{0,30}})?|продолжение(?: статьи| материала)? "
    rf"(?:после|под) {_INSET}|(?:το άρθρο συνεχίζεται|η συνέχεια|συνεχίστε) (?:μετά|κάτω από) (?:τη[νς]? |"
    rf"το ){_INSET}|(?:scroll|gulir) (?:ke bawah )?untuk (?:melihat|melanjutkan|lanjut) .{{0,30}}|artikel "
    rf"berlanjut setelah {_INSET}|bài viết tiếp tục sau {_INSET}|"
    r"(?:ここから|広告の(?:後|下)に)続き.{0,6}|続きを読む"
)
# What stands over a player: "Zobacz wideo ...", "VÍDEOS: ...", "Simak Video \"...\"".
_SEE: Final = (
    r"(?:see|watch|view|mir[ae]|ve[ar]|vea|mirá|vejam?|assist[ae]|guarda(?:te)?|regarde[zr]|voir|découvrez|"
    r"(?:schauen|sehen) sie|bekijk|kijk|se|katso|zobacz|obejrzyj|podívejte se na|pozrite si|sledujte|nézd "
    r"meg|nézze meg|vezi|urmărește|izle\w*|смотрите?|дивіться|δείτε|pogledajte|вижте|simak|tonton|saksikan|"
    r"lihat|(?:mời (?:bạn |quý )?(?:độc giả|bạn đọc|đọc giả|đọc) )?xem(?: thêm)?|شاهد|देखें)"
)
# Whom a site thanks for what: "Dziękujemy, że przeczytałaś nasz artykuł do końca".
_THANKS: Final = (
    r"(?:thanks?(?: you)? (?:so much |very much )?for reading|(?:vielen )?danke?,? (?:fürs|für das|dass "
    r"(?:sie|du)) .{0,30}(?:lesen|gelesen)|merci (?:de|d[’']avoir|pour) (?:nous |votre )?(?:lu|lire|"
    r"lecture)|gracias por (?:leer|su lectura|tu lectura)|obrigad[oa] (?:por ler|pela leitura|por ter "
    r"lido)|grazie (?:per aver letto|della lettura|per la lettura)|bedankt voor het lezen|tack (?:för att "
    r"du|för) läs\w+|tak,? fordi du læs\w+|takk (?:for at du|fordi du) le\w+|kiitos,? (?:että luit|kun "
    r"luit|lukemisesta)|dzięk\w+,? (?:że|za) .{0,20}(?:przeczyta\w+|lektur\w+)|děkujeme,? (?:že|za) "
    r".{0,20}(?:přeč\w+|doč\w+|četl\w+)|köszönjük,? hogy .{0,20}olvas\w+|(?:vă )?mulțumi\w+ (?:că|pentru) "
    r".{0,20}(?:citit|lectură)|okuduğunuz için teşekkür\w*|спасибо,? (?:что|за) .{0,20}(?:прочт\w+|"
    r"прочит\w+|дочит\w+)|дякуємо,? (?:що|за) .{0,20}прочит\w+|ευχαριστούμε (?:που|για) "
    r".{0,20}(?:διαβάσ\w+|ανάγνωση)|terima ?kasih (?:telah|sudah|karena) .{0,20}(?:membaca|baca)|cảm ơn "
    r".{0,20}đọc|شكرا?ً? (?:ل(?:قراءت|مطالعت|متابعت)).{0,10}|(?:最後まで)?お読みいただき|읽어 ?주셔서 감사|"
    r"感[谢謝](?:您的)?(?:阅读|閱讀))"
)

# How a site offers to keep its reader informed: "Bleiben Sie auf dem Laufenden".
_STAY: Final = (
    r"(?:(?:bleiben sie|bleib) (?:immer )?(?:informiert|auf dem laufenden)|mant(?:ente|éngase) (?:siempre "
    r")?(?:informad|al tanto)\w*|(?:fique|mantenha-se) (?:sempre )?(?:por dentro|informad|atualizad)\w*|"
    r"per (?:restare|rimanere) (?:sempre )?aggiornat\w+|(?:resta|rimani) (?:sempre )?aggiornat\w+|blijf op "
    r"de hoogte|håll dig (?:uppdaterad|informerad)|hold d[ei]g (?:opdateret|oppdatert)|pysy ajan tasalla|"
    r"bądź na bieżąco|buďte v obraze|zůstaňte v obraze|maradj(?:on)? naprakész|(?:fii|rămâi|rămâneți) la "
    r"curent|budite u toku|будьте в курс[еі]|μείνετε ενημερωμένοι|haberdar ol(?:un|mak için)|tetap update|"
    r"(?:recevez|ricevi|receba|ontvang|erhalten sie) (?:chaque|tous les|l[’']essentiel|le meilleur|ogni|"
    r"tutte le|todo|todas as|as principais|elke|dagelijks|het laatste|jeden|täglich|alle)|retrouvez "
    r"tou(?:te|tes|s) .{2,60} (?:sur|dans) no(?:tre|s))"
)
# How it asks what its reader thinks of a text: "Podobał Ci się artykuł?".
_ASKS: Final = (
    r"(?:votre avis nous intéresse|(?:tu|su) opinión nos importa|ihre meinung (?:ist uns wichtig|"
    r"interessiert uns)|jak oceniasz (?:ten )?artykuł|(?:war|fanden sie) (?:dieser|diesen|der|den) "
    r"(?:artikel|beitrag|text) (?:hilfreich|interessant)|"
    r"cet article vous a|(?:vous avez|tu as) aimé cet article|¿?te (?:ha )?(?:gustado|gustó|resultó) "
    r"(?:est[ea]|la|el)|ti è (?:piaciuto|stato utile) (?:questo|l)|gostou (?:d?est[ea]|desse|dessa|d[ao]) "
    r"(?:matéria|artigo|texto|reportagem|notícia)|vond (?:je|u) dit (?:artikel|verhaal)|gillade du "
    r"(?:artikeln|texten)|likte du (?:saken|artikkelen)|(?:líbil|páčil) sa? ?(?:se )?vám (?:článek|článok|"
    r"text)|podobał (?:ci|wam|państwu) się (?:ten |nasz )?(?:artykuł|tekst)|tetszett a cikk|ți-a plăcut "
    r"articolul|понравил(?:ась|ся) (?:статья|материал|текст)|сподобал(?:ася|ся) (?:стаття|матеріал)|σας "
    r"άρεσε (?:το|αυτό το) άρθρο|(?:was|is) this (?:article|story|page) (?:helpful|useful|interesting)|did "
    r"you (?:like|enjoy) this (?:article|story)) ?(?=.{0,60}[?:]|\W*$)"
)

ANYWHERE: Final[tuple[Form, ...]] = (
    Form(
        "page furniture",
        (
            rf"(?:{_SEE}(?: (?!{_VIDEO})[^ .,:]{{1,12}}){{0,2}} {_VIDEO}|(?:im |en |à voir en )?{_VIDEO} "
            rf"?[:.–—|-](?= )).{{0,140}}",
            r"[^.!?:“”\"]{0,60}videoyu izlemek için tıklayın\W*",
        ),
        titles=True,
    ),
    Form("newsletter prompt", (rf"{_THANKS}.{{0,240}}",)),
    Form(
        "newsletter prompt",
        (
            rf"{_STAY}\b.{{0,160}}",
            rf"{_ASKS}.{{0,160}}",
        ),
    ),
    Form(
        "related-links line",
        (
            r"(?:etiquetas|temas|schlag(?:worte|wörter)|stichworte|themen|mots[- ]clés|thèmes|parole "
            r"chiave|argomenti|palavras-chave|assuntos|onderwerpen|trefwoorden|ämnen|emner|avainsanat|tagi|"
            r"słowa kluczowe|štítky|klíčová slova|címkék|etichete|oznake|теги|тэги|ключевые слова|ключові "
            r"слова|етикети|ετικέτες|etiketler|الوسوم|كلمات مفتاحية|टैग|kata kunci|từ khóa|标签|標籤|"
            r"关键词|關鍵字|キーワード|태그|แท็ก) ?[:：] ?[^.!?]{2,200}",
        ),
    ),
    # Where the verb stands last: "Google News'te bizi takip edin".
    Form(
        "newsletter prompt",
        (
            r"[^.。「」“”\"]{0,60}(?:facebook|google news|whatsapp|telegram|youtube|instagram|twitter|line|"
            r"카카오톡?|네이버|유튜브|फेसबुक|व्हाट्सएप|टेलीग्राम)[^.。「」“”\"]{0,50}(?:takip ed(?:in|iniz|"
            r"ebilirsiniz)|abone ol(?:un|unuz)?|katıl[ıi]n|फॉलो करें|जुड़ें|सब्सक्राइब करें|구독(?:하기|"
            r"하세요|해 ?주세요)|제보(?:하기|하세요)|만나보세요|フォロー(?:する|してください)?|"
            r"お届け(?:します)?|登録(?:する|してください)?)\W*",
        ),
        words=tuple(
            "takip ed|abone ol|katıl|फॉलो|जुड़ें|सब्सक्राइब|구독|제보|만나보세요|フォロー|お届け|登録".split(
                "|"
            )
        ),
    ),
    Form(
        "newsletter prompt",
        (
            r"[▶☞☎◇]?\W{0,2}(?:제보는|기사제보|뉴스제보|영상 보기).{0,60}",
            r"(?:theo dõi|cek|simak|ikuti|تابع(?:وا|ونا)?|يمكنك(?:م)? متابعة) .{2,80}\b(?:facebook|google "
            r"news|zalo|youtube|telegram|whatsapp|تلغرام|فيسبوك|واتساب)\b.{0,30}",
        ),
    ),
    # A question or a shout to the reader, and where to write to.
    Form(
        "newsletter prompt",
        (r"(?:[^.?!“”„«\"]{3,60}[?!] ){1,2}[^.?!“”„«\"]{3,60}\S@\S+\b.{0,60}",),
        words=("@",),
    ),
    Form(
        "newsletter prompt",
        (
            r"[^「」『』。]{0,40}(?:登録|購読|読み放題|フォロー|会員|"
            r"メルマガ)[^「」『』。]{0,40}(?:こちら(?:から)?|ください|受付中|お得|"
            r"！)[^「」『』。]{0,40}[。！]?",
        ),
        words=("登録", "購読", "読み放題", "フォロー", "会員", "メルマガ"),
    ),
    Form(
        "page furniture",
        (
            r"\[[^\[\]]{0,30}(?:gambas|video|vídeo|foto|photo|embed|widget|galer\w+|gallery|"
            r"podcast)[^\[\]]{0,50}\]|\+{2,3} (?!.*\d[.:]\d\d).{3,160} \+{2,3}|"
            r"pr|(?:有料|無料|会員|プレミアム)(?:会員)?(?:限定)?記事|(?:残り|本文|全文|"
            r"字数)?[:：]?[\d,]+文?字|(?:写真|画像|動画)[:：]?\d+[枚件本]|[≪＜<]関連[≫＞>].{0,120}|"
            r"ツイート|ブックマーク|はてブ|lineで送る",
            r"[\d.,  ]{1,9} ?(?:aufrufe|lectures?|vues|vistas|lecturas|visualizações|leituras|"
            r"visualizzazioni|letture|weergaven|visningar|visninger|katselukertaa|odsłon|wyświetleń|"
            r"zobrazení|zhlédnutí|megtekintés|vizualizări|просмотр\w*|перегляд\w*|прегледи|αναγνώσεις|"
            r"προβολές|okunma|görüntülenme|lượt xem|مشاهدة|조회)",
        ),
    ),
    # Who paid for a text.
    Form(
        "print line",
        (
            r"this (?:story|article|piece|report|reporting|series|investigation) (?:was|is|has been) "
            r"[^“”\"]{0,40}(?:supported|funded|made possible|produced|reported)\b[^“”\"]{0,60}\b(?:grants?|"
            r"fellowships?|funds?|foundations?|funding|support|partnership|collaboration|network|cent(?:er|"
            r"re)|institute)\b[^“”\"]{0,200}",
            r"(?:diese[rs]?|der) (?:artikel|text|beitrag|recherche|projekt) (?:wurde|entstand|ist) "
            r"[^“„\"]{0,60}(?:gefördert|(?:finanzieller )?unterstützung|stipendi\w+)\b[^“„\"]{0,200}|"
            r"(?:cet|cette) (?:article|enquête|reportage) (?:a été|est) [^«\"]{0,60}(?:avec le (?:soutien|"
            r"concours)|bourse)\b[^«\"]{0,200}|(?:este|esta) (?:artículo|reportaje|investigación|"
            r"reportagem|artigo) (?:fue|se|foi|ha sido) [^«“\"]{0,60}\b(?:apoyo|apoio|beca|bolsa|"
            r"financia\w+)\b[^«“\"]{0,200}|(?:dit|deze) (?:artikel|onderzoek|reportage) (?:kwam|is|werd) "
            r"[^“\"]{0,60}\b(?:steun|subsidie|beurs)\b[^“\"]{0,200}",
        ),
    ),
    Form(
        "page furniture",
        (
            r"find this article (?:at|online):?.{0,200}",
            r"(?:haben sie (?:einen )?fehler (?:entdeckt|gefunden)|fant du (?:en )?(?:skrive|tast)?feil|"
            r"har du (?:hittat|sett) (?:ett |några )?fel|fandt du (?:en )?fejl|¿?(?:has|ha) encontrado "
            r"(?:un|algún) error|(?:viu|encontrou) (?:um|algum) erro|"
            r"(?:avez-vous|vous avez) (?:trouvé|repéré|remarqué|constaté) une erreur|"
            r"hai (?:trovato|notato) un errore|(?:fout|taalfout) (?:gezien|"
            r"gevonden)|spotted (?:a mistake|an error|a typo)|znalazłeś błąd|našli jste chybu)\b.{0,200}",
        ),
    ),
    Form(
        "page furniture",
        (
            r"(?=.*(?:\b(?:errors?|mistakes?|typos?|misprints?|"
            r"fehler|erreur|error|chyb|błąd|błęd|грешк|памылк)|ошибк|опечатк|помилк))"
            r".{0,160}\bctrl ?\+ ?enter\b.{0,80}",
        ),
        words=("ctrl",),
    ),
    Form(
        "page furniture",
        (
            # Somebody else reads with the same account.
            r"(?:(?:tu|su) (?:suscripción|cuenta)|(?:sua|tua) (?:assinatura|conta)|(?:il tuo|la tua|il suo) "
            r"(?:abbonamento|account)|(?:ihr|dein) (?:abo(?:nnement)?|konto|zugang)|(?:votre|ton) "
            r"(?:abonnement|compte)|(?:uw|je) (?:abonnement|account)|your (?:subscription|account)) "
            r"(?:se está usando|está (?:en uso|siendo us\w+|sendo us\w+|em uso)|è (?:già )?in uso|"
            r"(?:wird|est|wordt|is)(?: (?:gerade|derzeit|bereits|schon|aktuell|déjà|actuellement|"
            r"utilisée?|ouverte?|en cours d[’']utilisation|momenteel|al|gebruikt|already|currently|now|"
            r"being (?:used|read)|in use|open|active)){1,3}(?: (?:auf|sur|op|on))?)"
            r"\b.{0,12}\b(?:otro dispositivo|outro (?:dispositivo|aparelho)|altro dispositivo|"
            r"anderen gerät|autre appareil|ander apparaat|another device)\b.{0,60}",
            r"lecture (?:du|de) .{2,40} en cours sur un autre appareil\W*|vous pouvez lire .{2,40} sur un "
            r"seul appareil à la fois\W*|ce message s[’']affichera sur l[’']autre appareil\W*|parce "
            r"qu[’']une autre personne .{0,20}est en train de lire .{10,120}|"
            r"découvrir les offres multicomptes\W*|"
            r"si (?:continúas|sigues) leyendo en este dispositivo\b.{0,80}|si (?:quieres compartir|decides "
            r"continuar compartiendo) tu cuenta\b.{0,360}|en el caso de no saber quién está usando tu "
            r"cuenta\b.{0,80}",
            r"(?:añadir|agregar) (?:otro )?usuario|adicionar (?:usuário|utilizador)|aggiungi (?:un )?utente|"
            r"ajouter un utilisateur|(?:weiteren )?nutzer hinzufügen|gebruiker toevoegen|"
            r"add (?:another )?user|(?:continuar|seguir) (?:leyendo|lendo) aqu[íi]|"
            r"continua(?:re)? a leggere qui|"
            r"(?:continuer|poursuivre)(?: à lire| la lecture)? ici|(?:hier|auf diesem gerät) weiterlesen|"
            r"hier verder lezen|(?:continue|keep) reading (?:here|on this device)",
        ),
    ),
    Form("page furniture", (r"この記事は.{0,6}(?:会員|購読者)限定.{0,20}",)),
    # A story in several pages: where all of it stands in one, and what the others are called.
    Form(
        "page furniture",
        (
            r"(?:(?:den |diesen )?(?:artikel|text|beitrag) |alles |inhalt )?auf (?:einer|1) "
            r"(?:einzigen )?seite(?: (?:lesen|anzeigen|zeigen|ansehen|darstellen))?|"
            r"(?:zur )?(?:komplett|gesamt|einseiten)ansicht|"
            r"(?:lire|afficher|voir)(?: tout)?(?: (?:l[’']article|le texte))?(?: en entier| complet)? "
            r"(?:sur|en) une (?:seule )?page|"
            r"(?:leer|ver|mostrar)(?: todo)?(?: el (?:artículo|texto))?(?: completo)? en una "
            r"(?:sola |única )?página|"
            r"(?:ler|ver|mostrar|exibir)(?: tudo)?(?: o (?:artigo|texto))?(?: completo)? (?:em |n)uma? "
            r"(?:só |única )?página|"
            r"(?:leggi|visualizza|mostra)(?: tutto)?(?: l[’']articolo)?(?: completo)? (?:in|su) "
            r"(?:una |un[’'])(?:sola |unica )?pagina|"
            r"(?:lees |toon |bekijk )?(?:alles |het (?:hele )?artikel )?op (?:één|een|1) pagina"
            r"(?: (?:lezen|tonen|bekijken))?|"
            r"(?:visa|läs|vis|les|læs)(?: (?:allt|alt|hela artikeln|hele artiklen))? på (?:en|én|ei) "
            r"(?:enda |enkelt )?(?:sida|side)|"
            r"(?:pokaż|czytaj|zobacz) (?:wszystko |całość )?na jednej stronie|"
            r"(?:zobrazit|číst) (?:vše )?na jedné straně|(?:показать|читать) (?:вс[её] )?на одной "
            r"странице|(?:tek|bir) sayfada (?:göster|oku)|(?:阅读|閱讀|显示|顯示)全文|"
            r"(?:单页|單頁|在本页)(?:阅读|閱讀)(?:全文)?|"
            r"(?:read|view|show|display|see)(?: all| (?:this |the )?(?:full |whole |entire )?"
            r"(?:article|story|text))? (?:(?:on|in) (?:one|a single|1)|as (?:a single|one)) page|"
            r"single[ -]page(?: view)?",
            r"(?:seite|page|página|pagina|sida|side|strona|страница) \d{1,2} ?[—–-] (?!.*[.!?]$).{3,120}|"
            r"(?:nächste|vorherige|vorige) seite ?: .{3,120}|page (?:suivante|précédente) ?: .{3,120}|"
            r"(?:página|pagina) (?:siguiente|anterior|seguinte|successiva|precedente) ?: .{3,120}|"
            r"(?:next|previous) page ?: .{3,120}",
        ),
    ),
    Form(
        "credit",
        (
            r"[（(【\[]?(?:责任)?(?:编辑|責任編輯|编审|责编)\s?[:：]\s?[^\s。]{2,12}"
            r"(?:[ 　、][^\s。]{2,4}){0,3}\s?[）)】\]]?",
        ),
    ),
    Form(
        "caption or credit",
        (
            r"(?:fuente de la imagen|pie de foto|crédit photo|légende (?:image|photo|vid[ée]o)|legenda d[ao] "
            r"(?:foto|vídeo)),(?: .{0,250})?|图像(?:来源|加注文字),.{1,200}",
            r"(?:crédito|bildquelle|fonte da imagem),(?: (?-i:[A-ZÀ-Þ])[^ ]*){1,5}",
        ),
    ),
    Form(
        "page furniture",
        (
            r"publi(?:c|s)er(?:at|et|t) (?:i print|på (?:webb|nett|web)|i papir(?:utgaven)?)\W*|"
            r"all[ea] artik(?:la|le)r (?:är|er) (?:skyddade|beskytte[dt]e?) .{10,300}",
            r"article information|información del artículo|informations sur l[’']article|informações "
            r"do artigo",
            r"(?:haz|haga) clic aquí\b.{0,120}",
        ),
    ),
    Form(
        "caption or credit",
        (
            r"(?:im bild|auf dem (?:foto|bild)|nella foto|en la (?:foto|imagen)|na (?:foto|imagem)|sur la "
            r"photo|na (?:zdjęciu|snímku|fotografii)|op de foto|på bil[dl]e[nt]|kuvassa|на (?:фото|снимке|"
            r"фотографии|світлині)|στη φωτογραφία) ?[:：—–] ?.{2,250}",
            r"[\[(]사진(?: ?제공)? ?[=:][^\[\]()]{1,80}[\])]",
            r"(?:фото|світлина|снимка|снимок|фотография|φωτο(?:γραφία)?|fotoğraf|kuva|snímek|zdjęci[ea]|"
            r"fot\.|sursa foto|photo|صورة|الصورة|तस्वीर|ảnh|写真|사진|图片?|圖片?|ภาพ) ?[:：] ?[^.!?。]{2,80}",
        ),
    ),
    Form(
        "share line",
        (
            # What Jetpack sets under posts, as it is translated.
            r"(?:comparte esto|comp[aá]rtelo|teil(?:e dies|en) mit|partager|condividi|compartilhe isso|"
            r"partilhar|delen|me gusta(?: esto)?|gefällt mir|j[’']aime ça|mi piace|curtir isso|"
            r"vind ik leuk) ?:",
            r"(?:haz clic para|klick(?:en)?,? um|cliquez pour|fai clic (?:qui )?per|clique para|"
            r"klik om te) .{4,120}",
            r"(?:artikel|beitrag|text) (?:versenden|empfehlen|weiterleiten|teilen|verschenken|"
            r"drucken|merken|anhören|vorlesen|speichern)"
            r"(?: \(.{1,20}\))?|zur merkliste(?: hinzufügen)?|(?:auf|per|via) (?:facebook|whatsapp|x|"
            r"twitter|e-?mail) teilen|link kopieren|als pdf speichern",
            r"(?:offrir|partager|imprimer|écouter|sauvegarder|envoyer|réagir à) (?:l[’']|cet )article"
            r"(?: \(.{1,20}\))?|ajouter à (?:vos|mes) (?:favoris|sélections)|partager sur \w+|"
            r"copier le lien|lire plus tard",
            r"artikel (?:zum )?(?:an)?hören(?:\W{0,5}\d{1,3}(?::\d\d)? ?min\w*\.?)?|(?:anhören|vorlesen|"
            r"audio)(?:\W{1,5}\d{1,3}(?::\d\d)? ?min\w*\.?)|teilen|merken|drucken|anhören|vorlesen|folgen|"
            r"verschenken|schenken|in der app (?:öffnen|lesen)|als e-?mail (?:versenden|senden)|auf x\.com "
            r"teilen",
            r"(?:écouter|lecture audio)(?:\W{1,5}\d{1,3}(?::\d\d)? ?min\w*\.?)|partager(?: :.{0,40})?|"
            r"partage|offrir|écouter|enregistrer|imprimer|réactions?|\d+ partages?|article audio|lire dans "
            r"l[’']application|suivre",
            r"escuchar(?:\W{1,5}\d{1,3}(?::\d\d)? ?min\w*\.?)|compartir|compartir (?:esta noticia|"
            r"art[íi]culo)|guardar|imprimir|regala(?:r)? (?:este )?artículo|ir a los comentarios|copiar link|"
            r"seguir",
            r"(?:lyssna|lyt|lytt|kuuntele|posłuchaj|poslechněte|hallgassa meg|ascultă|dinle|прослушать|"
            r"слушать|слухати|ακούστε|beluister|luister)(?: (?:på|til|naar|na|artykułu?|článek|a cikket|"
            r"articolul|haberi|статью|το|dit|de|artikeln?|saken|artiklen|artikkelen|artikel|άρθρο|"
            r"podcasten?|podcastu)){0,3}",
            r"(?:شارك|طباعة|انسخ الرابط|شارك (?:هذا )?(?:المقال|الخبر)|شارك عبر .{2,20}|مشاركة(?: المقال)?|"
            r"поделиться(?: .{2,20})?|udostępnij(?: .{2,20})?|paylaş|分享(?:到.{1,10})?|シェア|공유하기)\W*",
            r"condividi(?: su \w+)?|stampa|salva|ascolta(?: l[’']articolo)?|compartilhe?|compartilhar|delen|"
            r"bewaren|luister|deel(?: dit)?(?: artikel)?:?|feedback",
            r"(?:compartilhe|compartilhar|condividi|partager|compartir|teilen|deel) (?:(?:esta|este|cet|"
            r"cette|questo|questa|dit|diesen?|l[’'])\W?\w+ )?(?:no|na|em|su|sur|en|auf|via|op|por) [\w.]+(?: "
            r"[\w.]+)?",
            r"versenden|weiterempfehlen|druckversion|envoyer à une? amie?|enviar a un amigo|enviar "
            r"(?:para|a) um amigo|invia(?:re)? a un amico|(?:schriftgröße|textgröße|taille du texte|"
            r"tamaño de(?:l texto| la letra| letra)|tamanho (?:da letra|do texto))\b:?(?: ?(?:a|[+-]))*",
            r"compartir en \w+|(?:escuchar|guardar|imprimir|enviar|compartir) (?:el |este )?"
            r"(?:artículo|noticia)(?: \(.{1,20}\))?|copiar enlace|enviar por correo",
        ),
    ),
    Form(
        "page furniture",
        (
            r"(?:skip|jump) to .{2,40}|(?:zum|zur) .{2,30} springen|aller (?:au|à la|à l[’']).{2,30}|"
            r"(?:saltar|ir) al? (?:contenido|menú|buscador|pie)\b.{0,30}|vai al contenuto\b.{0,30}|"
            r"(?:pular|ir) para o .{2,30}|(?:ga|spring) naar .{2,30}|hoppa till .{2,30}",
            r"um eingebettete inhalte anzuzeigen\b.{0,300}|empfohlener (?:redaktioneller|externer) inhalt|an "
            r"dieser stelle (?:finden|sehen|befinden|steht|ist|wird)\b.{2,300}|externe[rn] inhalte?.{0,80}|"
            r"(?:ce|cet) (?:contenu|élément) (?:est|a été) bloqué\b.{0,300}|este contenido (?:está|ha sido) "
            r"bloqueado\b.{0,200}",
            r"(?:presse|medien)mitteilung|communiqué de presse|nota de prensa|comunicado(?: de prensa)?|"
            r"comunicato stampa|persbericht",
            r"(?:presse|medien)?kontakt ?:.{0,200}|contacts? presse ?:.{0,200}|contacto de prensa ?:.{0,200}",
            r"(?:dieser )?(?:artikel|text|beitrag|inhalt) ist (?:nur )?(?:für|exklusiv).{0,60}|(?:foto|bild|"
            r"video|grafik)s? ?(?:anzeigen|vergrößern|öffnen)|bild(?:er)?strecke.{0,40}|anzeige|werbung|"
            r"hier können sie die rechte an diesem artikel erwerben\W*|"
            rf"{_GOES_ON}|"
            r"(?:publicité|publicidade?|pubblicità|advertentie|reklam[aey]?|annons|annonse?|annonce|mainos|"
            r"реклама|إعلان|विज्ञापन|広告|广告|廣告|광고|hirdetés|publicitate)|"
            r"hinweis der redaktion ?:.{0,300}|zur (?:startseite|übersicht)|zurück zur startseite|(?:lire|"
            r"écouter) plus tard|l[’']article (?:vous "
            r"a plu|est réservé).{0,120}|newsletter .{2,60} (?:s[’']inscrire|recevoir).{0,60}",
            r"(?:artikel)?zusammenfassung|(?:dieser )?(?:artikel|text|beitrag|inhalt) wurde .{0,40}\b(?:ki|"
            r"künstlich\w*)\b.{0,60}|detailansicht öffnen|zur .{0,14}startseite|(?:artikelrechte|rechte am "
            r"artikel)\b.{0,60}|(?:über dieses|dieses) thema (?:berichtete?|im programm)\b.{0,140}|"
            r"lesedauer:? ?\d{1,3} ?min\w*",
            r"diese (?:nachricht|meldung|sendung) wurde am .{5,80}\b(?:gesendet|ausgestrahlt|"
            r"veröffentlicht)\W*",
            r"(?:actualizado|aktualisiert|mis à jour) (?:a las |à |um )?\d\d?[:h.]\d\d.{0,8}",
            r"(?:von meinem .{2,30} gesendet|envoyé (?:de|depuis) mon .{2,40}|enviado (?:desde|do|de) (?:mi|"
            r"meu) .{2,40}|"
            r"inviato (?:da|dal mio) .{2,40}|verzonden (?:vanaf|met) (?:mijn )?.{2,40}|"
            r"skickat från min .{2,40}|"
            r"sendt fra min .{2,40}|отправлено с .{2,40})\W*",
            r"optimieren sie ihre browsereinstellungen|.{2,30} benötigt javascript für\b.{0,160}|"
            r"bitte passen sie die einstellungen an\W*|javascript är avstängt|"
            r"javascript måste vara påslaget\b.{0,80}|"
            r"läs mer om hur du aktiverar javascript|så arbetar vi|"
            r"svt:s nyheter ska stå för saklighet\b.{0,360}|"
            r"\d{1,3} minut[io] di lettura|aus de[rm] .{2,30} nr\. ?\d{1,3}/\d{4}|tip hier onze journalisten|"
            r"op alle verhalen van .{2,30} rusten uiteraard copyrights\b.{0,360}",
            r"文章[编編]?[号號] ?[:：] ?\w{4,40}",
            r"(?:leestijd|lästid|læsetid|lesetid|czas czytania|doba čtení|время чтения|okuma süresi|"
            r"وقت القراءة|tempo di lettura|tempo de leitura|読了時間|"
            r"阅读时间):? ?(?:ca\.? )?\d{1,3} ?\w{0,10}\.?",
            r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|审核)\s?[:：／/].{1,30}",
            r"bewaar|spara|lagre|zapisz|uložit|kaydet|сохранить|حفظ|保存|저장|收藏|"
            r"meest gelezen|mest lest|mest läst|mest læste|nejčtenější|najczęściej czytane|en çok okunanlar|"
            r"читают сейчас|الأكثر قراءة|diskuse|dyskusja|обсуждение|yorumlar",
            r"(?:diminuir|aumentar) fonte|link presente: .{0,200}|(?:detta|"
            r"denna) är en låst artikel\b.{0,160}|"
            r"denne (?:artikel|saken) er (?:låst|for abonnenter)\b.{0,160}|leserbrief(?: schreiben)?|"
            r"शेयर करें|शेयर|फॉलो करें|ver biografía|"
            r"passend zum artikel|später lesen|\d+ postings?|ajouter à mes articles|commenter|"
            r"conforme a los criterios de.{0,60}|the trust project",
            r"contribuer|réutiliser ce contenu|passer la publicité|s[’']abonner|desplegar redes sociales|"
            r"(?:puedes|también puedes) seguir .{2,80} en .{0,180}|ver \d+ comentarios|archivado en",
            r"lesezeit:? ?(?:ca\. )?\d{1,3} ?min\w*\.?|\d{1,3} min(?:uten)? lesezeit",
            r"temps de lecture ?:? ?(?:environ )?\d{1,3} ?min\w*\.?|lecture(?: :)? \d{1,3} ?min\w*\.?|"
            r"(?:article )?réservé aux abonnés|il (?:vous )?reste \d{1,3} ?% (?:de (?:l[’']|cet )article )?à "
            r"(?:découvrir|lire)\.?|(?:déjà abonnée?(?:\(e\))? ?\? ?)?(?:se connecter|connectez-vous)|"
            r".{2,40} réserve cet article à ses abonnés\b.{0,200}|j[’']en profite",
            r"tiempo de lectura:? ?\d{1,3} ?min\w*\.?|\d{1,3} min(?:utos)? de lectura\W*|escuchar nota",
        ),
    ),
    Form(
        "page furniture",
        (
            r".{0,30}ihre meinung zählt\W*|.{0,30}ihr kommentar wurde (?:abgeschickt|gespeichert|"
            r"übermittelt).{0,60}",
            r".{0,60}(?:版[权權]所有|翻印必究|未[经經].{0,6}[许許]可|無断(?:転載|複製)|무단 ?전재).{0,80}",
        ),
        words=("meinung zählt", "kommentar wurde", "所有", "必究", "可", "無断", "무단"),
    ),
    *RIGHTS,
    Form(
        "contributor line",
        (
            r"(?:quelle|fuente|mit material von|avec|con información de) ?:? .{2,80}",
            r"(?:źródło|zdroj|источник|джерело|πηγή|kaynak|sursa|forrás|bron|kilde|källa|lähde|fonte|izvor|"
            r"извор|المصدر|مصدر|स्रोत|sumber|nguồn|来源|來源|出典|출처) ?[:：] ?[^\d:]{2,50}",
        ),
    ),
    Form(
        "print line",
        (
            r"(?:der )?(?:beitrag|artikel) .{2,250} (?:erschien|ist) zuerst (?:auf|bei|in) .{2,100}",
            # Where a text stood before: "Artikel ini telah tayang di ... dengan judul ..."
            r"(?:dieser |der )(?:artikel|text|beitrag) (?:erschien|ist|wurde) (?:zuerst|zunächst|"
            r"ursprünglich|im original) (?:auf|bei|in|am) .{2,120}|(?:este|esta|esse|essa) (?:artículo|"
            r"nota|noticia|artigo|texto|matéria) (?:fue|foi|se|apareció) .{0,30}(?:originalmente|primero|"
            r"primeiro|por primera vez|pela primeira vez) .{2,120}|quest[oa] (?:articolo|pezzo) è "
            r".{0,30}(?:originariamente|originalmente|per la prima volta) .{2,120}|dit artikel "
            r"(?:verscheen|is) (?:eerder|eerst|oorspronkelijk) .{2,120}|(?:den här |denne )?(?:artikeln|"
            r"texten|artikel|artikkelen|saken) (?:publicerades|blev|ble|er) (?:först|ursprungligen|først|"
            r"opprinnelig|oprindeligt) .{2,120}|(?:ten |niniejszy )?(?:artykuł|tekst) (?:ukazał się|został "
            r"opublikowany|pochodzi) (?:pierwotnie|najpierw|po raz pierwszy) .{2,120}|artikel ini (?:telah|"
            r"sudah|pertama kali) (?:tayang|terbit|dipublikasikan) .{2,240}|bu (?:haber|yazı) ilk "
            r"(?:olarak|kez) .{2,120}",
            r"(?:l[’'])?article .{2,250} est apparu en premier sur .{2,100}|"
            r"cet article (?:est apparu|a été publié) .{2,160}",
            r"(?:la )?(?:entrada|noticia) .{2,250} (?:se publicó|apareció) primero en .{2,100}",
            r"(?:l[’'])?articolo .{2,250} proviene da .{2,100}|o post .{2,250} apareceu primeiro em .{2,100}|"
            r"het bericht .{2,250} verscheen eerst op .{2,100}",
        ),
    ),
    Form(
        "comment form",
        (
            r"(?:\d+ )?kommentare?(?: \(\d+\))?(?: lesen| anzeigen)?|diskutieren sie mit",
            r"(?:\d+ )?commentaires?(?: \(\d+\))?|voir les commentaires|réagir",
            r"(?:\d+ )?comentários?(?: \(\d+\))?|(?:\d+ )?(?:commenti|reacties|kommentarer|"
            r"komentarze)(?: \(\d+\))?",
            r"(?:\d+ )?comentarios?(?: \(\d+\))?|ver comentarios|comentar",
            r"(?:(?:diskutieren|schreiben|sagen|teilen) sie (?:uns |mit "
            r"|es )?.{0,40}in den "
            r"kommentaren|(?:dites|donnez|partagez|réagissez)[- ].{0,40}(?:en|dans les) commentaires?|"
            r"(?:déjanos|cuéntanos|comparte|danos|deja) .{0,40}(?:en los comentarios|(?:tu|su|un) "
            r"comentario|(?:tu|su) opinión))\W*",
            r"(?:vous devez|il faut) être .{2,30} pour (?:pouvoir )?(?:commenter|réagir|poster)\W*|(?:sie "
            r"müssen|du musst) .{2,40} um (?:zu kommentieren|einen kommentar .{2,20})\W*|(?:debes?|tienes? "
            r"que) .{2,40} para (?:comentar|publicar un comentario)\W*|(?:devi|bisogna) .{2,40} per "
            r"(?:commentare|inviare un commento)\W*|(?:je|u) moet .{2,40} om (?:te reageren|een reactie "
            r".{2,20})\W*",
        ),
    ),
    Form(
        "related-links line",
        (
            r"(?:[اإ]قر[أئ](?:وا?)? أيض[اً]{1,2}|читай(?:те)? (?:также|ещ[её]|по теме|"
            r"також|ще)|(?:prze)?czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|"
            r"čtěte (?:také|i)|"
            r"ayrıca oku(?:yun)?|ilgili haber(?:ler)?|bunlar(?:a)? da (?:bakabilirsiniz|ilginizi çekebilir)|"
            r"यह भी पढ़ें|ये भी पढ़ें|相关阅读|延伸阅读|相關閱讀|延伸閱讀|関連記事|"
            r"あわせて読みたい|관련 ?기사|함께 보기)(?: ?[:：|].{0,200})?",
            r".{8,160} \| ?(?:mehr|video|audio)",
            r"(?:mehr zum thema|mehr (?:dazu|lesen)|lesetipps?|auch lesenswert|lesen sie auch|lesen "
            r"sie (?:hier|mehr)|"
            r"lesen sie dazu|auch interessant|das könnte (?:sie|dich)(?: auch)? "
            r"interessieren|weiterlesen|zum thema)(?: ?[:|].{0,200})?",
            r"(?:(?:à )?lire (?:aussi|également)|lesen sie auch|leggi anche|lees ook|lee también|leia "
            r"também) (?-i:[A-ZÀ-Þ«„])(?!.*[.!?]$).{10,160}",
            r"(?:le[ae]|leé|mir[aáe]|ve[ar]?)n? (?:también|además)(?: ?[:|].{0,200})?|"
            r"(?:(?:à )?lire (?:aussi|également)|sur le même sujet|à découvrir|nos dernières vidéos)"
            r"(?: ?[:|].{0,200}| [-–—] .{0,200})?",
            r"(?:mohlo by (?:vás|tě) (?:také )?zajímat|(?:čtěte|přečtěte si)(?: (?:také|dále|více|i))?|"
            r"mohlo by vás zaujať|prečítajte si(?: aj)?|(?:baca|simak|lihat|tonton) juga(?: video)?|(?:đọc|"
            r"xem) thêm|διαβάστε(?: επίσης| ακόμ[αη]| περισσότερα)?|δείτε (?:επίσης|ακόμ[αη])|lue (?:myös|"
            r"lisää)|katso myös|(?:citi(?:ț|ţ)i|cite[sș]te) [șş]i|vezi [șş]i|ez is érdekelheti|olvass[ae]? "
            r"(?:el|tovább)(?: (?:is|ezt is))?|(?:pročitajte|pročitaj) (?:još|i)|прочетете още|вижте още|"
            r"preberite (?:še|tudi)|devamını oku|haberin devamı için tıklayınız|ilginizi çekebilir|"
            r"شاهد(?:وا)? أيضًا|شاهد(?:وا)? أيضا|ذات صلة|مواضيع ذات صلة|इसे भी पढ़ें|और पढ़ें|(?:sigue|seguí|"
            r"siga) leyendo|le[aé] además|lesen sie hier mehr|lees verder|læs mere om .{2,30} her|bekijk "
            r"(?:hier|ook) .{2,30}|подробнее|ещё по теме|още по темата|أقرأ أيضا|続報|관련 ?뉴스|"
            r"อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง)(?: ?[:|—–].{0,200})?",
            r"[\[【](?:관련 ?기사|関連記事|関連|동영상|영상|動画|写真|延伸閱讀|延伸阅读|"
            r"相关报道)[\]】].{0,120}",
            r"(?:leia (?:também|mais)|veja (?:também|mais)|mais (?:lidas|do \w+|notícias)|saiba mais|"
            r"leggi anche|potrebbe interessarti|lees ook|meer over|"
            r"les mer|les også|läs (?:också|även|mer)|læs (?:også|mere))(?: ?[:|].{0,200})?:?",
            r"(?:(?:lee|lea|leer) (?:también|más)|más información|(?:también )?(?:[tl]e )?puede "
            r"interesar(?:[tl]e)?|noticias relacionadas)(?: ?[:|].{0,200})?",
        ),
    ),
    Form(
        "newsletter prompt",
        (
            r"(?:newsletter (?:abonnieren|bestellen)|(?:hier |jetzt )?(?:zum|für den) newsletter "
            r"anmelden)\b.{0,160}",
            r"(?:meld (?:deg|dig) av|avslutt abonnement|afmeld|avregistrera|avsluta prenumeration\w*|"
            r"(?:newsletter )?abbestellen|(?:vom newsletter |hier )?abmelden|se désabonner|se désinscrire|"
            r"darse de baja|cancelar (?:la )?suscripción|disiscri\w+|annulla l[’']iscrizione|"
            r"uitschrijven)\b.{0,60}",
            r"s[’']inscrire (?:à|pour) .{2,60}|newsletter abonnieren.{0,60}|suscribirse a .{2,60}",
            r"(?:inscrivez-vous|abonnez-vous) (?:à|gratuitement à) (?:la|notre|nos) newsletters?\b.{0,160}",
            r"(?:restez|soyez) (?:informé|connecté|alerté)e?s?\b.{0,120}|télécharge[zr] (?:l[’']|"
            r"notre )appli\w*.{0,120}",
            r"sie (?:erhalten|bekommen) (?:diese[nr]?|unseren?) (?:e-?mail|newsletter|nachricht)\b.{0,200}|"
            r"(?:newsletter |hier )?(?:abbestellen|abmelden)|(?:im|in ihrem) browser (?:öffnen|ansehen|"
            r"anzeigen|lesen)|vous recevez (?:ce|cet|cette) (?:e-?mail|mail|courriel|newsletter|"
            r"lettre)\b.{0,200}|se (?:désabonner|désinscrire).{0,60}|voir (?:cet e-?mail )?dans (?:le|votre) "
            r"navigateur|(?:has recibido|recibes|recibe) este (?:correo|e-?mail|boletín)\b.{0,200}|darse de "
            r"baja.{0,60}|ver (?:este correo )?en (?:el|tu|su) navegador",
            r"(?:erhalten|bekommen) sie .{0,80}newsletter.{0,120}|abonnieren sie .{0,160}|(?:recevez|"
            r"retrouvez) .{0,100}(?:newsletter|boîte mail|application|alertes).{0,120}|(?:recibe|sigue|"
            r"síguenos|descarga|únete)\b.{0,100}(?:boletín|newsletter|whatsapp|telegram|facebook|twitter|"
            r"\bx\b|instagram|google news|aplicación|app|canal).{0,120}|folgen sie uns\b.{0,120}|suivez[- "
            r"]nous\b.{0,120}",
            r"únete a (?-i:[A-ZÀ-Þ])[^.,“”«»]{1,40} para (?:seguir (?:toda|la)|leer)\b[^“”«»\"]{0,90}",
            r"(?:suscríbete|apúntate|regístrate) (?:a|en) (?:nuestra|la|nuestro) (?:newsletter|boletín)\b"
            r".{0,160}",
        ),
    ),
)

# The line that says whose a picture is, as the BBC writes it; above it stands what the picture shows.
IMAGE_SOURCE: Final = re.compile(
    r"(?:image source|fuente de la imagen|crédit photo|crédito|bildquelle|fonte da imagem),",
    re.IGNORECASE,
)
# The line alone under which the BBC writes what a picture shows.
CAPTION_LABEL: Final = re.compile(
    r"(?:(?:image|media) caption|pie de foto|légende (?:image|photo|vid[ée]o)|legenda d[ao] (?:foto|vídeo)),",
    re.IGNORECASE,
)

# How agencies and desks sign a text in German, French and Spanish: "jcl/dpa", "(mit Material von dpa)".
SIGNED_WITH: Final = (
    r"(?:mit (?:material (?:von|der) )?|quellen?: ?|avec (?:l[’'])?|source ?: ?|con (?:información de "
    r")?|fuentes?: ?|"
    r"agenturen: ?)"
)

# A desk's letters before the agency, which no credit of a picture has: "jcl/AFP".
DESK_SIGN: Final = re.compile(r"\(?(?:[a-zäöü]{2,4}/){1,3}[A-Za-z]{2,8}(?:/\w{2,8}){0,3}\)?")

# A picture's credit, not a text's: "Photo/AP", "pool/AFP", "AFP/Getty".
PICTURE_SIGN: Final = re.compile(
    r"(?:^|[\s(/])(?:photos?|file|pool|getty|handout|foto|archiv)/|/(?:pool|getty|handout|file)\b",
    re.IGNORECASE,
)

# Whose opinion a text is, and what advice it is not, as its last lines say.
DISCLAIMER: Final = lines(
    r"(?:namentlich gekennzeichnete|gastbeiträge|(?:der|dieser|die|diese) (?:gast)?(?:beitrag|"
    r"kommentare?|meinung\w*)).{0,120}\bnicht (?:unbedingt |notwendigerweise )?die (?:meinung|ansicht|"
    r"haltung) de[rs]\b.{0,80}",
    r"(?:les (?:opinions|propos|avis|points de vue)|cette tribune)\b.{0,120}\bn[’'](?:engage|"
    r"expriment|reflètent|e reflètent)\w*.{0,120}",
    r"(?:las opiniones|este artículo)\b.{0,120}\bno (?:reflejan?|representan?|necesariamente|"
    r"constituyen?)\b.{0,120}",
)
