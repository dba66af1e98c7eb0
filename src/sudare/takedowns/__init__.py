"""Getting a picture taken down elsewhere: where it stands, which way leads there, letters, clocks and answers."""
