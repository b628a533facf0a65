package dev.docent.ingestion.parsing.inspection;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** Expands the entries of a zip file listed in its central directory, which is what readers use. */
final class ZipInspection {

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int HEADER_LENGTH = 30;

    private final FileBytes bytes;
    private final ExpansionBudget budget;
    private final StreamInspection streams;

    ZipInspection(FileChannel channel, ExpansionBudget budget) {
        this.bytes = new FileBytes(channel);
        this.budget = budget;
        this.streams = new StreamInspection(budget);
    }

    void check() throws IOException {
        List<ZipDirectory.Entry> entries;
        try {
            entries = new ZipDirectory(bytes, budget).entries();
        } catch (EOFException cutOff) {
            streams.check(Channels.newInputStream(bytes.channel().position(0)), 0);
            return;
        }
        if (entries.stream().anyMatch(ZipDirectory.Entry::encrypted)) {
            throw new UnreadableDocumentException(
                    Reason.ENCRYPTED, "The files in the archive are encrypted and open only with their password");
        }
        checkOverlap(entries);
        budget.checkDepth(0);
        for (var entry : entries) {
            budget.countEntry();
            expand(entry);
        }
    }

    /** Overlapping entries allow a small archive to expand to more than it contains. */
    private static void checkOverlap(List<ZipDirectory.Entry> entries) {
        long end = 0;
        for (var entry : entries.stream()
                .sorted(Comparator.comparingLong(ZipDirectory.Entry::offset))
                .toList()) {
            if (entry.offset() < end) {
                throw UnreadableDocumentException.limit("The files in the archive overlap");
            }
            end = entry.offset() + HEADER_LENGTH + Math.max(0, entry.compressed());
        }
    }

    private void expand(ZipDirectory.Entry entry) throws IOException {
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            return;
        }
        var inflater = new Inflater(true);
        try {
            var content = content(entry);
            streams.check(
                    entry.method() == STORED
                            ? budget.counted(content)
                            : budget.counted(new InflaterInputStream(content, inflater)),
                    1);
        } catch (EOFException cutOff) {
            // The reader reports the truncation.
        } finally {
            inflater.end();
        }
    }

    private InputStream content(ZipDirectory.Entry entry) throws IOException {
        long start = entry.offset()
                + HEADER_LENGTH
                + bytes.u16(entry.offset() + 26, LITTLE_ENDIAN)
                + bytes.u16(entry.offset() + 28, LITTLE_ENDIAN);
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(bytes.channel().position(start)))
                .setMaxCount(Math.max(0, entry.compressed()))
                .get();
    }

    /** Reads the central directory of a zip file (APPNOTE 6.3.10, 4.3.12 to 4.3.16). */
    private record ZipDirectory(FileBytes bytes, ExpansionBudget budget) {

        private static final long END = 0x0605_4b50L;
        private static final long END_64_LOCATOR = 0x0706_4b50L;
        private static final long END_64 = 0x0606_4b50L;
        private static final long ENTRY = 0x0201_4b50L;
        private static final int END_LENGTH = 22;
        private static final int LONGEST_COMMENT = 0xffff;
        private static final int ENTRY_LENGTH = 46;
        private static final long IN_EXTRA = 0xffff_ffffL;

        /**
         * {@return the entries of the directory}
         *
         * @throws EOFException if there is no directory
         */
        List<Entry> entries() throws IOException {
            long end = end();
            long length = bytes.u32(end + 12, LITTLE_ENDIAN);
            long offset = bytes.u32(end + 16, LITTLE_ENDIAN);
            if (end >= 20 && bytes.u32(end - 20, LITTLE_ENDIAN) == END_64_LOCATOR) {
                end = bytes.i64(end - 12, LITTLE_ENDIAN);
                if (bytes.u32(end, LITTLE_ENDIAN) != END_64) {
                    throw new EOFException();
                }
                length = bytes.i64(end + 40, LITTLE_ENDIAN);
                offset = bytes.i64(end + 48, LITTLE_ENDIAN);
            }
            // Data before the archive shifts all offsets.
            long start = end - length;
            return entries(start, end, start - offset);
        }

        private List<Entry> entries(long start, long end, long moved) throws IOException {
            var entries = new ArrayList<Entry>();
            for (long at = start; at + ENTRY_LENGTH <= end && bytes.u32(at, LITTLE_ENDIAN) == ENTRY; ) {
                budget.checkEntries(entries.size() + 1);
                int name = bytes.u16(at + 28, LITTLE_ENDIAN);
                int extra = bytes.u16(at + 30, LITTLE_ENDIAN);
                entries.add(entry(at, at + ENTRY_LENGTH + name, extra, moved));
                at += ENTRY_LENGTH + name + extra + bytes.u16(at + 32, LITTLE_ENDIAN);
            }
            return entries;
        }

        private Entry entry(long at, long extra, int extraLength, long moved) throws IOException {
            long expanded = bytes.u32(at + 24, LITTLE_ENDIAN);
            long compressed = bytes.u32(at + 20, LITTLE_ENDIAN);
            long offset = bytes.u32(at + 42, LITTLE_ENDIAN);
            for (long field = extra; field + 4 <= extra + extraLength; ) {
                if (bytes.u16(field, LITTLE_ENDIAN) == 1) {
                    // The extra field contains only the values that do not fit into the entry, in this order.
                    long value = field + 4 + (expanded == IN_EXTRA ? 8 : 0);
                    if (compressed == IN_EXTRA) {
                        compressed = bytes.i64(value, LITTLE_ENDIAN);
                        value += 8;
                    }
                    offset = offset == IN_EXTRA ? bytes.i64(value, LITTLE_ENDIAN) : offset;
                    break;
                }
                field += 4 + bytes.u16(field + 2, LITTLE_ENDIAN);
            }
            boolean encrypted = (bytes.u16(at + 8, LITTLE_ENDIAN) & 1) != 0;
            return new Entry(moved + offset, compressed, bytes.u16(at + 10, LITTLE_ENDIAN), encrypted);
        }

        private long end() throws IOException {
            long size = bytes.channel().size();
            for (long at = size - END_LENGTH; at >= Math.max(0, size - END_LENGTH - LONGEST_COMMENT); at--) {
                if (bytes.u8(at) == 'P' && bytes.u32(at, LITTLE_ENDIAN) == END) {
                    return at;
                }
            }
            throw new EOFException();
        }

        /**
         * An entry of the archive.
         *
         * @param offset offset of its local header
         * @param compressed compressed size, in bytes
         * @param method compression method
         */
        record Entry(long offset, long compressed, int method, boolean encrypted) {}
    }
}
