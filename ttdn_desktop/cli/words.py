"""The words of argparse in the language of the interface."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from ttdn_desktop.i18n import N_, _, ngettext

_KNOWN = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)
"""Every sentence that argparse may say here."""


@contextmanager
def spoken_by_argparse() -> Iterator[None]:
    """While this lasts, argparse looks its words up in our catalogue: it asks functions of its own module for them."""
    module = vars(argparse)
    kept = {name: module[name] for name in ("_", "ngettext")}
    module.update({"_": _, "ngettext": ngettext})
    try:
        yield
    finally:
        module.update(kept)
