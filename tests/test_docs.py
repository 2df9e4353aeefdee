"""The documents say what is there: commands and what they print, dependencies, keys, links."""

import importlib.util
import re
import tomllib
import xml.etree.ElementTree as ET
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import click
import pytest

from parley import errors, rules
from parley.cli import parley
from parley.model import reading
from parley.samples import sample_paths

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *PAGES]
COMMANDS = parley.list_commands(click.Context(parley))


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


# -- commands --------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", [ROOT / "README.md", *PAGES], ids=_name)
def test_document_shows_what_its_commands_print(refresh: ModuleType, document: Path) -> None:
    text = document.read_text("utf-8")
    assert refresh.renewed(text) == text, "run: make docs"


def _section(command: str) -> str:
    found = re.search(rf"^## parley {command}$(.*?)(?=^## |\Z)", _text("docs/cli.md"), re.S | re.M)
    assert found, f"docs/cli.md has no section on parley {command}"
    return found[1]


def _command(name: str) -> click.Command:
    command: click.Command = import_module(f"parley.cli.{name}").command
    return command


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_a_section_with_its_help(name: str) -> None:
    assert f"$ parley {name} --help\n" in _section(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_section_of_a_command_names_every_option_and_choice(name: str) -> None:
    section = _section(name)
    for parameter in _command(name).params:
        choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
        told = [*parameter.opts] if isinstance(parameter, click.Option) else []
        missing = [word for word in (*told, *map(str, choices)) if word not in section]
        assert not missing


def test_cli_page_names_no_command_that_is_not_there() -> None:
    headings = re.findall(r"^## parley (\w+)$", _text("docs/cli.md"), re.M)
    assert sorted(headings) == sorted(COMMANDS)


def test_cli_page_names_options_and_settings_of_all_commands() -> None:
    page = _text("docs/cli.md")
    for parameter in parley.params:
        assert all(option in page for option in parameter.opts)
        assert str(parameter.envvar or "") in page


def test_cli_page_lists_every_exit_code() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", _text("docs/cli.md"), re.M)}
    kinds: list[type[errors.ParleyError | errors.Bug]] = [
        errors.ParleyError,
        *errors.ParleyError.__subclasses__(),
        errors.Bug,
    ]
    assert {kind.exit_code for kind in kinds} <= listed


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_document_names_only_targets_that_the_makefile_has(document: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", _text("Makefile"), re.M))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", document.read_text("utf-8"), re.M))
    assert named <= targets


def test_readme_counts_the_samples() -> None:
    assert f"the {len(sample_paths())} sample reports" in _text("README.md")
    assert {"demo", "test"} <= set(re.findall(r"^make (\w+)", _text("README.md"), re.M))


# -- the picture -----------------------------------------------------------------------------------


def _lines_of_picture() -> list[str]:
    tree = ET.fromstring(_text("docs/pictures/round.svg"))  # noqa: S314 - our own file
    rows: dict[float, str] = {}
    for node in tree.iter("{http://www.w3.org/2000/svg}text"):
        if "clip-path" in node.attrib:
            place = float(node.attrib["y"])
            rows[place] = rows.get(place, "") + (node.text or "")
    return ["".join(rows[place].split()) for place in sorted(rows)]


def test_picture_shows_what_the_command_prints(refresh: ModuleType) -> None:
    with refresh.reader_folder():
        refresh.run("parley add parley/samples/*.html parley/samples/*.txt")
        printed = refresh.run("parley show round 9")
    shown = [line for line in _lines_of_picture() if line]
    told = ["".join(line.split()) for line in printed.splitlines() if line]
    assert len(shown) > 20
    assert shown[:-1] == told[: len(shown) - 1], "run: make docs"


def test_picture_asks_no_server_for_anything() -> None:
    assert "url(http" not in _text("docs/pictures/round.svg")
    assert "@font-face" not in _text("docs/pictures/round.svg")


# -- dependencies ----------------------------------------------------------------------------------


def _required() -> set[str]:
    project = tomllib.loads(_text("pyproject.toml"))
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for group in project["project"].get("optional-dependencies", {}).values():
        wanted += group
    for group in project["dependency-groups"].values():
        wanted += group
    names = (re.match(r"[\w.-]+", requirement) for requirement in wanted)
    return {name[0].lower() for name in names if name} - {"parley-record"}


def test_dependencies_page_has_a_line_for_each_and_no_other() -> None:
    page = _text("docs/dependencies.md").partition("## Tried and left out")[0]
    listed = re.findall(r"^\| ([\w.-]+) \|", page, re.M)
    assert sorted(set(listed) - {"library"}) == sorted(_required())


# -- the contract ----------------------------------------------------------------------------------

_ITEMS: dict[str, Any] = {
    "rounds": reading.RoundItem,
    "participants": reading.ParticipantItem,
    "topics": reading.TopicItem,
    "commitments": reading.CommitmentItem,
    "positions": reading.PositionItem,
    "instruments": reading.InstrumentItem,
    "visits": reading.VisitItem,
    "milestones": reading.MilestoneItem,
}


def _keys_told(part: str) -> set[str]:
    page = _text("docs/reading.md")
    section = re.search(rf"^### {part}$(.*?)(?=^##)", page, re.S | re.M)
    assert section, f"docs/reading.md has no section on {part}"
    rows = re.findall(r"^\| (`.*?`) \|", section[1], re.M)
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


@pytest.mark.parametrize("part", reading.PARTS)
def test_reading_page_has_the_keys_of_each_part(part: str) -> None:
    fields = _ITEMS[part].__dataclass_fields__
    shared = {"evidence", "rule", "derived"}
    keys = {each.metadata["key"] or name for name, each in fields.items() if name not in shared}
    assert _keys_told(part) == keys


@pytest.mark.parametrize(
    "values",
    [
        reading.Act,
        reading.Stance,
        reading.Function,
        reading.Mode,
        reading.RoundStatus,
        reading.VisitStatus,
    ],
)
def test_reading_page_names_every_value(values: Any) -> None:  # noqa: ANN401 - a Literal
    page = _text("docs/reading.md")
    assert [value for value in get_args(values) if f"`{value}`" not in page] == []


def test_reading_page_lists_the_topics_of_the_rules() -> None:
    table = re.findall(r"^\| `([\w-]+)` \| \w[\w-]* \|", _text("docs/reading.md"), re.M)
    assert sorted(table) == sorted(rules.load("topics")["topics"])


def test_reading_page_names_every_rule_file() -> None:
    page = _text("docs/reading.md")
    files = (ROOT / "parley" / "rules" / rules.LANGUAGE).glob("*.yaml")
    assert [path.name for path in files if f"`{path.name}`" not in page] == []


# -- links -----------------------------------------------------------------------------------------


def _anchors(page: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page, re.M)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_links_of_a_document_hold(document: Path) -> None:
    text = document.read_text("utf-8")
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith("http"):
            continue
        target, _, anchor = link.partition("#")
        path = document.parent / target if target else document
        assert path.exists(), f"{document.name} leads to {link}"
        if anchor:
            assert anchor in _anchors(path.read_text("utf-8")), f"{document.name} leads to {link}"


def test_index_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", _text("docs/index.md")))
    assert {page.name for page in PAGES} - {"index.md"} == linked


def test_each_package_folder_has_its_page() -> None:
    rooms = {path.parent.name for path in (ROOT / "parley").glob("*/__init__.py")}
    told = _text("docs/index.md")
    unnamed = {room for room in rooms if f"`parley/{room}/`" not in told}
    assert unnamed == {"model", "samples"}
