"""Use cases: the only place where the wings meet. Heavy modules are reached through `late`."""
