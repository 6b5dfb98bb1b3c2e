"""A page of the web saved whole (.mht) as Paper: its text part is read as the page it is, pictures and styles are left."""

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message

from ttdn_desktop.office.html_reader import read_html
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile

_MOST_PARTS = 2_000


def read_web_archive(data: bytes) -> ForeignFile:
    """The paper of the page. Raises RefusedFileError where there is none, or what it holds is no text."""
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        for number, part in enumerate(message.walk()):
            if number > _MOST_PARTS:
                break
            if part.get_content_type() == "text/html" and (page := _content(part)):
                return read_html(page)
    except (MessageError, LookupError, ValueError) as error:
        raise RefusedFileError(Refusal.WEB_ARCHIVE) from error
    raise RefusedFileError(Refusal.WEB_ARCHIVE)


def _content(part: Message) -> bytes:
    """The page in UTF-8 with its mark where the archive tells its encoding, else as it is."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return b""
    charset = part.get_content_charset()
    return payload if charset is None else b"\xef\xbb\xbf" + payload.decode(charset, "replace").encode("utf-8", "replace")
