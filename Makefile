# The way in: `make run` shows the kiosk, `make test` tests it. Both set up what is missing first; see tools/setup.sh.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run tour proof test lint check pictures guide bench bundle clean

PYTHON := .venv/bin/python
READY := .venv/ready
export PYTHONUTF8 := 1

help:
	@echo 'make run    显示展示内容，全屏    show the kiosk, full screen   ARGS="--windowed --size 1280x720"'
	@echo 'make check  检查 slides/ 和 images/    list what is wrong in the content'
	@echo 'make tour   把每一面画成图片，放进 tour/    draw every face into tour/'
	@echo 'make proof  量每一个画面，报告放进 proof/    measure every screen, report in proof/'
	@echo 'make test   测试    tests              ARGS="tests/deck -k header"'
	@echo 'make lint   ruff, mypy, qmllint'
	@echo 'make pictures  重新渲染沙盘图片（要 Blender 的 bpy，几个小时）    render images/ anew   ARGS="tianyi --preview"'
	@echo 'make bench  和 Chromium、Impress 比速度（四个小时）    measure beside Chromium and Impress, four hours   ARGS="--quick"'
	@echo 'make guide  打印用的工作人员指南，放进 dist/    the guide for staff, to print, into dist/'
	@echo 'make bundle  打成一个文件，没有网络也能安装    one file that installs without a network, into dist/'
	@echo 'make setup  只做安装    set up only        make clean  删除 .venv 等    remove what make made'

setup: $(READY)/system $(READY)/python

$(READY)/system: tools/setup.sh
	@tools/setup.sh system

$(READY)/python: requirements.lock pyproject.toml tools/setup.sh | $(READY)/system
	@tools/setup.sh python

$(READY)/tests: tools/setup.sh | $(READY)/python
	@tools/setup.sh tests

$(READY)/bench: tools/setup.sh | $(READY)/tests
	@tools/setup.sh bench

run: setup
	@$(PYTHON) -m kiosk run $(ARGS)

check: setup
	@$(PYTHON) -m kiosk check $(ARGS)

tour: setup
	@$(PYTHON) -m kiosk tour tour $(ARGS)

proof: setup
	@$(PYTHON) -m kiosk proof --report proof $(ARGS)

test: export QT_QPA_PLATFORM ?= offscreen
test: setup $(READY)/tests
	@$(PYTHON) -m pytest $(ARGS)

lint: setup
	@failed=; \
	$(PYTHON) -m ruff check . || failed="$$failed ruff"; \
	$(PYTHON) -m ruff format --check . || failed="$$failed format"; \
	$(PYTHON) -m mypy || failed="$$failed mypy"; \
	$(PYTHON) tools/qmllint.py || failed="$$failed qmllint"; \
	if [ -n "$$failed" ]; then echo "lint:$$failed"; exit 1; fi

guide: setup
	@$(PYTHON) tools/guide.py

bundle: setup
	@$(PYTHON) tools/bundle.py

# What renders the pictures is no part of the kiosk: an environment of its own.
.venv-scenes/ready: tools/scenes/requirements.txt
	@tools/setup.sh scenes

pictures: .venv-scenes/ready
	@cd tools && ../.venv-scenes/bin/python -m scenes $(ARGS)

# Beside what: Chromium and Impress from Debian, reveal.js from npm. Only the bench needs them.
bench: setup $(READY)/tests $(READY)/bench
	@$(PYTHON) -m tests.bench $(ARGS)

clean:
	rm -rf .venv .venv-scenes build dist tour proof .hypothesis .mypy_cache .pytest_cache .ruff_cache
