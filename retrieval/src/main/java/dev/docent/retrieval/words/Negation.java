package dev.docent.retrieval.words;

import java.util.regex.Pattern;

/** English words of negation. Prefixes such as "un" are ignored, because too many words only seem to have one. */
public final class Negation {

    private static final Pattern WORDS = Pattern.compile(
            WordBoundary.LEFT
                    + "(not|never|no|none|nobody|nothing|neither|nor|without|except|cannot|other than|lack(s|ed|ing)?|fail(s|ed)?)\\b"
                    + "|n['’]t\\b",
            Pattern.CASE_INSENSITIVE);

    private Negation() {}

    /** {@return whether the text has one of them} */
    public static boolean isIn(String text) {
        return WORDS.matcher(text).find();
    }
}
