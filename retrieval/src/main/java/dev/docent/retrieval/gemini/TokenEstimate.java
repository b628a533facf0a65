package dev.docent.retrieval.gemini;

/**
 * Estimates the number of tokens of a text for Google's models, rather too high than too low: one token for every three
 * Latin letters or blanks, and one for each other character, since digits, symbols and other scripts are mostly counted
 * one by one. Rate limits use the estimate before a call, and Google's count afterwards.
 */
public final class TokenEstimate {

    private static final int LAST_LATIN = 0x24F;

    private TokenEstimate() {}

    /** {@return the estimated number of tokens, at least 1} */
    public static long of(String text) {
        var alone = text.codePoints().filter(TokenEstimate::isCountedAlone).count();
        return 1 + alone + (text.codePointCount(0, text.length()) - alone) / 3;
    }

    private static boolean isCountedAlone(int character) {
        return character > LAST_LATIN || !Character.isLetter(character) && !Character.isWhitespace(character);
    }
}
