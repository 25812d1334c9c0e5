# Les commandes d’une journée : « make aide » donne la liste.
# Les chemins sont relatifs : le dossier du projet peut porter des espaces et des accents.

PYTHON ?= python3
ADRESSE ?= 127.0.0.1:8000
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install -qq

# Le bandeau de Material sur MkDocs 2 n’apprend rien à qui fabrique le site.
export NO_MKDOCS_2_WARNING := 1

# La date du site est celle du dernier commit : deux fabrications donnent les mêmes octets.
ifeq ($(strip $(SOURCE_DATE_EPOCH)),)
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
endif
ifneq ($(strip $(SOURCE_DATE_EPOCH)),)
export SOURCE_DATE_EPOCH
else
unexport SOURCE_DATE_EPOCH
endif

.DEFAULT_GOAL := aide
.DELETE_ON_ERROR:
.PHONY: aide site servir test mesures hors-ligne contribution proposition publication \
  liens-externes reparer veille verrous propre FORCE

aide: ## donne cette liste
	@printf 'Commandes (make COMMANDE) :\n'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/pret-site ## prépare la machine au besoin, vérifie les ressources, fabrique le site dans site/ et le vérifie
	$(VENV)/bin/fabrique verifier
	$(VENV)/bin/python -m mkdocs build --strict
	$(VENV)/bin/fabrique verifier-site site
	$(VENV)/bin/fabrique liens site
	@printf 'Le site est dans « site/ ». Pour le regarder : « make servir », puis http://%s/\n' '$(ADRESSE)'

servir: $(VENV)/pret-site ## montre le site et ses brouillons sur http://127.0.0.1:8000/, et suit les modifications
	$(VENV)/bin/python -m mkdocs serve --no-strict --livereload --dev-addr '$(ADRESSE)'

# Du contrôle le plus rapide au plus lent ; le compte des tests vient en dernier.
test: $(VENV)/pret-test ## vérifie tout : forme, types, étages, ressources, site, tests
	$(VENV)/bin/python -m ruff format --check
	$(VENV)/bin/python -m ruff check
	$(VENV)/bin/lint-imports --no-logo
	$(VENV)/bin/python -m mypy
	$(VENV)/bin/fabrique verifier --strict
	$(VENV)/bin/python -m mkdocs build --strict
	$(VENV)/bin/fabrique verifier-site site
	$(VENV)/bin/fabrique liens site
	$(VENV)/bin/python -m tests.browser.prepare
	$(VENV)/bin/python -m pytest

mesures: $(VENV)/pret-test ## mesure la vérification, la fabrication du site et le poids de ses pages
	$(VENV)/bin/python -m tests.mesures

hors-ligne: $(VENV)/pret-site ## fabrique dans build/ une édition en ZIP, qui s’ouvre sans réseau
	FABRIQUE_HORS_LIGNE=1 $(VENV)/bin/python -m mkdocs build --strict --site-dir build/hors-ligne
	$(VENV)/bin/fabrique exporter archive build/hors-ligne build/hors-ligne.zip
	@printf 'Le fichier « build/hors-ligne.zip » se décompresse, puis « index.html » s’ouvre d’un double clic\n'

verrous: ## recalcule les verrous (MISE_A_JOUR=1 : au plus récent) ; demande le réseau
	"$(PYTHON)" scripts/prepare/locks.py

# Ce que la forge appelle comme une personne le ferait (.github/workflows/).
FORMAT ?= texte
BASE ?= origin/main
TETE ?= HEAD
contribution: $(VENV)/pret-site ## lit une proposition dans git, sans rien en exécuter (BASE=origin/main, TETE=HEAD)
	$(VENV)/bin/fabrique verifier-contribution '$(BASE)' --tete '$(TETE)' --format '$(FORMAT)'

proposition: $(VENV)/pret-site ## fait un brouillon des réponses d’un formulaire (FICHIER=…)
	$(VENV)/bin/fabrique recevoir '$(FICHIER)'

publication: $(VENV)/pret-site ## publie une édition dans la branche locale gh-pages (EDITION=2026.1)
	$(VENV)/bin/fabrique edition publier '$(EDITION)'

liens-externes: $(VENV)/pret-site ## visite les pages des autres sites ; demande le réseau
	$(VENV)/bin/fabrique liens-externes --format '$(FORMAT)'

reparer: $(VENV)/pret-site ## répare ce qui n’a qu’une bonne réponse
	$(VENV)/bin/fabrique reparer --ecrire

# ProperDocs est installé à part : là où il est présent, mike l’emploie à la place de MkDocs.
veille: $(VENV)/pret-site ## essaie la fabrication sous ProperDocs, dans build/ ; demande le réseau
	"$(PYTHON)" -m venv --clear build/veille
	build/veille/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --only-binary :all: -r requirements.txt
	build/veille/bin/python -m pip --disable-pip-version-check install -qq properdocs
	LC_ALL=C.UTF-8 build/veille/bin/python -m pip --disable-pip-version-check install -qq --no-deps --no-build-isolation -e .
	build/veille/bin/properdocs build --strict --site-dir build/veille-site

propre: ## efface ce qui se refabrique : environnement, site, caches
	rm -rf .venv site build scripts/fabrique.egg-info .pytest_cache .mypy_cache .ruff_cache \
	  .import_linter_cache .hypothesis
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Un environnement contient le chemin de son dossier : déplacé ou copié, il est refait.
ifneq ($(shell test -x $(VENV)/bin/python && cat $(VENV)/emplacement 2>/dev/null),$(CURDIR))
$(VENV)/emplacement: FORCE
endif

$(VENV)/emplacement:
	@"$(PYTHON)" -c '' 2>/dev/null || { \
	  printf 'Python est introuvable (« %s ») : installez Python 3.11.5 ou plus récent, ou indiquez-le : make site PYTHON=/chemin/de/python3\n' "$(PYTHON)" >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { \
	  printf 'Il faut Python 3.11.5 ou plus récent, et « %s » est plus ancien (%s) : indiquez-en un autre, par exemple make site PYTHON=python3.12\n' \
	    "$(PYTHON)" "$$("$(PYTHON)" -V 2>&1)" >&2; exit 2; }
	@printf 'Création de l’environnement « .venv »\n'
	@"$(PYTHON)" -m venv --clear $(VENV) >/dev/null || { \
	  printf 'L’environnement « .venv » n’a pas pu être créé : sous Debian ou Ubuntu, installez python3-venv\n' >&2; exit 2; }
	@pwd -P > $@

# $(1) : verrou à installer. Notre paquet suit, sans réseau ni dépendance de plus. Son chemin est
# rendu relatif : absolu et accentué, il arrête Python quand la session n’est pas en UTF-8.
define installer
	@printf 'Installation de %s (quelques minutes la première fois)\n' $(1)
	@$(PIP) --require-hashes --only-binary :all: -r $(1) || { \
	  printf 'L’installation de %s a échoué, pour la raison ci-dessus ; la première fois, elle demande le réseau : vérifiez la connexion, puis relancez la même commande\n' $(1) >&2; exit 2; }
	@LC_ALL=C.UTF-8 $(PIP) --no-deps --no-build-isolation -e .
	@for path in $(VENV)/lib/python3*/site-packages/__editable__.fabrique-*.pth; do \
	  printf '../../../../scripts\n' > "$$path"; done
	@touch $@
endef

$(VENV)/pret-site: requirements.txt pyproject.toml $(VENV)/emplacement
	$(call installer,requirements.txt)

$(VENV)/pret-test: requirements-dev.txt $(VENV)/pret-site
	$(call installer,requirements-dev.txt)
