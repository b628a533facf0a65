package dev.docent.ingestion.pipeline;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the ingestion of documents may take of the machine.
 *
 * @param workers documents in work at the same time; 0 for twice as many as there are cores, so that some are
 *     embedded while others are read
 * @param shared whether other processes take documents from the same records; where not set, whether the store of records
 *     lets others in
 */
@ConfigurationProperties("docent.pipeline")
record PipelineProperties(
        @DefaultValue("0") int workers, @Nullable Boolean shared) {

    PipelineProperties {
        if (workers < 0) {
            throw new IllegalArgumentException(
                    "docent.pipeline.workers is 0 (twice as many as cores) or more, not " + workers);
        }
        workers = workers == 0 ? 2 * cores() : workers;
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
