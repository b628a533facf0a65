package dev.docent.retrieval.gemini;

/**
 * About how many tokens Google counts in a text, rather more than fewer: three characters of the Latin letters a token, and
 * one of other scripts. Limits are kept by it before a call, and by what Google counted after.
 */
public final class TokenEstimate {

    private TokenEstimate() {}

    /** {@return so many, 1 at least} */
    public static long of(String text) {
        var others = text.codePoints().filter(letter -> letter > 0x24F).count();
        return 1 + others + (text.length() - others) / 3;
    }
}
