"""How to cite a report: BibTeX, BibLaTeX, CSL-JSON, RIS and APA from what its run recorded.

No author and no address are made up: a report has a title, a date, the version of the package that
made it, and its run id, which names its inputs, parameters and code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from research.errors import ParameterError
from research.languages.en import lists

_MONTHS = lists.sequence("calendar", "month")


def reference(record: Mapping[str, Any], *, form: str = "bibtex") -> str:
    """A reference to the report whose `run.json` holds `record`, in one of the forms of `FORMS`.

    Raises
    ------
    ParameterError
        For a form that is not known.
    """
    if form not in FORMS:
        raise ParameterError(f"citation form {form!r}; use one of {', '.join(FORMS)}")
    return FORMS[form](_csl(record))


def _csl(record: Mapping[str, Any]) -> dict[str, Any]:
    year, month, day = (int(part) for part in record["date"].split("-"))
    identity, notebook, code = str(record["id"]), record["notebook"], record["code"]
    return {
        "id": f"{notebook['name']}-{record['date']}-{identity[:8]}",
        "type": "report",
        "title": str(notebook["title"]),
        "genre": "Computed report",
        "issued": {"date-parts": [[year, month, day]]},
        "version": f"{code['package']} {code['version']}",
        "number": identity[:16],
        "note": f"run {identity}",
    }


def _bibtex(csl: Mapping[str, Any], *, biblatex: bool = False) -> str:
    year, month, day = csl["issued"]["date-parts"][0]
    fields = {"title": f"{{{_tex(csl['title'])}}}"}
    if biblatex:
        fields |= {
            "date": f"{year:04}-{month:02}-{day:02}",
            "type": csl["genre"],
            "number": csl["number"],
            "version": _tex(csl["version"]),
        }
        kind = "report"
    else:
        fields |= {
            "year": f"{year}",
            "month": f"{month}",
            "howpublished": f"{csl['genre']}, {day} {_MONTHS[month - 1]} {year}, "
            + _tex(csl["version"]),
        }
        kind = "misc"
    fields["note"] = _tex(csl["note"])
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{csl['id']},\n{body}\n}}"


def _ris(csl: Mapping[str, Any]) -> str:
    year, month, day = csl["issued"]["date-parts"][0]
    lines = {
        "TY": "RPRT",
        "ID": csl["id"],
        "TI": csl["title"],
        "PY": year,
        "DA": f"{year:04}/{month:02}/{day:02}",
        "M3": csl["genre"],
        "ET": csl["version"],
        "SN": csl["number"],
        "N1": csl["note"],
        "ER": "",
    }
    return "\n".join(f"{tag}  - {value}" for tag, value in lines.items())


def _apa(csl: Mapping[str, Any]) -> str:
    year, month, day = csl["issued"]["date-parts"][0]
    return (
        f"{csl['title']} ({csl['version']}; Run {csl['number']}) [{csl['genre']}]. "
        f"({year}, {_MONTHS[month - 1]} {day})."
    )


def _tex(text: str) -> str:
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    special |= {sign: f"\\{sign}" for sign in "&%$#_{}"}
    return "".join(special.get(sign, sign) for sign in text)


FORMS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "bibtex": _bibtex,
    "biblatex": lambda csl: _bibtex(csl, biblatex=True),
    "csl-json": lambda csl: json.dumps([csl], indent=2, ensure_ascii=False),
    "ris": _ris,
    "apa": _apa,
}
