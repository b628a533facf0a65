package dev.docent.ingestion.parsing.inspection;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.inspection.ZipDirectory.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
        List<Entry> entries;
        try {
            entries = new ZipDirectory(bytes, budget).entries();
        } catch (EOFException cutOff) {
            streams.check(Channels.newInputStream(bytes.channel().position(0)), 0);
            return;
        }
        if (entries.stream().anyMatch(Entry::encrypted)) {
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
    private static void checkOverlap(List<Entry> entries) {
        long end = 0;
        for (var entry :
                entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList()) {
            if (entry.offset() < end) {
                throw UnreadableDocumentException.limit("The files in the archive overlap");
            }
            end = entry.offset() + HEADER_LENGTH + Math.max(0, entry.compressed());
        }
    }

    private void expand(Entry entry) throws IOException {
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

    private InputStream content(Entry entry) throws IOException {
        long start = entry.offset()
                + HEADER_LENGTH
                + bytes.u16(entry.offset() + 26, LITTLE_ENDIAN)
                + bytes.u16(entry.offset() + 28, LITTLE_ENDIAN);
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(bytes.channel().position(start)))
                .setMaxCount(Math.max(0, entry.compressed()))
                .get();
    }
}
