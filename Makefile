# Every command does its own set-up. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-run
DEV_READY := $(VENV)/.ready-dev
BENCH_READY := $(VENV)/.ready-bench
AUDIT := $(VENV)-audit
AUDIT_READY := $(AUDIT)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet install --require-hashes
DEMO := demo
# One more than there are cores: the tests of the window wait a good part of their time.
WORKERS := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)))

.DEFAULT_GOAL := help
.PHONY: help run test format lint types contracts tests faults fuzz demo bench bench-large screenshots package sbom audit deb portable lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed. Name one with: make PYTHON=/path/to/python3.11"; exit 1; }
	@PYTHON=$(PYTHON) packaging/system-libraries.sh
	@echo "Making the virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(RUN_READY): requirements/run.lock | $(BIN)/python
	@echo "Installing what the program needs"
	@$(PIP) -r requirements/run.lock
	@touch $@

$(DEV_READY): requirements/dev.lock | $(BIN)/python
	@PYTHON=$(PYTHON) packaging/system-libraries.sh test
	@echo "Installing what the checks need"
	@$(PIP) -r requirements/dev.lock
	@touch $@

$(BENCH_READY): requirements/bench.lock $(DEV_READY)
	@$(PIP) -r requirements/bench.lock
	@touch $@

$(AUDIT_READY): requirements/audit.lock
	@$(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip --disable-pip-version-check --quiet --quiet install --require-hashes -r requirements/audit.lock
	@touch $@

run: $(RUN_READY) ## start the program
	@$(BIN)/python -m nocontact_desktop

test: $(DEV_READY) ## every check: format, lint, types, contracts, tests
	@$(MAKE) --no-print-directory lint types contracts tests

format: $(DEV_READY) ## put the source into its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lint: $(DEV_READY) ## format and lint, without changing anything
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(DEV_READY) ## strict types
	@$(BIN)/mypy

contracts: $(DEV_READY) ## who may import what
	@$(BIN)/lint-imports

tests: $(DEV_READY) ## the tests alone
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

demo: $(RUN_READY) ## a made-up notebook and its report, in demo/
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@printf 'a made-up passphrase' > $(DEMO)/passphrase.txt
	@$(BIN)/python -m nocontact_desktop.cli demo $(DEMO)/Notebook --passphrase-file $(DEMO)/passphrase.txt
	@$(BIN)/python -m nocontact_desktop.cli report $(DEMO)/Notebook --out $(DEMO)/report.pdf --bundle $(DEMO)/bundle --passphrase-file $(DEMO)/passphrase.txt
	@$(BIN)/python -m nocontact_desktop.cli verify $(DEMO)/bundle
	@echo "The passphrase is in $(DEMO)/passphrase.txt. To look at it: $(BIN)/python -m nocontact_desktop $(DEMO)/Notebook"

bench: $(BENCH_READY) ## speed, as ratios against things run beside it
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

bench-large: $(BENCH_READY) ## the same with a million messages, and a report of 500 photographs; takes some minutes
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench.large
	@$(BIN)/python -m tests.bench.large_report

screenshots: $(DEV_READY) ## draws every page into screenshots/, and those the README shows anew
	@QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py
	@for shown in $$(grep -o 'docs/screenshots/[^)]*' README.md); do cp screenshots/$$(basename $$shown) $$shown; done

faults: $(DEV_READY) ## long fault tests
	@FAULT_ROUNDS=500 $(BIN)/python -m pytest -q tests/faults

fuzz: $(DEV_READY) ## long fuzzing, half an hour; counts cases and findings
	@$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS)

package: $(DEV_READY) sbom ## the wheel and what it is made of, in dist/
	@$(BIN)/python -m hatchling build --target wheel --directory dist
	@ls dist

sbom: $(DEV_READY) ## what the program is made of (CycloneDX), in dist/
	@$(BIN)/python packaging/sbom.py dist/sbom.cdx.json

audit: $(AUDIT_READY) ## known holes in any package; needs internet, and fails when a package was not looked up
	@$(AUDIT)/bin/python packaging/audit.py

deb: $(DEV_READY) ## the package for Debian and its relatives, under the neutral name, in dist/
	@$(BIN)/python packaging/debian.py dist/daybook.deb
	@ls dist/daybook.deb

portable: $(DEV_READY) ## a folder for a stick that runs without installing, in dist/portable/
	@$(BIN)/python packaging/portable.py dist/portable/Program
	@du -sh dist/portable/Program

lock: ## choose newer versions (needs uv)
	@for name in run dev bench audit; do \
	  uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header --upgrade \
	    requirements/$$name.in -o requirements/$$name.lock || exit 1; done

clean: ## removes everything the commands have made
	@rm -rf $(VENV) $(AUDIT) $(DEMO) dist build bench-results screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis
