package dev.docent.ingestion.parsing.inprocess;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that break or mislead parsers: each is read, or refused in words for the user, in good time. */
class HostileDocumentsTest {

    private static final Path DATA = Path.of(System.getProperty("docent.test.data", "absent"), "hostile");

    private final InProcessDocumentParser parser = InProcessDocumentParser.within(ParsingProperties.DEFAULTS);

    static List<Path> files() throws IOException {
        if (!Files.isDirectory(DATA)) {
            return List.of(DATA);
        }
        try (var files = Files.list(DATA)) {
            return files.filter(file -> !file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void areReadOrRefused(Path file) {
        assumeThat(DATA).as("documents to read").isDirectory();

        assertThatCode(() -> {
                    try {
                        parser.parse(new DocumentFile(file, file.getFileName().toString(), null), ReadingProgress.NONE);
                    } catch (UnreadableDocumentException refused) {
                        // Said in words for the user.
                    }
                })
                .doesNotThrowAnyException();
    }
}
