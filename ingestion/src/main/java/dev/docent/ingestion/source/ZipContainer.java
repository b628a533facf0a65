package dev.docent.ingestion.source;

import dev.docent.ingestion.source.Skipped.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.input.ChecksumInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip file, read through its central directory, which is the only place that marks links, encryption and deleted
 * entries.
 */
record ZipContainer(ZipFile zip, ExpansionLimit limit) implements Container, AutoCloseable {

    private static final Set<Integer> METHODS = Set.of(
            ZipEntry.STORED, ZipEntry.DEFLATED, ZipMethod.ENHANCED_DEFLATED.getCode(), ZipMethod.BZIP2.getCode());

    /** Average size of an entry in the central directory: deep paths in any script, and a comment. */
    private static final int LONGEST_IN_LIST = 1000;

    /** {@return the archive; empty if the file only starts like one} */
    static Optional<ZipContainer> open(Path file, ExpansionLimit limit) throws IOException {
        try {
            return Optional.of(
                    new ZipContainer(OpeningChannel.open(file, limit, limit.entriesLeft(), LONGEST_IN_LIST), limit));
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    /** {@return whether it is a document in a zip format, or a program, rather than a folder of files} */
    boolean isOneDocument() throws IOException {
        var names = Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .toList();
        return names.stream().anyMatch(ZipContainer::marksADocument) || hasMediaType();
    }

    /** Office Open XML and XPS; EPUB; Java and Android; Apple iWork. */
    private static boolean marksADocument(String name) {
        return switch (name) {
            case "[Content_Types].xml", "META-INF/container.xml", "META-INF/MANIFEST.MF", "Index.zip" -> true;
            default -> name.startsWith("Index/") && name.endsWith(".iwa");
        };
    }

    /** OpenDocument and EPUB have their media type in a file of this name. */
    private boolean hasMediaType() throws IOException {
        var entry = zip.getEntry("mimetype");
        if (entry == null || obstacle(entry) != null) {
            return false;
        }
        try (var content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(12), StandardCharsets.US_ASCII).equals("application/");
        }
    }

    @Override
    public void forEach(IOConsumer<Entry> visitor) throws IOException {
        for (var entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            limit.countEntry();
            if (!entry.isDirectory()) {
                visitor.accept(new Entry(entry.getName(), obstacle(entry), () -> content(entry)));
            }
        }
    }

    /** {@return the content, which fails at its end if it does not match the checksum in the central directory} */
    private InputStream content(ZipArchiveEntry entry) throws IOException {
        return ChecksumInputStream.builder()
                .setInputStream(new CountedStream(zip.getInputStream(entry), limit::countBytes))
                .setChecksum(new CRC32())
                .setExpectedChecksumValue(entry.getCrc())
                .get();
    }

    private static @Nullable Reason obstacle(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Reason.ENCRYPTED;
        }
        if (entry.isUnixSymlink()) {
            return Reason.LINK;
        }
        var type = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        if (type != 0 && type != UnixStat.FILE_FLAG) {
            return Reason.SPECIAL;
        }
        return METHODS.contains(entry.getMethod()) ? null : Reason.UNSUPPORTED;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
