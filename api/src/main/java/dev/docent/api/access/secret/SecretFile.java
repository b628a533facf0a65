package dev.docent.api.access.secret;

import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret in a file that only its owner can read. */
final class SecretFile {

    private SecretFile() {}

    /** {@return the content of the file, which is created with a new secret when it is missing} */
    static Content readOrCreate(Path file) {
        try {
            if (Files.exists(file)) {
                return new Content(Files.readString(file).strip(), false);
            }
            var secret = Secrets.randomText();
            DurableFile.writeOwnerOnly(file, (secret + "\n").getBytes(StandardCharsets.UTF_8));
            return new Content(secret, true);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read or write " + file, failure);
        }
    }

    /** @param isNew whether the file was created by this call */
    record Content(String text, boolean isNew) {
        @Override
        public String toString() {
            return "Content[isNew=" + isNew + "]";
        }
    }
}
