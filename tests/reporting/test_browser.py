"""Every kind of page in Chromium: accessible, within its width, and with no request."""

import json
import shutil
from pathlib import Path

import pytest
from trial import DAY

from research.reporting import records
from research.reporting.publishing import differences, explore
from research.reporting.running import notebooks, plans, runner

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
KINDS = (
    "report", "evidence", "index", "day", "failure", "diff", "nothing-differs", "explore",
)  # fmt: skip
SCREENS = {"desktop": (1280, 900), "phone": (360, 740)}

if CHROMIUM is None:
    pytest.skip("NO PAGE WAS OPENED: there is no chromium; install it", allow_module_level=True)


@pytest.fixture(scope="module")
def pages(published, tmp_path_factory):
    """Paths of one page of each kind."""
    root = tmp_path_factory.mktemp("browser") / "project"
    shutil.copytree(published.root, root)
    reports = root / "reports"
    path = root / "notebooks" / "good.ipynb"
    other = plans.plan(notebooks.read(path), date=DAY, given={"seed": 2})
    (outcome,) = runner.run([other], reports=reports)
    runs = records.read(reports / "2025-03-09" / "good"), records.read(outcome.path)
    folder = tmp_path_factory.mktemp("diff")
    for name, pair in (("diff", runs), ("nothing-differs", (runs[0], runs[0]))):
        found = differences.compare(*pair)
        (folder / f"{name}.html").write_text(differences.as_page(*pair, found), encoding="utf-8")
    explore.write(runs[1], folder / "explore.html")
    return {
        "day": reports / "2025-03-09" / "index.html",
        "explore": folder / "explore.html",
        "report": outcome.path / "report.html",
        "evidence": outcome.path / "evidence" / "passages.html",
        "index": reports / "index.html",
        "failure": published.outcomes["error"].path / "failure.html",
        "diff": folder / "diff.html",
        "nothing-differs": folder / "nothing-differs.html",
    }


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def _open(browser, path: Path, *, screen="desktop", scheme="light"):
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    return page, asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation_and_nothing_is_requested(browser, pages, kind, screen, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page, asked = _open(browser, pages[kind], screen=screen, scheme=scheme)
    found = Axe().run(page).response["violations"]
    said = [(v["id"], node["html"][:150]) for v in found for node in v["nodes"]]
    assert said == []
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0
    assert [url for url in asked if not url.startswith("data:")] == [pages[kind].as_uri()]
    page.close()


def test_a_number_opens_into_its_sentence(browser, pages):
    page, _ = _open(browser, pages["report"])
    page.locator("a.opens").click()
    page.wait_for_url("**/evidence/passages.html#*")
    assert "it fought on." in page.locator(":target ~ ul").inner_text()
    assert page.locator(".nf-term").inner_text() == "fought"
    page.locator(":target + p.back a").click()
    page.wait_for_url("**/report.html#from-*")
    assert page.locator("a.opens:target").count() == 1
    page.close()


def test_index_is_filtered_without_a_script(browser, pages):
    page, _ = _open(browser, pages["index"])
    assert page.locator("script").count() == 0
    assert page.locator(".row:visible").count() == 2
    page.close()


def test_tables_are_searched_and_sorted_by_a_script_that_the_policy_names(browser, pages):
    page, _ = _open(browser, pages["explore"])
    whole = page.locator("#body tr").count()
    word = page.locator("#body tr").nth(whole - 1).locator("th").inner_text()
    page.locator("#search").fill(word)
    found = page.locator("#body tr")
    assert 0 < found.count() <= whole
    assert all(word.lower() in row.lower() for row in found.all_inner_texts())
    page.locator("#search").fill("no such word")
    assert page.locator("#count").inner_text().startswith("0 of ")
    page.locator("#clear").click()
    page.locator("#head button").first.click()
    assert page.locator("#head th").first.get_attribute("aria-sort") in {"ascending", "descending"}
    page.close()


def test_a_script_that_an_article_holds_is_text_in_the_page_of_tables(browser, pages, tmp_path):
    text = pages["explore"].read_text(encoding="utf-8")
    cells = [["<img src=x onerror=alert(2)>"]]
    table = {"caption": "</script><script>alert(1)</script>", "columns": ["a"], "rows": cells}
    data = json.dumps([{**table, "numbers": [], "total": 1}])
    before, _, rest = text.partition('id="data">')
    attacked = (
        before + 'id="data">' + data.replace("<", "\\u003c") + rest[rest.index("</script>") :]
    )
    (tmp_path / "attacked.html").write_text(attacked, encoding="utf-8")
    page, asked = _open(browser, tmp_path / "attacked.html")
    assert page.locator("#caption").inner_text() == "</script><script>alert(1)</script>"
    assert page.locator("#body img").count() == 0
    assert [one for one in asked if one.startswith("dialog")] == []
    page.close()


def test_table_of_contents_and_code_are_there(browser, pages):
    page, _ = _open(browser, pages["report"])
    assert page.locator("details.code pre:visible").count() == 0
    page.locator("#show-code").check()
    assert page.locator("details.code pre:visible").count() > 0
    for link in page.locator("nav.contents a").all():
        assert page.locator(link.get_attribute("href")).count() == 1
    page.close()
