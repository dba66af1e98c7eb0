"""Pages for whoever sets up and looks after desks for visitors."""
