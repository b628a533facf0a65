package dev.docent.retrieval.embedding;

import dev.docent.retrieval.provider.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;

/**
 * Texts that a call has embedded.
 *
 * @param vectors in the order of the texts
 * @param tokens number of tokens of all texts
 */
public record EmbeddedTexts(List<float[]> vectors, long tokens) {

    /** @param counted as the provider counted the tokens; empty if it did not, so that the expected number is used */
    public static EmbeddedTexts of(List<float[]> vectors, OptionalLong counted, List<String> texts) {
        return new EmbeddedTexts(
                vectors,
                counted.orElseGet(
                        () -> texts.stream().mapToLong(TokenEstimate::expected).sum()));
    }

    /**
     * {@return the results of one call for each batch, as one response of Spring AI}
     *
     * @throws PartlyEmbeddedException if a call fails after others have succeeded
     */
    public static <T> EmbeddingResponse response(String model, List<T> batches, Function<T, EmbeddedTexts> call) {
        var calls = new ArrayList<EmbeddedTexts>();
        for (var batch : batches) {
            try {
                calls.add(call.apply(batch));
            } catch (RuntimeException failure) {
                throw calls.isEmpty() ? failure : new PartlyEmbeddedException(response(model, calls), failure);
            }
        }
        return response(model, calls);
    }

    /** {@return the calls as one response of Spring AI} */
    static EmbeddingResponse response(String model, List<EmbeddedTexts> calls) {
        var embeddings = new ArrayList<Embedding>();
        for (var call : calls) {
            for (var vector : call.vectors()) {
                embeddings.add(new Embedding(vector, embeddings.size()));
            }
        }
        var tokens = calls.stream().mapToLong(EmbeddedTexts::tokens).sum();
        return new EmbeddingResponse(
                embeddings, new EmbeddingResponseMetadata(model, new DefaultUsage(Math.toIntExact(tokens), 0)));
    }

    /** A call failed after the first texts were embedded. */
    static final class PartlyEmbeddedException extends RuntimeException {

        private final transient EmbeddingResponse response;

        private PartlyEmbeddedException(EmbeddingResponse response, RuntimeException cause) {
            super("Only " + response.getResults().size() + " texts were embedded", cause);
            this.response = response;
        }

        /** {@return the vectors of the first texts} */
        List<float[]> vectors() {
            return response.getResults().stream().map(Embedding::getOutput).toList();
        }
    }
}
