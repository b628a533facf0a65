package dev.docent.ingestion.parsing.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.input.BoundedInputStream;

/** Goes through the files of a tar archive (POSIX.1-2001, ustar; sizes also as GNU tar writes large ones). */
final class TarInspection {

    private static final int BLOCK = 512;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;

    private final Expansion expansion;
    private final StreamInspection streams;

    TarInspection(Expansion expansion, StreamInspection streams) {
        this.expansion = expansion;
        this.streams = streams;
    }

    void check(InputStream in, int depth) throws IOException {
        for (var header = in.readNBytes(BLOCK); header.length == BLOCK; header = in.readNBytes(BLOCK)) {
            long size = size(header);
            if (header[0] == 0 || size < 0) {
                return;
            }
            expansion.entry();
            streams.check(content(in, size), depth);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        }
    }

    private static InputStream content(InputStream in, long size) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(size)
                .setPropagateClose(false)
                .get();
    }

    /** {@return the size, or -1 when there is none} */
    private static long size(byte[] header) {
        if (header[SIZE] < 0) {
            long size = header[SIZE] & 0x7f;
            for (int i = SIZE + 1; i < SIZE + SIZE_LENGTH; i++) {
                size = size << 8 | header[i] & 0xff;
            }
            return size;
        }
        var octal = new String(header, SIZE, SIZE_LENGTH, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        return octal.matches("[0-7]{1,12}") ? Long.parseLong(octal, 8) : -1;
    }
}
