package dev.docent.retrieval.words;

/**
 * The start of a word in regular expressions over ASCII words.
 *
 * <p>A {@code \b} between combining marks walks back to their base letter, at each mark again, so that the time of a search
 * is quadratic in their number. Behind this look-ahead it is evaluated only before an ASCII letter, digit or
 * underscore, at most once for each run of marks. What matches is the same.
 */
public final class WordBoundary {

    /** A boundary before an ASCII word. */
    public static final String LEFT = "(?=\\w)\\b";

    private WordBoundary() {}
}
