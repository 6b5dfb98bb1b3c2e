"""The wording bank on the screen: finding a sentence, putting it in at the cursor, keeping one."""
