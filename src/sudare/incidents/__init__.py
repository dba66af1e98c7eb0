"""When something has gone wrong with pictures: what happened, whom it concerns, by when whom to tell."""
