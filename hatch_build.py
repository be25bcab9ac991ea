"""Build hook: ships the built extension inside the wheel, when it has been built."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Folder of the WXT build -> folder in the wheel, one per browser family.
BUILDS = {"chrome-mv3": "chromium", "firefox-mv3": "firefox"}


class ExtensionHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds extension/.output/<build> to the wheel as bedacht/extension/<browser>."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders to include; an editable install reads the source tree."""
        if version == "editable":
            return
        output = Path(self.root, "extension", ".output")
        for build, browser in BUILDS.items():
            if (output / build).is_dir():
                source = str(output / build)
                build_data["force_include"][source] = f"bedacht/extension/{browser}"
