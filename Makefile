# Every target is one npm script; package.json is where to look.
.PHONY: install run test lint format check bench docker-build docker-run

install:
	@npm run --silent setup

run:
	@npm run --silent start

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
