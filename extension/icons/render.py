"""Renders the icons as PNG into public/icon; run by hand when a drawing has changed."""

from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
SIZES = (16, 32, 48, 128)
PAGE = "<style>*{{margin:0}}svg{{width:{0}px;height:{0}px;display:block}}</style>{1}"


def main() -> None:
    """Write <state>-<size>.png for each drawing beside this file."""
    target = HERE.parent / "public" / "icon"
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page()
        for drawing in sorted(HERE.glob("*.svg")):
            for size in SIZES:
                page.set_viewport_size({"width": size, "height": size})
                page.set_content(PAGE.format(size, drawing.read_text()))
                path = target / f"{drawing.stem}-{size}.png"
                page.screenshot(path=path, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
