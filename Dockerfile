# Stevedore as a container. docs/deploy.md says how to run it; scripts/check-image.ts checks what was built.
#   docker build -t stevedore .

FROM node:24-slim AS modules
WORKDIR /app
# Packages change less often than code: this stage is built anew only when they do.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY scripts/prune-modules.ts scripts/
RUN node scripts/prune-modules.ts node_modules

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/build.mjs scripts/
COPY src src
RUN npm run build && find dist '(' -name '*.map' -o -name .tsbuildinfo ')' -delete

# Every module must load with what was left of the packages.
FROM modules AS program
COPY --from=build /app/dist dist
COPY scripts/load-modules.mjs scripts/
RUN node scripts/load-modules.mjs dist && mkdir /data

FROM node:24-slim
# Nothing is installed at run time: what could do it would only serve an intruder. The link is for `docker exec … stevedore doctor`.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-* \
    /usr/local/bin/yarn /usr/local/bin/yarnpkg && ln -s /app/bin/stevedore.js /usr/local/bin/stevedore
WORKDIR /app
# The one place that is written to. 1000 is the user `node` of the base image, as a number so that Kubernetes can tell it is not root.
COPY --from=program --chown=1000:1000 /data /data
# What changes least comes first. All of it belongs to root, so that the program cannot change itself.
COPY --from=program /app/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
# A folder of your own notes, mounted here, takes their place.
COPY corpus corpus
COPY --from=program /app/dist dist

ENV NODE_ENV=production \
    DATA_DIR=/data \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080
USER 1000:1000
VOLUME ["/data"]
EXPOSE 8080
ENTRYPOINT ["node", "/app/bin/stevedore.js"]
CMD ["serve"]
# Reading some hundred notes takes seconds, and longer where the processor is shared.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "/app/bin/healthcheck.js"]

# Last, since another revision should not build the rest anew.
ARG VERSION=0.1.0
ARG REVISION=unknown
ARG SOURCE=
LABEL org.opencontainers.image.title="Stevedore" \
      org.opencontainers.image.description="A chat assistant that answers container questions out of a folder of notes, always with citations" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
