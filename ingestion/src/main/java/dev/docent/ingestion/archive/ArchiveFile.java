package dev.docent.ingestion.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.ingestion.document.content.InvalidContentException;
import dev.docent.ingestion.source.CountedStream;
import dev.docent.ingestion.source.ExpansionLimit;
import dev.docent.ingestion.source.OpeningChannel;
import dev.docent.ingestion.source.SourceProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.function.IOFunction;
import org.apache.commons.io.function.IOSupplier;
import org.springframework.util.StreamUtils;

/**
 * An untrusted archive: unpacked bytes are counted against the limits and verified against the hashes in its lists.
 * Used by one thread.
 *
 * @param unpacking moves the unpacking of a stream to other threads
 */
record ArchiveFile(ZipFile zip, String filename, ExpansionLimit limit, UnaryOperator<InputStream> unpacking)
        implements AutoCloseable {

    private static final int BESIDE_DOCUMENTS = 2;
    private static final int LARGEST_MANIFEST = 1 << 20;

    /** Size of an entry in the central directory: its name is short and it has no comment. */
    private static final int LONGEST_IN_LIST = 200;

    /** Other compression methods may need more memory than they unpack to. */
    private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

    /**
     * Opens the zip.
     *
     * @param filename the name used in error messages
     * @param unpacking moves the unpacking of a stream to other threads
     * @throws IngestionException if the file is not a zip, or has more entries than the maximum number of documents
     *     allows
     */
    static ArchiveFile open(Path file, String filename, ArchiveProperties limits, UnaryOperator<InputStream> unpacking)
            throws IOException {
        var most = BESIDE_DOCUMENTS + limits.maxDocuments() * ArchiveFormat.Part.values().length;
        var counted = new SourceProperties(most, limits.maxExpandedSize(), limits.maxRatio(), 1);
        var limit = new ExpansionLimit(filename, Files.size(file), counted);
        try {
            return new ArchiveFile(OpeningChannel.open(file, limit, most, LONGEST_IN_LIST), filename, limit, unpacking);
        } catch (ZipException broken) {
            throw new UnusableSourceException(filename, "it is not a zip file, or is incomplete");
        }
    }

    /** @throws UnusableSourceException unless there are exactly this many entries, with distinct names */
    void mustHave(long entries) {
        var names = new HashSet<String>();
        var all = Collections.list(zip.getEntries());
        all.forEach(entry -> names.add(entry.getName()));
        if (names.size() != all.size()) {
            throw unusable("it lists an entry twice");
        }
        if (all.size() != entries) {
            throw unusable("it has %d entries, but its lists name %d".formatted(all.size(), entries));
        }
    }

    Manifest manifest() {
        return reading(ArchiveFormat.MANIFEST, () -> {
            try (var content = content(ArchiveFormat.MANIFEST)) {
                var bytes = content.readNBytes(LARGEST_MANIFEST + 1);
                if (bytes.length > LARGEST_MANIFEST) {
                    throw new InvalidContentException("is larger than a megabyte");
                }
                var manifest = ArchiveFormat.JSON.readValue(bytes, Manifest.class);
                if (manifest == null) {
                    throw new InvalidContentException("is empty");
                }
                return manifest;
            }
        });
    }

    /**
     * {@return the result of the reader, after the whole entry was read and verified against its list}
     *
     * @param reader reads what it needs from the stream
     */
    <T> T read(String name, Entry expected, IOFunction<InputStream, T> reader) {
        return reading(name, () -> {
            try (var content = unpacking.apply(new VerifiedStream(content(name), expected))) {
                // JSON readers close the stream that they read.
                var made = reader.apply(StreamUtils.nonClosing(content));
                content.transferTo(OutputStream.nullOutputStream());
                return made;
            }
        });
    }

    /** {@return an exception that rejects the archive with this reason} */
    UnusableSourceException unusable(String reason) {
        return new UnusableSourceException(filename, reason);
    }

    private InputStream content(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidContentException("is missing");
        }
        if (!METHODS.contains(entry.getMethod())) {
            throw new InvalidContentException("uses an unsupported compression method");
        }
        return new CountedStream(zip.getInputStream(entry), limit::countBytes);
    }

    private <T> T reading(String name, IOSupplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidContentException invalid) {
            throw unusable(name + " " + invalid.getMessage());
        } catch (JsonProcessingException malformed) {
            throw unusable(name + " does not follow the format");
        } catch (IOException damaged) {
            throw unusable(name + " is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
