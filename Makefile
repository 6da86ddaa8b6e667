# The project's commands; `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv pip
LOCK_DIR ?= requirements
COMPILE := $(UV) compile -q --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header $(if $(UPGRADE),--upgrade)

# A folder that was set up for the tests stays so: `make run` then has all it needs.
SET := $(if $(wildcard $(VENV)/.ready-all),all,core)

# One process of tests more than there are processors: each waits a fifth of its time, for servers and browsers.
TESTERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

# Without bytecode every start would compile every module again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test test-slow check check-lock lock lock-files bench screenshots services clean
.DEFAULT_GOAL := help

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null || \
		sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1  \2/p' $(MAKEFILE_LIST)

run: $(VENV)/.ready-$(SET) ## Set up, fill an empty database with demo content, serve on 127.0.0.1:$PORT (8000)
	@$(BIN)/forum demo

test: $(VENV)/.ready-all services ## Every test but the slow ones; ARGS= goes to pytest
	@$(BIN)/pytest -n $(TESTERS) --dist worksteal $(ARGS)

test-slow: $(VENV)/.ready-all services ## The larger doses; ARGS= goes to pytest
	@$(BIN)/pytest -n auto -m slow --hypothesis-profile=searching $(ARGS)

check: $(VENV)/.ready-all services ## Style, types, layers, templates, dependencies, migrations, lock files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint templates
	@$(BIN)/deptry .
	@$(BIN)/python -m tests.support.check_migrations
	@$(MAKE) --no-print-directory check-lock

lock: $(VENV)/.ready-all ## Bring the lock files in step with pyproject.toml; UPGRADE=1 takes newer versions
	@$(MAKE) --no-print-directory lock-files

bench: $(VENV)/.ready-all ## A site over its network, against a bare Flask page under gunicorn; ARGS= goes to it
	@$(BIN)/python -m benchmarks.network $(ARGS)

screenshots: $(VENV)/.ready-all services ## Pictures of the main pages, for the documentation
	@$(BIN)/python -m tests.support.screenshots

clean: ## Remove the environment and what the tools keep; the instance folder stays
	rm -rf $(VENV) build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

services: $(VENV)/.ready-all
	@$(BIN)/python -m tests.support.services

check-lock: $(VENV)/.ready-all
	@rm -rf $(VENV)/lock && cp -R requirements $(VENV)/lock
	@$(MAKE) --no-print-directory lock-files LOCK_DIR=$(VENV)/lock
	@diff -r requirements $(VENV)/lock >/dev/null || \
		{ echo "The lock files are not in step with pyproject.toml; run make lock."; exit 1; }
	@echo "The lock files are in step with pyproject.toml."

lock-files:
	@$(COMPILE) pyproject.toml --all-extras --group build --group test --group lint --group bench -o $(LOCK_DIR)/all.txt
	@$(COMPILE) pyproject.toml -c $(LOCK_DIR)/all.txt --group build -o $(LOCK_DIR)/core.txt
	@$(COMPILE) pyproject.toml -c $(LOCK_DIR)/all.txt --group build --extra postgres --extra redis \
		-o $(LOCK_DIR)/postgres.txt
	@echo uv | $(COMPILE) - -c $(LOCK_DIR)/all.txt -o $(LOCK_DIR)/uv.txt

$(VENV)/.ready-uv: requirements/uv.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed, and there is no $(PYTHON)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up $(VENV)."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/uv.txt
	@touch $@

$(VENV)/.ready-core: $(VENV)/.ready-uv requirements/core.txt pyproject.toml
	@$(UV) sync -q --no-config --python $(BIN)/python --require-hashes --compile-bytecode requirements/core.txt
	@$(UV) install -q --no-config --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-all: $(VENV)/.ready-uv requirements/all.txt pyproject.toml
	@$(UV) sync -q --no-config --python $(BIN)/python --require-hashes --compile-bytecode requirements/all.txt
	@$(UV) install -q --no-config --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@
