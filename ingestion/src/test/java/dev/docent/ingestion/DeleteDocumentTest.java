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
    private DeleteDocument forget;

    @BeforeEach
    void open() {
        pipeline = new InMemoryPipeline(folder);
        forget = new DeleteDocument(pipeline.records.catalog, pipeline.deleter);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void removesADocument() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();

        forget.forget("ann", document.id());

        assertThat(pipeline.records.register.find("ann", document.id())).isEmpty();
        assertThat(pipeline.passages.embedded(document.id())).isEmpty();
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    @Test
    void refusesAnUnknownOneOneOfAnotherAndOneThatIsGone() {
        var document = pipeline.upload("ann", "one");

        assertThatThrownBy(() -> forget.forget("ann", "unknown")).isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> forget.forget("bob", document.id())).isInstanceOf(DocumentNotFoundException.class);
        forget.forget("ann", document.id());
        assertThatThrownBy(() -> forget.forget("ann", document.id())).isInstanceOf(DocumentNotFoundException.class);
    }
}
