"""Cases as pages: for those who walk them, for whoever reported, for whoever was reported."""
