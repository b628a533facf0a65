package dev.docent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class AdapterChoicesTest {

    private final MockEnvironment settings = new MockEnvironment();

    @ParameterizedTest
    @CsvSource({
        "records, sqlite",
        "objects, folder",
        "index, lucene",
        "embedding, onnx",
        "reranking, none",
        "answering, extractive"
    })
    void needsNoSettings(String part, String kind) {
        assertThat(choice(part)).isEqualTo(new AdapterChoice(kind, "the default"));
        assertThat(settings.getProperty("docent.gemini.enabled", Boolean.class)).isFalse();
        assertThat(settings.getProperty("docent.mongodb.enabled", Boolean.class))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "docent.mongodb.uri, records, mongodb, MONGO_URI is set",
        "docent.objects.s3.region, objects, s3, S3_BUCKET is set",
        "docent.gemini.api-key, embedding, gemini, GEMINI_API_KEY is set",
        "docent.gemini.location, answering, generative, GOOGLE_CLOUD_LOCATION is set",
        "docent.openai.embedding-model, embedding, openai, OPENAI_EMBEDDING_MODEL is set",
        "docent.openai.model, answering, generative, OPENAI_MODEL is set",
        "docent.openai.model, embedding, onnx, the default",
        "docent.reranking.model-folder, reranking, onnx, docent.reranking.model-folder is set"
    })
    void choosesTheAdapterThatAnythingIsSetOf(String setting, String part, String kind, String reason) {
        settings.withProperty(setting, "any");

        assertThat(choice(part)).isEqualTo(new AdapterChoice(kind, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "docent.gemini.api-key, key, false",
        "docent.gemini.project, p1, false",
        "docent.openai.model, llama, false",
        "docent.embedding.kind, auto, false",
        "docent.embedding.kind, gemini, true",
        "docent.embedding.kind, onnx, true",
        "docent.openai.embedding-model, nomic, true",
        "GEMINI_EMBEDDING_MODEL, gemini-embedding-001, true"
    })
    void saysWhetherASettingIsAboutEmbedding(String setting, String value, boolean isNamed) {
        settings.withProperty(setting, value);

        choice("embedding");

        assertThat(settings.getProperty("docent.embedding.named", Boolean.class))
                .isEqualTo(isNamed);
    }

    @Test
    void prefersTheOwnServerToGemini() {
        settings.withProperty("docent.gemini.api-key", "key")
                .withProperty("docent.openai.model", "llama")
                .withProperty("docent.openai.embedding-model", "nomic");

        assertThat(choice("embedding").kind()).isEqualTo("openai");
        assertThat(choice("answering").reason()).isEqualTo("OPENAI_MODEL is set");
        assertThat(settings.getProperty("docent.answering.provider")).isEqualTo("openai");
        assertThat(settings.getProperty("docent.gemini.enabled", Boolean.class)).isTrue();
    }

    @Test
    void takesModelsOfSpringAiStartersOnlyWhereThatIsSet() {
        assertThat(choice("answering").kind()).isEqualTo("extractive");
        assertThat(settings.getProperty("docent.spring.enabled", Boolean.class)).isFalse();
        assertThat(settings.getProperty("spring.ai.model.chat")).isEqualTo("none");
        assertThat(settings.getProperty("spring.ai.model.embedding")).isEqualTo("none");

        settings.withProperty("docent.gemini.api-key", "key")
                .withProperty("docent.answering.model", "spring")
                .withProperty("spring.ai.model.chat", "ollama");

        assertThat(choice("answering")).isEqualTo(new AdapterChoice("generative", "docent.answering.model is set"));
        assertThat(settings.getProperty("docent.answering.provider")).isEqualTo("spring");
        assertThat(settings.getProperty("docent.spring.enabled", Boolean.class)).isTrue();
        assertThat(settings.getProperty("spring.ai.model.chat")).isEqualTo("ollama");
        assertThat(settings.getProperty("spring.ai.model.embedding")).isEqualTo("none");
        assertThat(settings.getProperty("spring.ai.model.image")).isEqualTo("none");

        settings.withProperty("docent.embedding.kind", "spring");

        assertThat(choice("embedding")).isEqualTo(new AdapterChoice("spring", "docent.embedding.kind is set"));
        assertThat(settings.getProperty("spring.ai.model.embedding")).isNull();
    }

    @Test
    void refusesAChatModelThatDoesNotExist() {
        settings.withProperty("docent.answering.model", "ollama");

        assertThatThrownBy(() -> choice("answering"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "docent.answering.model (DOCENT_ANSWERING_MODEL) must be auto, gemini, openai or spring, but is ollama. Correct or remove it.");
    }

    @Test
    void usesTheKindThatIsSet() {
        settings.withProperty("docent.gemini.api-key", "key")
                .withProperty("docent.embedding.kind", " ONNX ")
                .withProperty("docent.answering.kind", "extractive");

        assertThat(choice("embedding")).isEqualTo(new AdapterChoice("onnx", "docent.embedding.kind is set"));
        assertThat(choice("answering")).isEqualTo(new AdapterChoice("extractive", "docent.answering.kind is set"));
        assertThat(choice("answering")).isEqualTo(new AdapterChoice("extractive", "docent.answering.kind is set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "auto"})
    void ignoresBlankSettings(String kind) {
        settings.withProperty("docent.records.kind", kind)
                .withProperty("docent.mongodb.uri", " ")
                .withProperty("docent.objects.s3.bucket", "");

        assertThat(choice("records")).isEqualTo(new AdapterChoice("sqlite", "the default"));
        assertThat(choice("objects")).isEqualTo(new AdapterChoice("folder", "the default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mongodb", "sqlite"})
    void opensTheClientOfWhatIsUsed(String records) {
        settings.withProperty("docent.records.kind", records);

        assertThat(choice("records").kind()).isEqualTo(records);
        assertThat(settings.getProperty("docent.mongodb.enabled", Boolean.class))
                .isEqualTo(records.equals("mongodb"));
    }

    @ParameterizedTest
    @CsvSource({"records, mongo", "objects, disk", "index, atlsa", "embedding, word2vec", "answering, Oracle"})
    void refusesAnAdapterThatDoesNotExist(String part, String kind) {
        settings.withProperty("docent." + part + ".kind", kind);

        assertThatThrownBy(() -> choice(part))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(
                        "docent.%s.kind (DOCENT_%s_KIND) must be auto, ", part, part.toUpperCase(Locale.ROOT))
                .hasMessageEndingWith(", but is %s. Correct or remove it.", kind);
    }

    private AdapterChoice choice(String part) {
        AdapterChoices.choose(settings);
        return AdapterChoice.of(part, settings);
    }
}
