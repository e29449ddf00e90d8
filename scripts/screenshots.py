"""Pictures of the pages for the README: the sample read into a throwaway folder, seen by Chromium.

Use: python scripts/screenshots.py docs/images [/usr/bin/chromium]
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import Browser, ViewportSize

DESK, PHONE = (1120, 760), (375, 740)
AFTERNOON = "2026-11-24T14:30:00+00:00"
PICTURES: tuple[tuple[str, str, Literal["light", "dark"], tuple[int, int]], ...] = (
    ("today-light", "/", "light", DESK),
    ("today-dark", "/", "dark", DESK),
    ("call-light", "/people/Helena%20Marsh/call/", "light", DESK),
    ("letter-light", "/people/Ruth%20Pemberton/write/?reason=report_back", "light", DESK),
    ("long-view-light", "/long-view/", "light", DESK),
    ("today-phone", "/", "light", PHONE),
    ("ringing-phone", "/ringing/", "dark", PHONE),
)


def serve(folder: Path) -> tuple[str, str]:
    """Read the sample, serve it on a free port; gives the address and a link that signs in."""
    os.environ |= {
        "AFTERNO_DATA_DIR": str(folder), "AFTERNO_NOW": AFTERNOON, "DJANGO_SETTINGS_MODULE": "afterno.settings.local",
    }  # fmt: skip
    import django

    django.setup()
    from waitress.server import create_server

    from afterno.service import sample, setup
    from afterno.web.visit import moment
    from afterno.web.wsgi import application

    owner = setup.open_record()
    sample.read_sample(owner, folder, moment())
    server = create_server(application, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    address = f"http://127.0.0.1:{server.effective_port}"
    return address, address + setup.sign_in_path(owner, moment())


def take(browser: Browser, address: str, link: str, folder: Path) -> None:
    """Sign in once and take every picture."""
    door = browser.new_context(service_workers="block")
    door.new_page().goto(link)
    kept = door.storage_state()
    for name, path, scheme, (width, height) in PICTURES:
        size: ViewportSize = {"width": width, "height": height}
        context = browser.new_context(
            storage_state=kept, viewport=size, device_scale_factor=1.5, color_scheme=scheme, service_workers="block"
        )  # fmt: skip
        page = context.new_page()
        page.goto(address + path)
        page.screenshot(path=str(folder / f"{name}.png"))
        context.close()


def main() -> None:
    """Take the pictures into the folder named."""
    from playwright.sync_api import sync_playwright

    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    chromium = sys.argv[2] if len(sys.argv) > 2 else "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as folder:
        address, link = serve(Path(folder))
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=chromium)
            take(browser, address, link, target)
            browser.close()


if __name__ == "__main__":
    main()
