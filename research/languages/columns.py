"""What columns are called in languages whose letters are not Latin, and in those that few tables are in."""

from __future__ import annotations

from typing import Final

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        "正文", "内容", "全文", "文章内容", "文章", "內容", "內文", "本文", "記事", "記事本文",
        "본문", "내용", "기사", "النص", "نص", "المحتوى", "نص المقال", "متن", "טקסט", "תוכן",
        "κείμενο", "текст статьи", "содержание", "текст новости", "текст статті", "зміст", "metin",
        "içerik", "haber metni", "teksti", "sisältö", "leipäteksti", "teks", "isi", "isi berita",
        "konten", "nội dung", "เนื้อหา", "ข้อความ", "szöveg", "tartalom", "obsah", "conținut",
        "conteúdo", "matéria", "texto da matéria", "tekst artykułu", "treść",
    ),
    "title": (
        "标题", "題目", "标题名", "標題", "题名", "見出し", "タイトル", "記事タイトル", "제목",
        "العنوان", "عنوان", "כותרת", "τίτλος", "заголовок статьи", "название", "назва", "başlık",
        "haber başlığı", "otsikko", "judul", "tiêu đề", "หัวข้อ", "พาดหัว", "cím", "titulek",
        "nadpis", "titlu",
    ),
    "outlet": (
        "来源", "來源", "媒体", "媒體", "报纸", "報紙", "报刊名称", "文献来源", "媒体名称",
        "媒体名", "新聞", "新聞名", "紙名", "掲載紙", "언론사", "매체", "신문사", "출처", "المصدر",
        "الصحيفة", "الجريدة", "منبع",
        "روزنامه", "نام روزنامه", "خبرگزاری", "رسانه",
        "מקור", "עיתון", "πηγή", "εφημερίδα", "источник", "издание",
        "газета", "сми", "джерело", "видання", "kaynak", "gazete", "yayın", "lähde", "lehti",
        "julkaisu", "sumber", "media massa", "nguồn", "báo", "แหล่งข่าว", "สำนักข่าว", "forrás",
        "lap", "zdroj", "sursa", "publicația", "veículo", "veículo de comunicação", "źródło",
    ),
    "byline": (
        "作者", "记者", "記者", "著者", "執筆者", "기자", "저자", "الكاتب", "المؤلف", "نویسنده",
        "מחבר", "כתב", "συντάκτης", "συγγραφέας", "автор статьи", "yazar", "muhabir", "kirjoittaja",
        "toimittaja", "penulis", "tác giả", "ผู้เขียน", "szerző", "autoarea", "redakce",
    ),
    "published": (
        "日期", "发布时间", "发布日期", "發布日期", "发表时间", "出版日期", "時間", "时间", "日付",
        "掲載日", "発行日", "公開日", "날짜", "일자", "게시일", "보도일", "التاريخ", "تاريخ النشر",
        "تاریخ", "תאריך", "ημερομηνία", "дата публикации", "дата публікації", "tarih",
        "yayın tarihi", "päivämäärä", "julkaistu", "pvm", "tanggal", "ngày", "ngày đăng", "วันที่",
        "dátum", "datum vydání", "data publicării", "datum objave",
    ),
    "url": (
        "链接", "网址", "連結", "網址", "リンク", "링크", "주소", "الرابط", "رابط", "קישור",
        "σύνδεσμος", "ссылка", "адрес", "посилання", "bağlantı", "linkki", "tautan", "liên kết",
        "ลิงก์", "odkaz",
    ),
}  # fmt: skip
