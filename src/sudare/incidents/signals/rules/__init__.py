"""What is listened for, a module for each signal."""
