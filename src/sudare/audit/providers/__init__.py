"""What lies outside the database: the log's keys, and the places its checkpoints go to."""
