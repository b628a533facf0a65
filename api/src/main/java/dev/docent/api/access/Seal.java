package dev.docent.api.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what is kept and must be read again (AES-256-GCM, NIST SP 800-38D). What was sealed with the key before the
 * present one can still be opened; what is older cannot. Each text is bound to the id of its record, so that it is of no
 * use in another. Safe for concurrent use.
 */
public final class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKey> keys;

    /** @param keys the present one first */
    Seal(List<SecretKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** {@return the content, encrypted with the present key, in Base64} */
    public String close(String id, byte[] content) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, id).doFinal(content);
            var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** {@return the content, or empty when it was sealed with another key or for another id, or changed since} */
    public Optional<byte[]> open(String id, String text) {
        return keys.stream().flatMap(key -> open(key, id, text).stream()).findFirst();
    }

    /** {@return whether it was sealed with the present key} */
    public boolean isWithPresentKey(String id, String text) {
        return open(keys.getFirst(), id, text).isPresent();
    }

    private static Optional<byte[]> open(SecretKey key, String id, String text) {
        try {
            var whole = Base64.getDecoder().decode(text);
            var nonce = Arrays.copyOf(whole, NONCE);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, id).doFinal(whole, NONCE, whole.length - NONCE));
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
