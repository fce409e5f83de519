# Every target is one npm script; package.json is where to look.
.PHONY: install run terminal test lint format check bench docker-build docker-run

install:
	@npm run --silent setup

run:
	@npm run --silent start

# Arguments: make terminal ARGS="send general hello"
terminal:
	@npm run --silent terminal -- $(ARGS)

test:
	@npm run --silent test

lint: install
	@npm run --silent lint

format: install
	@npm run --silent format

check:
	@npm run --silent check

bench:
	@npm run --silent bench

docker-build:
	@npm run --silent docker:build

docker-run:
	@npm run --silent docker:run
