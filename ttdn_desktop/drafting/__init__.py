"""Plan to paper: what a plan says, as it stands on the sheet."""
