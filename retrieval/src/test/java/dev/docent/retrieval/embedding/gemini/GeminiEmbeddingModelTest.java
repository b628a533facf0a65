package dev.docent.retrieval.embedding.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.embedding.PassageTitles;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiMutations;
import dev.docent.retrieval.gemini.GeminiProperties;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInReply;
import dev.docent.retrieval.gemini.StandInRequest;
import dev.docent.retrieval.gemini.StandInSettings;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.provider.SteppedTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;

@Timeout(60)
class GeminiEmbeddingModelTest {

    private static final String NEW = "gemini-embedding-2";
    private static final String OLD = "gemini-embedding-001";
    private static final String OLDER = "text-embedding-005";

    @TempDir
    private Path folder;

    private final GeminiStandIn google = GeminiStandIn.start();

    @AfterEach
    void stop() throws IOException, InterruptedException {
        GeminiMutations.mustBeRefused(google);
        google.close();
    }

    @Test
    void saysInTheTextWhatAVectorIsForWhereTheModelReadsItThere() {
        var model = geminiApi(NEW);

        embed(model, List.of("Where?"), EmbeddingTask.QUERY);
        embed(model, List.of("Here.", "There."), new PassageTitles(List.of("Guide > Places", "")));
        embed(model, List.of("Anywhere."), EmbeddingTask.PASSAGE);

        assertThat(google.requests())
                .extracting(StandInRequest::path)
                .containsOnly("/v1beta/models/gemini-embedding-2:batchEmbedContents");
        assertThat(texts())
                .containsExactly(
                        "task: search result | query: Where?",
                        "title: Guide > Places | text: Here.",
                        "title: none | text: There.",
                        "title: none | text: Anywhere.");
        assertThat(google.requests())
                .allSatisfy(request -> assertThat(request.body()).doesNotContain("taskType", "\"title\""));
    }

    @Test
    void saysInFieldsWhatAVectorIsForWhereTheModelHasThem() {
        var model = geminiApi(OLD);

        embed(model, List.of("Where?"), EmbeddingTask.QUERY);
        embed(model, List.of("Here."), new PassageTitles(List.of("Guide > Places")));

        assertThat(texts()).containsExactly("Where?", "Here.");
        var question = google.requests().getFirst().json().path("requests").path(0);
        assertThat(question.path("taskType").asText()).isEqualTo("RETRIEVAL_QUERY");
        assertThat(question.has("title")).isFalse();
        var passage = google.last().json().path("requests").path(0);
        assertThat(passage.path("taskType").asText()).isEqualTo("RETRIEVAL_DOCUMENT");
        assertThat(passage.path("title").asText()).isEqualTo("Guide > Places");
        assertThat(passage.path("outputDimensionality").asInt()).isEqualTo(768);
    }

    @Test
    void givesEachTitleToItsOwnPassages() {
        embed(geminiApi(OLD), List.of("a", "b", "c"), new PassageTitles(List.of("A", "A", "C")));

        assertThat(google.requests())
                .extracting(request -> request.json().path("requests").size())
                .containsExactly(2, 1);
        assertThat(google.last().json().path("requests").path(0).path("title").asText())
                .isEqualTo("C");
    }

    @ParameterizedTest
    @CsvSource({"gemini-embedding-2, 768", "gemini-embedding-001, 768", "gemini-embedding-2, 3072"})
    void givesVectorsOfUnitLengthInTheOrderOfTheTexts(String name, int dimensions) {
        var model = geminiApi(name, "embedding-dimensions", Integer.toString(dimensions));

        var vectors = embed(model, List.of("one whale", "two ships"), EmbeddingTask.PASSAGE);

        assertThat(vectors).hasSize(2).allSatisfy(vector -> {
            assertThat(vector).hasSize(dimensions);
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
        });
        assertThat(dot(
                        vectors.getFirst(),
                        embed(model, List.of("one whale"), EmbeddingTask.QUERY).getFirst()))
                .isGreaterThan(0.9)
                .isGreaterThan(dot(
                        vectors.getLast(),
                        embed(model, List.of("one whale"), EmbeddingTask.QUERY).getFirst()));
        assertThat(model.dimensions()).isEqualTo(dimensions);
    }

