package dev.docent.retrieval.springai;

import static dev.docent.retrieval.springai.OllamaStandIn.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.chat.Blocked;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.runtime.AdapterChoices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/** The starters of Ollama, Mistral AI and Azure OpenAI are all on the class path, as somebody puts them there. */
@Timeout(120)
class SpringAiStartersTest {

    private static final String OPENAI = "docent.openai.base-url=http://localhost:1/v1";

    @TempDir
    Path folder;

    private final OllamaStandIn ollama = OllamaStandIn.start();

    @AfterEach
    void stop() {
        ollama.close();
    }

    @Test
    void changeNothingUnlessTheyAreAskedFor() {
        try (var context =
                start("docent.openai.embedding-model=nomic", "docent.openai.embedding-dimensions=2", OPENAI)) {
            assertThat(context.getBeansOfType(ChatModel.class)).isEmpty();
            assertThat(context.getBeansOfType(EmbeddingModel.class)).containsOnlyKeys("docentEmbeddingModel");
            assertThat(context.getBeansOfType(Object.class).values())
                    .noneMatch(bean -> bean.getClass().getName().startsWith("org.springframework.ai."));
            assertThat(context.getBean(Embeddings.class).model()).isEqualTo("nomic");
            assertThat(ollama.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ollama, Ollama, mxbai-embed-large, mistral",
        "mistral, MistralAi, mistral-embed, mistral-small-latest",
        "azure-openai, AzureOpenAi, text-embedding-ada-002, gpt-4o"
    })
    void bringTheModelsThatAreAskedFor(String starter, String provider, String embedding, String chat) {
        try (var context = start(
                "docent.embedding.kind=spring",
                "docent.answering.model=spring",
                "docent.spring.embedding-dimensions=2",
                "spring.ai.model.chat=" + starter,
                "spring.ai.model.embedding=" + starter,
                "spring.ai.mistralai.api-key=any",
                "spring.ai.azure.openai.api-key=any",
                "spring.ai.azure.openai.endpoint=https://localhost:1")) {
            var embeddings = context.getBean(Embeddings.class);

            assertThat(embeddings.space()).isEqualTo(new VectorSpace(provider + "/" + embedding, 2));
            assertThat(embeddings.traits().place()).isEqualTo(provider);
            assertThat(chat(context).getDefaultOptions().getModel()).isEqualTo(chat);
            assertThat(context.getBeansOfType(ChatModel.class)).hasSize(2);
            assertThat(context.getBeansOfType(EmbeddingModel.class)).hasSize(1);
            assertThat(ollama.requests()).isEmpty();
        }
    }

    @Test
    void standBesideTheOtherModelsOfDocent() {
        try (var context = start(
                "docent.answering.model=spring",
                "spring.ai.model.chat=ollama",
                "docent.openai.embedding-model=nomic",
                "docent.openai.embedding-dimensions=2",
                OPENAI)) {
            assertThat(context.getBean(Embeddings.class).model()).isEqualTo("nomic");
            assertThat(chat(context).getDefaultOptions().getModel()).isEqualTo("mistral");
            assertThat(context.getBeansOfType(EmbeddingModel.class)).containsOnlyKeys("docentEmbeddingModel");
        }
    }

    @Test
    void embedThroughTheirOwnClient() {
        try (var context = ollama("docent.spring.query-prefix=search_query: ")) {
            var embeddings = context.getBean(Embeddings.class);

            assertThat(embeddings.space()).isEqualTo(new VectorSpace("Ollama/mxbai-embed-large", 2));
            assertThat(ollama.requests()).hasSize(1);
            var vector = embeddings.query("abcd");

            assertThat(vector).hasSize(2);
            assertThat(vector[0] / vector[1]).isCloseTo(18, within(0.01f));
            assertThat(vector[0] * vector[0] + vector[1] * vector[1]).isCloseTo(1, within(1e-5f));
            assertThat(ollama.requests().getLast().path("input").get(0).asText())
                    .isEqualTo("search_query: abcd");
        }
        try (var again = ollama()) {
            assertThat(again.getBean(Embeddings.class).dimensions()).isEqualTo(2);
            assertThat(ollama.requests()).as("the dimensions are remembered").hasSize(2);
        }
    }

    @Test
    void answerThroughTheirOwnClient() {
        try (var context = ollama()) {
            var pieces = chat(context).stream(prompt()).collectList().block();

            assertThat(pieces).extracting(SpringAiStartersTest::text).contains("Whales ", "sing [1].");
            assertThat(pieces).noneMatch(piece -> Blocked.in(piece).isPresent());
            assertThat(pieces.getLast().getMetadata().getUsage().getTotalTokens())
                    .isEqualTo(14);
            assertThat(text(chat(context).call(prompt()))).isEqualTo("Whales sing [1].");
            var asked = ollama.requests().getLast();
            assertThat(asked.path("model").asText()).isEqualTo("mistral");
            assertThat(asked.path("options").path("num_predict").asInt()).isEqualTo(77);
            assertThat(asked.path("messages").get(0).path("content").asText()).isEqualTo("Who sings?");
        }
    }

    @Test
    void areRepeatedUntilTheFirstPieceAndNoMore() {
        try (var context = ollama()) {
            ollama.next(error(503, "overloaded"), OllamaStandIn.streamed("Yes."));

            assertThat(text(chat(context).call(prompt()))).isEqualTo("Yes.");

            ollama.requests().clear();
            ollama.next(error(404, "model not found"));
            assertThatThrownBy(() -> chat(context).call(prompt()))
                    .isInstanceOf(WrongSettingException.class)
                    .hasMessage(
                            "Ollama has no model mistral, or no such path (404). Check the model and the address in the spring.ai settings of its starter.");
            assertThat(ollama.requests()).hasSize(1);
        }
    }

    @Test
    void mayNotBeSilentForEver() {
        // With the dimensions, which a start would otherwise ask for within this time.
        try (var context = ollama(
                "docent.spring.timeout=300ms", "docent.spring.attempts=1", "docent.spring.embedding-dimensions=2")) {
            var chat = chat(context);
            ollama.next(ollama.silentAfter("Wha"));
            assertThatThrownBy(() -> chat.call(prompt()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("Ollama did not respond in time (docent.spring.timeout). Ask again later.");

            ollama.next(ollama.nothing());
            assertThatThrownBy(() -> chat.call(prompt())).isInstanceOf(UnavailableException.class);

            ollama.next(ollama.nothing());
            assertThatThrownBy(() -> context.getBean(Embeddings.class).query("Who sings?"))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("docent.spring.timeout");
        }
    }

    @Test
    void failWithAnExceptionOfTheirKind() {
        try (var context = ollama("docent.spring.embedding-dimensions=3", "docent.spring.attempts=1")) {
            fails(context, 401, "unauthorized", WrongSettingException.class, "does not accept the credentials (401)");
            fails(context, 429, "slow down", LimitReachedException.class, "has reached its rate limit");
            fails(context, 422, "nonsense", RejectedException.class, "rejected a request for Ollama/mxbai");
            fails(context, 400, "the input is too long", RejectedException.class, "rejected a text that is too long");
            fails(context, 500, "down", UnavailableException.class, "is currently unavailable (500)");
            ollama.always(null);
            assertThatThrownBy(() -> context.getBean(Embeddings.class).query("two dimensions"))
                    .isInstanceOf(WrongSettingException.class)
                    .hasMessageContaining("vectors of 2 dimensions, but docent.spring.embedding-dimensions is 3");
        }
    }

    private void fails(
            ConfigurableApplicationContext context,
            int status,
            String error,
            Class<? extends ProviderException> kind,
            String message) {
        ollama.always(error(status, error));
        assertThatThrownBy(() -> context.getBean(Embeddings.class).query("status " + status))
                .isInstanceOf(kind)
                .hasMessageStartingWith("Ollama ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.ai.model.embedding=none|docent.embedding.kind is spring, but no starter of Spring AI on the class path brings an embedding model.",
                "spring.ai.mistralai.api-key=any|docent.embedding.kind is spring, but there is more than one embedding model: ",
                "spring.ai.model.embedding=mistral|docent.embedding.kind is spring, but the starter cannot create its model: Mistral API key must be set",
                "spring.ai.ollama.base-url=http://localhost:1,spring.ai.model.embedding=ollama,docent.spring.attempts=1|The dimensions of Ollama/mxbai-embed-large are not known yet: Ollama cannot be reached"
            })
    void refuseAStartByNamingTheSetting(String settingsAndMessage) {
        var parts = settingsAndMessage.split("\\|");
        var settings = Stream.concat(
                        Stream.of(
                                "docent.embedding.kind=spring",
                                "spring.ai.azure.openai.api-key=any",
                                "spring.ai.azure.openai.endpoint=https://localhost:1"),
                        Arrays.stream(parts[0].split(",")))
                .toArray(String[]::new);

        assertThatThrownBy(() -> start(settings).close())
                .satisfies(failure -> assertThat(refusal(failure)).startsWith(parts[1]));
    }

    private static String refusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(WrongSettingException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(failure.toString());
    }

    private ConfigurableApplicationContext ollama(String... settings) {
        var all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(
                "docent.embedding.kind=spring",
                "docent.answering.model=spring",
                "spring.ai.model.chat=ollama",
                "spring.ai.model.embedding=ollama"));
        return start(all.toArray(String[]::new));
    }

    private ConfigurableApplicationContext start(String... settings) {
        var arguments = new ArrayList<String>();
        arguments.add("--docent.data=" + folder);
        arguments.add("--docent.embedding.tokenizer=none");
        arguments.add("--spring.config.name=none");
        arguments.add("--spring.ai.ollama.base-url=" + ollama.url());
        for (var setting : settings) {
            arguments.removeIf(each -> each.startsWith("--" + setting.split("=")[0] + "="));
            arguments.add("--" + setting);
        }
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> AdapterChoices.choose(context.getEnvironment()))
                .run(arguments.toArray(String[]::new));
    }

    private static ChatModel chat(ConfigurableApplicationContext context) {
        return context.getBean("docentChatModel", ChatModel.class);
    }

    private static Prompt prompt() {
        return new Prompt(
                List.of(new UserMessage("Who sings?")),
                ChatOptions.builder().maxTokens(77).build());
    }

    private static String text(ChatResponse piece) {
        return String.valueOf(piece.getResult().getOutput().getText());
    }

    @Configuration(proxyBeanMethods = false)
    @Import(StarterConfigurations.class)
    @ComponentScan({
        "dev.docent.retrieval.openai",
        "dev.docent.retrieval.springai",
        "dev.docent.retrieval.embedding",
        "dev.docent.retrieval.chat"
    })
    static class Parts {}

    /** Those of Spring AI, chosen as the service chooses all of them. */
    private static final class StarterConfigurations extends AutoConfigurationImportSelector {

        @Override
        protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
            return new AnnotationAttributes(Map.of("exclude", new String[0], "excludeName", new String[0]));
        }

        @Override
        protected List<String> getCandidateConfigurations(
                AnnotationMetadata metadata, AnnotationAttributes attributes) {
            var all = new ArrayList<>(super.getCandidateConfigurations(metadata, attributes));
            all.removeIf(name -> !name.startsWith("org.springframework.ai."));
            return all;
        }
    }
}
