"""Vietnamese text: folding, sorting, dates, numerals, citations."""
