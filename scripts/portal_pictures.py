"""Takes the pictures of the portal in the README: docs/img/portal-*.webp, of the shipped dataset.

    python scripts/portal_pictures.py

Builds the dataset in a temporary folder, serves it, and photographs it with Chromium (CHROMIUM=path, else from PATH).
Chromium writes WebP itself, from a canvas. Run it when the look of these pages has changed.
"""

import base64
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "img"
PORT = 18_437
PICTURES = {
    "home": ("/?lang=en", "light", 1280, 830),
    "person": ("/doc/person/kieu-thuy-nga-94cc35?lang=vi", "light", 1280, 830),
    "report": ("/doc/report/ha-long-2020-1f9ed4cc8c?lang=vi", "light", 1280, 830),
    "map": ("/map?lang=en", "dark", 1280, 830),
}
"""What is shown: address, colours, width and height."""
TO_WEBP = """async ([png, quality]) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


def main() -> None:
    """Build, serve, take all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        build = [sys.executable, "-m", "lhtv_kg", "build", "--store", store]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
        words = [sys.executable, "-m", "lhtv_kg", "serve", "--store", store, "--port", str(PORT)]
        server = subprocess.Popen(words, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program
        try:
            _wait()
            _take_all()
        finally:
            server.terminate()
            server.wait(30)


def _take_all() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("no Chromium here; run make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (path, scheme, width, height) in PICTURES.items():
            content = _picture(browser, path, scheme, width, height)
            (IMAGES / f"portal-{name}.webp").write_bytes(content)
            sys.stderr.write(f"portal-{name}.webp: {len(content) // 1024} kB\n")


def _picture(browser: Browser, path: str, scheme: str, width: int, height: int) -> bytes:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{PORT}{path}")
    page.evaluate("document.fonts.ready")
    png = base64.b64encode(page.screenshot()).decode()
    page.goto("about:blank")  # where no policy keeps an image from being read
    content = base64.b64decode(page.evaluate(TO_WEBP, [png, 0.82]))
    context.close()
    return content


def _wait() -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=30):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main()
