package dev.docent.ingestion.pipeline;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The workers of ingestion.
 *
 * @param workers number of documents that are ingested at the same time; 0 for twice the number of cores, so that some
 *     are embedded while others are read
 * @param shared whether other processes ingest documents from the same record store; if not set, whether the record
 *     store supports several processes
 */
@ConfigurationProperties("docent.pipeline")
record PipelineProperties(
        @DefaultValue("0") int workers, @Nullable Boolean shared) {

    PipelineProperties {
        if (workers < 0) {
            throw new IllegalArgumentException(
                    "docent.pipeline.workers must be 0 (twice the number of cores) or more, not " + workers);
        }
        workers = workers == 0 ? 2 * cores() : workers;
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
