"""Files that go from office to office."""
