package dev.docent.retrieval.answering;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The addresses in what a chat model writes. One that stands in none of its sources was made up, or made to carry something
 * out: a document may ask the model to put what it read into the address of a picture, which a page that shows the answer then fetches.
 *
 * @see <a href="https://genai.owasp.org/llmrisk/llm052025-improper-output-handling/">OWASP LLM05:2025</a>
 */
final class Links {

    /** With a scheme or the two slashes that take the page's own, up to what no address holds unescaped. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\b[a-z][a-z0-9+.-]{1,20}:)?//[^\\s<>\"'`)\\]}]+", Pattern.CASE_INSENSITIVE);

    private Links() {}

    /** {@return whether each address of the text stands in one of the sources} */
    static boolean standIn(String text, List<String> sources) {
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
