from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from afterno.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("name", ["commands", "coach"])
def test_generated_pages_are_fresh(name: str) -> None:
    page = runpy.run_path(str(ROOT / "scripts" / f"{name}_page.py"))["page"]()
    assert (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") == page, f"run scripts/{name}_page.py"


def test_the_numbers_on_the_pages_of_the_method_are_the_programs_own() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "method_pages.py"))["pages"]()
    assert len(pages) == 16
    for path, text in pages.items():
        assert path.read_text(encoding="utf-8") == text, "run scripts/method_pages.py"
        assert "## How it is kept\n" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = cli.get_command(cli.make_context("afterno", [], resilient_parsing=True), name)
    assert command is not None
    assert command.help
    assert f"Example: afterno {name}" in command.help
    assert all(getattr(option, "help", "") for option in command.params if option.param_type_name == "option")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """[text](path) in any page names a file or folder that is there."""
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_the_readme_names_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make ([a-z]+)", readme, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for command in re.findall(r"bin/afterno ([a-z]+)", readme):
        assert command in COMMANDS


TEXTS = ("*.py", "*.md", "*.toml", "*.txt", "*.css", "*.js", "*.html", "*.sh")


def test_no_page_and_no_source_names_one_machine_or_a_package_index() -> None:
    forbidden = re.compile(
        "|".join(["/wo" + "rk/", "/ro" + "ot/", "pypi" + r"\.org/simple", "files.python" + "hosted"])
    )
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for folder in ("src", "tests", "docs", "scripts", "requirements")
        for shape in TEXTS
        for path in (ROOT / folder).rglob(shape)
        if (match := forbidden.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert found == []
