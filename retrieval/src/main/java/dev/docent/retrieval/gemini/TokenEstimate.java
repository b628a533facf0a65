package dev.docent.retrieval.gemini;

/**
 * About how many tokens Google counts in a text, rather more than fewer: three Latin letters or blanks a token, and one a
 * token of all others, since digits, signs and other scripts are mostly counted one by one. Limits are kept by it before a
 * call, and by what Google counted after.
 */
public final class TokenEstimate {

    private static final int LAST_LATIN = 0x24F;

    private TokenEstimate() {}

    /** {@return so many, 1 at least} */
    public static long of(String text) {
        var alone = text.codePoints().filter(TokenEstimate::isCountedAlone).count();
        return 1 + alone + (text.codePointCount(0, text.length()) - alone) / 3;
    }

    private static boolean isCountedAlone(int character) {
        return character > LAST_LATIN || !Character.isLetter(character) && !Character.isWhitespace(character);
    }
}
