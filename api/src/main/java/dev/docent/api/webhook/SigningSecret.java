package dev.docent.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the messages of a webhook are signed with: HMAC-SHA256 over id, time and body (Standard Webhooks 1.0.0, "Signature
 * scheme").
 *
 * @param text {@code whsec_} and the key in Base64, as its receiver gets it
 */
record SigningSecret(String text) {

    private static final String MARK = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SigningSecret random() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new SigningSecret(MARK + Base64.getEncoder().encodeToString(key));
    }

    /** {@return the value of the header {@code webhook-signature}} */
    String sign(String messageId, Instant time, String body) {
        var signed = messageId + "." + time.getEpochSecond() + "." + body;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(MARK.length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public String toString() {
        return "SigningSecret";
    }
}
