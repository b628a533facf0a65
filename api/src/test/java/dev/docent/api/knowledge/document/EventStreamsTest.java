package dev.docent.api.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamsTest {

    private final EventStreams streams =
            new EventStreams(new ObjectMapper().registerModule(new JavaTimeModule()), Duration.ofMillis(1));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void starts() {
        streams.start();
    }

    @Test
    void endWithTheLastState() throws Exception {
        for (var last : new DocumentStatus[] {DocumentStatus.READY, DocumentStatus.FAILED, DocumentStatus.DELETING}) {
            out.reset();

            streams.send(new LatestDocument(document(last)), () -> document(last), out);

            assertThat(text()).startsWith(last == DocumentStatus.READY ? "event: done\n" : "event: failed\n");
            assertThat(text()).endsWith("\n\n");
        }
    }

    @Test
    void beatAndLookAgainWhenNothingHappens() throws Exception {
        var changes = new LatestDocument(document(DocumentStatus.PROCESSING));

        streams.send(changes, () -> document(DocumentStatus.READY), out);

        assertThat(text()).containsSubsequence("event: progress\n", ": still here\n\n", "event: done\n");
    }

    @Test
    void endWhenTheFollowerGoesAway() {
        var gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertThatThrownBy(() -> streams.send(
                        new LatestDocument(document(DocumentStatus.PROCESSING)),
                        () -> document(DocumentStatus.PROCESSING),
                        gone))
                .isInstanceOf(IOException.class);
    }

    @Test
    void endWhenTheServiceStops() throws Exception {
        streams.send(
                new LatestDocument(document(DocumentStatus.PROCESSING)),
                () -> {
                    streams.stop();
                    return document(DocumentStatus.PROCESSING);
                },
                out);

        assertThat(text()).contains("event: progress\n").doesNotContain("event: done\n");
    }

    @Test
    void skipStatesThatASlowFollowerMissed() throws Exception {
        var changes = new LatestDocument(document(DocumentStatus.QUEUED));
        changes.offer(document(DocumentStatus.PROCESSING));
        changes.offer(document(DocumentStatus.READY));

        streams.send(changes, () -> document(DocumentStatus.READY), out);

        assertThat(text()).startsWith("event: done\n");
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document document(DocumentStatus status) {
        var stored = Document.stored("d", "owner", "base", Filename.of("a.txt"), new Original(7, "00"), Metadata.NONE);
        return switch (status) {
            case QUEUED -> stored;
            case PROCESSING -> stored.at(DocumentStage.PARSING, 0.5);
            case READY -> stored.ready(1);
            case FAILED -> stored.failed("corrupt", "It is damaged");
            case DELETING -> stored.deleting();
        };
    }
}
