package dev.docent.ingestion.parsing.office;

/**
 * Private-use characters that carry, through Tika, what its output does not say. They are taken out of the text of the
 * document itself before any is added.
 */
final class Mark {

    /** A page begins here. */
    static final char PAGE = '\uF8D0';

    /** The paragraph is the title of its slide. */
    static final char TITLE = '\uF8D1';

    private Mark() {}

    static boolean isMark(char c) {
        return c == PAGE || c == TITLE;
    }
}
