"""The site of the documentation: `make docs` writes it to docs/_build, without a network."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = _PROJECT["name"]
version = release = _PROJECT["version"]
author = _PROJECT["authors"][0]["name"]
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]
default_role = "code"  # docstrings write code between single marks
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": False}
napoleon_google_docstring = False
napoleon_use_rtype = False

html_theme = "alabaster"
html_title = f"{project} {version}"
html_theme_options = {
    "description": _PROJECT["description"],
    "fixed_sidebar": False,
    "page_width": "72rem",
    "sidebar_width": "15rem",
}
html_show_sourcelink = False
html_copy_source = False


def _escape(app, what, name, obj, options, lines):  # noqa: ARG001
    # A bar is absolute value in a formula; reStructuredText would take it for a substitution.
    lines[:] = [line.replace("|", "\\|") for line in lines]


def setup(app):  # noqa: D103
    app.connect("autodoc-process-docstring", _escape)
