.DEFAULT_GOAL := help
.PHONY: help run setup test lint format format-check types migrations-check deploy-check check accuracy bench screenshots lock clean

PYTHON_IN_VENV := .venv/bin/python
REPORTS ?= ../shared/data/reports
REFERENCE ?= ../shared/data/reports.csv
# On these two the labelled passages and the articles are measured too, and the figures kept for the about page.
KEPT_ACCURACY := $(if $(filter-out file,$(origin REPORTS) $(origin REFERENCE)),,\
	--passages inspections/extraction/labels/evaluation.csv \
	--articles ../shared/data/seeds fixtures/articles --unseen tests/written/unseen --write fixtures/accuracy.json)
# A suite for one database after another: DATABASE_URL=postgresql://... make test
TESTS ?=

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## serve the site on this machine, with its data (PORT=8001 for another port)
	@sh bin/prepare base
	@$(PYTHON_IN_VENV) manage.py serve $(if $(PORT),--port $(PORT))

setup: ## make .venv with everything that the other targets need
	@sh bin/prepare dev

test: setup ## run the tests (TESTS=tests/models for some; DATABASE_URL=postgresql://... for PostgreSQL)
	$(PYTHON_IN_VENV) -m pytest $(TESTS)

lint: setup ## look for mistakes in the code
	$(PYTHON_IN_VENV) -m ruff check .

format: setup ## put the code into its one format
	$(PYTHON_IN_VENV) -m ruff format .
	$(PYTHON_IN_VENV) -m ruff check --fix --select I .

format-check: setup ## say which files are not in that format
	$(PYTHON_IN_VENV) -m ruff format --check .

types: setup ## check the types
	$(PYTHON_IN_VENV) -m mypy

migrations-check: setup ## say whether the models changed without a migration
	$(PYTHON_IN_VENV) manage.py makemigrations --check --dry-run

deploy-check: setup ## check the production settings, with a throwaway secret
	env -u DEBUG DJANGO_SETTINGS_MODULE=ofstedtracker.settings.production ALLOWED_HOSTS=example.org \
	SECRET_KEY="$$($(PYTHON_IN_VENV) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	$(PYTHON_IN_VENV) manage.py check --deploy --fail-level WARNING

check: format-check lint types migrations-check deploy-check test ## everything above that can fail

accuracy: setup ## compare what the readers read with a reference (REPORTS=folder REFERENCE=file.csv)
	$(PYTHON_IN_VENV) -m inspections.extraction.accuracy $(REPORTS) $(REFERENCE) $(KEPT_ACCURACY)

bench: setup ## measure the speed and memory of reading
	$(PYTHON_IN_VENV) -m tests.benchmarks

screenshots: setup ## take the pictures of the documents anew, in Chromium
	$(PYTHON_IN_VENV) -m tests.screenshots

lock: setup ## resolve requirements/*.in again into the pinned *.txt
	cd requirements && for list in base dev; do \
	../.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $$list.in -o $$list.txt || exit 1; done

clean: ## remove the environment and the caches; the database in var/ stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis var/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
