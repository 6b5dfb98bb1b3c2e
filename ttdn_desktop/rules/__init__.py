"""The rules that a paper and its plan have to keep, and the checks that find where they are not kept."""
