package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.Stored;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.records.RecordIds;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanSweepTest {

    @TempDir
    Path folder;

    @Test
    void deletesOldOriginalsWithoutARecordAndNoOthers() {
        try (var pipeline = new InMemoryPipeline(folder)) {
            var known = pipeline.upload("ann", "one");
            var orphan = RecordIds.next();
            store(pipeline, "ann", orphan);
            // Under a known document's id, but another owner's: nobody's.
            store(pipeline, "bob", known.id());
            var start = RecordIds.next();
            var upload = RecordIds.next();
            store(pipeline, "ann", upload);

            pipeline.sweep.sweep(start);

            assertThat(pipeline.records.originals.list())
                    .containsExactlyInAnyOrder(new Stored("ann", known.id()), new Stored("ann", upload));
        }
    }

    @Test
    void deletesTextsWithoutARecordAndNoOthers() {
        try (var pipeline = new InMemoryPipeline(folder)) {
            var known = pipeline.upload("ann", "one");
            pipeline.ingestAll();
            var orphan = RecordIds.next();
            pipeline.records.objects.put(
                    ObjectKey.of("texts", "ann", orphan), new ByteArrayInputStream(new byte[] {1}));

            pipeline.sweep.sweep(RecordIds.next());

            assertThat(pipeline.records.texts.list()).containsExactly(new Stored("ann", known.id()));
        }
    }

    @Test
    void deletesPassagesWithoutARecordAndNoOthers() {
        try (var pipeline = new InMemoryPipeline(folder)) {
            var known = pipeline.upload("ann", "one");
            var orphan = pipeline.upload("ann", "two");
            pipeline.ingestAll();
            pipeline.records.register.remove(orphan);

            pipeline.sweep.sweep(RecordIds.next());

            assertThat(pipeline.passages.embedded(orphan.id())).isEmpty();
            assertThat(pipeline.passages.embedded(known.id())).isNotEmpty();
        }
    }

    private static void store(InMemoryPipeline pipeline, String owner, String document) {
        pipeline.records.originals.store(owner, document, new ByteArrayInputStream(new byte[] {1}));
    }
}
