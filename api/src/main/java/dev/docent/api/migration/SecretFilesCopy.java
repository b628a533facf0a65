package dev.docent.api.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * The secrets of both sides. What is sealed in the records is opened by the key that signs tokens, so that the other side
 * needs the same one: from its settings, or from its data folder, where it is put when there is none.
 */
final class SecretFilesCopy {

    private static final String JWT_FILE = "jwt.key";
    private static final String MASTER_FILE = "master.key";

    private final Path fromFolder;
    private final Environment from;
    private final Path toFolder;
    private final Environment to;

    SecretFilesCopy(Path fromFolder, Environment from, Path toFolder, Environment to) {
        this.fromFolder = fromFolder;
        this.from = from;
        this.toFolder = toFolder;
        this.to = to;
    }

    /** @throws MigrationRefusedException when the other side could not open what is sealed */
    void check() {
        var ours = secret(from, "docent.access.jwt-secret-key", fromFolder.resolve(JWT_FILE));
        var theirs = secret(to, "docent.access.jwt-secret-key", toFolder.resolve(JWT_FILE));
        var before = Objects.requireNonNullElse(to.getProperty("docent.access.jwt-secret-key-previous"), "");
        if (ours.isEmpty() || theirs.equals(ours) || before.strip().equals(ours.get())) {
            return;
        }
        if (theirs.isPresent()) {
            throw new MigrationRefusedException(
                    "The other side has another JWT secret, which does not open the secrets of webhooks in the records. Set"
                            + " JWT_SECRET_KEY there to the one used here, or JWT_SECRET_KEY_PREVIOUS.");
        }
        if (isSet(from, "docent.access.jwt-secret-key")) {
            throw new MigrationRefusedException(
                    "JWT_SECRET_KEY is set here and opens the secrets of webhooks in the records. Set it in the file, too.");
        }
    }

    /** Puts the files of secrets there where there are none. */
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
        var unfinished = toFolder.resolve(name + ".new");
        try {
            // With its permissions: its owner alone may read it.
            Files.copy(source, unfinished, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file " + target + " cannot be written", failure);
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
            throw new UncheckedIOException("The file " + file + " cannot be read", failure);
        }
    }
}
