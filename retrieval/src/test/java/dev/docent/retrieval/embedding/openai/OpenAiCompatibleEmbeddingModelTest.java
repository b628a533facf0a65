package dev.docent.retrieval.embedding.openai;

import static dev.docent.retrieval.openai.OpenAiStandIn.error;
import static dev.docent.retrieval.openai.OpenAiStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.openai.OpenAiMutations;
import dev.docent.retrieval.openai.OpenAiStandIn;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingRequest;

@Timeout(60)
class OpenAiCompatibleEmbeddingModelTest {

    private final OpenAiStandIn standIn = OpenAiStandIn.start();

    @AfterEach
    void stops() throws IOException, InterruptedException {
        OpenAiMutations.mustBeRefused(standIn);
        standIn.close();
    }

    @Test
    void givesVectorsOfUnitLengthInTheOrderOfTheTexts() {
        standIn.next(vectors("{\"index\":1,\"embedding\":[0,2]},{\"index\":0,\"embedding\":[3,4]}"));

        assertThat(embed(Map.of(), EmbeddingTask.PASSAGE, "a", "b"))
                .containsExactly(new float[] {.6f, .8f}, new float[] {0, 1});
        assertThat(standIn.requests().getFirst().get("input")).hasSize(2);
        assertThat(standIn.requests().getFirst().has("dimensions")).isFalse();
    }

    @Test
    void isSentABatchOfPassagesInOneCallEachBehindItsHeadings() {
        standIn.next(vectors("{\"index\":0,\"embedding\":[1,0]},{\"index\":1,\"embedding\":[0,1]}"));
        var embeddings = model(Map.of()).embeddings();

        var vectors = embeddings.passages(List.of(passage(0, "They sing."), passage(1, "They dive.")));

        assertThat(vectors).containsExactly(new float[] {1, 0}, new float[] {0, 1});
        assertThat(standIn.requests()).hasSize(1);
        assertThat(standIn.requests().getFirst().get("input"))
                .map(JsonNode::asText)
                .containsExactly("Whales\nThey sing.", "Whales\nThey dive.");
    }

