"""The directory of places and bodies as an office knows it: what ships with the program, brought up to date by what its library was told."""

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.directory_news import brought_up
from ttdn_desktop.domain.library import Library

__all__ = ["Directory", "directory_of"]


def directory_of(library: Library) -> Directory:
    """Units and bodies with the names that updates brought into this library; the same value for the same names."""
    return brought_up(resources.places(), library.places, library.bodies)
