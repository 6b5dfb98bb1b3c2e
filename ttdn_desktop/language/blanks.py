"""Blanks between words."""


def single(text: str) -> str:
    """The words of a text with one blank between them and none around; what stands so already is not taken apart."""
    if "  " not in text and text.isprintable():  # any other blank than the common one is not printable
        return text.strip(" ")
    return " ".join(text.split())
