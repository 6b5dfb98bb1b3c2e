"""The screen of legal documents: the list, one document in full, and what is done with them."""
