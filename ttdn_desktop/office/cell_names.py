"""Names of columns in a workbook: A is 1, AA is 27."""


def column_number(letters: bytes) -> int:
    """The number of the column with these capitals."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> str:
    """The capitals of the column with this number."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
