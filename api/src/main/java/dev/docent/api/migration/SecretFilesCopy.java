package dev.docent.api.migration;

import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * Copies the secrets in the data folder. Sealed values in the records are opened by the key that signs tokens, so the target
 * needs the same key, in its settings or in its data folder.
 */
record SecretFilesCopy(Path fromFolder, Environment from, Path toFolder, Environment to) {

    private static final String JWT_FILE = "jwt.key";
    private static final String MASTER_FILE = "master.key";

    /** @throws MigrationRefusedException if the target could not open sealed values */
    void check() {
        var ours = secret(from, "docent.access.jwt-secret-key", fromFolder.resolve(JWT_FILE));
        var theirs = secret(to, "docent.access.jwt-secret-key", toFolder.resolve(JWT_FILE));
        var before = Objects.requireNonNullElse(to.getProperty("docent.access.jwt-secret-key-previous"), "");
        if (ours.isEmpty() || theirs.equals(ours) || before.strip().equals(ours.get())) {
            return;
        }
        if (theirs.isPresent()) {
            throw new MigrationRefusedException(
                    "The target has another JWT secret, which cannot decrypt the webhook secrets in the records. Set"
                            + " JWT_SECRET_KEY or JWT_SECRET_KEY_PREVIOUS of the target to the secret used here.");
        }
        if (isSet(from, "docent.access.jwt-secret-key")) {
            throw new MigrationRefusedException(
                    "JWT_SECRET_KEY is set here and decrypts the webhook secrets in the records. Set it in the file as well.");
        }
    }

    /** Copies the files of secrets that the target neither has nor sets otherwise. */
    void copy() {
        if (!isSet(to, "docent.access.jwt-secret-key")) {
            copy(JWT_FILE);
        }
        if (!isSet(to, "docent.access.master-key")) {
            copy(MASTER_FILE);
        }
    }

    private void copy(String name) {
        var source = fromFolder.resolve(name);
        var target = toFolder.resolve(name);
        if (!Files.exists(source) || Files.exists(target)) {
            return;
        }
        try {
            DurableFile.writeOwnerOnly(target, Files.readAllBytes(source));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the file " + target, failure);
        }
    }

    private static boolean isSet(Environment settings, String name) {
        return !settings.getProperty(name, "").isBlank();
    }

    private static Optional<String> secret(Environment settings, String name, Path file) {
        try {
            if (isSet(settings, name)) {
                return Optional.of(settings.getRequiredProperty(name).strip());
            }
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the file " + file, failure);
        }
    }
}
