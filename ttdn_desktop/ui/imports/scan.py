"""A scanned page that is one picture, read by Qt within limits.

The worker behind the fence knows no Qt, so the decoders of pictures run in this process, off the main thread. They get only what by its first bytes is
one of the plain formats (no drawing that may name other files), and no picture that would take more memory than the limit.
"""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_FORMATS = frozenset({b"bmp", b"gif", b"jpeg", b"jpg", b"png", b"tif", b"tiff", b"webp"})
_LARGEST = 256  # megabytes of a picture
_LONGEST = 6000  # pixels of its longer side, more than a sheet scanned for print has; larger ones are shown smaller


def read_picture(path: Path) -> QImage:
    """The picture upright; a null image where it cannot be shown. May take a while: not for the main thread."""
    QImageReader.setAllocationLimit(_LARGEST)
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _FORMATS:
        return QImage()
    size = reader.size()
    if max(size.width(), size.height()) > _LONGEST:
        reader.setScaledSize(size.scaled(QSize(_LONGEST, _LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
