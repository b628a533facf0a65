package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.ingestion.parsing.inprocess.WordRecall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.io.FilenameUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Real documents, uploaded: what was read out of them holds what people see in them. One document of each format, and all
 * with {@code -Ddocent.test.excluded=none}; the tests of the parser read all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsIT {

    private static final Path DATA = Path.of(System.getProperty("docent.test.data", "absent"), "documents");

    /** Scans without a text layer, and a format that may be refused. */
    private static final List<String> MAY_FAIL = List.of("MEDRPT-2024-PAT-3847_medical_report_scan.pdf", "Strict.docx");

    private RunningDocent docent;
    private String key;

    @BeforeAll
    void uploadsThemAll(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isDirectory(DATA), "there are no documents in " + DATA + ": they are not tried");
        docent = RunningDocent.start(folder, Map.of());
        key = docent.keyFor("documents");
        for (var sample : samples().stream().map(Named::getPayload).toList()) {
            upload(sample.file());
        }
        Awaitility.await("all documents to be done")
                .atMost(Duration.ofMinutes(8))
                .until(() -> pending() == 0);
    }

    @AfterAll
    void stops() {
        if (docent != null) {
            docent.close();
        }
    }

    static List<Named<Sample>> samples() throws IOException {
        if (!Files.isDirectory(DATA)) {
            return List.of(Named.of("none", new Sample("none", "", List.of(), 0, 0)));
        }
        var all = Files.readAllLines(DATA.resolve("documents.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(Sample::of)
                .toList();
        var chosen = "none".equals(System.getProperty("docent.test.excluded")) ? all : smallestOfEachFormat(all);
        return chosen.stream().map(sample -> Named.of(sample.file(), sample)).toList();
    }

    private static Collection<Sample> smallestOfEachFormat(List<Sample> all) {
        return all.stream()
                .filter(sample -> !MAY_FAIL.contains(sample.file()))
                .collect(Collectors.toMap(
                        Sample::format,
                        sample -> sample,
                        BinaryOperator.minBy(Comparator.comparing(Sample::bytes)),
                        TreeMap::new))
                .values();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadWhole(Sample sample) throws IOException {
        var document = document(sample.file());
        if (MAY_FAIL.contains(sample.file()) && document.get("status").asText().equals("failed")) {
            assertThat(document.at("/error/code").asText()).isIn("no_text", "unsupported");
            assertThat(document.at("/error/message").asText()).isNotBlank();
            return;
        }

        assertThat(document.get("status").asText()).as(document.toString()).isEqualTo("ready");
        assertThat(document.get("passages").asInt()).isPositive();
        var text = get("/api/v1/documents/" + document.get("id").asText() + "/text");
        assertThat(sample.mustInclude())
                .allSatisfy(wanted -> assertThat(text.get("text").asText()).contains(wanted));
        // The reference texts of web pages contain their menus, and those of XML split words; the parser's tests allow
        // for it.
        if (!sample.truth().isEmpty() && !sample.file().matches(".*\\.(html|n?xml)")) {
            var truth = withoutNoteMarks(Files.readString(DATA.resolve("truth").resolve(sample.truth())));
            assertThat(WordRecall.of(truth, withoutNoteMarks(text.get("text").asText())))
                    .isGreaterThanOrEqualTo(sample.recall() - 0.02);
        }
        if (sample.file().endsWith(".pdf") && sample.pages() > 0) {
            assertThat(document.get("pages").asInt()).isEqualTo(sample.pages());
            assertThat(text.get("pages").size()).isEqualTo(sample.pages());
        }
    }

    private static String withoutNoteMarks(String text) {
        return text.replaceAll("(?<=[\\p{L}.,;:!?)\"”’])(?:\\[\\d{1,3}](?:: \\d+)?)+", "");
    }

    private void upload(String file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new FileSystemResource(DATA.resolve("docs").resolve(file)));
        docent.client()
                .post()
                .uri("/api/v1/knowledge-bases/default/documents")
                .header("X-API-Key", key)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .retrieve()
                .toBodilessEntity();
    }

    private int pending() {
        return get("/api/v1/knowledge-bases/default/documents?status=queued")
                        .get("total")
                        .asInt()
                + get("/api/v1/knowledge-bases/default/documents?status=processing")
                        .get("total")
                        .asInt();
    }

    private JsonNode document(String file) {
        for (var document :
                get("/api/v1/knowledge-bases/default/documents?limit=100").get("items")) {
            if (document.get("filename").asText().equals(file)) {
                return document;
            }
        }
        throw new AssertionError("Not in the list: " + file);
    }

    private JsonNode get(String path) {
        return docent.client()
                .get()
                .uri(path)
                .header("X-API-Key", key)
                .retrieve()
                .body(JsonNode.class);
    }

    /**
     * A document and what is known of it.
     *
     * @param truth name of a file with its text, or empty
     * @param mustInclude strings that its text holds
     * @param recall the share of the truth's words that a plain reader finds
     * @param pages 0 where unknown
     */
    record Sample(String file, String truth, List<String> mustInclude, double recall, int pages) {

        String format() {
            return FilenameUtils.getExtension(file);
        }

        long bytes() {
            return DATA.resolve("docs").resolve(file).toFile().length();
        }

        static Sample of(String[] columns) {
            return new Sample(
                    columns[0],
                    columns[4],
                    columns[6].isEmpty() ? List.of() : List.of(columns[6].split(" ¦ ")),
                    columns[7].isEmpty() ? 0 : Double.parseDouble(columns[7]),
                    columns[9].isEmpty() ? 0 : Integer.parseInt(columns[9]));
        }
    }
}
