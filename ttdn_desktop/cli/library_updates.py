"""`ttdn library update`, `undo-update`, `check`, `seal`: files of updates are shown, taken, taken back, checked and sealed."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ttdn_desktop.cli.command import Exit, Tools, UsageError
from ttdn_desktop.cli.output import print_json, say, tell
from ttdn_desktop.cli.workspace import add_workspace, opened, words
from ttdn_desktop.domain.library import Library
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.library_updates import (
    SUFFIX,
    Preview,
    Update,
    changed_since,
    last_update,
    preview_update,
    read_update,
    seal_update,
    take_back_update,
    take_update,
    update_of_shipped,
    write_update,
)
from ttdn_desktop.services.update_words import HELD_WORDS, PART_NAMES, STEP_NAMES, change_words, summary_words, value_words
from ttdn_desktop.services.words import short_date

__all__ = ["RUNS", "SUFFIX", "arguments", "write"]


def arguments(action: Callable[[str, str], ArgumentParser]) -> tuple[ArgumentParser, ...]:
    """The sub-commands on updates."""
    update = action("update", _("show what a file of updates would change, and take it"))
    update.add_argument("file", metavar=_("FILE"), type=Path, nargs="?", help=_("the file of updates (.json)"))
    update.add_argument("--shipped", action="store_true", help=_("take the newer data of this version of the program, without a file"))
    update.add_argument(
        "--take", metavar=_("CHANGE"), type=words, action="append", default=[], help=_("a change that is asked about, by the name it is shown with, or “all”")
    )
    update.add_argument("--yes", action="store_true", help=_("do it; without this it is only shown what would be done"))
    undo = action("undo-update", _("take the last update back; what the office did since stays"))
    for one in (update, undo):
        add_workspace(one)
    check = action("check", _("check a file of updates without taking it"))
    check.add_argument("file", metavar=_("FILE"), type=Path, help=_("the file of updates (.json)"))
    seal = action("seal", _("give a file of updates its checksum after it was changed by hand"))
    seal.add_argument("file", metavar=_("FILE"), type=Path, help=_("the file of updates (.json)"))
    seal.add_argument("--to", metavar=_("FILE"), type=Path, help=_("write the sealed file there; else in its place"))
    return update, undo, check, seal


def _update(given: Namespace, tools: Tools) -> Exit:
    if given.shipped == (given.file is not None):
        raise UsageError(_("Name a file of updates, or --shipped."))
    update = None if given.shipped else read_update(given.file)  # before the workspace is opened: a damaged file does not touch it
    with opened(given.workspace, tools) as workspace:
        library = workspace.library().result()
        update = update or update_of_shipped(library)
        if update is None:
            tell(_("The library already has the data of this version of the program."))
            return Exit.GOOD
        shown = preview_update(library, update)
        chosen = _chosen(shown, given.take)
        shown = preview_update(library, update, chosen)
        if given.yes and (after := take_update(library, update, chosen)) != library:
            workspace.save_library(after).result()
    if given.json:
        print_json({**_as_json(shown, library), "done": given.yes})
    else:
        _tell(shown, library, done=given.yes)
    return Exit.GOOD


def _chosen(shown: Preview, named: list[str]) -> frozenset[str]:
    asked = {one.id for one in shown.held}
    if "all" in named:
        return frozenset(asked)
    if unknown := [name for name in named if name not in asked]:
        raise UsageError(_("“{name}” is no change that is asked about. Nothing was changed.").format(name=unknown[0]))
    return frozenset(named)


def _tell(shown: Preview, library: Library, *, done: bool) -> None:
    say(_title(shown.update))
    if shown.newer:
        tell(_("A later edition ({day}) was taken already; this one is older.").format(day=shown.newer))
    for one in shown.changes:
        say(f"{_(STEP_NAMES[one.step])}: {_(PART_NAMES[one.part])}: {change_words(one, library, shown)}")
        for field in one.fields:
            before, after = value_words(one, field)
            say(f"    {before} → {after}")
        if one.held is not None:
            fate = _("is taken") if one.chosen else _(HELD_WORDS[one.held])
            say(f"    [{one.id}] {fate}")
    tell(summary_words(shown))
    tell(_("The update was taken. “ttdn library undo-update” takes it back.") if done else _("Nothing was changed yet; --yes takes the update."))


def _title(update: Update) -> str:
    name = update.title or (_("Data of the program") if update.catalogue else _("Update"))
    return " · ".join(filter(None, (name, update.publisher, short_date(update.edition))))


def _as_json(shown: Preview, library: Library) -> dict[str, Any]:
    return {
        "title": shown.update.title,
        "publisher": shown.update.publisher,
        "edition": shown.update.edition.isoformat(),
        "older_than": shown.newer or None,
        "changes": [
            {
                "id": one.id,
                "step": one.step.value,
                "part": one.part.value,
                "words": change_words(one, library, shown),
                "fields": {field: list(value_words(one, field)) for field in one.fields},
                "held": one.held.value if one.held is not None else None,
                "taken": one.is_taken,
            }
            for one in shown.changes
        ],
        "unchanged": shown.unchanged,
    }


def _undo(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        library = workspace.library().result()
        taken, stays = last_update(library), changed_since(library)
        workspace.save_library(take_back_update(library)).result()
    name = (taken.title or taken.publisher or short_date(taken.edition)) if taken is not None else ""
    if given.json:
        print_json({"taken_back": name, "kept": [key for _part, key in stays]})
        return Exit.GOOD
    tell(_("The update “{name}” was taken back.").format(name=name))
    if stays:
        count = len(stays)
        tell(ngettext("{n} entry that you changed since stays.", "{n} entries that you changed since stay.", count).format(n=count))
    return Exit.GOOD


def _check(given: Namespace, _tools: Tools) -> Exit:
    update = read_update(given.file)
    parts = ("documents", "relations", "sets", "snippets", "places", "bodies", "remove")
    counts = {name: len(getattr(update, name)) for name in parts}
    if given.json:
        print_json({"title": update.title, "publisher": update.publisher, "edition": update.edition.isoformat(), **counts})
    else:
        say(_title(update))
        tell(_("The file is sound. It holds {n} entries.").format(n=sum(counts.values())))
    return Exit.GOOD


def _seal(given: Namespace, _tools: Tools) -> Exit:
    path = seal_update(given.file, given.to)
    if given.json:
        print_json({"file": str(path)})
    else:
        say(str(path))
    return Exit.GOOD


def write(library: Library, ids: frozenset[str], given: Namespace, tools: Tools) -> Path:
    """The file of updates that `ttdn library export` was asked for."""
    edition = given.edition or tools.clock().astimezone().date()
    return write_update(library, ids, given.file, edition=edition, title=given.title, publisher=given.publisher)


RUNS: Mapping[str, Callable[[Namespace, Tools], Exit]] = {"update": _update, "undo-update": _undo, "check": _check, "seal": _seal}
"""What each sub-command runs."""
