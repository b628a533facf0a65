package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The metrics of ingestion. */
class PipelineMetersTest extends PipelineFixture {

    @Test
    void countsTheStepsOfADocument() {
        pipeline.upload("ann", "one");

        pipeline.ingestAll();

        for (var step : new String[] {"parse", "chunk", "embed", "index", "flush"}) {
            assertThat(steps(step, "none")).as(step).isEqualTo(1);
        }
        assertThat(steps("claim", "none")).as("the second finds nothing").isEqualTo(2);
        assertThat(documents("ready")).isEqualTo(1);
    }

    @Test
    void namesTheExceptionOfAStepAndTheOutcomeOfItsDocument() {
        pipeline.reader.before(text -> {
            throw new UnreadableDocumentException(Reason.CORRUPT, "It is damaged");
        });
        pipeline.upload("ann", "one");

        pipeline.ingestAll();

        assertThat(steps("parse", "UnreadableDocumentException")).isEqualTo(1);
        assertThat(documents("failed")).isEqualTo(1);
    }

    @Test
    void tellsAnOutageFromAFailure() {
        var once = new AtomicBoolean();
        pipeline.index.beforeFlush(() -> {
            if (once.compareAndSet(false, true)) {
                throw new UnavailableIndexException("away", null);
            }
        });
        pipeline.upload("ann", "one");
        pipeline.pause.bindTo(pipeline.meters);

        pipeline.ingestAll();

        assertThat(documents("requeued")).isEqualTo(1);
        assertThat(pipeline.meters.get("docent.ingestion.paused").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void countsRefusedPassages() {
        pipeline.embedding.bindTo(pipeline.meters);
        pipeline.model.before(text -> {
            throw new RejectedException("Too long", null, true);
        });
        pipeline.upload("ann", "one");

        pipeline.ingestAll();

        assertThat(refused("too_long")).isEqualTo(1);
        assertThat(refused("other")).isZero();
        assertThat(documents("ready")).isEqualTo(1);
    }

    @Test
    void countsDocumentsOfAllOwnersByStatus() {
        pipeline.upload("ann", "one");
        pipeline.upload("bob", "two");
        new QueueMeters(pipeline.records.register).bindTo(pipeline.meters);

        assertThat(pipeline.meters
                        .get("docent.ingestion.documents")
                        .tag("status", "queued")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    private long steps(String step, String error) {
        return pipeline.meters
                .get("docent.ingestion.step")
                .tags("step", step, "error", error)
                .timer()
                .count();
    }

    private long documents(String outcome) {
        return pipeline.meters
                .get("docent.ingestion.document")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private double refused(String reason) {
        return pipeline.meters
                .get("docent.ingestion.passages.refused")
                .tag("reason", reason)
                .functionCounter()
                .count();
    }
}
