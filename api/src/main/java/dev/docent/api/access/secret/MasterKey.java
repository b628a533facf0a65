package dev.docent.api.access.secret;

import dev.docent.api.launch.StartRefusedException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** The key that permits everything. Only its hash is kept in memory, and the comparison takes constant time. */
public final class MasterKey {

    private static final int MIN_LENGTH = 16;

    private final byte[] hash;

    private MasterKey(String text) {
        this.hash = DigestUtils.sha256(text);
    }

    /** {@return the key from the settings} @throws StartRefusedException if it is too short */
    static MasterKey configured(String text) {
        if (text.strip().length() < MIN_LENGTH) {
            throw new StartRefusedException(
                    "MASTER_API_KEY is shorter than " + MIN_LENGTH + " characters, so it could be guessed.",
                    "Set a longer one, such as the output of `openssl rand -base64 32`, or leave it unset to have one generated.");
        }
        return new MasterKey(text.strip());
    }

    /** {@return the key from its file} @throws StartRefusedException if it is too short */
    static MasterKey stored(String text, Path file) {
        if (text.length() < MIN_LENGTH) {
            throw new StartRefusedException(
                    "The master key in " + file + " is shorter than " + MIN_LENGTH + " characters.",
                    "Delete the file to have a new key generated at the next start.");
        }
        return new MasterKey(text);
    }

    /**
     * {@return texts that change with the key, one for each key that signs tokens, the current one first} Tokens issued to
     * the master key carry one. It is keyed, so that nobody can try guesses of the master key on a token.
     */
    public List<String> fingerprints(TokenKeys secrets) {
        return secrets.derive("master key", hash);
    }

    public boolean matches(String presented) {
        return MessageDigest.isEqual(hash, DigestUtils.sha256(presented));
    }
}
