package dev.docent.api.access.secret;

import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets of 256 bits, and files that hold one and that only their owner can read. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public static byte[] randomBytes() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** {@return a random secret of 43 characters that are safe in headers, URLs and shells} */
    public static String randomText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
    }

    /** {@return the content of the file, which is created with a new secret when it is missing} */
    static Content readOrCreate(Path file) {
        try {
            if (Files.exists(file)) {
                return new Content(Files.readString(file).strip(), false);
            }
            var secret = randomText();
            DurableFile.writeOwnerOnly(file, (secret + "\n").getBytes(StandardCharsets.UTF_8));
            return new Content(secret, true);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read or write " + file, failure);
        }
    }

    /** The secret in a file. {@code isNew} tells whether the file was created by this call. */
    record Content(String text, boolean isNew) {
        @Override
        public String toString() {
            return "Content[isNew=" + isNew + "]";
        }
    }
}
