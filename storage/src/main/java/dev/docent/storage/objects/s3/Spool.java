package dev.docent.storage.objects.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/**
 * Takes content in before any of it is sent, so that a source that breaks off leaves nothing behind on the server, and a
 * part that did not arrive can be sent again. Up to 256 kB stay in memory, more goes to a file. Nothing in the folder
 * outlives a start. Safe for concurrent use.
 */
final class Spool {

    static final int IN_MEMORY = 1 << 18;

    private final Path folder;

    Spool(Path folder) {
        this.folder = folder;
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for uploads to S3 " + folder + " cannot be emptied", failure);
        }
    }

    /** {@return the content, until it is closed} The caller closes the stream. */
    SpooledContent take(InputStream content) throws IOException {
        var hashed = new DigestInputStream(content, sha256());
        var start = hashed.readNBytes(IN_MEMORY);
        return start.length < IN_MEMORY ? new ContentInMemory(start, digits(hashed)) : toFile(start, hashed);
    }

    private SpooledContent toFile(byte[] start, DigestInputStream rest) throws IOException {
        var file = Files.createTempFile(folder, "object", null);
        try (var out = Files.newOutputStream(file)) {
            out.write(start);
            var length = start.length + rest.transferTo(out);
            return new ContentInFile(file, length, digits(rest));
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static String digits(DigestInputStream read) {
        return HexFormat.of().formatHex(read.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
