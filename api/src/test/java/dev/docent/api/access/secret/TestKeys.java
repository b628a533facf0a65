package dev.docent.api.access.secret;

import java.util.Base64;

/** Keys for tests, by number. */
public final class TestKeys {

    private TestKeys() {}

    /** {@return the keys with these numbers, the current one first and at most one before it} */
    public static TokenKeys of(int... numbers) {
        return new TokenKeys(text(numbers[0]), numbers.length == 1 ? "" : text(numbers[1]));
    }

    private static String text(int number) {
        var bytes = new byte[32];
        bytes[0] = (byte) number;
        return "base64:" + Base64.getEncoder().encodeToString(bytes);
    }
}
