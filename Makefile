# Rollout. `make run` is all that a user needs; `make help` lists the rest. Needs Python 3.11 or newer and make.
# Windows without make: see README.md.

ifeq ($(OS),Windows_NT)
  PYTHON ?= py
  PY := .venv/Scripts/python.exe
else
  # The first Python that is new enough; python3 itself where none is, to say that it is too old.
  PYTHON ?= $(or $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
    $$p -E -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done),python3)
  PY := .venv/bin/python
endif

FILE ?= events.csv
ARGS ?=

# What leads another Python elsewhere must not lead ours there.
unexport PYTHONHOME PYTHONPATH

# Each module of bench/ is one measurement.
BENCHES := $(subst /,.,$(basename $(filter-out %/__init__.py,$(wildcard bench/*.py))))

# Each module of checks/ but guided, which needs a package that is not ours, is one check before a release.
CHECK ?= limits malformed edits kills editing spoiled bodies writes load install slow

# COVERAGE=1 also demands that every branch of rollout/ is run.
ifeq ($(COVERAGE),1)
  COVER := --cov --cov-fail-under=100 --cov-report=term-missing:skip-covered
endif

# uv writes one lock for every system and Python; a version must be public for 7 days before we take it.
COMPILE := -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --only-binary :all: \
  --no-emit-index-url --exclude-newer "7 days" --custom-compile-command "make lock"

.PHONY: help run test check format lock bench soak clean dev hostile dist release-tools sbom audit
.DEFAULT_GOAL := help

help:
	@echo "make run      install once, then open events.csv in the browser (FILE=other.csv for another file)"
	@echo "make test     install what the tests need, a browser too, and run every test (ARGS=... for pytest)"
	@echo "make check    the gate: format, lint, types; of the scripts too where node is"
	@echo "make format   put the format right and mend what the linter can"
	@echo "make bench    the measurements"
	@echo "make soak     what a release must stand: damaged files, kills, load; about half an hour (CHECK=load for one)"
	@echo "make lock     make the locks again from pyproject.toml and package.json"
	@echo "make hostile  before a release: hostile text in every field on every part of the page and in every output (long)"
	@echo "make dist     build the release into dist/, twice, and compare; needs all changes committed"
	@echo "make sbom     write the list of parts (SBOM) into dist/ and hold it to its schema"
	@echo "make audit    ask which known weaknesses the locked packages have (ARGS='--database FOLDER' without a service)"
	@echo "make clean    remove everything that was installed or made"

run:
	@$(PYTHON) tools/install.py
	@$(PY) app.py "$(FILE)" $(ARGS)

dev:
	@$(PYTHON) tools/install.py dev

# Tests start our programs some hundred times; each start takes 2 s of a core where no compiled modules may be kept
# (containers often forbid it, and pip was told to leave them to the first start), and 0.7 s where they are.
test: export PYTHONDONTWRITEBYTECODE :=
test: dev
	@$(PY) tools/browser.py
	@$(PY) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(COVER) $(ARGS)

check: dev
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m tools.scripts

format: dev
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

bench: dev
	@$(foreach each,$(BENCHES),echo "$(each)" && $(PY) -m $(each) $(ARGS) && )echo "done"

soak: dev
	@$(foreach each,$(CHECK),echo "$(each)" && $(PY) -m checks.$(each) $(ARGS) && )echo "done"

lock: dev
	$(PY) $(COMPILE) pyproject.toml --output-file requirements.lock
	$(PY) $(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(PY) $(COMPILE) --group release --constraint requirements.lock --constraint requirements-dev.lock --output-file requirements-release.lock
	npm install --package-lock-only --min-release-age=7

hostile: dev
	@$(PY) tools/browser.py
	@$(PY) -m pytest --long tests/hostile $(ARGS)
	@$(PY) -m tools.formulas

dist: dev
	@$(PY) -m tools.dist

release-tools:
	@$(PYTHON) tools/install.py release

sbom: release-tools
	@$(PY) -m tools.sbom --check

audit: release-tools
	@$(PY) -m tools.audit $(ARGS)

clean:
	@$(PYTHON) -c "import shutil; [shutil.rmtree(p, ignore_errors=True) for p in ('.venv', 'node_modules', '.hypothesis', '.mypy_cache', '.pytest_cache', '.ruff_cache', 'build', 'dist', 'test-results')]"
