package dev.docent.ingestion.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.pipeline.InMemoryPipeline;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.records.RecordIds;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OrphanSweepTest {

    @TempDir
    Path folder;

    @Test
    void deletesOldOriginalsWithoutARecordAndNoOthers() {
        try (var pipeline = new InMemoryPipeline(folder)) {
            var known = pipeline.upload("ann", "one");
            var orphan = RecordIds.next();
            store(pipeline, "ann", orphan);
            pipeline.records.knowledgeBases.defaultOf("bob");
            // Under a known document's id, but another owner's: nobody's.
            store(pipeline, "bob", known.id());
            var start = RecordIds.next();
            var upload = RecordIds.next();
            store(pipeline, "ann", upload);

            pipeline.sweep.sweep(start);

            assertThat(pipeline.records.originals.list())
                    .containsExactlyInAnyOrder(new DocumentRef("ann", known.id()), new DocumentRef("ann", upload));
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

            assertThat(pipeline.records.texts.list()).containsExactly(new DocumentRef("ann", known.id()));
        }
    }

    @Test
    void deletesPassagesWithoutARecordAndNoOthers() {
        try (var pipeline = new InMemoryPipeline(folder)) {
            var known = pipeline.upload("ann", "one");
            var orphan = pipeline.upload("ann", "two");
            pipeline.ingestAll();
            pipeline.records.register.delete(orphan);

            pipeline.sweep.sweep(RecordIds.next());

            assertThat(pipeline.passages.embedded(orphan.id())).isEmpty();
            assertThat(pipeline.passages.embedded(known.id())).isNotEmpty();
        }
    }

    @Test
    void leavesWhatBelongsToOwnersThatTheseRecordsNeverHeardOf(CapturedOutput log) {
        try (var pipeline = new InMemoryPipeline(folder)) {
            var document = pipeline.upload("ann", "one");
            pipeline.ingestAll();
            pipeline.records.register.delete(document);
            pipeline.records.knowledgeBases.deleteRecord(new KnowledgeBaseRef("ann", document.knowledgeBaseId()));
            var known = pipeline.upload("bob", "two");
            pipeline.ingestAll();

            pipeline.sweep.sweep(RecordIds.next());

            var all = new DocumentRef[] {new DocumentRef("ann", document.id()), new DocumentRef("bob", known.id())};
            assertThat(pipeline.records.originals.list()).containsExactlyInAnyOrder(all);
            assertThat(pipeline.records.texts.list()).containsExactlyInAnyOrder(all);
            assertThat(pipeline.passages.embedded(document.id())).isNotEmpty();
            assertThat(log).containsOnlyOnce("kept content=3 unknown_owners=1").contains("MONGO_URI, DATABASE_NAME");
        }
    }

    @Test
    void warnsOfNothingWhereAllIsKnown(CapturedOutput log) {
        try (var pipeline = new InMemoryPipeline(folder)) {
            pipeline.upload("ann", "one");

            pipeline.sweep.sweep(RecordIds.next());

            assertThat(log).doesNotContain("left stored");
        }
    }

    @Test
    void asksForManyAtATime() {
        try (var pipeline = new InMemoryPipeline(folder)) {
            var known = pipeline.upload("ann", "one");
            for (var number = 0; number < 1100; number++) {
                store(pipeline, "ann", RecordIds.next());
            }

            pipeline.sweep.sweep(RecordIds.next());

            assertThat(pipeline.records.originals.list()).containsExactly(new DocumentRef("ann", known.id()));
        }
    }

    private static void store(InMemoryPipeline pipeline, String owner, String document) {
        pipeline.records.originals.store(new DocumentRef(owner, document), new ByteArrayInputStream(new byte[] {1}));
    }
}
