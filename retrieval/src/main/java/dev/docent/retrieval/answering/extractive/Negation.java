package dev.docent.retrieval.answering.extractive;

import java.util.regex.Pattern;

/** The English words that deny. Prefixes such as "un" are left alone: too many words only look as if they had one. */
final class Negation {

    private static final Pattern WORDS = Pattern.compile(
            "\\b(not|never|no|none|nobody|nothing|neither|nor|without|except|cannot|other than|lack(s|ed|ing)?|fail(s|ed)?)\\b"
                    + "|n['’]t\\b",
            Pattern.CASE_INSENSITIVE);

    private Negation() {}

    /** {@return whether the text denies anything} */
    static boolean isIn(String text) {
        return WORDS.matcher(text).find();
    }
}
