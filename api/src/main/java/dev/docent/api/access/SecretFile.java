package dev.docent.api.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A secret in a file that its owner alone may read. It is written whole and synced before it is used, so that a crash
 * leaves either no file or the one that lasts.
 */
final class SecretFile {

    private SecretFile() {}

    /** {@return the text of the file; of a new secret written to it when there was none} */
    static Kept readOrMake(Path file) {
        try {
            if (Files.exists(file)) {
                return new Kept(Files.readString(file).strip(), false);
            }
            var secret = Secrets.randomText();
            write(file, secret + "\n");
            return new Kept(secret, true);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read or write " + file, failure);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(unfinished, options, ownerOnly(unfinished))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * A secret and where it came from.
     *
     * @param isNew whether it was made just now
     */
    record Kept(String text, boolean isNew) {
        @Override
        public String toString() {
            return "Kept[isNew=" + isNew + "]";
        }
    }
}
