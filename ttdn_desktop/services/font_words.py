"""What became of an old font, in one line for people."""

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.font_types import ConvertedFont


def told(font: ConvertedFont) -> str:
    """The font, the one in its place, how much was turned and an example."""
    name = f"{font.font} → {font.instead}" if font.instead else font.font
    if not font.count:
        return _("{font}: its text was Unicode already").format(font=name)
    places = ngettext("{count} place", "{count} places", font.count).format(count=font.count)
    return _("{font}: {places}, such as “{before}” → “{after}”").format(font=name, places=places, before=font.before, after=font.after)
