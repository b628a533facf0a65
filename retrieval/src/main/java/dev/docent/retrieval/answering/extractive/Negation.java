package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.WordBoundary;
import java.util.regex.Pattern;

/** English words of negation. Prefixes such as "un" are ignored, because too many words only seem to have one. */
final class Negation {

    private static final Pattern WORDS = Pattern.compile(
            WordBoundary.LEFT
                    + "(not|never|no|none|nobody|nothing|neither|nor|without|except|cannot|other than|lack(s|ed|ing)?|fail(s|ed)?)\\b"
                    + "|n['’]t\\b",
            Pattern.CASE_INSENSITIVE);

    private Negation() {}

    static boolean isIn(String text) {
        return WORDS.matcher(text).find();
    }
}
