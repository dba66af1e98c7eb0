"""The policies in force: who chose which rules for which place and when, and the pictures a house won't see again."""
