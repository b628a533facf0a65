package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Passwords;
import dev.docent.ingestion.pipeline.PipelineFixture;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestDocumentTest extends PipelineFixture {

    private IngestDocument ingest;
    private String base;

    @BeforeEach
    void open() {
        var records = pipeline.records;
        ingest = new IngestDocument(
                records.originals, records.register, records.knowledgeBases, pipeline.deleter, new Passwords());
        base = records.knowledgeBases.defaultOf("ann").id();
    }

    @Test
    void storesTheOriginalAndQueuesIt() throws IOException {
        var accepted = accept("../notes.txt", "words");

        assertThat(accepted.created()).isTrue();
        var document = pipeline.now(accepted.document());
        assertThat(document).isEqualTo(accepted.document());
        assertThat(document.filename()).isEqualTo("notes.txt");
        assertThat(document.size()).isEqualTo(5);
        assertThat(document.status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(document.stage()).isEqualTo(DocumentStage.STORED);
        assertThat(document.metadata().values()).containsEntry("year", 2026);
        try (var original = pipeline.records.content.original(document.ref())) {
            assertThat(original.content()).hasContent("words");
        }
    }

    @Test
    void answersTheExistingDocumentForTheSameBytes() {
        var first = accept("a.txt", "words");
        pipeline.ingestAll();

        var second = accept("b.txt", "words");

        assertThat(second.created()).isFalse();
        assertThat(second.document()).isEqualTo(pipeline.now(first.document()));
        assertThat(pipeline.records.originals.list()).hasSize(1);
    }

    @Test
    void keepsTheSameBytesApartInTwoKnowledgeBases() {
        accept("a.txt", "words");
        base = pipeline.records.knowledgeBases.create("ann", "Papers", null).id();

        assertThat(accept("a.txt", "words").created()).isTrue();
    }

    @Test
    void makesOneDocumentOfManyUploadsOfTheSameBytes() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var uploads = IntStream.range(0, 32)
                    .<Callable<Accepted>>mapToObj(each -> () -> accept(each + ".txt", "words"))
                    .toList();

            var accepted =
                    threads.invokeAll(uploads).stream().map(Future::resultNow).toList();

            assertThat(accepted).filteredOn(Accepted::created).hasSize(1);
            assertThat(accepted)
                    .extracting(each -> each.document().id())
                    .containsOnly(accepted.getFirst().document().id());
        }
        assertThat(pipeline.records.originals.list()).hasSize(1);
    }

    @Test
    void givesADocumentThatFailedAnotherTry() {
        pipeline.reader.before(text -> {
            throw new IllegalStateException("out of order");
        });
        var first = accept("a.txt", "words");
        pipeline.ingestAll();

        var second = accept("a.txt", "words");

        assertThat(second.created()).isFalse();
        assertThat(second.document().id()).isEqualTo(first.document().id());
        assertThat(second.document().status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(second.document().errorCode()).isNull();
    }

    @Test
    void takesBytesAnewWhoseDocumentIsBeingRemoved() {
        var first = accept("a.txt", "words");
        pipeline.records.register.save(first.document().deleting());

        var second = accept("a.txt", "words");

        assertThat(second.created()).isTrue();
        assertThat(second.document().id()).isNotEqualTo(first.document().id());
    }

    @Test
    void refusesAnEmptyUploadAndKeepsNothing() {
        assertThatThrownBy(() -> accept("empty.txt", ""))
                .isInstanceOf(EmptyUploadException.class)
                .hasMessageContaining("empty.txt");
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    @Test
    void refusesAKnowledgeBaseOfAnotherAndOneBeingRemoved() {
        var leaving =
                pipeline.records.knowledgeBases.create("ann", "Papers", null).id();
        pipeline.records.knowledgeBases.markDeleting(new KnowledgeBaseRef("ann", leaving));

        assertThatThrownBy(() -> accept("bob", base, stream("words")))
                .isInstanceOf(KnowledgeBaseNotFoundException.class);
        assertThatThrownBy(() -> accept("ann", leaving, stream("words")))
                .isInstanceOf(KnowledgeBaseNotFoundException.class);
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    @Test
    void keepsNothingWhenTheKnowledgeBaseGoesDuringTheUpload() {
        var leaving = pipeline.records.knowledgeBases.create("ann", "Papers", null);
        var slow = new FilterInputStream(stream("words")) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (pipeline.records
                        .knowledgeBases
                        .find(new KnowledgeBaseRef("ann", leaving.id()))
                        .isPresent()) {
                    pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", leaving.id()));
                }
                return super.read(bytes, offset, length);
            }
        };

        assertThatThrownBy(() -> accept("ann", leaving.id(), slow)).isInstanceOf(KnowledgeBaseNotFoundException.class);
        assertThat(pipeline.records.objects.list("")).isEmpty();
        assertThat(pipeline.records.register.in(new KnowledgeBaseRef("ann", leaving.id())))
                .isEmpty();
    }

    @Test
    void keepsNoRecordOfAnUploadThatBreaks() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client went away");
            }
        };

        assertThatThrownBy(() -> accept("ann", base, broken)).isInstanceOf(UncheckedIOException.class);
        assertThat(pipeline.records.register.in(new KnowledgeBaseRef("ann", base)))
                .isEmpty();
    }

    private Accepted accept(String filename, String content) {
        return ingest.accept(new Upload(
                new KnowledgeBaseRef("ann", base), filename, stream(content), new Metadata(Map.of("year", 2026))));
    }

    private Accepted accept(String owner, String knowledgeBase, InputStream content) {
        return ingest.accept(new Upload(new KnowledgeBaseRef(owner, knowledgeBase), "a.txt", content, Metadata.NONE));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
