"""Looking through what changed in a file that came back, and taking it over."""
