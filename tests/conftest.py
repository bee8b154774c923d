"""What several tests share: where the sample, the shared corpus and the browser are, and what a skip means."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govgraph import resources

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NEEDS_SHARED = "needs ../shared, the corpus that stands beside the checkout"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes minutes; make test-long runs it, make test does not")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where all that the tests need was installed, a skip is a failure; only the corpus can't be installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") != "true" or reporter is None or exitstatus != 0:
        return
    avoidable = [r for r in reporter.stats.get("skipped", []) if NEEDS_SHARED not in str(r.longrepr)]
    if avoidable:
        reporter.write_line(f"\nCI=true: {len(avoidable)} tests were skipped that should have run", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample_path() -> Path:
    """The sample gazette in the package."""
    return next((resources.data() / "sample").glob("*.txt"))


@pytest.fixture(scope="session")
def sample_text(sample_path: Path) -> str:
    return sample_path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the shared corpus and its gold."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(NEEDS_SHARED)
    return SHARED


@pytest.fixture(scope="session")
def gazette_path(shared: Path) -> Path:
    """A real gazette."""
    return shared / "corpus" / "lvliang-gazette-2019-3.txt"


@pytest.fixture(scope="session")
def elsewhere(shared: Path) -> list[Path]:
    """Real documents of other issuers."""
    return sorted((shared / "corpus" / "elsewhere").glob("*.txt"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser to open pages with."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    return pytest.skip("chromium is not installed (apt-get install chromium)")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """One for all tests: a process holds only one loop of Playwright's at a time."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def sample_graph(sample_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a graph of the sample gazette."""
    from govgraph import build

    out = tmp_path_factory.mktemp("sample") / "graph"
    build.build([sample_path], out, build.Options())
    return out
