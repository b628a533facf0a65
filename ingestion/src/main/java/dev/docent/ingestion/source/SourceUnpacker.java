package dev.docent.ingestion.source;

import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what holds documents: zip, tar and gzip files and mails, also inside each other, told by their bytes and
 * never by their names. A mail is the first of its own parts. Files that are one document though they are packed (Office, OpenDocument, EPUB, Java) stay whole. Safe
 * for concurrent use.
 */
public final class SourceUnpacker {

    private final Spool spool;
    private final SourceProperties limits;

    SourceUnpacker(Spool spool, SourceProperties limits) {
        this.spool = spool;
        this.limits = limits;
    }

    /** {@return whether the content may be a container; it is read from its start afterwards} */
    public static boolean mayHoldFiles(BufferedInputStream content) {
        try {
            return ContainerFormat.of(content).isPresent();
        } catch (IOException failure) {
            throw new UncheckedIOException("The upload cannot be read", failure);
        }
    }

    /**
     * Hands every file in the content to the receiver, or the whole of it when it is one document.
     *
     * @param filename what the user calls it
     * @param at where it stands in a folder; null when it came alone
     * @throws SourceTooLargeException when it goes beyond a limit; what was taken until then is for the caller to drop
     * @throws UnusableSourceException when it cannot be read to its end
     */
    public Unpacked unpack(
            InputStream content, String filename, @Nullable RelativePath at, PartReceiver receiver, Whole whole) {
        var digest = sha256();
        try (var file = spool.copy(new DigestInputStream(content, digest))) {
            var sha256 = HexFormat.of().formatHex(digest.digest());
            var unpacking = new Unpacking(spool, new Allowance(filename, Files.size(file.path()), limits), receiver);
            if (unpacking.unpack(file.path(), at)) {
                return new Unpacked(Optional.of(sha256), unpacking.skipped());
            }
            try (var bytes = Files.newInputStream(file.path())) {
                whole.take(bytes);
                return new Unpacked(Optional.empty(), List.of());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The upload cannot be read", failure);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Takes content that is one document after all. */
    @FunctionalInterface
    public interface Whole {
        void take(InputStream content) throws IOException;
    }

    /**
     * What became of the content.
     *
     * @param container its SHA-256 in lower-case hex when it was taken apart; empty when it is one document
     * @param skipped what of it was left out
     */
    public record Unpacked(Optional<String> container, List<Skipped> skipped) {}
}
