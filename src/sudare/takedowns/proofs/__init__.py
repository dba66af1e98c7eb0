"""Ways, clocks, letters and next steps: rules that others can redo, without a database and without a network."""
