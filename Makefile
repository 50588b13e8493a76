# Two commands for a newcomer: make demo, make test. Both run offline once the packages are installed.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test lint prove wheel clean

demo: .venv/demo-ready
	@$(BIN)/ungtekst demo

test: .venv/test-ready
	@$(BIN)/ruff check . && $(BIN)/ruff format --check -q . && $(BIN)/mypy
	@$(BIN)/pytest

# The long proofs: the same tests with thousands of random cases and hundreds of kills.
prove: .venv/test-ready
	UNGTEKST_EXAMPLES=2000 UNGTEKST_KILLS=200 $(BIN)/pytest

wheel: .venv/test-ready
	@$(BIN)/pip wheel -q --no-deps -w dist .

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || (echo "ungtekst needs Python 3.10 or later; name it: make PYTHON=python3.12 …" && false)
	$(PYTHON) -m venv .venv

.venv/demo-ready: .venv/bin/python setup.cfg pyproject.toml
	$(BIN)/pip install -q -e .
	@touch $@

.venv/test-ready: .venv/bin/python setup.cfg pyproject.toml
	$(BIN)/pip install -q -e '.[test]'
	@touch $@ .venv/demo-ready

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
