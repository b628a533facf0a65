package dev.docent.ingestion.source;

import dev.docent.ingestion.source.Skipped.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** A zip file, read by the list at its end: that alone tells links and encrypted files, and what was deleted. */
final class ZipContainer implements Container, AutoCloseable {

    private static final Set<Integer> METHODS = Set.of(
            ZipEntry.STORED, ZipEntry.DEFLATED, ZipMethod.ENHANCED_DEFLATED.getCode(), ZipMethod.BZIP2.getCode());

    /** What an entry takes in the list at the end, on the average: deep paths in any script, and a comment. */
    private static final int LONGEST_IN_LIST = 1000;

    private final ZipFile zip;
    private final Allowance allowance;

    private ZipContainer(ZipFile zip, Allowance allowance) {
        this.zip = zip;
        this.allowance = allowance;
    }

    /** {@return the archive; empty when the file only begins like one} */
    static Optional<ZipContainer> open(Path file, Allowance allowance) throws IOException {
        var channel = new OpeningChannel(Files.newByteChannel(file), allowance.entriesLeft(), LONGEST_IN_LIST);
        try {
            var zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            channel.opened();
            return Optional.of(new ZipContainer(zip, allowance));
        } catch (IOException | IllegalArgumentException broken) {
            channel.close();
            if (channel.isExhausted()) {
                throw channel.isTooLong() ? allowance.longList() : allowance.tooMany();
            }
            return Optional.empty();
        }
    }

    /** {@return whether it is a document that is packed as a zip, or a program: one thing, and no folder of many} */
    boolean isOneDocument() throws IOException {
        var names = Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .toList();
        return names.stream().anyMatch(ZipContainer::marksADocument) || hasMediaType();
    }

    /** Office Open XML and XPS; EPUB; Java and Android; Apple's office. */
    private static boolean marksADocument(String name) {
        return switch (name) {
            case "[Content_Types].xml", "META-INF/container.xml", "META-INF/MANIFEST.MF", "Index.zip" -> true;
            default -> name.startsWith("Index/") && name.endsWith(".iwa");
        };
    }

    /** OpenDocument and EPUB say what they are in a file of this name. */
    private boolean hasMediaType() throws IOException {
        var entry = zip.getEntry("mimetype");
        if (entry == null || obstacle(entry) != null) {
            return false;
        }
        try (var content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(12), java.nio.charset.StandardCharsets.US_ASCII)
                    .equals("application/");
        }
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (var entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            allowance.countEntry();
            if (!entry.isDirectory()) {
                visitor.visit(new Entry(entry.getName(), obstacle(entry), () -> content(entry)));
            }
        }
    }

    private InputStream content(ZipArchiveEntry entry) throws IOException {
        return new Verified(new CountedStream(zip.getInputStream(entry), allowance), entry.getCrc());
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

    /** Content that ends in a failure when it is not what the archive's list says. */
    private static final class Verified extends CheckedInputStream {

        private final long expected;

        Verified(InputStream content, long expected) {
            super(content, new CRC32());
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return checked(super.read(bytes, offset, length));
        }

        private int checked(int read) throws IOException {
            if (read < 0 && expected >= 0 && getChecksum().getValue() != expected) {
                throw new IOException("The checksum is another");
            }
            return read;
        }
    }
}
