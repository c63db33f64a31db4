#!/bin/sh
# Installs what package-lock.json names, unless it is installed already. The project brings its own Node (the npm
# package `node`): after this, `node` on the path of every npm script is that one, whichever Node started npm.
#
# The build needs what is only there for development, also where NODE_ENV says production.
#
# `npm install --no-save` and not `npm ci`: the lockfile leaves out other platforms' optional packages where the
# registry it was written from has none of them, and `npm ci` refuses such a lockfile.
set -eu
stamp=node_modules/.broadsheet-lock
if [ ! -f "$stamp" ] || ! cmp -s package-lock.json "$stamp"; then
  echo 'Installing dependencies …'
  npm install --no-save --include=dev --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
fi
