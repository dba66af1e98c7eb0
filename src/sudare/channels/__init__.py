"""Other doors to a desk: LINE and mail. What comes in goes through the same gate; what goes out are renditions."""
