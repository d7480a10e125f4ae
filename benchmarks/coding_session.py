"""A coder's session in a real JupyterLab: 20 items by keyboard, the kernel killed, resumed.

    python benchmarks/coding_session.py [FOLDER FOR SCREENSHOTS]

The kernel is killed while a note is typed to the tenth item. Needs Chromium and the extra `coding`.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from common import HERE, fingerprint, save
from playwright.sync_api import Page, sync_playwright

PORT = 8897
BEFORE = 9  # items coded when the kernel is killed
LAB = f"http://localhost:{PORT}"
READY = """() => { const kernel =
  window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
  return kernel && kernel.status === 'idle' }"""


def research(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "research", *arguments], check=True, capture_output=True)


def stored(folder: Path) -> list[dict[str, Any]]:
    path = folder / "codings" / "ana.jsonl"
    return (
        [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    )


def opened(page: Page) -> None:
    page.wait_for_function("window.jupyterapp !== undefined", timeout=60_000)
    page.evaluate("async () => { await window.jupyterapp.restored }")
    page.wait_for_timeout(2000)
    for button in page.query_selector_all(".jp-Dialog button.jp-mod-accept"):
        button.click()
    page.wait_for_function(READY, timeout=60_000)
    page.evaluate(
        "async () => { await window.jupyterapp.commands.execute('notebook:run-all-cells') }"
    )
    page.wait_for_selector(".nf-form .nf-question", timeout=60_000)
    page.wait_for_timeout(800)


def coded(page: Page) -> str:
    return page.inner_text(".nf-head span")


def code(page: Page, number: int, note: str = "") -> None:
    before = coded(page)
    page.keyboard.press(str(number % 3 + 1))
    if note:
        page.keyboard.press("n")
        page.keyboard.type(note)
        page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "before => document.querySelector('.nf-head span').textContent !== before", arg=before
    )


def session(folder: Path, server: subprocess.Popen[bytes], shots: Path) -> dict[str, Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(f"{LAB}/lab/tree/ana.ipynb?token=t")
        opened(page)
        page.screenshot(path=shots / "1-first.png")
        found = re.search(r"of (\d+)", coded(page))
        total = int(found[1]) if found else 0
        for number in range(BEFORE):
            code(page, number, "a note “ß”" if number == 4 else "")
        before = len(stored(folder))
        page.keyboard.press("2")
        page.keyboard.press("n")
        page.keyboard.type("half a thou")
        out = subprocess.run(
            ["pgrep", "-P", str(server.pid), "-f", "ipykernel"],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        for pid in out.stdout.split():
            os.kill(int(pid), signal.SIGKILL)
        page.keyboard.type("ght")
        page.keyboard.press("Escape")
        page.keyboard.press("Enter")
        page.wait_for_timeout(5500)
        page.screenshot(path=shots / "2-killed.png")
        said = page.inner_text(".nf-status")
        page.reload()
        opened(page)
        page.screenshot(path=shots / "3-resumed.png")
        resumed = {
            "coded": coded(page), "note": page.input_value(".nf-note textarea"),
            "choice": page.evaluate("document.querySelector('.nf-form input:checked')?.value"),
        }  # fmt: skip
        page.focus(".nf-form")
        page.keyboard.press("Enter")
        page.wait_for_timeout(800)
        for number in range(BEFORE + 1, total):
            code(page, number)
        page.wait_for_timeout(500)
        page.screenshot(path=shots / "4-done.png")
        end = coded(page)
        browser.close()
    rows = stored(folder)
    return {
        "items": total, "stored_before_the_kill": before, "said_after_the_kill": said,
        "resumed": resumed, "end": end, "stored": len(rows),
        "different_items": len({(row["unit_id"], row["round"]) for row in rows}),
        "notes": [row["rationale"] for row in rows if row["rationale"]],
    }  # fmt: skip


def main() -> None:
    shots = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
    shots.mkdir(parents=True, exist_ok=True)
    root = Path(tempfile.mkdtemp())
    folder = root / "sample"
    seeds = HERE.parent / "seeds"
    research("sample", str(seeds), "--measure", "stances", "-n", "18", "--to", str(folder))
    research("code", str(folder), "--coder", "ana")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={PORT}",
         "--IdentityProvider.token=t", "--expose-app-in-browser", f"--notebook-dir={folder}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "JUPYTER_CONFIG_DIR": str(root / "config")},
    )  # fmt: skip
    try:
        for _ in range(60):
            try:
                urllib.request.urlopen(f"{LAB}/api?token=t", timeout=2)
                break
            except (urllib.error.URLError, OSError):
                time.sleep(1)
        figures = session(folder, server, shots)
    finally:
        server.terminate()
    save("coding_session", figures, data_sha256=fingerprint(sorted(seeds.iterdir())))
    print(f"screenshots in {shots}")


if __name__ == "__main__":
    main()
