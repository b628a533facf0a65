package dev.docent.api.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is known of the move into a data folder, in a file of it: a hash of where it comes from and goes to, and whether it
 * came to its end. What is copied already is seen on the other side itself.
 */
final class MigrationStateFile {

    private static final String FILE = "migration";

    private final Path file;
    private final String move;

    private MigrationStateFile(Path file, String move) {
        this.file = file;
        this.move = move;
    }

    static MigrationStateFile of(StorageLocations from, StorageLocations to) {
        var names = String.join(
                "\n", from.records(), from.objects(), from.passages(), to.records(), to.objects(), to.passages());
        var hash = HashSum.sha256().digest(names.getBytes(StandardCharsets.UTF_8));
        return new MigrationStateFile(to.data().resolve(FILE), HexFormat.of().formatHex(hash));
    }

    Path file() {
        return file;
    }

    State state() {
        return read().map(this::state).orElse(State.NONE);
    }

    private State state(String text) {
        var isOurs = text.startsWith(move);
        if (text.endsWith(" " + State.COMPLETE)) {
            return isOurs ? State.COMPLETE : State.NONE;
        }
        return isOurs ? State.BEGUN : State.OTHER;
    }

    /** Durable when it returns. */
    void write(State state) {
        var unfinished = file.resolveSibling(FILE + ".new");
        try (var channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((move + " " + state).getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file " + file + " cannot be written", failure);
        }
    }

    private Optional<String> read() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("The file " + file + " cannot be read", failure);
        }
    }

    /** How far it is. */
    enum State {
        /** Nothing is known, or another move came to its end. */
        NONE,
        /** This one goes on. */
        BEGUN,
        /** This one came to its end. */
        COMPLETE,
        /** Another one did not come to its end. */
        OTHER
    }
}
