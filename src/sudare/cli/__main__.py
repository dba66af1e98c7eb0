"""``python -m sudare.cli``: the same commands where no script was installed."""

from sudare.cli.main import main

main()
