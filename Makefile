# make demo: a record from the sample reports, and its pages.  make test: everything that the build machine runs.
.PHONY: demo serve test lint fix docs screenshots floors clean

BIN := .venv/bin
TESTS ?= tests

demo: .venv/run.stamp
	$(BIN)/parley demo

serve: .venv/run.stamp
	$(BIN)/parley serve

test: lint
	$(BIN)/pytest $(TESTS)

lint: .venv/dev.stamp
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy && $(BIN)/lint-imports

fix: .venv/dev.stamp
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

docs: .venv/dev.stamp
	$(BIN)/python docs/refresh.py
	$(BIN)/python docs/pictures/make.py

screenshots: .venv/dev.stamp
	scripts/set-up-chromium
	$(BIN)/python scripts/screenshots.py

floors: .venv/dev.stamp
	$(BIN)/python -m tests.floors

.venv/%.stamp: scripts/set-up locks/%.txt pyproject.toml
	scripts/set-up $*

clean:
	rm -rf .venv
