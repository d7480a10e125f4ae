"""References are read back by libraries that had no part in writing them."""

import json
import warnings

import pytest

from research.errors import ParameterError
from research.reporting.citing.citation import FORMS, reference

RECORD = {
    "id": "84bcabfb98037132cb05",
    "date": "2025-03-09",
    "notebook": {"name": "framing", "title": "Who said 5% & why? {A_B}"},
    "code": {"package": "news-framing", "version": "0.1.0"},
}


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_bibtex_is_parsed_by_bibtexparser(form):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the parser's own imports
        import bibtexparser
        from bibtexparser.bparser import BibTexParser

        parser = BibTexParser(ignore_nonstandard_types=False)
        (entry,) = bibtexparser.loads(reference(RECORD, form=form), parser=parser).entries
    assert entry["ID"] == "framing-2025-03-09-84bcabfb"
    assert entry["title"] == r"{Who said 5\% \& why? \{A\_B\}}"
    assert entry["note"] == "run 84bcabfb98037132cb05"
    assert (entry.get("date") or entry["year"]).startswith("2025")


def test_csl_json_is_rendered_by_citeproc():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        (item,) = json.loads(reference(RECORD, form="csl-json"))
        source = CiteProcJSON([item])
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        (shown,) = [str(entry) for entry in bibliography.bibliography()]
    assert "Who said 5% & why? {A_B}" in shown
    assert "2025" in shown


def test_ris_has_a_tag_a_line_and_ends():
    lines = reference(RECORD, form="ris").splitlines()
    assert all(line[2:6] == "  - " for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - RPRT", "ER  - ")
    assert "DA  - 2025/03/09" in lines


def test_apa_gives_title_version_run_and_day():
    assert reference(RECORD, form="apa") == (
        "Who said 5% & why? {A_B} (news-framing 0.1.0; Run 84bcabfb98037132) [Computed report]. "
        "(2025, March 9)."
    )


def test_an_unknown_form_names_the_known_ones():
    with pytest.raises(ParameterError, match=", ".join(FORMS)):
        reference(RECORD, form="mla")
