"""Links in a folder of articles: what leads out is said and not read; what is read is hashed."""

import sys
from pathlib import Path

import pytest

import research
from research.articles import files
from research.articles.blobs import Blob
from research.reporting.running import provenance

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")

STORY = "The council of {0} met on Monday. It spoke of the bridge for hours, and then it went home."
SECRET = "Nobody outside of the house may read what stands here. It is a letter, not an article."
OUTSIDE = "a link to a file outside of what was given, which is not followed"


@pytest.fixture
def news(tmp_path):
    """A folder of articles with links of every kind, and what lies outside of it."""
    outside, folder = tmp_path / "outside", tmp_path / "news"
    (outside / "folder").mkdir(parents=True)
    (folder / "inner").mkdir(parents=True)
    (outside / "letter.txt").write_text(SECRET)
    (outside / "folder" / "letter.txt").write_text(SECRET)
    (outside / "articles.toml").write_text('["a.txt"]\noutlet = "Elsewhere"\n')
    (folder / "a.txt").write_text(STORY.format("Asby"))
    (folder / "inner" / "b.txt").write_text(STORY.format("Bonn"))
    for name, target in {
        "again.txt": folder / "inner" / "b.txt", "inner/out.txt": outside / "letter.txt",
        "out.txt": outside / "letter.txt", "through.txt": folder / "out.txt",
        "relative.txt": Path("..") / "outside" / "letter.txt", "folder": outside / "folder",
        "within": folder / "inner", "gone.txt": outside / "nothing.txt", "self.txt": folder / "self.txt",
        "articles.toml": outside / "articles.toml",
    }.items():  # fmt: skip
        (folder / name).symlink_to(target)
    return folder


def said(corpus):
    return {r.source: r.reason for r in corpus.log if r.action == "dropped"}


def test_what_leads_out_of_the_folder_is_said_and_not_read(news):
    corpus = research.load(news)
    assert sorted(a.text.split()[3] for a in corpus) == ["Asby", "Bonn"]
    left = said(corpus)
    for name in ("out.txt", "inner/out.txt", "through.txt", "relative.txt"):
        assert OUTSIDE in left[name]
        assert "give its own path, or copy the file" in left[name]
    for name in ("folder", "within"):
        assert left[name].startswith("a link to a folder, which is not followed")
    for name in ("gone.txt", "self.txt"):
        assert "a link that leads nowhere" in left[name]
    assert {a.outlet for a in corpus} == {None}
    assert OUTSIDE in next(r.reason for r in corpus.log if r.source == "articles.toml")


def test_exactly_what_is_read_is_hashed(news):
    opened = {one.source for one in files.collect([news], max_bytes=10**6) if isinstance(one, Blob)}
    found = provenance.inputs("articles", news, root=news.parent)
    hashed = {f.path for f in found.files if f.sha256 != "unreadable"}
    assert opened == {"a.txt", "again.txt"}  # inner/b.txt is again.txt, and read once
    assert hashed == {"a.txt", "again.txt", "inner/b.txt"}
    # Nothing outside decides about the run.
    (news.parent / "outside" / "letter.txt").write_text("Another.")
    (news.parent / "outside" / "articles.toml").write_text('["a.txt"]\noutlet = "Third"\n')
    assert provenance.inputs("articles", news, root=news.parent) == found
    (news / "inner" / "b.txt").write_text(STORY.format("Brno"))
    assert provenance.inputs("articles", news, root=news.parent).sha256 != found.sha256


def test_a_link_that_is_given_itself_is_followed_and_hashed_as_what_it_leads_to(news, tmp_path):
    letter = tmp_path / "outside" / "letter.txt"
    assert len(research.load(news / "out.txt")) == 1
    found = provenance.inputs("articles", news / "out.txt", root=tmp_path)
    assert (
        found.files[0].sha256
        == provenance.inputs("articles", letter, root=tmp_path).files[0].sha256
    )
    assert [f.path for f in found.files] == ["out.txt"]  # the articles.toml beside it leads out
    (tmp_path / "given").symlink_to(news)
    assert len(research.load(tmp_path / "given")) == 2


def test_a_link_between_two_folders_that_are_given_is_read(news, tmp_path):
    corpus = research.load(news, tmp_path / "outside")
    assert {a.text.split()[0] for a in corpus} == {"The", "Nobody"}
    assert not [reason for reason in said(corpus).values() if OUTSIDE in reason]


def test_pins_and_codebooks_behind_a_link_are_hashed_as_what_they_hold(tmp_path):
    (tmp_path / "pins.toml").write_text("one = 1\n")
    (tmp_path / "link.toml").symlink_to(tmp_path / "pins.toml")
    before = provenance.inputs("pins", tmp_path / "link.toml", root=tmp_path)
    (tmp_path / "pins.toml").write_text("one = 2\n")
    after = provenance.inputs("pins", tmp_path / "link.toml", root=tmp_path)
    assert before.sha256 != after.sha256
    assert after.location == "pins.toml"  # the record names what was read
