# The verbs of the house. Every one sets up what it needs; the second time is quick.
.DEFAULT_GOAL := help
.PHONY: help setup run reader reader-figures reader-wheel test soak test-python test-extension test-browser pages check fix docs screens bench gates wheel folder deb release \
	release-test lock extension clean

PYTHON ?= python3
BIN := .venv/bin
# Stamps: a step is done again only when the file that it depends on has changed.
VENV := .venv/.installed
MODULES := extension/node_modules/.installed
PAGES := tests/browser/pages/.output/.built
PAGE_MODULES := tests/browser/pages/node_modules/.installed
NEIGHBOURS := bench/.venv/.installed
BESIDE := bench/.venv/.beside
TEACHER := reader/.venv/.installed
TEACHER_PYTHON := PYTHONPATH=. reader/.venv/bin/python -W ignore
EXTENSION := extension/.output/.built
SOURCES = $(shell find extension shared_rules/platforms shared_rules/messages -type f \
	-not -path '*/node_modules/*' -not -path '*/.output/*' -not -path '*/.wxt/*' 2>/dev/null)

PAGE_SOURCES = $(shell find tests/browser/pages -type f -not -path '*/node_modules/*' -not -path '*/.output/*')

help: ## show the verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: $(VENV) $(MODULES) ## .venv with the daemon (editable) and the node modules of the extension

$(VENV): pyproject.toml hatch_build.py reader/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Bedacht needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo "Cannot make .venv. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' --editable reader
	@touch $@

$(MODULES): $(wildcard extension/package.json extension/package-lock.json)
	@command -v npm >/dev/null || { echo "The extension needs Node 20 or newer with npm."; exit 1; }
	@if test -f extension/package-lock.json; then cd extension && npm ci --no-audit --no-fund --loglevel=error; \
		elif test -f extension/package.json; then cd extension && npm install --no-audit --no-fund --loglevel=error; fi
	@mkdir -p $(@D) && touch $@

extension: $(EXTENSION) ## build the extension and pack it for Chrome, Edge and Firefox

$(EXTENSION): $(MODULES) $(SOURCES)
	cd extension && npm run build --silent
	$(PYTHON) extension/build/pack.py extension/.output
	@touch $@

pages: $(PAGES) ## build the look-alikes of the sites, for the browser tests and the demo

$(PAGE_MODULES): tests/browser/pages/package.json tests/browser/pages/package-lock.json
	@command -v npm >/dev/null || { echo "The sample pages need Node 20 or newer with npm."; exit 1; }
	cd tests/browser/pages && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PAGES): $(PAGE_MODULES) $(PAGE_SOURCES)
	cd tests/browser/pages && npm run build --silent
	@touch $@

run: $(VENV) $(EXTENSION) $(PAGES) ## the whole thing on a sample page, in a browser of its own
	@$(BIN)/python -m demo

test: test-python test-extension test-browser gates ## every test: Python, TypeScript, real browsers; and the gates of speed

test-python: $(VENV) $(EXTENSION)
	$(BIN)/python -m pytest -m 'not browser and not release'

test-extension: $(MODULES)
	cd extension && npm test --silent

test-browser: $(VENV) $(EXTENSION) $(PAGES)
	@sh .ci/packages chromium=chromium firefox-esr=firefox-esr
	$(BIN)/python -m pytest tests/browser tests/security/browser

soak: $(VENV) ## the long runs of the attacks: fuzzing, load, kills (an hour; figures in docs/security-soak.md)
	BEDACHT_SOAK=1 $(BIN)/python -m pytest -s --durations=0 --timeout=3600 tests/security/test_9_fuzz.py \
		tests/security/test_4_load.py tests/security/test_10_faults.py tests/security/soak_timing.py

check: $(VENV) $(MODULES) $(PAGE_MODULES) ## linters, types, house rules, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd extension && npm run check --silent
	cd tests/browser/pages && npm run check --silent
	$(BIN)/python -m pytest -q tests/test_house*.py

fix: $(VENV) $(MODULES) ## repair what can be repaired by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	cd extension && npm run fix --silent

docs: $(VENV) ## write the generated pages of docs/ again
	$(BIN)/python -m docs.generate

screens: $(VENV) $(MODULES) ## every state of the extension in pictures, in docs/screens
	BEDACHT_SCREENS=docs/screens $(BIN)/python -m pytest -q tests/browser/test_screens_pages.py

reader: $(TEACHER) ## teach the second reader anew and measure what it is worth (half an hour; docs/reader.md)
	$(TEACHER_PYTHON) -m reader.training
	$(MAKE) docs

reader-figures: $(TEACHER) ## thresholds and figures of the reader anew, after rules or drafts have changed
	$(TEACHER_PYTHON) -m reader.training figures
	$(MAKE) docs

