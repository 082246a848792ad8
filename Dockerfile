# Two stages: the packages are installed with their hashes, then only the result is kept.
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY monitor monitor
COPY sources sources
COPY diffing diffing
COPY notifiers notifiers
RUN python -m venv /opt/seized \
    && /opt/seized/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
    && /opt/seized/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
# Old Word files, and scans (the setting scans): some tens of megabytes.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends \
    antiword tesseract-ocr tesseract-ocr-ara tesseract-ocr-chi-sim tesseract-ocr-chi-tra \
    tesseract-ocr-fra tesseract-ocr-rus tesseract-ocr-spa \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --home-dir /data --uid 10001 seized
COPY --from=build /opt/seized /opt/seized
ENV PATH=/opt/seized/bin:$PATH SEIZED_HOME=/data PYTHONUNBUFFERED=1
USER seized
VOLUME /data
EXPOSE 8417
# SIGTERM finishes the work in hand; give it the time.
STOPSIGNAL SIGTERM
# The service's own word: a command would start anew each time, and say of the database that all is well without it.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('SEIZED_WEB__PORT', '8417') + '/health', timeout=8)"]
CMD ["seized", "run"]
