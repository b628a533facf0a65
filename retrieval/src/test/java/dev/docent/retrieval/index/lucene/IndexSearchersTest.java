package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexSearchersTest {

    private IndexWriter writer;

    @BeforeEach
    void open() throws IOException {
        writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig());
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
    }

    @Test
    void findADocumentSoonAfterItIsWritten() throws IOException {
        try (var searchers = new IndexSearchers(writer)) {
            writer.addDocument(new Document());

            Awaitility.await().until(() -> found(searchers) == 1);
        }
    }

    @Test
    void refreshBeforeTheFirstSearchAfterAnIdleTime() throws IOException {
        try (var searchers = new IndexSearchers(writer, Duration.ZERO)) {
            writer.addDocument(new Document());

            assertThat(found(searchers)).isEqualTo(1);
        }
    }

    private static int found(IndexSearchers searchers) throws IOException {
        return searchers.run(searcher -> searcher.getIndexReader().numDocs());
    }
}
