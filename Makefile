# Two commands: `make run` starts the product, `make test` proves it. Everything they need they set up themselves.
.DEFAULT_GOAL := help
UV := .setup/bin/uv
export UV_PYTHON_DOWNLOADS := never

.PHONY: help setup

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(UV):
	python3 -m venv .setup
	.setup/bin/pip install --quiet --disable-pip-version-check uv==0.13.9

setup: $(UV)  ## the locked environment
	$(UV) sync --locked --quiet
