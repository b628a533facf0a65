package dev.docent.api.access.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets of 256 bits. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public static byte[] randomBytes() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** {@return a random secret of 43 characters that are safe in headers, URLs and shells} */
    public static String randomText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
    }
}
