"""Facts in, verdict out. Pure arithmetic: no clock, no disk, no network, no chance."""
