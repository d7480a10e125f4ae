"""Render pages of article_extraction as a browser gives them to who marks all and copies: `build/pasted/`.

    python training/pasted_pages.py    (needs `chromium` on the path, and no network: it is kept from it)

Writes of each page its address, the whole text that the browser shows, its headings of the first order, and
the story as people marked it.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("RESEARCH_DATA", ROOT.parent / "shared" / "data")) / "article_extraction"
PAGES = ROOT / "build" / "pasted"

_ACTIVE = re.compile(
    r"(?is)<(script|iframe|object|embed)\b.*?</\1\s*>|<meta[^>]+http-equiv[^>]*>|</body\s*>|</html\s*>"
)
_HANDLER = re.compile(r'(?i)\son\w+="[^"]*"')
_TELL = """<script>(function () {
const found = {text: document.body ? document.body.innerText : "",
               h1: [...document.querySelectorAll("h1")].map(e => e.innerText)};
document.documentElement.innerHTML = "<head></head><body></body>";
const out = document.createElement("pre"); out.id = "out"; out.textContent = JSON.stringify(found);
document.body.appendChild(out);})();</script>"""
_BROWSER = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9", "--window-size=1300,2000", "--virtual-time-budget=3000", "--dump-dom",
)  # fmt: skip


def rendered(raw: str, at: Path) -> dict[str, object]:
    """Text and headings of a page, its scripts and frames taken out."""
    page = _HANDLER.sub("", _ACTIVE.sub("", raw))
    if not page.lower().lstrip().startswith("<!doctype"):
        page = f"<!DOCTYPE html>{page}"
    at.write_text(
        page.replace("<head>", '<head><meta charset="utf-8">', 1) + _TELL, encoding="utf-8"
    )
    done = subprocess.run([*_BROWSER, at.as_uri()], capture_output=True, timeout=60, check=True)
    found = re.search(r'(?s)<pre id="out">(.*?)</pre>', done.stdout.decode("utf-8", "replace"))
    at.unlink()
    if found is None:
        raise RuntimeError(f"{at.stem}: chromium shows nothing")
    return json.loads(html.unescape(found[1]))


def main() -> None:
    PAGES.mkdir(parents=True, exist_ok=True)
    truth = json.loads((DATA / "ground-truth.json").read_text(encoding="utf-8"))
    for key, told in truth.items():
        out = PAGES / f"{key[:12]}.json"
        if out.exists():
            continue
        raw = gzip.decompress((DATA / "html" / f"{key}.html.gz").read_bytes())
        found = rendered(raw.decode("utf-8", "replace"), PAGES / f"{key[:12]}.html")
        found |= {"url": told["url"], "truth": told["articleBody"]}
        out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    print(f"{len(truth)} pages in {PAGES}")


if __name__ == "__main__":
    main()
