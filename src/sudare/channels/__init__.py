"""Other doors of a desk than its own page: LINE and mail, in and out."""
