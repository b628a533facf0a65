package dev.docent.retrieval.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLanguagesTest {

    @ParameterizedTest
    @CsvSource({
        "bge-small-en-v1.5-int8, en, true",
        "bge-small-en-v1.5-int8, zh, false",
        "bge-small-en-v1.5-int8, und, false",
        "jina-embeddings-v2-base-de, de, true",
        "jina-embeddings-v2-base-de, en, true",
        "jina-embeddings-v2-base-de, fr, false",
        "text2vec-large-chinese, zh, true",
        "multilingual-e5-small, zh, true",
        "gemini-embedding-001, ar, true",
        "text-embedding-3-small, de, true",
        "garden, fr, true"
    })
    void areThoseThatTheNameSays(String model, String language, boolean isTrainedOn) {
        assertThat(EmbeddingTraits.inProcess(model).isTrainedOn(language)).isEqualTo(isTrainedOn);
    }
}
