"""What names of units are read with."""

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.language.unit_groups import GroupWords
from ttdn_desktop.services.reading_words import unit_words


@pytest.fixture(scope="session")
def known() -> Directory:
    return resources.places()


@pytest.fixture(scope="session")
def groups() -> GroupWords:
    return unit_words()
