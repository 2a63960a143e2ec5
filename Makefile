# make help lists the targets
SHELL := bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
ARGS ?=
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 2

.PHONY: help run test test-fast train widget widget-timing screenshots bench check format setup setup-dev lock clean

help: ## these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

run: train ## set up, train if needed, start all services and print the URL
	@scripts/widget try
	@exec .venv/bin/claimdesk run $(ARGS)

test: setup-dev train ## set up and run every test, the widget's too (ARGS="-k warranty" for some)
	@scripts/widget try
	@exec $(if $(ARGS),$(PYTHON) -m pytest $(ARGS),scripts/test)

test-fast: setup-dev ## fast tests: no model, no server
	@exec $(PYTHON) -m pytest -m "not slow" $(ARGS)

train: setup ## train a model if data/, domain.yml, config.yml or the components changed
	@.venv/bin/claimdesk train

widget: ## build the chat widget (needs Node 20) and fail if it is over 20 kB gzipped
	@scripts/widget build
	@scripts/widget size

widget-timing: setup-dev train widget ## measure the widget's time to interactive
	@exec $(PYTHON) -m tests.browser.timing $(ARGS)

screenshots: train widget ## regenerate widget/README.md's screenshots (needs Chromium)
	@exec scripts/screenshots

bench: setup-dev train ## benchmark against stock Rasa, about 20 minutes (ARGS=--quick: fewer rounds)
	@exec $(PYTHON) -m bench $(ARGS)

CHECKS := ".venv/bin/ruff check --quiet ." ".venv/bin/ruff format --check --quiet ." ".venv/bin/mypy" \
	".venv/bin/lint-imports --no-logo" "scripts/dead-code" ".venv/bin/deptry ." \
	".venv/bin/claimdesk check --questions" ".venv/bin/claimdesk check --stories" "scripts/validate-data" \
	".venv/bin/claimdesk twins" ".venv/bin/claimdesk eval tests/nlu --confusions 0 --thresholds tests/nlu/thresholds.yml"

check: setup-dev train ## validate data, domain, words and stores; lint, format, types, imports; held-out figures
	@status=0; for check in $(CHECKS); do printf '== %s\n' "$$check"; $$check || status=1; done; exit $$status

format: setup-dev ## format the code
	$(PYTHON) -m ruff check --fix-only .
	$(PYTHON) -m ruff format .

setup: ## create .venv from requirements.lock
	@scripts/setup

setup-dev: setup ## the same, with the tools for tests and checks
	@scripts/setup dev

lock: setup ## re-resolve the lock files
	@scripts/lock $(ARGS)

clean: ## remove models, caches and reports; var/ (claims, mail) and .venv stay
	rm -rf widget/dist widget/node_modules models .rasa results .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info build
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
