package dev.docent.retrieval.embedding.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.embedding.EmbeddingProvider;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.embedding.TokenVectors;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.runtime.AdapterChoice;
import dev.docent.runtime.AdapterChoices;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Which model embeds, by the settings alone. */
@Timeout(120)
class GeminiEmbeddingConfigurationTest {

    private final GeminiStandIn google = GeminiStandIn.start();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(context -> AdapterChoices.choose(context.getEnvironment()))
            .withUserConfiguration(Parts.class)
            .withPropertyValues(
                    "docent.data=target",
                    "docent.gemini.base-url=" + google.url(),
                    "docent.gemini.embedding-model=gemini-embedding-2",
                    "docent.gemini.chat-model=gemini-3.8-flash",
                    "docent.gemini.google-api-key=",
                    "docent.gemini.project=");

    @AfterEach
    void stop() throws IOException {
        google.close();
    }

    @Test
    void embedsInTheProcessUnlessGeminiIsSetUp() {
        runner.withPropertyValues("docent.gemini.api-key=").run(context -> {
            assertThat(context).doesNotHaveBean(GeminiClient.class).doesNotHaveBean(ChatModel.class);
            assertThat(context.getBean(Embeddings.class).traits().place()).isEqualTo("in process");
            assertThat(AdapterChoice.of("embedding", context.getEnvironment()).reason())
                    .isEqualTo("the default");
        });
    }

    @Test
    void embedsWithGeminiWhereAKeyIsSetAndLoadsNoOtherModel() {
        runner.withPropertyValues("docent.gemini.api-key=" + GeminiStandIn.KEY).run(context -> {
            var embeddings = context.getBean(Embeddings.class);
            assertThat(google.requests()).isEmpty();
            assertThat(embeddings.query("Where?")).hasSize(768);
            assertThat(embeddings.passage(List.of("Guide"), "Here.")).hasSize(768);
            assertThat(embeddings.model()).isEqualTo("gemini-embedding-2");
            assertThat(embeddings.traits().batch()).isEqualTo(100);
            assertThat(context).hasSingleBean(EmbeddingModel.class).hasSingleBean(TokenCounter.class);
            assertThat(context).doesNotHaveBean(TokenVectors.class);
            assertThat(context.getBean(TokenCounter.class).count("three small words"))
                    .isEqualTo(3);
            assertThat(AdapterChoice.of("embedding", context.getEnvironment()).reason())
                    .isEqualTo("GEMINI_API_KEY is set");
        });
    }

    @Test
    void embedsInTheProcessWhereThatIsSaid() {
        runner.withPropertyValues("docent.gemini.api-key=" + GeminiStandIn.KEY, "docent.embedding.kind=onnx")
                .run(context -> {
                    assertThat(context.getBean(Embeddings.class).traits().place())
                            .isEqualTo("in process");
                    assertThat(context).hasSingleBean(ChatModel.class);
                });
    }

    @Test
    void hasOtherModelsBesideTheOneThatIsChosen() {
        runner.withPropertyValues("docent.gemini.api-key=" + GeminiStandIn.KEY).run(context -> {
            assertThat(beside(context, "bge-small-en-v1.5-int8", 384)).hasValueSatisfying(local -> {
                assertThat(local.query("Where?")).hasSize(384);
                local.close();
            });
            assertThat(beside(context, "gemini-embedding-001", 128))
                    .hasValueSatisfying(
                            older -> assertThat(older.query("Where?")).hasSize(128));
            assertThat(google.last().model()).isEqualTo("gemini-embedding-001");
            assertThat(beside(context, "nomic-embed-text", 768)).isEmpty();
        });
        runner.withPropertyValues("docent.gemini.api-key=")
                .run(context ->
                        assertThat(beside(context, "gemini-embedding-2", 768)).isEmpty());
    }

    private static Optional<Embeddings> beside(ApplicationContext context, String model, int dimensions) {
        return context.getBeansOfType(EmbeddingProvider.class).values().stream()
                .map(each -> each.open(new VectorSpace(model, dimensions)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Test
    void doesNotStartHalfSetUp() {
        refused("GOOGLE_CLOUD_PROJECT is set, but GOOGLE_CLOUD_LOCATION is not", "docent.gemini.project=p1");
        refused("GEMINI_API_KEY or GOOGLE_API_KEY", "docent.embedding.kind=gemini");
        refused("GEMINI_API_KEY contains blanks", "docent.gemini.api-key=two words");
        refused(
                "GEMINI_EMBEDDING_MODEL must be the name of a model",
                "docent.gemini.api-key=" + GeminiStandIn.KEY,
                "docent.gemini.embedding-model=");
    }

    private void refused(String because, String... settings) {
        runner.withPropertyValues(settings)
                .run((AssertableApplicationContext context) -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(WrongSettingException.class)
                        .hasMessageContaining(because));
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.docent.retrieval.gemini", "dev.docent.retrieval.embedding", "dev.docent.retrieval.chat"})
    static class Parts {}
}
