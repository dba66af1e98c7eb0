"""Looking at the house itself: what is missing before something goes wrong."""