    private static Passage passage(int number, String text) {
        var source = new PassageSource("ann", "kb", "d1", "a.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        return new Passage("d1-" + number, source, number, text, 0, 10, null, null, List.of("Whales"), 2, false);
    }

    @Test
    void sendsLargeRequestsInBatchesAndAsksForShorterVectorsWhereThatIsSet() {
        standIn.next(
                vectors("{\"index\":0,\"embedding\":[1,0]},{\"index\":1,\"embedding\":[0,1]}"),
                vectors("{\"index\":0,\"embedding\":[0,5]}"));

        var vectors = embed(Map.of("batch", "2", "shorten", "true"), EmbeddingTask.PASSAGE, "a", "b", "c");

        assertThat(vectors).containsExactly(new float[] {1, 0}, new float[] {0, 1}, new float[] {0, 1});
        assertThat(standIn.requests()).hasSize(2);
        assertThat(standIn.requests().getFirst().get("dimensions").asInt()).isEqualTo(2);
    }

    @Test
    void putsInFrontOfTextsWhatTheModelWants() {
        standIn.next(vectors("{\"index\":0,\"embedding\":[1,0]}"), vectors("{\"index\":0,\"embedding\":[1,0]}"));
        var prefixes = Map.of("query-prefix", "query: ", "passage-prefix", "passage: ");

        embed(prefixes, EmbeddingTask.QUERY, "whale");
        embed(prefixes, EmbeddingTask.PASSAGE, "whale");

        assertThat(standIn.requests().getFirst().at("/input/0").asText()).isEqualTo("query: whale");
        assertThat(standIn.requests().getLast().at("/input/0").asText()).isEqualTo("passage: whale");
    }

    @Test
    void refusesVectorsOfAnotherSizeOrNumber() {
        standIn.next(vectors("{\"index\":0,\"embedding\":[1,0,0]}"));
        assertThatThrownBy(() -> embed(Map.of(), EmbeddingTask.QUERY, "a"))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("vectors of 3 dimensions, but OPENAI_EMBEDDING_DIMENSIONS is 2");

        for (var wrong : List.of("", "{\"index\":0,\"embedding\":[0,0]}")) {
            standIn.next(vectors(wrong), vectors(wrong), vectors(wrong));
            assertThatThrownBy(() -> embed(Map.of(), EmbeddingTask.QUERY, "a"))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void triesAgainAndThenSaysThatTheServerIsNotThere() {
        standIn.next(error(503, ""), vectors("{\"index\":0,\"embedding\":[1,0]}"));
        assertThat(embed(Map.of(), EmbeddingTask.QUERY, "a")).hasSize(1);

        standIn.next(error(500, ""), error(502, ""), error(503, ""));
        assertThatThrownBy(() -> embed(Map.of(), EmbeddingTask.QUERY, "a"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("is currently unavailable (503)");
    }

    @Test
    void keepsToTheTokensAMinuteAsTheServerCountsThem() {
        var settings = Map.of("tokens-per-minute", "1000", "patience", "5s", "attempts", "1");
        var model = model(settings);
        standIn.next(
                json(
                        "{\"data\":[{\"index\":0,\"embedding\":[1,0]}],\"usage\":{\"prompt_tokens\":400,\"total_tokens\":400}}"));

        var response = model.call(new EmbeddingRequest(List.of("a"), EmbeddingTask.QUERY));

        assertThat(response.getMetadata().getUsage().getPromptTokens()).isEqualTo(400);
        assertThatThrownBy(() -> model.call(new EmbeddingRequest(List.of("b"), EmbeddingTask.QUERY)))
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining("docent.openai.tokens-per-minute");
    }

    @Test
    void sendsNoMoreAtOnceThanAQueueMayOfTheTokensAMinute() {
        standIn.next(
                vectors("{\"index\":0,\"embedding\":[1,0]},{\"index\":1,\"embedding\":[0,1]}"),
                vectors("{\"index\":0,\"embedding\":[0,5]}"));

        embed(
                Map.of("tokens-per-minute", "1000"),
                EmbeddingTask.PASSAGE,
                "a".repeat(60),
                "b".repeat(60),
                "c".repeat(60));

        assertThat(standIn.requests())
                .extracting(each -> each.get("input").size())
                .containsExactly(2, 1);
    }

    @Test
    void expectsTheTokensThatAServerDoesNotCount() {
        standIn.next(json("{\"data\":[{\"index\":0,\"embedding\":[1,0]}]}"));

        var response =
                model(Map.of()).call(new EmbeddingRequest(List.of("Where do whales sing?"), EmbeddingTask.QUERY));

        assertThat(response.getMetadata().getUsage().getPromptTokens()).isEqualTo(5);
    }

    @Test
    void refusesALimitBelowZero() {
        assertThatThrownBy(() -> standIn.settings(Map.of("requests-per-minute", "-1")))
                .rootCause()
                .hasMessageContaining("docent.openai.requests-per-minute");
    }

    @Test
    void asksOnlyOnceForATextThatTheServerFindsTooLong() {
        standIn.next(
                error(
                        500,
                        "{\"error\":{\"code\":500,\"message\":\"input is too large to process. increase the physical batch size\",\"type\":\"server_error\"}}"));

        assertThatThrownBy(() -> embed(Map.of(), EmbeddingTask.PASSAGE, "a"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.isTooLong()).isTrue())
                .hasMessageContaining("rejected an input that is too long for stand-in-embedding (500)");
        assertThat(standIn.requests()).hasSize(1);
    }

    @Test
    void wantsToKnowTheSizeOfVectors() {
        assertThatThrownBy(() -> model(Map.of("embedding-dimensions", "")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("OPENAI_EMBEDDING_DIMENSIONS is missing.");
        assertThatThrownBy(() -> model(Map.of("embedding-dimensions", "many")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessage("OPENAI_EMBEDDING_DIMENSIONS must be between 1 and 4096.");
    }

    private List<float[]> embed(Map<String, String> settings, EmbeddingTask task, String... texts) {
        return model(settings).call(new EmbeddingRequest(List.of(texts), task)).getResults().stream()
                .map(Embedding::getOutput)
                .toList();
    }

    private OpenAiCompatibleEmbeddingModel model(Map<String, String> settings) {
        return new OpenAiCompatibleEmbeddingModel(standIn.server(settings), standIn.settings(settings));
    }

    private static OpenAiStandIn.Reply vectors(String data) {
        return json("{\"object\":\"list\",\"model\":\"stand-in-embedding\",\"data\":[" + data
                + "],\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}");
    }
}
