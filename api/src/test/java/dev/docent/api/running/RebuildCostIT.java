package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/**
 * A thousand pages of PDF are uploaded, and then embedded by Gemini: what it is said to cost before, and what it cost by
 * Google's own count.
 */
@Tag("thorough")
class RebuildCostIT {

    private static final Logger log = LoggerFactory.getLogger(RebuildCostIT.class);
    private static final int DOCUMENTS = 20;
    private static final int PAGES = 50;
    private static final int LINES = 40;
    private static final Pattern LINE = Pattern.compile("(\\S.{0,84})(?: |$)");
    private static final double PRICE = 0.15;

    private final GeminiStandIn google = GeminiStandIn.start();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws IOException {
        google.close();
    }

    @Test
    void costsWhatItWasSaidToCost() throws IOException {
        try (var docent = RunningDocent.start(folder, Map.of())) {
            var lines = english();
            for (int document = 0; document < DOCUMENTS; document++) {
                upload(docent, document, lines);
            }
        }
        try (var docent = RunningDocent.start(folder, hosted())) {
            Awaitility.await("the estimate")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> index(docent).at("/rebuild/estimate/cost").isNumber());
            var before = index(docent).at("/rebuild/estimate");
            var sent = google.requests().size();

            call(docent, HttpMethod.POST, "/api/v1/admin/index/rebuild");
            Awaitility.await("the rebuild")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> index(docent).get("serving").asText().equals("2"));

            var counted = StandInTokens.embedded(
                    google.requests().subList(sent, google.requests().size()));
            var cost = PRICE * counted / 1_000_000;
            log.info(
                    "cost of {} pages by Gemini, before: {} passages, {} tokens, {} USD; after: {} tokens, {} USD by the stand-in's count",
                    DOCUMENTS * PAGES,
                    before.get("passages"),
                    before.get("tokens"),
                    before.get("cost"),
                    counted,
                    "%.4f".formatted(cost));
            assertThat(before.get("passages").asInt())
                    .isGreaterThan(DOCUMENTS * PAGES)
                    .isEqualTo(index(docent).at("/generations/1/passages").asInt());
            assertThat(before.get("tokens").asDouble()).isCloseTo(counted, withinPercentage(5));
            assertThat(before.get("cost").asDouble()).isCloseTo(cost, withinPercentage(5));
        }
    }

    private Map<String, String> hosted() {
        return Map.of(
                "GEMINI_API_KEY",
                GeminiStandIn.KEY,
                "GOOGLE_GEMINI_BASE_URL",
                google.url(),
                "DOCENT_EMBEDDING_KIND",
                "gemini",
                "DOCENT_ANSWERING_KIND",
                "extractive",
                "DOCENT_INDEX_REBUILD_PRICE_PER_MILLION_TOKENS",
                Double.toString(PRICE));
    }

    /** {@return real prose in lines: the guides of this project} */
    private static List<String> english() throws IOException {
        try (var guides = Files.list(Path.of("../docs/guides"))) {
            var text = guides.sorted().map(RebuildCostIT::read).collect(Collectors.joining(" "));
            return LINE.matcher(text.replaceAll("[^\\x21-\\x7e]+", " "))
                    .results()
                    .map(each -> each.group(1))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void upload(RunningDocent docent, int document, List<String> lines) throws IOException {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(pdf(document, lines)) {
            @Override
            public String getFilename() {
                return "guide" + document + ".pdf";
            }
        });
        var read = Objects.requireNonNull(docent.client()
                        .post()
                        .uri("/make_embedding")
                        .header("X-API-Key", docent.masterKey())
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(parts)
                        .retrieve()
                        .body(JsonNode.class))
                .at("/documents/0");
        assertThat(read.get("status").asText()).isEqualTo("ready");
        assertThat(read.get("pages").asInt()).isEqualTo(PAGES);
    }

    private static byte[] pdf(int document, List<String> lines) throws IOException {
        try (var pdf = new PDDocument()) {
            for (int page = 0; page < PAGES; page++) {
                var first = (document * PAGES + page) * 17;
                var here = new ArrayList<String>();
                here.add("Page %d of guide %d".formatted(page + 1, document));
                for (int line = 0; line < LINES; line++) {
                    here.add(lines.get((first + line) % lines.size()));
                }
                write(pdf, here);
            }
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void write(PDDocument pdf, List<String> lines) throws IOException {
        var page = new PDPage();
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 10);
            content.setLeading(14);
            content.newLineAtOffset(60, 730);
            for (var line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    private static JsonNode index(RunningDocent docent) throws IOException {
        return Objects.requireNonNull(call(docent, HttpMethod.GET, "/api/v1/admin/index"));
    }

    private static @Nullable JsonNode call(RunningDocent docent, HttpMethod method, String path) throws IOException {
        return docent.client()
                .method(method)
                .uri(path)
                .header("X-API-Key", docent.masterKey())
                .retrieve()
                .body(JsonNode.class);
    }
}
