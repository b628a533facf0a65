package dev.docent.retrieval.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Counts tokens as Google's tokenizer does on average for English: most words are one token, long ones are more, and each digit
 * and punctuation mark is one.
 */
public final class StandInTokens {

    private static final int LETTERS = 7;
    private static final Pattern PIECE = Pattern.compile("\\p{L}+|[^\\p{L}\\s]");

    private StandInTokens() {}

    public static long of(String text) {
        return PIECE.matcher(text)
                .results()
                .mapToLong(piece -> (piece.group().length() + LETTERS - 1) / LETTERS)
                .sum();
    }

    /** {@return the tokens of all texts that were embedded by these requests} */
    public static long embedded(List<StandInRequest> requests) {
        return requests.stream()
                .filter(request -> request.call().equals("batchEmbedContents"))
                .flatMap(request -> request.json().path("requests").findValues("text").stream())
                .map(JsonNode::asText)
                .mapToLong(StandInTokens::of)
                .sum();
    }
}