$(TEACHER): reader/requirements.txt pyproject.toml
	@test -x reader/.venv/bin/python || $(PYTHON) -m venv reader/.venv
	reader/.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable . -r reader/requirements.txt
	@touch $@

bench: $(VENV) $(NEIGHBOURS) $(EXTENSION) $(PAGES) ## speed and memory beside six neighbours, then `make docs`
	@sh .ci/packages chromium=chromium
	$(BIN)/python -m bench

gates: $(VENV) $(BESIDE) ## hold a few ratios of speed against their limits
	$(BIN)/python -m bench gates

# What the gates need; installed in half a minute.
$(BESIDE): bench/gates.txt
	@test -x bench/.venv/bin/python || $(PYTHON) -m venv bench/.venv
	bench/.venv/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

$(NEIGHBOURS): bench/requirements.txt bench/package-lock.json $(BESIDE)
	bench/.venv/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	cd bench && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# ── releases: packaging/README.md ──

# The folder wants a Python with a shared library, as Debian's is.
RELEASE_PYTHON ?= /usr/bin/python3
RUNTIME := build/runtime/.installed
TOOLS := build/tools/.installed
STARTER := build/starter/.installed
FOLDER := build/folder/bedacht
PACKED = $(shell find daemon shared_rules packaging/folder -type f -not -name '*.pyc') $(EXTENSION)
# The date of everything that is built; the same commit gives the same bytes.
wheel reader-wheel folder deb release release-test: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)

wheel: $(VENV) $(EXTENSION) ## one wheel with daemon, rules and extension, and the sdist, in dist/
	rm -f dist/*.whl dist/*.tar.gz
	$(BIN)/python -m hatchling build -t wheel -t sdist -d dist

reader-wheel: $(VENV) ## the model of the second reader, a wheel of its own, in dist/
	cd reader && ../$(BIN)/python -m hatchling build -t wheel -d ../dist

$(RUNTIME): packaging/requirements.lock
	@$(RELEASE_PYTHON) -c 'import ensurepip, sysconfig as s; exit(not s.get_config_var("Py_ENABLE_SHARED"))' || \
		{ echo "$(RELEASE_PYTHON) cannot build a folder. On Debian: apt-get install python3-venv libpython3-dev"; exit 1; }
	$(RELEASE_PYTHON) -m venv --clear build/runtime
	build/runtime/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(TOOLS): packaging/tools.lock
	$(RELEASE_PYTHON) -m venv --clear build/tools
	build/tools/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# Beside the libraries, not among them: what builds the folder is no part of it.
$(STARTER): packaging/folder.lock $(RUNTIME)
	rm -rf $(@D)
	build/runtime/bin/pip install --quiet --disable-pip-version-check --require-hashes --target $(@D) -r $<
	@touch $@

$(FOLDER): $(RUNTIME) $(STARTER) $(PACKED)
	$(MAKE) wheel
	build/runtime/bin/pip install --quiet --disable-pip-version-check --no-deps --no-index --force-reinstall dist/*.whl
	PYTHONHASHSEED=0 PYTHONPATH=build/starter build/runtime/bin/python \
		-m PyInstaller --noconfirm --clean --log-level ERROR --distpath build/folder --workpath build/work \
		packaging/folder/bedacht.spec
	@touch $@

folder: $(FOLDER) ## a folder that needs no Python, in build/folder

deb: $(FOLDER) ## a Debian package that needs nothing but the C library, in dist/
	@sh .ci/packages dpkg-deb=dpkg
	$(BIN)/python -m release.deb $(FOLDER) dist

release: deb $(TOOLS) ## everything that is given out, with bills of material and sums, in dist/
	cp extension/.output/bedacht-*.zip dist/
	tar --sort=name --mtime="@$$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C build/folder -cJf \
		dist/bedacht-folder-$$(uname -s | tr A-Z a-z)-$$(uname -m).tar.xz bedacht
	PYTHONPATH=daemon build/tools/bin/python -m release.bill build/runtime/bin/python dist
	cd dist && sha256sum $$(ls | grep -v SHA256SUMS) > SHA256SUMS

release-test: release ## install, use and purge what is in dist/; build it again and compare
	@sh .ci/packages lintian=lintian
	$(BIN)/python -m pytest -q tests/release

LOCK := build/tools/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --custom-compile-command 'make lock'

lock: $(TOOLS) ## choose the versions of libraries and tools anew, with their sums
	$(LOCK) pyproject.toml -o packaging/requirements.lock
	$(LOCK) packaging/folder.in -o packaging/folder.lock
	$(LOCK) packaging/tools.in -o packaging/tools.lock

clean: ## remove what was built (not .venv)
	rm -rf dist build extension/.output extension/.wxt .mypy_cache .ruff_cache .pytest_cache
