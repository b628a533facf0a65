package dev.docent.api.access.external;

import dev.docent.api.launch.StartRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads secrets that are shared with an issuer. */
final class SharedSecret {

    private static final String BASE64 = "base64:";

    private SharedSecret() {}

    /** {@return the bytes of the secret} @throws StartRefusedException if it is malformed */
    static byte[] bytes(String setting, String text) {
        if (!text.startsWith(BASE64)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text.substring(BASE64.length()).strip());
        } catch (IllegalArgumentException malformed) {
            throw new StartRefusedException(
                    setting + ".shared-secret begins with base64:, but the rest is not Base64.",
                    "Set it to `base64:` followed by the secret in Base64.");
        }
    }
}
