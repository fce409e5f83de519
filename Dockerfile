FROM node:24-bookworm-slim AS manifests
WORKDIR /parley
COPY package.json package-lock.json .npmrc ./
COPY apps/server/package.json apps/server/
COPY apps/terminal/package.json apps/terminal/
COPY apps/web/package.json apps/web/
COPY packages/client/package.json packages/client/
COPY packages/protocol/package.json packages/protocol/
COPY packages/twilio-emulator/package.json packages/twilio-emulator/
COPY bench/package.json bench/
COPY e2e/package.json e2e/

FROM manifests AS web
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM manifests AS server
RUN npm ci --ignore-scripts --omit=dev --workspace @parley/server
COPY apps/server apps/server
COPY packages packages
COPY --from=web /parley/apps/web/dist apps/web/dist

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 PARLEY_DATA=/data
WORKDIR /parley
COPY --from=server /parley ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/server/src/main.ts"]
