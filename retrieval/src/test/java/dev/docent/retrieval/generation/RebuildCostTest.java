package dev.docent.retrieval.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInTokens;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.lucene.LuceneGenerations;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A thousand pages of English, embedded by Gemini: what it is said to cost before, and what it cost by Google's own count. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class RebuildCostTest {

    private static final int DOCUMENTS = 250;
    private static final int PAGES = 4;
    private static final int PASSAGES_OF_PAGE = 2;
    private static final int CHARACTERS = 1_000;
    private static final BigDecimal PRICE = new BigDecimal("0.15");

    private final GeminiStandIn google = GeminiStandIn.start();
    private final NamedModel local = new NamedModel("local", 4);

    @TempDir
    Path folder;

    @BeforeEach
    void ingestsAThousandPages() throws IOException {
        var text = english();
        try (var index = new IndexInFolder(folder, local)) {
            for (int document = 0; document < DOCUMENTS; document++) {
                index.index.put(new DocumentRef("ann", "d" + document), embedded(document, text));
            }
            index.index.flush();
        }
    }

    @AfterEach
    void stop() throws IOException {
        google.close();
    }

    @Test
    void costsWhatItWasSaidToCost(CapturedOutput output) {
        try (var context = context()) {
            var index = new IndexInFolder(
                    LuceneGenerations.in(folder), context.getBean(Embeddings.class), local, PRICE, "USD");
            try (index) {
                index.started();
                await().until(() -> index.administration
                        .rebuild()
                        .filter(each -> each.estimate() != null)
                        .isPresent());
                var before = java.util.Objects.requireNonNull(
                        index.administration.rebuild().orElseThrow().estimate());
                var sampled = google.requests().size();

                index.administration.start();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> index.generations.name().equals("2"));

                var counted = StandInTokens.embedded(
                        google.requests().subList(sampled, google.requests().size()));
                var cost = PRICE.multiply(BigDecimal.valueOf(counted))
                        .divide(BigDecimal.valueOf(1_000_000), 4, RoundingMode.HALF_UP);
                System.out.printf(
                        "1,000 pages by Gemini, before: %s%n1,000 pages by Gemini, after: %,d tokens, %s USD by the stand-in's count%n",
                        before, counted, cost);
                assertThat(before.passages()).isEqualTo(DOCUMENTS * PAGES * PASSAGES_OF_PAGE);
                assertThat(before.tokens()).isCloseTo(counted, withinPercentage(5));
                assertThat(before.cost()).isCloseTo(cost, withinPercentage(5));
                await().until(() -> output.getAll().contains("switched to generation=2"));
                assertThat(logged(output))
                        .as("the tokens that the log reports")
                        .isCloseTo(counted, withinPercentage(5));
            }
        }
    }

    private static long logged(CapturedOutput output) {
        return Long.parseLong(output.getAll()
                .replaceAll("(?s).*switched to generation=2 [^\\n]* tokens=(\\d+) cost=[0-9.]+ USD.*", "$1"));
    }

    private AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(
                        "docent.gemini.enabled=true",
                        "docent.embedding.kind=gemini",
                        "docent.gemini.api-key=" + GeminiStandIn.KEY,
                        "docent.gemini.base-url=" + google.url(),
                        "docent.gemini.chat-model=gemini-3.8-flash",
                        "docent.gemini.embedding-model=gemini-embedding-2",
                        "docent.gemini.embedding-dimensions=128")
                .applyTo(context);
        context.scan("dev.docent.retrieval.gemini", "dev.docent.retrieval.embedding.gemini");
        context.refresh();
        return context;
    }

    /** {@return real prose, in one line: the guides of this project} */
    private static String english() throws IOException {
        try (var guides = Files.list(Path.of("../docs/guides"))) {
            return guides.sorted()
                    .map(RebuildCostTest::read)
                    .collect(Collectors.joining(" "))
                    .replaceAll("\\s+", " ");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<EmbeddedPassage> embedded(int document, String text) {
        var source =
                new PassageSource("ann", "base", "d" + document, "d.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        var model = local.embeddings(4);
        return IntStream.range(0, PAGES * PASSAGES_OF_PAGE)
                .mapToObj(number -> passage(source, document, number, text))
                .map(passage -> new EmbeddedPassage(passage, model.passage(List.of(), passage.text()), local.space()))
                .toList();
    }

    private static Passage passage(PassageSource source, int document, int number, String text) {
        var begin = (document * 7919 + number * CHARACTERS) % (text.length() - CHARACTERS);
        var words = "Page %d of %d. ".formatted(number / PASSAGES_OF_PAGE + 1, document)
                + text.substring(begin, begin + CHARACTERS);
        return new Passage(
                source.document() + "-" + number,
                source,
                number,
                words,
                0,
                words.length(),
                1,
                1,
                List.of("Guide", "Page"),
                words.split(" ").length,
                false);
    }
}
