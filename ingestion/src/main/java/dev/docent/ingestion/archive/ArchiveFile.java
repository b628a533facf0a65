package dev.docent.ingestion.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.ingestion.document.InvalidContentException;
import dev.docent.ingestion.source.Allowance;
import dev.docent.ingestion.source.CountedStream;
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
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.springframework.util.StreamUtils;

/**
 * An archive from elsewhere, of which nothing is believed: what comes out is counted against the limits, and compared with
 * the hashes in its lists. For one thread.
 */
final class ArchiveFile implements AutoCloseable {

    private static final int BESIDE_DOCUMENTS = 2;
    private static final int LARGEST_MANIFEST = 1 << 20;

    /** What an entry takes in the list at the end: its names are short, and nobody comments on it. */
    private static final int LONGEST_IN_LIST = 200;

    /** Others hold on to more memory than they unpack to. */
    private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

    private final ZipFile zip;
    private final String filename;
    private final Allowance allowance;

    private ArchiveFile(ZipFile zip, String filename, Allowance allowance) {
        this.zip = zip;
        this.filename = filename;
        this.allowance = allowance;
    }

    /**
     * Opens the zip.
     *
     * @param filename as failures name it
     * @throws IngestionException when it is none, or has more entries than so many documents have
     */
    static ArchiveFile open(Path file, String filename, ArchiveProperties limits) throws IOException {
        var most = BESIDE_DOCUMENTS + limits.maxDocuments() * ArchiveFormat.Part.values().length;
        var counted = new SourceProperties(most, limits.maxExpandedSize(), limits.maxRatio(), 1);
        var allowance = new Allowance(filename, Files.size(file), counted);
        var channel = new OpeningChannel(Files.newByteChannel(file), most, LONGEST_IN_LIST);
        try {
            var zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            channel.opened();
            return new ArchiveFile(zip, filename, allowance);
        } catch (IOException | IllegalArgumentException broken) {
            channel.close();
            if (channel.isExhausted()) {
                throw channel.isTooLong() ? allowance.longList() : allowance.tooMany();
            }
            throw new UnusableSourceException(filename, "it is no zip file, or only a part of one");
        }
    }

    /** @throws UnusableSourceException unless it has exactly so many entries, each under a name of its own */
    void mustHave(long entries) {
        var names = new HashSet<String>();
        var all = Collections.list(zip.getEntries());
        all.forEach(entry -> names.add(entry.getName()));
        if (names.size() != all.size()) {
            throw unusable("it lists an entry twice");
        }
        if (all.size() != entries) {
            throw unusable("it has %d entries, and its lists name %d".formatted(all.size(), entries));
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
     * {@return what is made of an entry, once all of it was read and is as its list says}
     *
     * @param making reads from the stream what it needs
     */
    <T> T read(String name, Entry expected, Making<T> making) {
        return reading(name, () -> {
            try (var content = new VerifiedStream(content(name), expected)) {
                // Readers of JSON close what they have read.
                var made = making.make(StreamUtils.nonClosing(content));
                content.transferTo(OutputStream.nullOutputStream());
                return made;
            }
        });
    }

    /** {@return that it is not taken, and why} */
    UnusableSourceException unusable(String reason) {
        return new UnusableSourceException(filename, reason);
    }

    private InputStream content(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidContentException("is missing");
        }
        if (!METHODS.contains(entry.getMethod())) {
            throw new InvalidContentException("is compressed by a method that is not taken");
        }
        return new CountedStream(zip.getInputStream(entry), allowance);
    }

    private <T> T reading(String name, Reading<T> reading) {
        try {
            return reading.read();
        } catch (InvalidContentException invalid) {
            throw unusable(name + " " + invalid.getMessage());
        } catch (JsonProcessingException malformed) {
            throw unusable(name + " is not as the format says");
        } catch (IOException damaged) {
            throw unusable(name + " is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Makes something of the content of an entry. */
    @FunctionalInterface
    interface Making<T> {
        T make(InputStream content) throws IOException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
