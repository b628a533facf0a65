package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.content.DocumentContent;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of all kinds, sound and hostile, on the whole way from upload to passages. */
@Timeout(300)
class SampleDocumentsTest {

    private static final Path DATA = Path.of(System.getProperty("docent.test.data", "../shared/data"));

    @TempDir
    static Path folder;

    private static Installation docent;

    @BeforeAll
    static void open() {
        docent = Installation.withParsers(folder);
    }

    @AfterAll
    static void close() {
        docent.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"documents/docs", "hostile"})
    void endReadyWithPassagesOrFailedWithASentence(String samples) throws IOException {
        var documents = upload(samples);

        assertThat(documents).allSatisfy(document -> {
            var finished = docent.finished(document);
            switch (finished.status()) {
                case READY -> assertQuotable(finished);
                case FAILED -> assertExplained(finished);
                default -> assertThat(finished.status()).isIn(DocumentStatus.READY, DocumentStatus.FAILED);
            }
        });
        assertThat(folder.resolve("tmp/ingestion")).isEmptyDirectory();
    }

    @Test
    void keepOthersWaitingNoLonger() throws IOException {
        upload("hostile");

        assertThat(docent.finished(docent.upload("bob", "A sound text")).status())
                .isEqualTo(DocumentStatus.READY);
    }

    private static void assertQuotable(Document ready) {
        var passages = docent.part(PassageIndex.class).passages(new DocumentRef("ann", ready.id()), 0, 100_000);
        assertThat(passages).isNotEmpty();
        assertThat(ready.passages()).isEqualTo(passages.size());
        assertThat(passages).allSatisfy(passage -> assertThat(quoted(passage)).contains(passage.text()));
    }

    private static Optional<String> quoted(Passage passage) {
        return docent.part(SourceTexts.class).slice(passage.source().ref(), passage.start(), passage.end());
    }

    private static void assertExplained(Document failed) {
        assertThat(failed.errorCode()).as(failed.filename()).isNotBlank().isNotEqualTo("internal");
        assertThat(failed.errorMessage()).as(failed.filename()).isNotBlank();
        assertThat(docent.passages(failed)).isEmpty();
        assertThat(docent.part(DocumentContent.class).text(failed)).isEmpty();
    }

    private static List<Document> upload(String samples) throws IOException {
        var files = DATA.resolve(samples);
        assumeTrue(Files.isDirectory(files), "There are no sample documents in " + files.toAbsolutePath());
        try (var each = Files.list(files)) {
            return each.filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(SampleDocumentsTest::accepted)
                    .toList();
        }
    }

    private static Stream<Document> accepted(Path file) {
        try {
            return Stream.of(docent.upload("ann", file));
        } catch (EmptyUploadException refused) {
            return Stream.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
