# make demo   install, code the examples, show events and the relation, write comity-report.html
# make test   install with the test tools, check style, types, floors and run every test and the quality gate
# make lint, make gate, make bench, make evaluate, make torture, make train: see CONTRIBUTING.md
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
DEMO := build/demo
UV := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help demo test lint gate bench evaluate torture train requirements clean

help:
	@sed -n 's/^# \(make.*\)/\1/p' Makefile

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# With uv where it is there, else plain pip: the same pinned, hashed files.
define install
	$(if $(UV),$(UV) pip install -q --python $(BIN)/python --require-hashes -r $(1),$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(1))
	$(if $(UV),$(UV) pip install -q --python $(BIN)/python --no-deps -e .,$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .)
	@touch $(2)
endef

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(call install,requirements.txt,$@)

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	$(call install,requirements-dev.txt,$@)
	@touch $(VENV)/.run

demo: $(VENV)/.run
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/comity add examples --store $(DEMO)/store
	@$(BIN)/comity events --store $(DEMO)/store --limit 40
	@$(BIN)/comity tally --store $(DEMO)/store
	@$(BIN)/comity relation PAK CHN --store $(DEMO)/store
	@$(BIN)/comity report PAK CHN --store $(DEMO)/store --note "example texts, not a measurement" -o comity-report.html

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.dev lint
	$(BIN)/python -m pytest
	$(MAKE) gate

gate: $(VENV)/.dev
	$(BIN)/python evals/gate.py

bench: $(VENV)/.run
	$(BIN)/python bench/speed.py

evaluate: $(VENV)/.dev
	$(BIN)/python evals/all.py --shared $(SHARED)
	$(BIN)/python evals/phrases.py
	$(BIN)/python evals/tables.py
	$(BIN)/python evals/robustness.py

torture: $(VENV)/.dev
	$(BIN)/python evals/torture.py

train:
	bash training/train.sh

requirements:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-dev.txt

clean:
	rm -rf build .pytest_cache .ruff_cache .mypy_cache .import_linter_cache
