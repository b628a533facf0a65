package dev.docent.ingestion.source;

import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.runtime.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.function.IOBiConsumer;
import org.apache.commons.io.function.IOConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Unpacks containers of documents (zip, tar and gzip files, and mails), also nested, recognized by content and not by
 * name. A mail is the first of its own parts. Documents in a packed format (Office, OpenDocument, EPUB, Java) stay
 * whole. Safe for concurrent use.
 */
@Component
@EnableConfigurationProperties(SourceProperties.class)
public final class SourceUnpacker {

    private final TemporaryFiles temporaryFiles;
    private final SourceProperties limits;

    @Autowired
    SourceUnpacker(@Value("${docent.data:data}") Path data, SourceProperties limits) {
        this(new TemporaryFiles(data.resolve("tmp").resolve("sources")).clear(), limits);
    }

    SourceUnpacker(TemporaryFiles temporaryFiles, SourceProperties limits) {
        this.temporaryFiles = temporaryFiles;
        this.limits = limits;
    }

    /** {@return whether the content may be a container; the content is reset to its start} */
    public static boolean mayHoldFiles(BufferedInputStream content) {
        try {
            return ContainerFormat.of(content).isPresent();
        } catch (IOException failure) {
            throw new UncheckedIOException("The upload cannot be read", failure);
        }
    }

    /**
     * Passes every file of the content to the receiver, or the whole content if it is a single document.
     *
     * @param filename the name given by the user
     * @param at its path in a folder; null if it was uploaded alone
     * @param receiver receives each file, which is not empty, with its path from the root of the upload, and reads it to its
     *     end; if it throws an {@link IOException}, the file is skipped as damaged
     * @param whole receives content that is a single document
     * @throws SourceTooLargeException if a limit is exceeded; the caller deletes what was received until then
     * @throws UnusableSourceException if it cannot be read to its end
     */
    public Unpacked unpack(
            InputStream content,
            String filename,
            @Nullable RelativePath at,
            IOBiConsumer<RelativePath, InputStream> receiver,
            IOConsumer<InputStream> whole) {
        var digest = DigestUtils.getSha256Digest();
        try (var file = temporaryFiles.copy(new DigestInputStream(content, digest))) {
            var sha256 = Hex.encodeHexString(digest.digest());
            var unpacking = new Unpacking(
                    temporaryFiles, new ExpansionLimit(filename, Files.size(file.path()), limits), receiver);
            if (unpacking.unpack(file.path(), at)) {
                return new Unpacked(Optional.of(sha256), unpacking.skipped());
            }
            try (var bytes = Files.newInputStream(file.path())) {
                whole.accept(bytes);
                return new Unpacked(Optional.empty(), List.of());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The upload cannot be read", failure);
        }
    }

    /**
     * The result of unpacking.
     *
     * @param container SHA-256 of the container in lower-case hex; empty if the content is a single document
     * @param skipped files that were left out
     */
    public record Unpacked(Optional<String> container, List<Skipped> skipped) {}
}
