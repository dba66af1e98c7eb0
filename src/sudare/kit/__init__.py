"""What every floor may use and nobody would recognise as Sudare: clock, ids, events, errors, log."""
