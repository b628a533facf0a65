package dev.docent.retrieval.provider;

import java.lang.Character.UnicodeScript;

/**
 * Estimates the number of tokens of a text for a hosted model, whose tokenizer is not known here. Digits, punctuation and
 * symbols mostly are one token each.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/tokens">Google: a token is about four characters of English</a>
 */
public final class TokenEstimate {

    private static final int LAST_LATIN = 0x24F;

    /** English text has about a character of punctuation in fourteen, so that a token is about four characters of all. */
    private static final double LATIN = 1 / 5.2;

    private static final double IDEOGRAPHIC = 1 / 1.5;
    private static final double OTHER_ALPHABETS = 1 / 3.0;

    private TokenEstimate() {}

    /**
     * {@return a number of tokens that is rather too high than too low, at least 1: one for every three Latin letters or
     * blanks, and one for each other character} Rate limits use it before a call, and the provider's count afterwards.
     */
    public static long of(String text) {
        var alone = text.codePoints().filter(TokenEstimate::isCountedAlone).count();
        return 1 + alone + (text.codePointCount(0, text.length()) - alone) / 3;
    }

    /** {@return the expected number of tokens, at least 1} Plans use it, and records of calls whose tokens nobody counted. */
    public static long expected(String text) {
        return Math.max(
                1,
                Math.round(text.codePoints().mapToDouble(TokenEstimate::share).sum()));
    }

    private static boolean isCountedAlone(int character) {
        return character > LAST_LATIN || !Character.isLetter(character) && !Character.isWhitespace(character);
    }

    /** {@return the mean number of tokens per such character} */
    private static double share(int character) {
        if (Character.isWhitespace(character) || character <= LAST_LATIN && Character.isLetter(character)) {
            return LATIN;
        }
        if (!Character.isAlphabetic(character)) {
            return 1;
        }
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> IDEOGRAPHIC;
            default -> OTHER_ALPHABETS;
        };
    }
}
