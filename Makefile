# Two commands: `make run` starts the product, `make test` proves it. Everything they need they set up themselves:
# a locked Python environment in .venv, Node from a Python wheel (never the machine's own), the front end, the catalogue.
# Each step leaves a stamp in .setup and is done again only when what it was made from has changed.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DATA ?= data
UV := .setup/bin/uv
UV_VERSION := 0.13.9
RUN := .venv/bin/python
NODE_PATH_FIRST := PATH="$$PWD/.venv/bin:$$PATH"
NPM := $(NODE_PATH_FIRST) .venv/bin/npm --prefix frontend --no-audit --no-fund --loglevel=error
BUILT := src/sudare/web/static/sudare/built
PO := $(wildcard src/sudare/locale/*/LC_MESSAGES/django.po)
FRONT := $(if $(wildcard frontend/package.json),.setup/front.stamp)
FRONT_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null | tr ' ' '?')
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run setup test check bench bench-peer second-server clean system

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

run: setup  ## start Sudare with its demo on http://127.0.0.1:8000 (another port: make run PORT=8080)
	@exec $(RUN) -m sudare.cli serve --demo --host $(HOST) --port $(PORT) --data "$(DATA)"

setup: .setup/python.stamp $(FRONT) $(PO:.po=.mo)  ## only set up: Python, Node, front end, catalogue

test: setup system  ## every test: unit, property, API, house, front end, browser journeys
	$(if $(FRONT),@echo "front end"; $(NPM) run --silent test)
	$(RUN) tests/side_by_side.py $(PYTEST)

check: setup  ## format, lint, types, contracts, migrations
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	.venv/bin/lint-imports
	@mkdir -p .setup/check/data
	DJANGO_SETTINGS_MODULE=sudare.config.settings SUDARE_DATA_DIR=.setup/check/data $(RUN) -m django makemigrations --check --dry-run
	$(if $(FRONT),$(NPM) run --silent check)
	$(if $(FRONT),$(NPM) run --silent weigh)

bench: setup  ## measure: pictures per second, time from sending to seeing
	$(RUN) -m sudare.cli bench intake
	$(RUN) -m sudare.cli bench room
	$(RUN) -m sudare.cli bench screening

bench-peer: .setup/peer.stamp  ## get presidio-image-redactor, to be measured beside Sudare by `sudare bench screening`

second-server: setup .setup/second.stamp  ## what happens on the wire, against a second real server of models (a gigabyte to get)
	$(RUN) -m pytest tests/assistant/second.py $(PYTEST)

clean:  ## throw away everything that was built (never data or keys)
	rm -rf .venv .setup frontend/node_modules "$(BUILT)" .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f src/sudare/locale/*/LC_MESSAGES/*.mo

system: .setup/python.stamp
	@$(RUN) tests/system.py

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || { \
		echo "Sudare needs Python 3.11 to 3.14 as \`$(PYTHON)\`. On Debian: apt install python3. Another one: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "Python's venv is missing here. On Debian or Ubuntu: apt install python3-venv — then run make again." >&2; exit 1; }
	@echo "Preparing the tools …"
	@$(PYTHON) -m venv .setup
	@.setup/bin/python -m pip install -qq --disable-pip-version-check uv==$(UV_VERSION)

.setup/python.stamp: $(UV) pyproject.toml uv.lock
	@echo "Preparing Python …"
	@$(UV) sync --locked --quiet --python "$(PYTHON)"
	@touch $@

.setup/peer.stamp: .setup/python.stamp tools/peer/requirements.txt
	@$(RUN) tests/system.py peer
	@echo "Preparing the peer …"
	@$(UV) venv --quiet --clear --python "$(PYTHON)" .setup/peer
	@$(UV) pip install --quiet --python .setup/peer/bin/python -r tools/peer/requirements.txt
	@touch $@

# pip and not uv: it takes a file of torch that lies on the machine, and its build for processors with it.
.setup/second.stamp: .setup/python.stamp tools/second/requirements.txt
	@echo "Preparing the second server …"
	@$(PYTHON) -m venv --clear .setup/second
	@.setup/second/bin/python -m pip install -qq --disable-pip-version-check -r tools/second/requirements.txt
	@touch $@

.setup/node.stamp: .setup/python.stamp frontend/package.json frontend/package-lock.json
	@echo "Preparing Node …"
	@$(NPM) ci --silent
	@touch $@

.setup/front.stamp: .setup/node.stamp $(FRONT_SOURCES)
	@echo "Building the front end …"
	@$(NPM) run --silent build
	@touch $@

%.mo: %.po .setup/python.stamp
	@.venv/bin/pybabel --quiet compile --input-file "$<" --output-file "$@"