    @Test
    void sendsAHundredTextsAtOnceToTheGeminiApi() {
        var texts = IntStream.range(0, 250).mapToObj(each -> "text " + each).toList();

        assertThat(embed(geminiApi(NEW), texts, EmbeddingTask.PASSAGE)).hasSize(250);
        assertThat(sizes("requests")).containsExactly(100, 100, 50);
        assertThat(geminiApi(NEW).embeddings().traits().batch()).isEqualTo(100);
    }

    @Test
    void sendsNoLargerBodyThanTheGeminiApiTakes() {
        var longest = "a".repeat(1_000_000);

        assertThat(embed(geminiApi(NEW), Collections.nCopies(6, longest), EmbeddingTask.PASSAGE))
                .hasSize(6);
        assertThat(sizes("requests")).containsExactly(3, 3);
    }

    @Test
    void sendsNoMoreAtOnceThanAQueueMayOfTheTokensAMinute() {
        var texts = Collections.nCopies(10, "a".repeat(70));

        embed(geminiApi(OLD, "tokens-per-minute", "2000"), texts, EmbeddingTask.PASSAGE);

        // A hundred tokens, of which a text has about 24.
        assertThat(sizes("requests")).containsExactly(4, 4, 2);
    }

    @Test
    void countsEachTextAsARequestSoThatQuestionsNeverWaitForALongQueue() {
        var settings = StandInSettings.geminiApi(google, "requests-per-minute", "100");
        var time = new SteppedTime();
        var client = new GeminiClient(settings, time);
        var model = new GeminiEmbeddingModel(client, settings, NEW, 768);
        var texts = IntStream.range(0, 1000).mapToObj(each -> "text " + each).toList();
        assertThat(model.embeddings().traits().batch()).isEqualTo(5);

        for (var from = 0; from < 1000; from += 5) {
            embed(model, texts.subList(from, from + 5), EmbeddingTask.PASSAGE);
            var begun = time.nanoTime();
            if (from % 100 == 0) {
                embed(model, List.of("Where? " + from), EmbeddingTask.QUERY);
            }
            assertThat(time.nanoTime()).as("a question waits for nothing").isEqualTo(begun);
        }

        assertThat(Duration.ofNanos(time.nanoTime()).toSeconds())
                .as("a thousand and ten at no more than a hundred a minute, and not much less")
                .isBetween(600L, 700L);
    }

    @Test
    void countsACallAsARequestOnVertexAndTheTokensThatItReports() {
        var settings = StandInSettings.vertex(
                google,
                StandInSettings.credentials(folder, google.url() + "/token"),
                "requests-per-minute",
                "100",
                "tokens-per-minute",
                "1000000");
        var time = new SteppedTime();
        var model = new GeminiEmbeddingModel(new GeminiClient(settings, time), settings, OLDER, 768);

        var response = model.call(new EmbeddingRequest(Collections.nCopies(500, "word"), EmbeddingTask.PASSAGE));

        assertThat(sizes("instances")).containsExactly(250, 250);
        assertThat(time.nanoTime()).as("two calls may go at once").isZero();
        assertThat(response.getMetadata().getUsage().getTotalTokens())
                .as("two for each text, as the stand-in reports")
                .isEqualTo(1000);
    }

    @Test
    void sendsWhatVertexTakes() {
        var texts = IntStream.range(0, 260).mapToObj(each -> "text " + each).toList();

        embed(vertex(OLDER), texts, EmbeddingTask.PASSAGE);
        assertThat(sizes("instances")).containsExactly(250, 10);

        embed(vertex(OLDER), Collections.nCopies(3, "word ".repeat(6_000)), EmbeddingTask.PASSAGE);
        assertThat(google.requests()).hasSize(2 + 3);
    }

