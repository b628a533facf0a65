package dev.docent.api.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** Encryption keys, derived from the keys that sign tokens (HKDF, RFC 5869). */
public final class DerivedKeys {

    private final List<SecretKey> sources;

    /** @param sources the current one first */
    DerivedKeys(List<SecretKey> sources) {
        this.sources = List.copyOf(sources);
    }

    /** {@return the seal of a purpose, which cannot open what the seal of another purpose closed} */
    public Seal seal(String purpose) {
        return new Seal(sources.stream().map(source -> aes(source, purpose)).toList());
    }

    private static SecretKey aes(SecretKey source, String purpose) {
        try {
            var label = ("docent " + purpose).getBytes(StandardCharsets.US_ASCII);
            var parameters = HKDFParameterSpec.ofExtract().addIKM(source).thenExpand(label, 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
