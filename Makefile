# Xanh. `make help` lists what there is; `make demo` and `make test` do all their own set-up.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin
# An uv that answers (a shim that only exists does not count), else the one brought into .uv/.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .uv/bin/uv)
PO := $(wildcard src/*/*/locale/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)

.PHONY: help demo test check fix locale pins fuzz bench deadline messages cluster clean

help:  ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t12

demo: .venv/ready $(MO)  ## the main job on the real plan, then the site (ARGS=--no-serve stops before it)
	$(BIN)/xanh demo $(ARGS)

test: .venv/ready $(MO) check  ## everything: contracts, types, tests on SQLite and, where it is installed, PostgreSQL
	$(BIN)/python tests/run_all.py $(ARGS)

check: .venv/ready $(MO)  ## style, types, import contracts
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/ruff format --check src tests benchmarks tools
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

fix: .venv/ready  ## put style right
	$(BIN)/ruff check --fix src tests benchmarks tools
	$(BIN)/ruff format src tests benchmarks tools

fuzz: .venv/ready $(MO)  ## ten thousand broken files for each kind of import
	$(BIN)/pytest -n 0 --hypothesis-profile=fuzz tests/fuzz

bench: .venv/ready $(MO)  ## measurements side by side in one run
	$(BIN)/python -m benchmarks

deadline: .venv/ready $(MO)  ## the last hour: a thousand reports while the server is killed; writes docs/deadline.md
	$(BIN)/python -m benchmarks.deadline

locale: $(MO)  ## compile the message catalogues

messages: .venv/ready  ## list sentences without a Vietnamese translation
	$(BIN)/python tools/messages.py

pins: .venv/ready  ## take the newest versions that fit and write them into pyproject.toml
	$(UV) lock --upgrade -q
	$(BIN)/python tools/write_pins.py
	$(UV) sync -q

cluster: .venv/ready  ## also install Spark, for the tests on a cluster (needs Java 17)
	$(UV) sync -q --group cluster

clean:  ## remove what was made (not var/)
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache build dist
	find src -name '*.mo' -delete

%.mo: %.po .venv/ready
	@$(BIN)/python tools/compile_messages.py $< $@

.venv/ready: pyproject.toml .python-version $(filter .uv/%,$(UV))
	$(UV) sync -q
	@touch $@

.uv/bin/uv:
	@python3 -m venv .uv 2>/dev/null || { \
	  echo "Cần gói python3-venv (apt-get install python3-venv). / The package python3-venv is needed."; exit 1; }
	@.uv/bin/pip install -q uv
