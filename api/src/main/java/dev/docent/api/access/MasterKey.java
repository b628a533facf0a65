package dev.docent.api.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The key that may do everything. Only its hash is held; comparing takes the same time whatever is presented. */
final class MasterKey {

    private static final int SHORTEST = 16;

    private final byte[] hash;

    private MasterKey(String text) {
        this.hash = hash(text);
    }

    /** {@return the configured key} @throws WeakSecretException when it is too short */
    static MasterKey configured(String text) {
        if (text.strip().length() < SHORTEST) {
            throw new WeakSecretException(
                    "MASTER_API_KEY has fewer than " + SHORTEST + " characters, so that it could be guessed.",
                    "Set a longer one, such as the output of `openssl rand -base64 32`, or none: then one is made for you.");
        }
        return new MasterKey(text.strip());
    }

    /** {@return the key in the file} */
    static MasterKey kept(SecretFile.Kept secret, Path file) {
        if (secret.text().length() < SHORTEST) {
            throw new WeakSecretException(
                    "The master key in " + file + " has fewer than " + SHORTEST + " characters.",
                    "Delete the file: then a new one is made at the next start.");
        }
        return new MasterKey(secret.text());
    }

    boolean matches(String presented) {
        return MessageDigest.isEqual(hash, hash(presented));
    }

    private static byte[] hash(String text) {
        return Secrets.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
