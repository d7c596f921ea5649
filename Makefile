.DEFAULT_GOAL := help
.PHONY: help install rehearse run test check format lock model clean

# The first Python on PATH that is 3.11 or newer; `make PYTHON=… install` chooses another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.bouge-installed
ARGS ?=

help: ## Show what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP) ## Put everything into .venv (nothing to do when it is up to date)

$(STAMP): pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and none was found on PATH." >&2; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV) || { \
		echo "No virtual environment could be made. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --upgrade
	@echo "Installing into $(VENV): about a minute, once."
	@$(BIN)/python -m pip install -qq --require-hashes --no-deps --requirement requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

rehearse: install ## A whole show against simulated platforms; options: make rehearse ARGS="--seconds 60"
	$(BIN)/bouge rehearse $(ARGS)

run: install ## The real show; options: make run ARGS="--config show.toml"
	$(BIN)/bouge run $(ARGS)

test: install ## Every test, in a real browser too (ARGS go to pytest)
	chromium="$$($(BIN)/python scripts/find_chromium.py --install)" && \
		BOUGE_CHROMIUM="$$chromium" $(BIN)/python -m pytest -q -n auto --dist loadfile $(ARGS)

check: install ## In under a minute: format, lint, types, arrows, sizes, unit tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n auto --dist loadfile tests/architecture tests/unit

format: install ## Rewrite the code the way check wants it
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: install ## Choose the newest allowed versions and write requirements.lock
	$(BIN)/python scripts/lock.py

model: ## Train the shipped classifier again, in its own environment
	@test -x .venv-training/bin/python || "$(PYTHON)" -m venv .venv-training
	.venv-training/bin/python -m pip install -qq --requirement training/requirements.txt
	.venv-training/bin/python -m training $(ARGS)

clean: ## Remove caches and environments
	rm -rf $(VENV) .venv-training build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
