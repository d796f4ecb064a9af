"""Make docs/report-page.png and docs/local-page.png: the HTML report, and the local page.

Run it from anywhere: `.venv/bin/python tools/page_pictures.py`. Both are opened in headless
Chromium, as `playwright install chromium` brings it or as the variable CHROMIUM names it. No
network is used but this machine's own.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
CLAIMS: Final = "claims/serious-case-reviews"
SIZE: Final = {"width": 1100, "height": 800}
LARGEST: Final = 300_000
"""No picture of the pages is larger: a clone is for working, not for pictures."""
PORT: Final = 8439
PATIENCE: Final = 60


def claimcheck(*arguments: str) -> list[str]:
    """The command line of the checkout's own claimcheck."""
    return [sys.executable, "-m", "claimcheck", *arguments]


def picture(page: Page, name: str) -> None:
    """Write what the page shows; refuse what is too large."""
    data = page.screenshot()
    if len(data) > LARGEST:
        raise SystemExit(f"{name} would have {len(data)} bytes; {LARGEST} at most")
    (DOCS / name).write_bytes(data)
    print(f"wrote docs/{name}: {len(data):,} bytes")


def of_the_report(page: Page, folder: Path) -> None:
    """The HTML report of the demonstration."""
    file = folder / "report.html"
    subprocess.run(claimcheck("report", "--quiet", "-o", str(file)), cwd=ROOT, check=True)  # noqa: S603 - the checkout's own command
    page.goto(file.as_uri())
    picture(page, "report-page.png")


def of_the_local_page(page: Page) -> None:
    """The local page with a draft that is held against a release."""
    served = subprocess.Popen(claimcheck("serve", "--port", str(PORT)), cwd=ROOT)  # noqa: S603 - likewise
    try:
        address = f"http://127.0.0.1:{PORT}/"
        for _ in range(PATIENCE * 2):
            try:
                urllib.request.urlopen(address).close()
                break
            except OSError:
                time.sleep(0.5)
        page.goto(address)
        documents = ROOT / CLAIMS / "documents"
        files = page.locator("input[type=file]")
        files.nth(0).set_input_files(documents / "care-weekly.txt")
        files.nth(1).set_input_files(documents / "inspectorate-release.md")
        page.locator("button[type=submit], input[type=submit]").first.click()
        page.wait_for_load_state()
        picture(page, "local-page.png")
    finally:
        served.terminate()
        served.wait()


def main() -> None:
    """Make both pictures."""
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=os.environ.get("CHROMIUM"))
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        of_the_report(page, Path(folder))
        of_the_local_page(page)
        browser.close()


if __name__ == "__main__":
    main()
