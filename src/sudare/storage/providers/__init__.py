"""Where the installation's master key comes from."""
