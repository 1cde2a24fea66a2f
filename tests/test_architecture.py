"""The shape of the house, held by tests: one name for one thing, words in data, SQL in SQL files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGES = ("flows", "spiders", "nlp", "warehouse")
REPOSITORY = Path(__file__).resolve().parents[1]
MODULES = sorted(path for package in PACKAGES for path in (REPOSITORY / package).rglob("*.py"))
COMPONENTS = sorted(
    path.stem for path in (REPOSITORY / "nlp/components").glob("*.py") if path.stem != "__init__"
)
SITES = sorted(path.stem for path in (REPOSITORY / "spiders/sites").glob("*.py") if path.stem != "__init__")


def name_of(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def strings_of(path: Path) -> Iterator[ast.Constant]:
    """Give the string literals of a module that are not docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or (path.name == "__init__.py" and not tree.body)


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=name_of)
def test_an_init_file_holds_at_most_a_docstring(path: Path) -> None:
    body = ast.parse(path.read_text("utf-8")).body
    assert not body or (len(body) == 1 and isinstance(body[0], ast.Expr))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_a_drawer(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "core", "misc"}


@pytest.mark.parametrize("path", [path for path in MODULES if path.parts[-2] != "demo"], ids=name_of)
def test_sql_lives_in_sql_files(path: Path) -> None:
    statements = [
        node.lineno
        for node in strings_of(path)
        if re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE)\s", node.value)
    ]
    assert not statements, f"SQL in lines {statements}"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.is_relative_to(REPOSITORY / "nlp")], ids=name_of
)
def test_words_are_data(path: Path) -> None:
    words = [(node.lineno, node.value) for node in strings_of(path) if re.search(r"[가-힣]{2}", node.value)]
    assert not words, f"Korean words in code: {words}"


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_has_one_name(component: str) -> None:
    code = (REPOSITORY / f"nlp/components/{component}.py").read_text("utf-8")
    config = (REPOSITORY / "nlp/pipeline.cfg").read_text("utf-8")
    assert f'"{component}"' in code, "the factory is named after the file"
    assert f"[components.{component}]" in config
    assert list((REPOSITORY / "tests/nlp").glob(f"test_{component}*.py"))


@pytest.mark.parametrize("site", SITES)
def test_a_site_has_one_name(site: str) -> None:
    from spiders.registry import load_sites

    spider = load_sites()[site]
    assert spider.name == spider.outlet.outlet_id == site
    pages = REPOSITORY / "tests/spiders/pages" / site
    assert list(pages.glob("*.json")), f"no made-up page in {pages}"


@pytest.mark.parametrize("path", sorted((REPOSITORY / "flows").glob("*.py")), ids=name_of)
def test_a_flow_can_be_read_at_a_glance(path: Path) -> None:
    text = path.read_text("utf-8")
    if "@flow" in text:
        assert len(text.splitlines()) <= 100
