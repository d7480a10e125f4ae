"""How to cite a report: BibTeX, BibLaTeX, CSL-JSON, RIS and APA from what its run recorded.

No author and no address are made up: a report has a title, a date, the version of the package that
made it, and its run id, which names its inputs, parameters and code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from research.errors import ParameterError
from research.languages.en import lists
from research.marking import visible

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
    # A key may hold letters, digits and hyphens; a line break in a title would begin a field.
    name = re.sub(r"[^A-Za-z0-9_]+", "-", str(notebook["name"])).strip("-") or "report"
    return {
        "id": f"{name}-{record['date']}-{re.sub('[^A-Za-z0-9]', '', identity)[:8]}",
        "type": "report",
        "title": " ".join(visible(str(notebook["title"])).split()) or name,
        "genre": "Computed report",
        "issued": {"date-parts": [[year, month, day]]},
        "version": " ".join(visible(f"{code['package']} {code['version']}").split()),
        "number": " ".join(identity[:16].split()),
        "note": f"run {' '.join(visible(identity).split())}",
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
