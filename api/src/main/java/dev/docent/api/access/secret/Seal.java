package dev.docent.api.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Encrypts stored values that have to be read again (AES-256-GCM, NIST SP 800-38D). Values sealed with the previous key can
 * still be opened, older ones cannot. The encryption keys are derived from those that sign tokens (HKDF, RFC 5869), for one
 * purpose: a seal cannot open what the seal of another purpose closed. Each value is bound to the id of its record and cannot be opened under another id.
 * Safe for concurrent use.
 */
public final class Seal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKey> keys;

    /** Creates the seal of a purpose. */
    public Seal(TokenKeys sources, String purpose) {
        this.keys = sources.all().stream()
                .map(source -> derived(source, purpose, "AES"))
                .toList();
    }

    /** {@return a key for one purpose and algorithm} */
    static SecretKey derived(SecretKey source, String purpose, String algorithm) {
        try {
            var label = ("docent " + purpose).getBytes(StandardCharsets.US_ASCII);
            var parameters = HKDFParameterSpec.ofExtract().addIKM(source).thenExpand(label, 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** {@return the content, encrypted with the current key, in Base64} */
    public String close(String id, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var encrypted =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, id).doFinal(content);
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** {@return the content; empty if the value was changed, or sealed with an unknown key or for another id} */
    public Optional<byte[]> open(String id, String sealed) {
        return keys.stream().flatMap(key -> open(key, id, sealed).stream()).findFirst();
    }

    /** {@return whether the value was sealed with the current key} */
    public boolean usesCurrentKey(String id, String sealed) {
        return open(keys.getFirst(), id, sealed).isPresent();
    }

    private static Optional<byte[]> open(SecretKey key, String id, String sealed) {
        try {
            var bytes = Base64.getDecoder().decode(sealed);
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, id)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String id) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
