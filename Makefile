# Everything runs in .venv, which is made on first use: only Python >= 3.11 and make are needed.

HOST ?= $(or $(BUSCADOR_HOST),127.0.0.1)
PORT ?= $(or $(BUSCADOR_PORT),8000)

# The first of these that is new enough; or say which: make serve PYTHON=/opt/python/bin/python3
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c '$(NEW_ENOUGH)' 2>/dev/null && { command -v "$$name"; break; }; done)

BIN := .venv/bin
INSTALL := -m pip install --quiet --disable-pip-version-check
UV := .venv/uv/bin/uv

# As many processes as there are processors; a test goes to the first that is free.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist worksteal

# A real cluster on this machine: so many nodes, the first on this port.
CLUSTER := tests/opensearch/cluster.sh
NODES ?= $(if $(filter test-opensearch bench-opensearch,$(MAKECMDGOALS)),3,1)
ENGINE ?= $(or $(BUSCADOR_ENGINE),whoosh)

.PHONY: help serve test quick soak lint lowest lock bench bench-million relevance screenshots clean \
	opensearch opensearch-stop test-opensearch bench-opensearch

help:
	@echo 'make serve        build the index and serve it on http://$(HOST):$(PORT) (HOST, PORT, ENGINE)'
	@echo 'make test         lint, types, tests, and a smoke test of the installed wheel'
	@echo 'make quick        lint, types, and the tests that take no browser and no minutes'
	@echo 'make soak         faults for an hour: kills, rebuilds, full disks, damage (SOAK=0.2: a fifth)'
	@echo 'make lint         ruff and mypy only'
	@echo 'make lowest       the tests without a browser on the lowest versions that are declared'
	@echo 'make lock         renew requirements/, which everything is installed from (UPGRADE=)'
	@echo 'make relevance    ranking figures on the judged queries'
	@echo 'make bench        speed and memory beside other engines'
	@echo 'make bench-million  a build of a million records: opening, speed, memory (KEEP=folder)'
	@echo 'make opensearch   start a cluster here for ENGINE=opensearch (NODES=1 or 3)'
	@echo 'make opensearch-stop   end it, with all that it holds'
	@echo 'make test-opensearch   the tests over a cluster of their own (NODES)'
	@echo 'make bench-opensearch  its speed and memory beside the embedded engine (NODES, RECORDS)'
	@echo 'make screenshots  the pictures of the README'
	@echo 'make clean        remove .venv and everything that was made'

serve: export BUSCADOR_ENGINE := $(ENGINE)
serve: export BUSCADOR_HOST := $(HOST)
serve: export BUSCADOR_PORT := $(PORT)
serve: .venv/for-$(if $(filter opensearch,$(ENGINE)),test,serve)
	@echo 'Construyendo el índice con los informes de data/ …'
	@$(BIN)/buscador-index build || { \
		echo 'El índice no se construyó, y el sitio no empezó: arriba se dice por qué.' >&2; exit 1; }
	@echo 'Empezando el sitio: cuando diga que escucha, abra su dirección; Ctrl-C lo termina …'
	@exec $(BIN)/buscador-serve --host '$(HOST)' --port '$(PORT)'

test: lint
	@$(BIN)/python -m tests.browser.chromium
	$(PYTEST)
	$(BIN)/python -m pytest tests/smoke/wheel.py tests/smoke/container.py
	@why=$$($(CLUSTER) why) && why='make test-opensearch runs them'; \
		echo "The tests that need OpenSearch were left out: $$why."

quick: lint
	$(PYTEST) -m 'not browser and not clients and not kill and not xquad and not fuzz and not soak'

# One after the other: they measure. The disk of a full one is mounted, for which it takes root.
soak: .venv/for-test
	SOAK='$(or $(SOAK),1)' $(BIN)/python -m pytest tests/soak

lint: .venv/for-test
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

lowest: $(UV)
	'$(PYTHON)' -m venv --clear .venv/lowest
	$(UV) pip install --quiet --python .venv/lowest/bin/python --resolution lowest-direct \
		--editable '.[test,mcp]'
	.venv/lowest/bin/python -m pytest --numprocesses auto -m 'not browser'

# With every package as new as may be; `make lock UPGRADE=` keeps those that still fit.
UPGRADE := --upgrade
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
	--annotation-style line --custom-compile-command 'make lock' pyproject.toml --group build
lock: $(UV)
	@mkdir -p requirements
	$(COMPILE) --extra test --extra mcp --extra bench --output-file requirements/bench.txt
	$(COMPILE) --extra test --extra mcp --constraints requirements/bench.txt --output-file requirements/test.txt
	$(COMPILE) --constraints requirements/bench.txt --output-file requirements/serve.txt

relevance: .venv/for-test
	$(BIN)/python -m tests.relevance --xquad --ablations

opensearch:
	@$(CLUSTER) install
	@$(CLUSTER) start $(NODES)
	@$(CLUSTER) status
	@echo 'make serve ENGINE=opensearch builds into it and serves from it; make opensearch-stop ends it.'

opensearch-stop:
	@$(CLUSTER) stop

test-opensearch: .venv/for-test
	@$(BIN)/python -m tests.opensearch $(NODES)

bench-opensearch: .venv/for-test
	@$(BIN)/python -m tests.bench.cluster $(NODES) $(RECORDS)

bench: .venv/for-bench
	$(BIN)/python -m tests.bench

bench-million: .venv/for-test
	$(BIN)/python -m tests.bench.million $(KEEP)

screenshots: .venv/for-test
	$(BIN)/python -m tests.browser.screenshots

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

define need-python
@'$(PYTHON)' -c '$(NEW_ENOUGH)' 2>/dev/null || { \
	echo 'Se necesita Python 3.11 o posterior, y no se halló: instálelo, o diga dónde está:' >&2; \
	echo '    make PYTHON=/ruta/a/python3 $(MAKECMDGOALS)' >&2; exit 1; }
@'$(PYTHON)' -c 'import venv, ensurepip' 2>/dev/null || { \
	echo 'Aquí Python no puede hacer entornos propios. En Debian o Ubuntu:' >&2; \
	echo '    apt-get install python3-venv' >&2; exit 1; }
endef

PIP_FAILED = echo 'No se pudo instalar; arriba dice pip por qué. Si es la red, revise la conexión' >&2; \
	echo 'o diga por dónde se sale (HTTPS_PROXY, PIP_INDEX_URL), y repita la orden.' >&2; exit 1

# One mark for each lock; all go stale together when pyproject.toml changes.
MARKS := .venv/for-serve .venv/for-test .venv/for-bench
$(MARKS): .venv/for-%: requirements/%.txt pyproject.toml
	$(need-python)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		echo 'Preparando en .venv un Python para este programa, aparte del de la máquina …'; \
		'$(PYTHON)' -m venv --clear .venv || { \
		echo 'No se pudo preparar .venv: vea que haya espacio y permiso en esta carpeta.' >&2; exit 1; }; }
	@echo 'Instalando los paquetes de $<, la primera vez desde la red …'
	@$(BIN)/python $(INSTALL) --require-hashes --requirement $< || { $(PIP_FAILED); }
	@echo 'Instalando el programa, desde esta carpeta …'
	@$(BIN)/python $(INSTALL) --no-deps --no-build-isolation --editable . || { $(PIP_FAILED); }
	@touch $@

$(UV):
	$(need-python)
	'$(PYTHON)' -m venv .venv/uv
	.venv/uv/bin/python $(INSTALL) 'uv>=0.9,<1'
