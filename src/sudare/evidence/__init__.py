"""What is handed over when something happened: files, manifest, signature, time stamp, and how to check them."""
