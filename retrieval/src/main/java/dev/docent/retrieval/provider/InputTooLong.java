package dev.docent.retrieval.provider;

import java.util.regex.Pattern;

/**
 * Recognizes the messages with which model servers reject an input that is too long, whatever the HTTP status: llama.cpp and
 * Ollama answer 500, text-embeddings-inference 413, most others 400.
 */
public final class InputTooLong {

    private static final Pattern MESSAGE = Pattern.compile(
            String.join(
                    "|",
                    "\\b(input|prompt|request|payload|text|content|sequence|document)s?\\b[^.\\n]{0,60}\\btoo (large|long|big)\\b",
                    "context[ _](length|window|size)",
                    "\\btoo many (input )?tokens\\b",
                    "\\btokens?\\b[^.\\n]{0,60}\\b(exceeds?|exceeded|maximum|max|at most|up to|longer|larger|greater)\\b",
                    "\\b(exceeds?|exceeded|less than|fewer than|at most|longer than|maximum|max)\\b[^.\\n]{0,60}\\btokens?\\b",
                    "maximum (sequence|input) length",
                    "\\bsize of tensor a \\(\\d+\\) must match",
                    "\\bexpected maxLength\\b"),
            Pattern.CASE_INSENSITIVE);

    /** A quota that no single request of this size fits in; unlike other quotas it does not refill. */
    private static final Pattern ABOVE_QUOTA = Pattern.compile("\\brequest too large\\b", Pattern.CASE_INSENSITIVE);

    private InputTooLong() {}

    /** {@return whether a response with this status and message says that the input is too long} */
    public static boolean isStatedBy(int status, String message) {
        return switch (status) {
            case 413 -> true;
            case 429 -> ABOVE_QUOTA.matcher(message).find();
            case 400, 422 -> MESSAGE.matcher(message).find();
            default -> status >= 500 && MESSAGE.matcher(message).find();
        };
    }
}
