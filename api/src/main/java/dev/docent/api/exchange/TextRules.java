package dev.docent.api.exchange;

/** What texts of callers must be, as patterns that validation takes. */
public final class TextRules {

    /** One line: no control characters, and something that can be seen. */
    public static final String NAME = "[^\\p{Cc}]*[^\\p{C}\\p{Z}][^\\p{Cc}]*";

    /** What is said of a text that is no {@link #NAME}. */
    public static final String NO_NAME = "is not one line with text in it";

    /** Something that can be seen, however many lines. */
    public static final String QUESTION = "(?s).*[^\\p{C}\\p{Z}].*";

    /** What is said of a text that is no {@link #QUESTION}. */
    public static final String NO_QUESTION = "has no text in it";

    private TextRules() {}
}
