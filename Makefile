# Everything a newcomer needs: Python 3.11 or later, pip and make. Each target sets up what it uses.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup run demo test lint words check format bench bench-backfill bench-citations bench-compare bench-delivery bench-faults bench-poll clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 10

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Seized needs Python 3.11 or later; try: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

setup: .venv/installed ## make .venv and install the locked packages into it

run: setup ## the service: watches, alerts, and shows a status page on http://127.0.0.1:8417
	$(BIN)/seized run

demo: setup ## no network: a make-believe UN site publishes and reissues; watch the alerts arrive
	$(BIN)/seized demo

test: setup ## the tests
	$(BIN)/pytest

lint: setup ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

words: setup ## take new and changed sentences of messages into the catalogues, for translators
	$(BIN)/python -m tests.support.catalogues

check: lint test ## what must hold before a commit

format: setup ## write the code in its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## the measurements
	$(BIN)/python -m benchmarks

bench-delivery: setup ## telling thousands: matching, letters through a mail server beside Apprise, a sitting of the Assembly
	$(BIN)/python -m benchmarks delivery

bench-backfill: setup ## files taken in: documents a second, memory, database, and what 20,000 cost; long
	$(BIN)/python -m benchmarks backfill

bench-poll: setup ## a look at 2,000 texts that did not change, beside changedetection.io, urlwatch and webchanges; long
	$(BIN)/python -m benchmarks poll

bench-faults: setup ## 10,000 polls while everything goes wrong: false alerts and lost changes
	$(BIN)/python -m benchmarks faults

bench-compare: .venv-bench/installed ## the comparison beside other engines; also wikidiff2 where PHP has it (Debian: php-wikidiff2)
	.venv-bench/bin/python -m benchmarks compare_beside

bench-citations: .venv-bench/installed ## citations against gold, corpus and eyecite; BASE=<revision>: what was gained and lost since
	BASE=$(BASE) .venv-bench/bin/python -m benchmarks $(if $(BASE),citing_since,citing_gold citing_corpus citing_speed)

.venv-bench/installed: requirements.lock benchmarks/requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock -r benchmarks/requirements.lock
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean: ## remove what the targets made; your data is not touched
	rm -rf .venv .venv-bench* .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
