package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.runtime.CachedCount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The numbers of documents by status, as {@code docent.ingestion.documents}. Every process reports those of all processes.
 * They are counted at most every ten seconds, in the index of the records; documents that are ready are not counted, since
 * they may be millions.
 */
@Component
final class QueueMeters implements MeterBinder {

    private static final Set<DocumentStatus> COUNTED =
            Set.of(DocumentStatus.QUEUED, DocumentStatus.PROCESSING, DocumentStatus.FAILED, DocumentStatus.DELETING);
    private static final Duration VALID = Duration.ofSeconds(10);

    private final Documents documents;

    QueueMeters(Documents documents) {
        this.documents = documents;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        COUNTED.forEach(status -> Gauge.builder(
                        "docent.ingestion.documents", new CachedCount(VALID, () -> documents.count(status))::get)
                .description("Documents that are not ready, by status")
                .tag("status", status.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }
}
