"""The system's Chromium, driven by Playwright; nothing is ever downloaded for it."""

import shutil

from playwright.sync_api import Browser, Playwright

from tests.support.requirements import skip_or_fail

# The same browser without windows takes a third of the time; a window is laid out and painted though nobody sees it.
COMMANDS = (
    *("chromium-headless-shell", "chrome-headless-shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The path of the first of these in PATH."""
    return next((path for command in COMMANDS if (path := shutil.which(command))), None)


def launch(playwright: Playwright) -> Browser:
    """A running browser, which the caller closes; without Chromium the test is skipped or fails."""
    executable = find_chromium()
    if executable is None:
        skip_or_fail("browser", "Chromium is not installed.")
    return playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
