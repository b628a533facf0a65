package dev.docent.retrieval.answering;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Checks the addresses in the output of a chat model. An address that occurs in no source was invented, or built to
 * exfiltrate data: a document can instruct the model to encode what it read in the address of an image, which the page
 * that shows the answer then requests.
 *
 * @see <a href="https://genai.owasp.org/llmrisk/llm052025-improper-output-handling/">OWASP LLM05:2025</a>
 */
final class Links {

    /**
     * Starts with a scheme or with "//", and ends before the first character that an address cannot contain unescaped.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\b[a-z][a-z0-9+.-]{1,20}:)?//[^\\s<>\"'`)\\]}]+", Pattern.CASE_INSENSITIVE);

    private Links() {}

    /** {@return whether every address of the text occurs in one of the sources} */
    static boolean occurIn(String text, List<String> sources) {
        return ADDRESS.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Links::bare)
                .allMatch(address ->
                        sources.stream().anyMatch(source -> bare(source).contains(address)));
    }

    private static String bare(String text) {
        return text.replaceAll("[.,;:!?]+$", "").toLowerCase(Locale.ROOT);
    }
}
