package dev.docent.api.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** Keys for other purposes, derived from the one that signs tokens (HKDF, RFC 5869). */
public final class DerivedKeys {

    private final SecretKey source;

    DerivedKeys(SecretKey source) {
        this.source = source;
    }

    /** {@return the AES-256 key of this purpose} */
    public SecretKey aes(String purpose) {
        try {
            var label = ("docent " + purpose).getBytes(StandardCharsets.US_ASCII);
            var parameters = HKDFParameterSpec.ofExtract().addIKM(source).thenExpand(label, 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
