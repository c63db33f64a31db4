# syntax=docker/dockerfile:1
# Broadsheet as an image: built here, content mounted. See docs/deploying.md.

FROM node:24-bookworm-slim AS build
WORKDIR /site
ENV NEXT_TELEMETRY_DISABLED=1 PATH=/site/node_modules/.bin:$PATH
# What is installed changes less often than the code.
COPY package.json package-lock.json .npmrc ./
COPY scripts/setup.sh scripts/setup.sh
RUN sh scripts/setup.sh
COPY . .
RUN npm run build \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache .next/diagnostics .next/trace*

FROM node:24-bookworm-slim
WORKDIR /site
# Everything belongs to root and is only read; what the site writes is in its volume and in /tmp.
COPY --from=build /site /site
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PATH=/site/node_modules/.bin:$PATH \
  PORT=3000 \
  LISTEN_ADDRESS=0.0.0.0 \
  MALLOC_ARENA_MAX=2 \
  BROADSHEET_CONTENT=/content \
  BROADSHEET_VAR=/var/lib/broadsheet \
  DATABASE_URL=file:/var/lib/broadsheet/broadsheet.db
RUN install -d -o node -g node /var/lib/broadsheet
VOLUME /var/lib/broadsheet
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Content that is refused keeps nobody from reading what was synced before.
CMD ["sh", "-c", "node cli/broadsheet.ts sync || echo 'The content was refused; serving what was synced before' >&2; exec node --max-old-space-size=256 --max-semi-space-size=8 press/main.ts"]
