package dev.docent.retrieval.embedding;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.retrieval.usage.TokenUsage.Tokens;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * Counts the tokens of embedding calls for accounts.
 *
 * @param passages what passages are embedded for; a rebuild takes nothing from a budget
 */
record Metering(TokenUsage usage, Purpose passages) {

    /** The account of calls that are made for no caller. */
    static final String NOBODY = "";

    void require(String account) {
        if (!account.equals(NOBODY)) {
            usage.require(account);
        }
    }

    void add(String account, Purpose purpose, String model, EmbeddingResponse response) {
        if (!account.equals(NOBODY)) {
            usage.add(account, purpose, model, Tokens.embedded(tokens(response)));
        }
    }

    /** A call for passages of several accounts is shared by the length of their texts. */
    void add(List<Passage> embedded, String model, EmbeddingResponse response) {
        var lengths = embedded.stream()
                .collect(Collectors.groupingBy(
                        each -> each.source().owner(),
                        Collectors.summingLong(each -> each.text().length())));
        var all = lengths.values().stream().mapToLong(Long::longValue).sum();
        lengths.forEach((account, length) -> usage.add(
                account, passages, model, Tokens.embedded(Math.round((double) tokens(response) * length / all))));
    }

    private static long tokens(EmbeddingResponse response) {
        var usage =
                response.getMetadata() == null ? null : response.getMetadata().getUsage();
        return usage == null ? 0 : usage.getTotalTokens();
    }
}
