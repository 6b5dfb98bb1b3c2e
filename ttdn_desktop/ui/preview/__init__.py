"""The pages of the plan as they are printed, beside the editor."""
