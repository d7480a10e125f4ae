"""Files in tar archives and bzip2, and files without a suffix."""

import bz2
import io
import tarfile

import pytest

import research

TEXT = (
    "The port of Galmouth will lose its last pilot boat in the autumn, the harbour master said.\n\n"
    "Nobody had asked the skippers about it, and they learnt of it from the radio on Friday.\n\n"
    "The boat was built in the town and has brought in ships from nine countries for thirty years.\n"
)


def packed(path, members, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for member, raw in members:
            info = member if isinstance(member, tarfile.TarInfo) else tarfile.TarInfo(member)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))


def reasons(corpus):
    return {repair.source: repair.reason for repair in corpus.log if repair.article_id is None}


@pytest.mark.parametrize(
    ("name", "mode"), [("a.tar", "w"), ("a.tgz", "w:gz"), ("a.tar.bz2", "w:bz2")]
)
def test_members_of_a_tar_archive_are_read_with_what_is_stated_of_them(tmp_path, name, mode):
    stated = b'["a.txt"]\noutlet = "Galmouth Mercury"\n'
    members = [("x/a.txt", TEXT.encode()), ("x/articles.toml", stated), ("x/._a.txt", b"junk")]
    packed(tmp_path / name, members, mode)
    (article,) = research.load(tmp_path)
    assert (article.source, article.outlet) == (f"{name}/x/a.txt", "Galmouth Mercury")


def test_links_and_paths_that_lead_out_of_a_tar_archive_are_said(tmp_path):
    link = tarfile.TarInfo("x/b.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    packed(tmp_path / "a.tar.gz", [("../c.txt", b"x"), (link, b""), ("x/a.txt", TEXT.encode())])
    corpus = research.load(tmp_path)
    assert len(corpus) == 1
    assert "leads out" in reasons(corpus)["a.tar.gz/../c.txt"]
    assert "not followed" in reasons(corpus)["a.tar.gz/x/b.txt"]


def test_a_bomb_in_a_tar_archive_is_refused(tmp_path):
    packed(tmp_path / "a.tar.gz", [("a.txt", b"a" * (4 << 20))])
    (tmp_path / "b.txt.bz2").write_bytes(bz2.compress(b"a" * (4 << 20)))
    corpus = research.load(tmp_path)
    assert not corpus.items
    assert all("as bombs do" in reason for reason in reasons(corpus).values())


def test_a_broken_tar_archive_is_said(tmp_path):
    packed(tmp_path / "a.tar.gz", [("a.txt", TEXT.encode())])
    (tmp_path / "a.tar.gz").write_bytes((tmp_path / "a.tar.gz").read_bytes()[:60])
    assert "it cannot be unpacked" in reasons(research.load(tmp_path))["a.tar.gz"]


def test_a_file_of_bzip2_is_read(tmp_path):
    (tmp_path / "a.txt.bz2").write_bytes(bz2.compress(TEXT.encode()))
    (tmp_path / "articles.toml").write_text('["a.txt"]\noutlet = "Galmouth Mercury"\n')
    corpus = research.load(tmp_path)
    assert [article.outlet for article in corpus] == ["Galmouth Mercury"]
    assert not reasons(corpus)


def test_prose_without_a_suffix_is_read_and_a_licence_is_not(tmp_path):
    for name in ("story", "St. Ives floods", "0012.3", "LICENSE"):
        (tmp_path / name).write_text(f"{name}. {TEXT}")
    (tmp_path / "Makefile").write_text("all:\n\techo done\n")
    corpus = research.load(tmp_path)
    assert {article.source for article in corpus} == {"story", "St. Ives floods", "0012.3"}
    assert set(reasons(corpus)) == {"LICENSE", "Makefile"}


def test_notes_of_joplin_are_read_from_their_archive(tmp_path):
    closed = "\n\nid: {}\nparent_id: \nauthor: Jane Rowe\nsource_url: {}\ntype_: {}"
    note = f"Galmouth loses its pilot boat\n\n{TEXT}" + closed.format(
        "a" * 32, "https://mercury.example/pilot", 1
    )
    notebook = "Clippings" + closed.format("b" * 32, "", 2)
    members = [(f"{'a' * 32}.md", note.encode()), (f"{'b' * 32}.md", notebook.encode())]
    packed(tmp_path / "notes.jex", members, "w")
    corpus = research.load(tmp_path)
    (article,) = corpus
    assert (article.title, article.byline) == ("Galmouth loses its pilot boat", "Jane Rowe")
    assert article.url == "https://mercury.example/pilot"
    assert "parent_id" not in article.text
    assert "no note" in reasons(corpus)[f"notes.jex/{'b' * 32}.md"]
    (tmp_path / "all.md").write_text(f"{note}\n\n{note.replace('Galmouth', 'Linden')}\n")
    titles = [article.title for article in research.load(tmp_path / "all.md")]
    assert titles == ["Galmouth loses its pilot boat", "Linden loses its pilot boat"]
