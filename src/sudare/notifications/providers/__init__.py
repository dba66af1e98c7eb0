"""The ways to somebody who isn't looking."""
