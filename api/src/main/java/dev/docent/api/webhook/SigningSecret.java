package dev.docent.api.webhook;

import dev.docent.api.access.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The key that signs the messages of a webhook, by HMAC-SHA256 over id, time and body (Standard Webhooks 1.0.0, "Signature
 * scheme").
 *
 * @param text {@code whsec_} and the key in Base64, as the receiver gets it
 */
record SigningSecret(String text) {

    private static final String PREFIX = "whsec_";

    static SigningSecret random() {
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(Secrets.randomBytes()));
    }

    /** {@return the value of the header {@code webhook-signature}} */
    String sign(String messageId, Instant time, String body) {
        var signed = messageId + "." + time.getEpochSecond() + "." + body;
        var key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        var mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(signed.getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    @Override
    public String toString() {
        return "SigningSecret";
    }
}
