package dev.docent.api.exchange;

/** Rules for texts in requests, as patterns for Bean Validation. They are also valid in ECMAScript. */
public final class TextRules {

    /** One line without control characters, with at least one visible character. */
    public static final String NAME = "^[^\\p{Cc}]*[^\\p{C}\\p{Z}][^\\p{Cc}]*$";

    /** The message about a text that is not a {@link #NAME}. */
    public static final String NOT_NAME = "must be one line with at least one visible character";

    /** Any number of lines, with at least one visible character. */
    public static final String TEXT = "^[\\s\\S]*[^\\p{C}\\p{Z}][\\s\\S]*$";

    /** The message about a text that is not a {@link #TEXT}. */
    public static final String NOT_TEXT = "must contain at least one visible character";

    /**
     * A {@link #TEXT} with at most thirty combining marks in a row, as in the Stream-Safe Text Format of Unicode (UAX #15).
     * At each position of a longer run, a regular expression's word boundary walks back to its first mark.
     */
    public static final String QUESTION = "^(?![\\s\\S]*\\p{M}{31})[\\s\\S]*[^\\p{C}\\p{Z}][\\s\\S]*$";

    /** The message about a text that is not a {@link #QUESTION}. */
    public static final String NOT_QUESTION =
            "must contain at least one visible character, and at most 30 combining marks in a row";

    private TextRules() {}
}
