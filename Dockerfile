# syntax=docker/dockerfile:1
FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress package -pl api -am -DskipTests
RUN java -Djarmode=tools -jar api/target/docent.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
# Tesseract reads scans, curl checks the health. Other languages are packages such as tesseract-ocr-deu.
ARG OCR_LANGUAGES="tesseract-ocr-eng"
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl tesseract-ocr ${OCR_LANGUAGES} \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o 10001 -g 10001 -m 700 /data
WORKDIR /app
# Layers that rarely change come first, so that a new version of Docent adds only a small one.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY deploy/jvm.options ./
ENV DOCENT_DATA=/data DOCENT_CERTS=/data/certs
USER 10001:10001
VOLUME /data
EXPOSE 5996
# Ready means that questions are answered. Failures during the start period do not count.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["sh", "-c", "exec curl -fsS -o /dev/null --cacert \"$DOCENT_CERTS/certificate.crt\" \"https://localhost:${SERVER_PORT:-5996}/actuator/health/readiness\""]
ENTRYPOINT ["java", "@jvm.options", "-jar", "docent.jar"]
