# make run   sets up, then extracts data/raw into data/out
# make test  sets up, then lints, type-checks and tests
# make snapshots   draws the sample articles anew into tests/__snapshots__, to be proofread

export UV_SYSTEM_CERTS := 1
export UV_PYTHON_DOWNLOADS := never
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test lint snapshots bench fuzz constraints clean

run: $(READY)
	$(BIN)/extract run data/raw --out data/out --overwrite

test: lint
	$(BIN)/pytest -q

snapshots: $(READY)
	$(BIN)/pytest -q tests/test_snapshots.py --snapshot-update

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(READY)
	$(BIN)/python tests/bench/bench.py

$(READY): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r constraints.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	touch $(READY)

# about an hour; coverage-guided: pip install atheris, then tests/fuzz/fuzz.py --atheris
fuzz: $(READY)
	$(BIN)/python tests/fuzz/fuzz.py --inputs 1000000 --longest 500 --seed 1
	$(BIN)/python tests/fuzz/fuzz.py --inputs 10000 --longest 50000 --seed 2
	$(BIN)/python tests/fuzz/fuzz.py --repeated --longest 20000

constraints: $(READY)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-annotate --extra dev pyproject.toml --output-file constraints.txt

clean:
	rm -rf .venv data/out/* data/out/.extract
