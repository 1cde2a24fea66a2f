# Sugar for the two commands of the README.
.PHONY: demo test

demo: .venv/installed
	.venv/bin/corpus demo

test: .venv/installed
	.venv/bin/pytest -n 2 --dist loadfile

.venv/installed: pyproject.toml constraints.txt
	python3.11 -m venv .venv
	.venv/bin/pip install -q -c constraints.txt -e '.[dev]'
	touch .venv/installed
