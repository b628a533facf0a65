package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.pipeline.InMemoryPipeline;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteDocumentTest {

    @TempDir
    Path folder;

    private InMemoryPipeline pipeline;
    private DeleteDocument delete;

    @BeforeEach
    void open() {
        pipeline = new InMemoryPipeline(folder);
        delete = new DeleteDocument(pipeline.records.register, pipeline.deleter);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void removesADocument() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();

        delete.delete("ann", document.id());

        assertThat(pipeline.records.register.find(document.ref())).isEmpty();
        assertThat(pipeline.passages.embedded(document.id())).isEmpty();
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    @Test
    void refusesAnUnknownOneOneOfAnotherAndOneThatIsGone() {
        var document = pipeline.upload("ann", "one");

        assertThatThrownBy(() -> delete.delete("ann", "unknown")).isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> delete.delete("bob", document.id())).isInstanceOf(DocumentNotFoundException.class);
        delete.delete("ann", document.id());
        assertThatThrownBy(() -> delete.delete("ann", document.id())).isInstanceOf(DocumentNotFoundException.class);
    }
}
