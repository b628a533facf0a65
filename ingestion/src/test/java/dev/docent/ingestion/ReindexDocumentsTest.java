package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.IngestionException.DocumentBusyException;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.pipeline.InMemoryPipeline;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReindexDocumentsTest {

    private static final EnumSet<DocumentStatus> AT_REST = EnumSet.of(DocumentStatus.READY, DocumentStatus.FAILED);

    @TempDir
    Path folder;

    private InMemoryPipeline pipeline;
    private ReindexDocuments reindex;

    @BeforeEach
    void open() {
        pipeline = new InMemoryPipeline(folder);
        var records = pipeline.records;
        reindex = new ReindexDocuments(records.register, records.knowledgeBases);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void servesTheOldPassagesUntilTheNewOnesAreThere() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();

        var queued = reindex.reindex("ann", document.id());

        assertThat(queued.status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.passages.embedded(document.id())).hasSize(1);
        assertThat(pipeline.records.content.slice(document.ref(), 9, 12)).contains("one");
        pipeline.ingestAll();
        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.passages.embedded(document.id())).hasSize(1);
    }

    @Test
    void refusesWhatWaitsOrIsInWork() {
        var document = pipeline.upload("ann", "one");

        assertThatThrownBy(() -> reindex.reindex("ann", document.id())).isInstanceOf(DocumentBusyException.class);
        pipeline.records.register.save(document.at(DocumentStage.PARSING, 0));
        assertThatThrownBy(() -> reindex.reindex("ann", document.id())).isInstanceOf(DocumentBusyException.class);
    }

    @Test
    void refusesWhatIsNotTheOwners() {
        var document = pipeline.upload("ann", "one");
        var base = document.knowledgeBaseId();

        assertThatThrownBy(() -> reindex.reindex("bob", document.id())).isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> reindex.reindexAll(new KnowledgeBaseRef("bob", base), AT_REST))
                .isInstanceOf(KnowledgeBaseNotFoundException.class);
    }

    @Test
    void queuesAllThatAreAtRest() {
        var ready = pipeline.upload("ann", "one");
        var failed = pipeline.upload("ann", "---");
        pipeline.ingestAll();
        pipeline.upload("ann", "waiting");

        assertThat(reindex.reindexAll(new KnowledgeBaseRef("ann", ready.knowledgeBaseId()), AT_REST))
                .isEqualTo(2);
        assertThat(pipeline.now(ready).status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.now(failed).status()).isEqualTo(DocumentStatus.QUEUED);
    }
}