    @Test
    void sendsOneTextAtATimeToGeminisModelsOnVertex() {
        assertThat(embed(vertex(OLD), List.of("a", "b"), new PassageTitles(List.of("T", "T"))))
                .hasSize(2);
        assertThat(google.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.call()).isEqualTo("predict");
            var instance = request.json().path("instances").path(0);
            assertThat(instance.path("task_type").asText()).isEqualTo("RETRIEVAL_DOCUMENT");
            assertThat(instance.path("title").asText()).isEqualTo("T");
        });

        assertThat(embed(vertex(NEW), List.of("a", "b"), EmbeddingTask.QUERY)).hasSize(2);
        assertThat(google.last().call()).isEqualTo("embedContent");
        assertThat(google.last()
                        .json()
                        .path("content")
                        .path("parts")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("task: search result | query: b");
        assertThat(google.last()
                        .json()
                        .path("embedContentConfig")
                        .path("outputDimensionality")
                        .asInt())
                .isEqualTo(768);
        assertThat(vertex(NEW).embeddings().traits().batch()).isOne();
    }

    @Test
    void takesNoAnswerOfTheWrongCount() {
        var one = "{\"embeddings\":[{\"values\":[%s]}]}".formatted(numbers(768));
        for (var each = 0; each < 4; each++) {
            google.next(StandInReply.of(200, one));
        }

        assertThatThrownBy(() -> embed(geminiApi(NEW), List.of("a", "b"), EmbeddingTask.PASSAGE))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Gemini returned 1 vectors for 2 texts");

        google.next(StandInReply.of(200, one));
        assertThat(embed(geminiApi(NEW), List.of("a", "b"), EmbeddingTask.PASSAGE))
                .hasSize(2);
    }

    @Test
    void takesNoVectorOfTheWrongSizeOrOfNoDirection() {
        google.next(StandInReply.of(200, "{\"embeddings\":[{\"values\":[%s]}]}".formatted(numbers(3))));
        assertThatThrownBy(() -> embed(geminiApi(NEW), List.of("a"), EmbeddingTask.PASSAGE))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("vectors of 3 dimensions, but GEMINI_EMBEDDING_DIMENSIONS is 768");

        google.next(StandInReply.of(
                200,
                "{\"embeddings\":[{\"values\":[%s]}]}".formatted(numbers(768).replace('1', '0'))));
        assertThatThrownBy(() -> embed(geminiApi(NEW, "attempts", "1"), List.of("a"), EmbeddingTask.PASSAGE))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("without direction");
    }

    @Test
    void refusesBlankTextsAndTitlesOfOthers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> embed(geminiApi(NEW), List.of("a", " "), EmbeddingTask.PASSAGE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> embed(geminiApi(NEW), List.of("a", "b"), new PassageTitles(List.of("A"))));
        assertThat(google.requests()).isEmpty();
    }

    private static List<float[]> embed(GeminiEmbeddingModel model, List<String> texts, EmbeddingOptions options) {
        return model.call(new EmbeddingRequest(texts, options)).getResults().stream()
                .map(Embedding::getOutput)
                .toList();
    }

    private List<String> texts() {
        return google.requests().stream()
                .flatMap(request -> request.json().path("requests").findValuesAsText("text").stream())
                .toList();
    }

    private List<Integer> sizes(String field) {
        return google.requests().stream()
                .map(request -> request.json().path(field).size())
                .toList();
    }

    private static String numbers(int count) {
        return String.join(",", Collections.nCopies(count, "1"));
    }

    private static double dot(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (double) one[i] * other[i])
                .sum();
    }

    private GeminiEmbeddingModel geminiApi(String name, String... more) {
        return model(StandInSettings.geminiApi(google, more), name);
    }

    private GeminiEmbeddingModel vertex(String name) {
        return model(
                StandInSettings.vertex(google, StandInSettings.credentials(folder, google.url() + "/token")), name);
    }

    private static GeminiEmbeddingModel model(GeminiProperties settings, String name) {
        var client = new GeminiClient(settings, new SteppedTime());
        return new GeminiEmbeddingModel(client, settings, name, settings.embeddingDimensions());
    }
}
