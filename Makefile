# Two commands do everything on a fresh Debian or Ubuntu machine with make and Python 3.11+ (with venv):
#
#     make demo    install, build the shipped dataset, ask it a question, show where the exports are
#     make test    install the tools of development too, and run every check
#
# Both install into .venv/ here and nowhere else; a second run installs nothing unless the pins have changed.
# The demo keeps its store in demo/store, STORE=folder in another place; your own store is not touched.
# PYTHON=python3.12 takes another Python.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

VENV := .venv
BIN := $(VENV)/bin
PINS := pyproject.toml constraints.txt
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
STORE ?=
SHAPES ?=
BENCH ?=
store_option = $(if $(STORE),--store "$(STORE)")
demo_store = --store "$(or $(STORE),demo/store)"
PACKAGES := -e '.[docs,web]'
# Everything that the tests need: the extras of the package, and the tools of the group "dev".
DEV_PACKAGES := -e '.[docs,web]' --group dev

.DEFAULT_GOAL := help
.PHONY: help peers bench demo test lint browser format constraints clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */make \1\t/' | expand -t 20

demo: $(VENV)/demo.stamp  ## install, build the shipped dataset, answer a question with its evidence
	$(BIN)/lhtv-kg build $(demo_store) --out demo
	@echo
	@echo "Who chaired the Liên hiệp Thư viện Đồng bằng sông Hồng in 2020-2022, and which report says so?"
	$(BIN)/lhtv-kg query who-chaired --body "Liên hiệp Thư viện Đồng bằng sông Hồng" --term 2020-2022 --evidence --format table $(demo_store)
	@echo
	@echo "The exports are in $(CURDIR)/demo:"
	@ls -1sh demo | grep -v " store$$"
	@echo
	@echo "To see it in a browser: $(BIN)/lhtv-kg serve $(subst ",',$(demo_store))"

test: lint browser  ## every check: style, types and the whole suite
	$(BIN)/pytest -n 2

# Needs a built store (make demo), a network for the installation, and npm for one of them. SHAPES=file: those of DCAT-AP.
test-clients: $(VENV)/demo.stamp  ## harvest the portal with programs of others, each in an environment of its own
	$(BIN)/lhtv-kg build $(store_option) > /dev/null
	SHAPES="$(SHAPES)" $(BIN)/python scripts/clients/run.py "$(or $(STORE),$$($(BIN)/python -c 'from lhtv_kg.store.folder import default_folder; print(default_folder())'))" $(VENV)/clients

lint: $(VENV)/test.stamp  ## style and types only
	$(BIN)/ruff check .
	$(BIN)/mypy

browser:  ## Chromium for the tests of pages: installed by apt where root may, else you are told what to install
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || [ -n "$${CHROMIUM:-}" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else echo "the tests of pages need Chromium: apt-get install chromium, or CHROMIUM=/path/to/chromium" >&2; exit 1; fi

format: $(VENV)/test.stamp  ## lay out the code as the project does
	$(BIN)/ruff format src tests

# The pins: what a fresh installation of everything takes today. Run after a change of the ranges in pyproject.toml.
constraints:  ## write constraints.txt anew
	@work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; \
	$(PYTHON) -m venv "$$work" && "$$work/bin/python" -m pip install -q --upgrade 'pip>=25.1' && \
	"$$work/bin/python" -m pip install -q $(DEV_PACKAGES) && \
	{ echo '# Versions that the checks have passed with; written by "make constraints".'; \
	  "$$work/bin/python" -m pip freeze --exclude-editable | LC_ALL=C sort -f; } > constraints.txt
	@wc -l constraints.txt

peers: ## an environment of its own with what the benchmarks compare with
	@[ -x .venv-peers/bin/python ] || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install -q underthesea pyshacl rdflib

# About half an hour on a quiet machine: stores of 100,000 and of a million triples. Smaller: BENCH="--sizes 50000,100000".
bench: $(VENV)/test.stamp peers  ## measure ingest, validation, queries, exports, extraction; writes docs/performance.md
	$(BIN)/python -m benchmarks --peer .venv-peers/bin/python --docs docs $(BENCH)

clean:  ## remove what the targets above have made here, .venv too
	rm -rf $(VENV) .venv-peers demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# A stamp is as old as the last installation: a change of the pins makes it out of date.
$(VENV)/demo.stamp: $(PINS) $(VENV)/made.stamp
	$(BIN)/python -m pip install -q -c constraints.txt $(PACKAGES)
	@touch $@

$(VENV)/test.stamp: $(PINS) $(VENV)/made.stamp
	$(BIN)/python -m pip install -q -c constraints.txt $(DEV_PACKAGES)
	@touch $@ $(VENV)/demo.stamp

$(VENV)/made.stamp:
	@if [ -z "$(PYTHON)" ]; then \
		echo "lhtv-kg needs Python 3.11 or later; found: $$(python3 --version 2>&1). Install it, or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		echo "lhtv-kg needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1)" >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$(PYTHON) has no venv; install it with: apt-get install python3-venv" >&2; exit 1; fi
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade 'pip>=25.1'
	@touch $@
