# Everything starts here: `make demo` and `make test` do all the set-up they need.
VENV   ?= .venv
PYTHON ?= python3
PY     := $(VENV)/bin/python
ARGS   ?=
TESTS  ?= tests

.PHONY: help demo start test check lint types imports docs bench pins wheel clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.run  ## read the sample mailbox, print today's calls, serve the app (ARGS=--no-serve: print only)
	@$(VENV)/bin/afterno demo $(ARGS)

start: $(VENV)/.run  ## the app, on your own record
	@$(VENV)/bin/afterno start $(ARGS)

test: $(VENV)/.dev  ## all tests, with the programs they need
	@scripts/peers
	$(PY) -m pytest -n auto --dist worksteal $(TESTS) $(ARGS)

check: lint types imports docs  ## all gates besides the tests

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/codespell -L nevers,fase docs src/afterno/cli src/afterno/service src/afterno/record src/afterno/web README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md

types: $(VENV)/.dev
	$(VENV)/bin/mypy

imports: $(VENV)/.dev
	$(VENV)/bin/lint-imports

docs: $(VENV)/.dev
	$(PY) -m pytest tests/docs $(ARGS)

bench: $(VENV)/.dev  ## speeds, as ratios in one run
	$(PY) scripts/bench.py $(ARGS)

pins: $(VENV)/.dev  ## compile requirements/*.txt anew
	scripts/pins

wheel: $(VENV)/.dev  ## build the wheel into dist/
	$(PY) -m build --wheel --no-isolation

clean:
	rm -rf $(VENV) dist build

$(VENV)/.run: requirements/run.txt pyproject.toml
	@scripts/setup $(PYTHON) $(VENV) run

$(VENV)/.dev: requirements/dev.txt pyproject.toml
	@scripts/setup $(PYTHON) $(VENV) dev
