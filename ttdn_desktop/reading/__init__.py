"""Paper to plan: what a document says, with an account of every character."""
