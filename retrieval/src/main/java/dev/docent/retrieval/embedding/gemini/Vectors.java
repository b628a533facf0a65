package dev.docent.retrieval.embedding.gemini;

import com.google.genai.types.ContentEmbedding;
import com.google.genai.types.EmbedContentResponse;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.util.List;

/**
 * Reads the vectors of a response, and checks their number and size.
 *
 * @param provider the provider's name in messages
 * @param dimensions the expected dimensions of a vector
 */
record Vectors(String provider, int dimensions) {

    /**
     * {@return the vectors at unit length, in the order of the texts}
     *
     * @throws UnavailableException if their number differs from that of the texts, or a vector has no direction
     * @throws WrongSettingException if they have other dimensions
     */
    List<float[]> read(EmbedContentResponse answer, int texts) {
        var vectors = answer.embeddings().orElse(List.of());
        if (vectors.size() != texts) {
            throw unavailable("%s gave %d vectors for %d texts".formatted(provider, vectors.size(), texts));
        }
        return vectors.stream().map(this::unit).toList();
    }

    private float[] unit(ContentEmbedding embedding) {
        var values = embedding.values().orElse(List.of());
        if (values.size() != dimensions) {
            throw new WrongSettingException(
                    "%s gave vectors of %d numbers where GEMINI_EMBEDDING_DIMENSIONS asks for %d. Set it to a size that the model in GEMINI_EMBEDDING_MODEL has."
                            .formatted(provider, values.size(), dimensions),
                    null);
        }
        var length = Math.sqrt(values.stream().mapToDouble(x -> (double) x * x).sum());
        if (length == 0 || !Double.isFinite(length)) {
            throw unavailable(provider + " gave a vector that points nowhere");
        }
        var vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) (values.get(i) / length);
        }
        return vector;
    }

    private static UnavailableException unavailable(String what) {
        return new UnavailableException(what + ". Ask again later.", null, null);
    }
}
