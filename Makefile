# Everything a newcomer needs: `make demo` runs the main job, `make test` passes the tests.
PYTHON ?= python3
BIN := .venv/bin
WORDS := src/maodun/locale/zh_Hans/LC_MESSAGES/maodun

.PHONY: demo test check lint bench bench-full lock clean

demo: .venv/ready $(WORDS).mo  ## set up, then clear the sample products and write their reports
	$(BIN)/maodun demo

test: .venv/ready $(WORDS).mo  ## set up, then run the tests (those on real data need MAODUN_DATA)
	$(BIN)/python -m pytest -n 2

check: .venv/ready lint test  ## what CI runs, without the wheel

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready  ## all benchmarks at 10^5, written to bench/RESULTS.md
	$(BIN)/python -m bench

bench-full: .venv/ready  ## the same at 10^6
	$(BIN)/python -m bench --full

lock: .venv/ready  ## pin every dependency again
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --extra dev --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-header --output-file requirements.lock pyproject.toml

.venv/ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch .venv/ready

$(WORDS).mo: $(WORDS).po src/maodun/fonts/characters.py | .venv/ready
	$(BIN)/python hatch_build.py
	touch $@

clean:
	rm -rf .venv dist build
