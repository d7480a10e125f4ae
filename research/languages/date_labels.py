"""What pages write before a day: that a text was published then, or that it was changed."""

from __future__ import annotations

import re
from typing import Final

# Patterns: what a day of each language is led by where a text appeared then, and where it was changed.
_PUBLISHED: Final = {
    "en": "published(?: online)?|posted|submitted(?= on)|created|publication date|release date|issued|filed|"
    "pub(?:lish)? date|"
    "embargoed until",
    "de": "veröffentlicht|publiziert|eingereicht(?= am)|erstellt|stand|erschienen|online seit|artikel vom|"
    "(?:veröffentlichungs|erscheinungs)datum",
    "fr": "publi[ée]e?|soumis(?= le)|mis(?:e)? en ligne|paru|posté|créé|parution|"
    "date de (?:publication|parution)",
    "es": "publicad[oa]|enviado(?= el)|fecha de publicación|creado",
    "it": "pubblicat[oa]|data(?: di)? pubblicazione|creato|inserito",
    "pt": "publicad[oa]|data de publicação|criad[oa]|postado",
    "nl": "gepubliceerd|geplaatst|gemaakt|publicatiedatum|verschenen",
    "pl": "opublikowan[oy]|data (?:publikacji|dodania|utworzenia)|dodano|utworzono|publikacja",
    "ru": "опубликован[оа]?|дата публикации|размещено|добавлено|создано",
    "uk": "опубліковано|дата публікації|розміщено|додано|створено",
    "sv": "publicera(?:d|t|des)|skapad",
    "da": "publiceret|udgivet|offentliggjort|oprettet",
    "nb": "publisert|opprettet|lagt ut",
    "fi": "julkaistu|julkaisupäivä|luotu",
    "tr": "(?:haber )?giriş(?: tarihi)?|yay[ıi](?:n|m)(?:lanma)?(?: tarihi)?|oluşturulma(?: tarihi)?|"
    "eklenme(?: tarihi)?",
    "cs": "publikováno|zveřejněno|vydáno|vytvořeno|datum (?:vydání|publikace|zveřejnění)|publikované|"
    "zverejnené|vydané",
    "ro": "publicat[ăa]?|data public[ăa]rii|postat",
    "hu": "közzétéve|megjelent|megjelenés(?: dátuma)?|publikálva|létrehozva|közzététel",
    "el": "δημοσιεύ[τθ]ηκε|(?:πρώτη )?δημοσίευση|ημερομηνία δημοσίευσης|αναρτήθηκε",
    "south slavic": "objavljeno|objavljen|објављено|публикувано(?: на)?|публикувана|објавено",
    "baltic": "avaldatud|paskelbta|publicēts",
    "ar": "(?:تم )?(?:ال)?ن[ُ]?شر(?:ت)?(?: في| بتاريخ| يوم)?|تاريخ النشر",
    "he": "פורסם(?: לראשונה)?(?: ב)?|תאריך פרסום|עלה לאתר",
    "fa": "(?:تاریخ|زمان) انتشار|منتشر شده(?: در)?|انتشار",
    "hi": "प्रकाशित(?: तिथि)?|पब्लिश्ड|प्रकाशन तिथि|প্রকাশিত|প্রকাশ",
    "id": "dipublikasikan|diterbitkan|terbit|tanggal terbit|tayang|diunggah|dibuat",
    "ja": "(?:公開|配信|掲載|投稿)(?:日時|日)?",
    "zh": "(?:发布|發布|發佈|发表|發表)(?:时间|時間|日期|于|於)?",
    "ko": "(?:기사)?(?:입력|등록|승인|발행|게재|작성|송고)(?:일시|일)?",
    "vi": "xuất bản|đăng(?: lúc| ngày)|ngày đăng",
    "th": "เผยแพร่(?:เมื่อ)?|วันที่เผยแพร่|โพสต์(?:เมื่อ)?",
    # What other forms open with.
    "any": "date|datum|fecha|data|дата|ημερομηνία|تاريخ|תאריך|تاریخ|tanggal|时间|時間|日期|thời gian",
}
_CHANGED: Final = {
    "en": "updated?|modified|edited|amended",
    "de": "aktualisiert|(?:letzte )?(?:aktualisierung|änderung)|geändert|bearbeitet|überarbeitet|letztes "
    "update",
    "fr": r"mis(?:e)? à jour|màj|(?<!\d )(?<!\. )maj(?= ?:| le\b|$)|modifi[ée]e?|actualisée?",
    "es": "actualizad[oa]|(?:última )?(?:actualización|modificación)|modificad[oa]|editad[oa]",
    "it": "(?:ultimo )?aggiornamento|aggiornat[oa]|(?:ultima )?modifica(?:t[oa])?",
    "pt": "atualizad[oa]|(?:última )?(?:atualização|modificação)",
    "nl": "laatste (?:update|wijziging)|(?:laatst )?(?:bijgewerkt|gewijzigd|aangepast)",
    "pl": "zaktualizowano|zmodyfikowano|(?:ostatnia |data )?(?:aktualizacj[ai]|modyfikacj[ai])|zmieniono",
    "ru": "обновлен[оа]?|обновлён|измен[её]но|последнее обновление|дата обновления|отредактировано",
    "uk": "оновлено|змінено|останнє оновлення|відредаговано",
    "sv": "(?:senast )?(?:uppdatera(?:d|t|des)|ändrad)",
    "da": "(?:sidst |senest )?(?:opdateret|ændret)",
    "nb": "(?:sist )?(?:oppdatert|endret)",
    "fi": "(?:viimeksi )?(?:päivitetty|muokattu)",
    "tr": "(?:son )?güncelle(?:me|nme|ndi)(?: tarihi)?",
    "cs": "aktualizováno|(?:poslední )?aktualizace|upraveno|změněno|aktualizované|upravené",
    "ro": "actualizat[ăa]?|(?:ultima |data )?actualiz[ăa]r(?:e|ii)|modificat[ăa]?",
    "hu": "frissítve|frissült|módosítva|(?:utolsó )?(?:frissítés|módosítás)",
    "el": "(?:τελευταία )?ενημέρωση|ενημερώθηκε|ανανεώθηκε|τροποποιήθηκε",
    "south slavic": "ažurirano|posodobljeno|ажурирано|обновена?|актуализирано|последна актуализация",
    "ar": "(?:آخر |تم )?(?:ال)?تحديث|(?:آخر |تم )?(?:ال)?تعديل|محدث",
    "he": "עודכן(?: לאחרונה)?(?: ב)?|עדכון(?: אחרון)?",
    "fa": "(?:آخرین )?به[‌ ]?روز ?رسانی|(?:آخرین )?بروز ?رسانی|ویرایش",
    "hi": "(?:अंतिम )?अपडेट(?:ेड)?|संशोधित|আপডেট",
    "id": "(?:terakhir )?diperba(?:ha)?rui|update terakhir|pembaruan",
    "ja": "(?:最終)?(?:更新|改訂|修正)(?:日時|日)?",
    "zh": "(?:最后|最後)?(?:更新|修改)(?:时间|時間|于|於)?",
    "ko": "(?:최종 ?)?(?:수정|업데이트)(?:일시|일)?",
    "vi": "cập nhật(?: lúc| ngày| lần cuối)?",
    "th": "อัปเดต(?:เมื่อ|ล่าสุด)?|อัพเดท(?:เมื่อ|ล่าสุด)?|ปรับปรุง(?:เมื่อ|ล่าสุด)?|แก้ไข(?:เมื่อ|ล่าสุด)?",
}
# What was done with a copy of it: it was read, printed or kept.
_READ: Final = {
    "en": "retrieved|accessed|archived|printed|saved|captured|downloaded|last checked",
    "de": "abgerufen|(?:aus)?gedruckt|archiviert|gespeichert|abrufdatum|eingesehen",
    "fr": "consultée?|imprimée?|archivée?|téléchargée?",
    "es": "consultad[oa]|impres[oa]|archivad[oa]|descargad[oa]|recuperad[oa]",
    "it": "consultat[oa]|stampat[oa]|archiviat[oa]|scaricat[oa]",
    "pt": "acessad[oa]|acedid[oa]|arquivad[oa]|acesso",
    "nl": "geraadpleegd|afgedrukt|gearchiveerd|bezocht|opgehaald",
    "pl": "(?:data )?dostępu?|wydrukowano|zarchiwizowano|pobrano",
    "ru": "дата обращения|распечатано|архивировано|просмотрено",
    "uk": "дата звернення|роздруковано|архівовано|переглянуто",
    "sv": "hämtad|utskriven|arkiverad",
    "da": "hentet|udskrevet|arkiveret|besøgt",
    "nb": "skrevet ut|arkivert|lest",
    "fi": "viitattu|tulostettu|arkistoitu|luettu",
    "tr": "erişim(?: tarihi)?|yazdırma(?: tarihi)?|arşivlenme(?: tarihi)?",
    "cs": "citováno|vytištěno|archivováno|navštíveno",
    "ro": "accesat|tipărit|arhivat|consultat",
    "hu": "letöltve|nyomtatva|archiválva|hozzáférés",
    "el": "ανακτήθηκε|εκτυπώθηκε|αρχειοθετήθηκε",
    "ar": "تاريخ (?:الاطلاع|الوصول|الطباعة)|طبع(?: في)?",
    "he": "נדלה(?: ב)?|הודפס(?: ב)?|אוחזר(?: ב)?",
    "fa": "تاریخ (?:بازبینی|چاپ|دسترسی)|بازیابی",
    "hi": "पुनः प्राप्त|मुद्रित|अभिगमन तिथि",
    "id": "diakses|dicetak|diarsipkan",
    "ja": "(?:閲覧|印刷|アクセス|取得|保存)日?",
    "zh": "(?:访问|打印|存档|检索|瀏覽|列印|存檔|檢索)(?:日期|时间|時間|于|於)?",
    "ko": "검색일?|인쇄일?|접속일|확인일",
    "vi": "truy cập(?: ngày)?|in ngày|lưu trữ",
    "th": "(?:สืบค้น|พิมพ์|เข้าถึง)(?:เมื่อ)?",
}
READ: Final = "|".join(_READ.values())
# That it was for the first time, before or behind the word for it.
FIRST: Final = (
    "first|originally|zuerst|erstmals|ursprünglich|première|initialement|pour la première fois|à "
    "l[’']origine|"
    "originalmente|por primera vez|pela primeira vez|originariamente|per la prima volta|oorspronkelijk|"
    "voor het eerst|pierwotnie|po raz pierwszy|впервые|первоначально|вперше|först|ursprungligen|først|"
    "opprinnelig|"
    "oprindelig|ensimmäisen kerran|alun perin|ilk(?: kez)?|poprvé|původně|(?:pentru )?prima dată|eredetileg|"
    "először|πρώτη|αρχικά|لأول مرة|לראשונה|نخستین|برای نخستین بار|पहली बार|pertama kali|初|首次|最初|"
    "최초|lần đầu|ครั้งแรก"
)
# What stands before such words, and between them and the day.
AHEAD: Final = f"{FIRST}|last|story|article|date|zuletzt|dernière|última|最終"
LEADS_ON: Final = "on|at|am|le|el|il|op|em|a|al|a las"
PUBLISHED: Final = "|".join(_PUBLISHED.values())
# Of those, what is said of a text and not of figures ("Data from 4 June 2024").
OF_TEXT: Final = "|".join(words for language, words in _PUBLISHED.items() if language != "any")
CHANGED: Final = "|".join(_CHANGED.values())
# Of the words for a publication, those that mean one and nothing else: a fair has a date, too.
OF_PUBLICATION: Final = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted)|publication date|pub(?:lish)? date|"
    r"date de (?:publication|parution)|fecha de publicación|data d[ie] (?:pubblicazione|publicação)|"
    r"veröffentlich\w*|publiziert|publicatiedatum|publi[ée]e?\b|publicad[oa]|pubblicat[oa]|gepubliceerd|"
    r"geplaatst|"
    r"publicera[dt]|publisert|publiceret|julkaistu|opublikowan[oy]|publikováno|zveřejněno|közzétéve|"
    r"megjelent|"
    r"опубликован[оа]?|опубліковано|publicat[ăa]?\b|δημοσιεύ[τθ]ηκε|yayınlan\w+|diterbitkan|"
    r"dipublikasikan|đăng|"
    r"xuất bản)|प्रकाशित|نشر|פורסם|انتشار|公開|掲載|配信|发布|發布|입력|등록|เผยแพร่",
    re.IGNORECASE,
)
# What the notice of a book, a chart or a fair holds beside its day: who made it, a price, an hour, a place.
OF_NOTICE: Final = re.compile(
    r"[£$€¥]\s?\d|\d\s?(?:£|\$|€|euros?\b|dollars?\b|pounds?\b)|\bISBN\b|"
    r"\b\d+ ?(?:pages|pp\b|p\.|seiten|páginas|pagine)|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|"
    r"\b(?:by|von|par|di|por|de) (?-i:[A-ZÀ-Þ])[\w’'-]+ (?-i:[A-ZÀ-Þ])|"
    r"^(?:price|preis|prix|precio|prezzo|publisher|press|verlag|éditeur|editorial|editore|title|author|"
    r"source|chart|data|graphic|place|venue|where|when|time|tickets?|admission|entry|format|genre|"
    r"director|studio|label|ort|lieu|lugar|quelle|titel|titre|autor|auteur)\b.{0,20}?:|"
    r"\b(?:press|books?|verlag|éditions|editions|publishers|publishing|hardback|hardcover|paperback|"
    r"e-?book|tickets?|admission)\b",
    re.IGNORECASE,
)
# What leads to a day within a sentence.
LEADS_TO: Final = re.compile(
    r"\b(?:on|by|until|from|since|am|bis|ab|seit|le|du|dès|el|desde|il|dal|op|em|até)\s+$",
    re.IGNORECASE,
)
