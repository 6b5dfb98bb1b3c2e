"""The log of the program: what went wrong, for those who mend it; it never grows beyond its limit."""

from ttdn_desktop import paths
from ttdn_desktop.services.system import now

_LARGEST = 1_000_000  # bytes


def write(text: str) -> None:
    """Append to the log with the time; a log that cannot be written is passed over, for it must not hide the error that is being told."""
    file = paths.log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LARGEST:
            file.replace(file.with_suffix(".old.log"))
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"{now().isoformat(timespec='seconds')} {text}\n")
    except OSError:
        return
