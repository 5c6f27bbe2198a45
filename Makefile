# The three commands: `make setup` installs, `make run` starts, `make test` checks everything.
# Settings are variables: make run PORT=8010 HOST=0.0.0.0 DATA=/srv/factcheck (docs/operators.md).
unexport PYTHONHOME PYTHONPATH PYTHONSTARTUP PYTHONOPTIMIZE
.PHONY: help setup run test lock screenshot evaluate
help:
	@echo "make setup   install into .venv and node_modules"
	@echo "make run     start the workbench (Ctrl-C stops it)"
	@echo "make test    run all checks and tests"
	@echo "make lock    write requirements.txt and package-lock.json anew"
	@echo "make evaluate     measure the splitter, write its figures"
	@echo "make screenshot   take the README's picture anew"

setup:
	@sh scripts/setup

run: setup
	@exec .venv/bin/python -m factcheck.ops.run

test: setup
	@exec sh scripts/test

lock:
	@sh scripts/lock

screenshot: setup
	@.venv/bin/python -m docs.screenshot

evaluate: setup
	@.venv/bin/python -m factcheck.nlp.evaluate $(EVALUATE)
