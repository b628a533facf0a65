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

/** Expands the files of a zip file as its table has them, which is how readers find them. */
final class ZipInspection {

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int HEADER_LENGTH = 30;

    private final FileBytes bytes;
    private final Expansion expansion;
    private final StreamInspection streams;

    ZipInspection(FileChannel channel, Expansion expansion) {
        this.bytes = new FileBytes(channel);
        this.expansion = expansion;
        this.streams = new StreamInspection(expansion);
    }

    void check() throws IOException {
        List<Entry> entries;
        try {
            entries = new ZipDirectory(bytes, expansion).entries();
        } catch (EOFException cutOff) {
            streams.check(Channels.newInputStream(bytes.channel().position(0)), 0);
            return;
        }
        if (entries.stream().anyMatch(Entry::encrypted)) {
            throw new UnreadableDocumentException(
                    Reason.ENCRYPTED, "The files in the archive are encrypted and open only with their password", null);
        }
        checkOverlap(entries);
        expansion.depth(0);
        for (var entry : entries) {
            expansion.entry();
            expand(entry);
        }
    }

    /** Bytes that belong to several files are how a small archive holds more than there is. */
    private static void checkOverlap(List<Entry> entries) {
        long end = 0;
        for (var entry :
                entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList()) {
            if (entry.offset() < end) {
                throw new UnreadableDocumentException(
                        Reason.LIMIT,
                        "The files in the archive overlap, so that it would expand beyond all limits",
                        null);
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
                            ? expansion.counted(content)
                            : expansion.counted(new InflaterInputStream(content, inflater)),
                    1);
        } catch (EOFException cutOff) {
            // Its reader finds the same.
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
