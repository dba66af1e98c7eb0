"""What can be worked out from the bytes alone: signatures, letters, what a letter belongs to."""
