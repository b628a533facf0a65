package dev.docent.retrieval.embedding;

import dev.docent.retrieval.provider.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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

    /** {@return the calls as one response of Spring AI} */
    public static EmbeddingResponse response(String model, List<EmbeddedTexts> calls) {
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
}
