# All set-up happens in .venv; a target that needs it makes it, and is quick when it is there already.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED := ../shared
SIZES ?= 1,10,100
GAZETTE := $(SHARED)/corpus/lvliang-gazette-2019-3.txt

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-long lint score precision extracted bench bench-long sample clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv with govgraph and all that its tests need

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "govgraph needs Python 3.11 or later; name one with make PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (a minute or two the first time) …"
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

demo: $(READY) ## a graph from the sample gazette in demo/, a question asked of it, its report and its view
	@rm -rf demo
	$(BIN)/govgraph build --sample --out demo
	@echo
	$(BIN)/govgraph query demo leads-most
	@echo
	$(BIN)/govgraph gaps demo --out demo-report.html
	$(BIN)/govgraph view demo --out demo-view.html
	@echo
	@echo "The graph is in demo/, the report on coordination gaps in demo-report.html, the network in demo-view.html."
	@echo "Open the two pages in a browser. Then try, with $(BIN) on your path or before each command:"
	@echo "  $(BIN)/govgraph query demo --list"
	@echo "  $(BIN)/govgraph show demo 市民政局"
	@echo "  $(BIN)/govgraph export demo --format statements --output statements.csv"
	@echo "  $(BIN)/govgraph build YOUR-GAZETTE.txt --out mine"

test: lint ## everything that can run here; says what it skipped and why (with CI=true a skip is a failure)
	$(BIN)/python -m pytest -q -m "not long"

test-long: lint ## the same with the long forms of soak (GOVGRAPH_SOAK_SECONDS, 600), fuzzing and fault tests
	$(BIN)/python -m pytest -q

lint: $(READY) ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

sample: $(READY) ## the statements of the sample gazette, on standard output
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT \
		&& $(BIN)/govgraph build --sample --out "$$scratch/g" >&2 \
		&& $(BIN)/govgraph export "$$scratch/g" --format statements --output "$$scratch/s.csv" >&2 && cat "$$scratch/s.csv"

score: $(READY) ## a fresh build of the shared gazette against its gold
	@test -f $(GAZETTE) || { echo "make score needs $(GAZETTE), which is not here" >&2; exit 1; }
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT \
		&& $(BIN)/govgraph build $(GAZETTE) --out "$$scratch/g" >&2 \
		&& $(BIN)/govgraph export "$$scratch/g" --format statements --output "$$scratch/s.csv" >&2 \
		&& $(PYTHON) $(SHARED)/bench/score.py --gold $(SHARED)/gold --statements "$$scratch/s.csv" --source $(GAZETTE)

precision: $(READY) ## govgraph/data/precision.csv anew: how often each rule is right on all that is coded by hand
	@test -f $(GAZETTE) || { echo "make precision needs $(GAZETTE), which is not here" >&2; exit 1; }
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT \
		&& $(BIN)/govgraph build --sample 'tests/passages/*.txt' 'tests/heldout/*.txt' $(GAZETTE) --out "$$scratch/g" >&2 \
		&& $(BIN)/govgraph evaluate "$$scratch/g" --gold $(SHARED)/gold --gold tests/passages --gold tests/heldout --gold tests/sample \
			--precision "$$scratch/precision.csv" >&2 && cp "$$scratch/precision.csv" govgraph/data/precision.csv

extracted: $(READY) ## extracted/ anew from the shared gazette
	@test -f $(GAZETTE) || { echo "make extracted needs $(GAZETTE), which is not here" >&2; exit 1; }
	$(BIN)/python extracted/regenerate.py $(GAZETTE) extracted/lvliang-gazette-2019-3

bench: $(READY) ## speed against jieba and rdflib's memory store, builds against their size, as a table and in bench.json
	$(BIN)/python -m tests.bench --sizes $(SIZES) --json bench.json

bench-long: SIZES := 1,10,100,1000
bench-long: bench ## the same with a build of 1,000 gazettes

clean: ## remove what make made, .venv included
	rm -rf $(VENV) bench.json demo demo-report.html demo-view.html dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
