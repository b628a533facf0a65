package dev.docent.api.migration;

import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The state of the last migration into a data folder, in a file of that folder: a hash of source and target, and whether the
 * migration is complete. What was copied is not recorded, since the target shows it.
 */
final class MigrationStateFile {

    private final Path file;
    private final String migration;

    private MigrationStateFile(Path file, String migration) {
        this.file = file;
        this.migration = migration;
    }

    static MigrationStateFile of(StorageLocations from, StorageLocations to) {
        var names = String.join(
                "\n", from.records(), from.objects(), from.passages(), to.records(), to.objects(), to.passages());
        return new MigrationStateFile(to.data().resolve("migration"), DigestUtils.sha256Hex(names));
    }

    Path file() {
        return file;
    }

    State read() {
        try {
            return Files.exists(file) ? parse(Files.readString(file).strip()) : State.NONE;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the file " + file, failure);
        }
    }

    private State parse(String text) {
        var isThis = text.startsWith(migration);
        if (text.endsWith(" " + State.COMPLETE)) {
            return isThis ? State.COMPLETE : State.NONE;
        }
        return isThis ? State.BEGUN : State.OTHER;
    }

    /** Returns when the state is durable. */
    void write(State state) {
        try {
            DurableFile.write(file, (migration + " " + state).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the file " + file, failure);
        }
    }

    /** The state of a migration; its names are in the file. */
    enum State {
        /** There was no migration, or another one that is complete. */
        NONE,
        /** This migration was begun. */
        BEGUN,
        /** This migration is complete. */
        COMPLETE,
        /** Another migration was begun and is not complete. */
        OTHER
    }
}
