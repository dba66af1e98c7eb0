"""An upload's life: received → checking → checked → confirmed → sent → forgotten."""
