package dev.docent.api.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.docent.api.knowledge.document.DocumentEventStreams.LatestState;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletResponse;

class DocumentEventStreamsTest {

    private final DocumentEventStreams streams =
            new DocumentEventStreams(new ObjectMapper().registerModule(new JavaTimeModule()), Duration.ofMillis(1));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void starts() {
        streams.start();
    }

    @Test
    void endWithTheLastState() throws Exception {
        for (var last : new DocumentStatus[] {DocumentStatus.READY, DocumentStatus.FAILED, DocumentStatus.DELETING}) {
            var answer = new MockHttpServletResponse();

            streams.stream(new LatestState(document(last)), () -> document(last), answer);

            assertThat(answer.getContentAsString())
                    .startsWith(last == DocumentStatus.READY ? "event: done\n" : "event: failed\n")
                    .endsWith("\n\n");
        }
    }

    @Test
    void readTheRecordAgainWhenNothingIsReported() throws Exception {
        var states = new LatestState(document(DocumentStatus.PROCESSING));

        streams.stream(states, () -> document(DocumentStatus.READY), response);

        assertThat(response.getContentAsString()).containsSubsequence("event: progress\n", "event: done\n");
    }

    @Test
    void endWhenTheDocumentIsDeleted() throws Exception {
        var states = new LatestState(document(DocumentStatus.PROCESSING));

        streams.stream(
                states,
                () -> {
                    throw new DocumentNotFoundException("d");
                },
                response);

        assertThat(response.getContentAsString()).startsWith("event: progress\n");
    }

    @Test
    void endWhenTheClientDisconnects() throws Exception {
        var disconnected = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new DelegatingServletOutputStream(new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                });
            }
        };

        streams.stream(
                new LatestState(document(DocumentStatus.PROCESSING)),
                () -> document(DocumentStatus.PROCESSING),
                disconnected);

        assertThat(streams.isRunning()).isTrue();
    }

    @Test
    void endWhenTheServiceStops() throws Exception {
        streams.stream(
                new LatestState(document(DocumentStatus.PROCESSING)),
                () -> {
                    streams.stop();
                    return document(DocumentStatus.PROCESSING);
                },
                response);

        assertThat(response.getContentAsString()).contains("event: progress\n").doesNotContain("event: done\n");
    }

    @Test
    void skipStatesThatASlowClientMissed() throws Exception {
        var states = new LatestState(document(DocumentStatus.QUEUED));
        states.offer(document(DocumentStatus.PROCESSING));
        states.offer(document(DocumentStatus.READY));

        streams.stream(states, () -> document(DocumentStatus.READY), response);

        assertThat(response.getContentAsString()).startsWith("event: done\n");
    }

    private static Document document(DocumentStatus status) {
        var stored = Document.stored(
                "d", new KnowledgeBaseRef("owner", "base"), Filename.of("a.txt"), new Original(7, "00"), Metadata.NONE);
        return switch (status) {
            case QUEUED -> stored;
            case PROCESSING -> stored.at(DocumentStage.PARSING, 0.5);
            case READY -> stored.ready(1);
            case FAILED -> stored.failed("corrupt", "It is damaged");
            case DELETING -> stored.deleting();
        };
    }
}
