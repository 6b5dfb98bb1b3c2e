"""Takes over what an office was set up with: settings at once, units as soon as the directory is there; one press takes both back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.units import Signatory, Units
from ttdn_desktop.domain.units_edits import remove_units, set_own
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.offices import Office, as_called, with_signer
from ttdn_desktop.services.unit_proposals import Proposal, proposals, taken_over
from ttdn_desktop.services.usual_units import UsualUnit
from ttdn_desktop.ui.context import ScreenContext


def take(context: ScreenContext, fields: dict[str, Any], chosen: Sequence[Proposal], office: Office | None) -> None:
    """Set these fields of the settings and add these units; the person is told and offered to take it back."""
    before = {name: getattr(context.settings.value, name) for name in fields}
    context.settings.change(**fields)
    if office is None:
        return
    wanted = tuple(one for one in chosen if one.taken)
    _when_there(context, lambda: _add(context, before, fields, wanted, office))


def _when_there(context: ScreenContext, act: Callable[[], None]) -> None:
    """Now, or as soon as the workspace has answered; never where nothing can be saved."""
    units = context.books.units
    if not units.read_only:
        act()
    elif not context.desk.read_only:

        def done(_value: object) -> None:
            units.loaded.disconnect(done)
            if not units.read_only:
                act()

        units.loaded.connect(done)


def _add(context: ScreenContext, before: dict[str, Any], fields: dict[str, Any], wanted: Sequence[Proposal], office: Office) -> None:
    units = context.books.units
    earlier = units.value
    now = proposals(earlier, (UsualUnit(unit=one.unit) for one in wanted))  # the directory may have come only now
    called = as_called(office, fields)
    signer = Signatory(name=fields["signer_name"], title=fields["signer_title"], capacity=fields["signer_capacity"])
    units.edit(_("Set up the office"), lambda value: with_signer(taken_over(value, (replace(one, taken=True) for one in now), called), signer))
    added = {unit.id for unit in units.value.units} - {unit.id for unit in earlier.units}
    after = units.value

    def back() -> None:
        context.settings.change(**{name: value for name, value in before.items() if getattr(context.settings.value, name) == fields[name]})
        if units.value is after and units.history.canUndo():
            units.undo()
        else:  # worked on since: only what was added goes
            units.edit(_("Take back the setting up"), lambda value: _without(value, added, earlier))

    words = ngettext("{office} is set up with {n} unit.", "{office} is set up with {n} units.", len(added))
    context.offer(words.format(office=fields.get("issuing_body") or office.name, n=len(added)), _("Undo"), back)


def _without(units: Units, added: set[str], earlier: Units) -> Units:
    return set_own(remove_units(units, added), earlier.own, earlier.place_code)
