"""What the program says can be said in both languages, whole and with the same placeholders."""

import ast
import re
from functools import cache
from pathlib import Path

import catalogue
import pytest

import ttdn_desktop

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
extracted = cache(catalogue.extract)
read = cache(catalogue.read)


def test_template_is_what_the_code_says() -> None:
    assert catalogue.TEMPLATE.read_text(encoding="utf-8") == catalogue.as_text(extracted()), "run: packaging/catalogue.py update"


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    messages = read(catalogue.catalogue_file(language), language)
    said = {str(message.id) for message in messages if message.id and not catalogue.is_empty(message.string)}
    assert [str(message.id) for message in extracted() if message.id and str(message.id) not in said] == []


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_no_translation_is_fuzzy_or_left_over(language: str) -> None:
    messages = read(catalogue.catalogue_file(language), language)
    known = {str(message.id) for message in extracted()}
    assert [str(message.id) for message in messages if message.id and (message.fuzzy or str(message.id) not in known)] == []
    assert not messages.obsolete


def hidden_in(source: str) -> list[str]:
    """Messages inside f-strings: there the extraction does not find them, and they stay English."""
    wholes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr)]
    calls = (call for whole in wholes for call in ast.walk(whole) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name))
    said = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"_", "N_", "ngettext"})
    return [ast.unparse(call) for call in said if any(isinstance(argument, ast.Constant | ast.IfExp) for argument in call.args)]


def test_no_message_hides_inside_a_string_with_places() -> None:
    assert hidden_in("f'{1} {_(\"Open\")}'") == ["_('Open')"]
    files = sorted(Path(ttdn_desktop.__file__).parent.rglob("*.py"))
    assert [(file.name, call) for file in files for call in hidden_in(file.read_text(encoding="utf-8"))] == []


def places(form: str) -> list[str]:
    """The placeholders of a message; braces written twice are shown."""
    return sorted(_PLACEHOLDER.findall(form.replace("{{", "").replace("}}", "")))


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_placeholders_are_kept(language: str) -> None:
    wrong = []
    for message in read(catalogue.catalogue_file(language), language):
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
        original = message.id[-1] if isinstance(message.id, tuple | list) else message.id
        wrong += [form for form in forms if places(form) != places(original)]
    assert wrong == []


def test_every_language_has_a_folder() -> None:
    assert {folder.name for folder in catalogue.TEMPLATE.parent.iterdir() if folder.is_dir()} == set(catalogue.LANGUAGES)
