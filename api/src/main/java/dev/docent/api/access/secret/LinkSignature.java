package dev.docent.api.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs the links of a purpose, which permit by themselves what they name (HMAC-SHA256, RFC 2104). The keys are derived as those
 * of {@link Seal} are; links that were signed with the previous key stay valid. Safe for concurrent use.
 */
public final class LinkSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKey> keys;

    /** Creates the signature of a purpose. */
    public LinkSignature(TokenKeys sources, String purpose) {
        this.keys = sources.all().stream()
                .map(source -> Seal.derived(source, purpose, ALGORITHM))
                .toList();
    }

    /** {@return the signature of the text with the current key: 43 characters that are safe in URLs} */
    public String of(String text) {
        return sign(keys.getFirst(), text);
    }

    /** {@return whether it is the signature of the text} The comparison takes constant time. */
    public boolean matches(String text, String signature) {
        return keys.stream()
                .map(key -> sign(key, text))
                .anyMatch(expected -> MessageDigest.isEqual(bytes(expected), bytes(signature)));
    }

    private static String sign(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
