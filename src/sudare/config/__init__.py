"""The only floor that knows everybody: settings, addresses, and who hears whom."""
