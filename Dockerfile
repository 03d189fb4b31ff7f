# syntax=docker/dockerfile:1

FROM rust:1-slim-bookworm AS build
WORKDIR /build
COPY . .
RUN cargo build --locked --release

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Sagsgang" \
      org.opencontainers.image.description="Case handling for CO2 storage permits under Danish law" \
      org.opencontainers.image.licenses="EUPL-1.2"
# The certificates are for mail over TLS.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --create-home sagsgang
COPY --from=build /build/target/release/sagsgang /usr/local/bin/sagsgang
COPY LICENSE /usr/share/doc/sagsgang/LICENSE

# docs/configuration.md lists every setting. A new or updated database first needs `migrate`:
#   docker run --rm -v sagsgang:/data sagsgang migrate
ENV SAGSGANG_LISTEN=0.0.0.0:8080 \
    SAGSGANG_DATABASE=sqlite:/data/sagsgang.db \
    SAGSGANG_FILES=/data/files \
    SAGSGANG_MAIL_FOLDER=/data/mail
USER sagsgang
VOLUME /data
EXPOSE 8080
# It stops on SIGTERM after at most 20 s; give it that long. No HEALTHCHECK: the image has no HTTP client. Let the
# platform ask GET /health/live (the process answers) and GET /health/ready (the database does too).
STOPSIGNAL SIGTERM
ENTRYPOINT ["sagsgang"]
CMD ["serve"]
