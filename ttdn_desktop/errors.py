"""Errors that are for people: each says what happened, what is safe and what to do."""


class TtdnError(Exception):
    """An expected failure, told in one or two sentences of the interface language; everything else is a bug.

    `message` is already translated and formatted by the one who raises it.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FileBusyError(TtdnError):
    """The target file is open in another program (Word, Excel) or may not be written."""


class FileWriteError(TtdnError):
    """A file cannot be written: disk full or failing, folder or network gone, name too long."""


class NothingToPrintError(TtdnError):
    """A plan has nothing that the paper asked for would hold (exit status 4)."""


class UnreadableError(TtdnError):
    """A file is not a document, is damaged, or is of a kind that is not read (exit status 4)."""


class WorkspaceHeldError(TtdnError):
    """Another instance holds the workspace (exit status 5)."""


class WorkspaceError(TtdnError):
    """The workspace cannot be opened or written: damaged, too new, no space."""


class WorkspaceDamagedError(WorkspaceError):
    """The workspace file is damaged; the last verified backup can be put in its place."""


class NotFoundError(TtdnError):
    """No plan of that id in the workspace (exit status 2)."""


class PagesError(TtdnError):
    """The pages of a paper cannot be set; its words and its Word file are not touched by that."""


class StoppedError(TtdnError):
    """The person, or the end of the program, stopped the work; nothing need be told."""
