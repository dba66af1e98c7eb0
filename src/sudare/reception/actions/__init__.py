"""Everything that happens at a desk: set up, visited, taken, handed on, put off, ended."""
