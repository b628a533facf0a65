package dev.docent.ingestion.parsing.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** Expands a stream and the archives in it. The rest of a damaged archive is left to its reader. */
record StreamInspection(ExpansionBudget budget) {

    private static final int BUFFER = 1 << 16;
    private static final int TAR_BLOCK = 512;
    private static final int TAR_SIZE = 124;
    private static final int TAR_SIZE_LENGTH = 12;

    /**
     * Reads a stream to its end.
     *
     * @param depth the number of archives that contain it
     */
    void check(InputStream stream, int depth) throws IOException {
        var in = new BufferedInputStream(stream, BUFFER);
        in.mark(Signature.LENGTH);
        var signature = Signature.of(in.readNBytes(Signature.LENGTH));
        in.reset();
        try {
            if (signature.isArchive()) {
                budget.checkDepth(depth);
            }
            switch (signature) {
                case GZIP -> check(budget.counted(new GZIPInputStream(in)), depth + 1);
                case ZIP -> checkZip(new ZipInputStream(in), depth + 1);
                case TAR -> checkTar(in, depth + 1);
                default -> {}
            }
        } catch (IOException damaged) {
            // The content after the damage is measured when it is read.
        }
        drain(in);
    }

    /** Uses the local headers, since the central directory comes at the end of the stream. */
    private void checkZip(ZipInputStream zip, int depth) throws IOException {
        while (zip.getNextEntry() != null) {
            budget.countEntry();
            check(budget.counted(zip), depth);
        }
    }

    /** The format is ustar (POSIX.1-2001), with large sizes as in GNU tar. */
    private void checkTar(InputStream in, int depth) throws IOException {
        for (var header = in.readNBytes(TAR_BLOCK); header.length == TAR_BLOCK; header = in.readNBytes(TAR_BLOCK)) {
            long size = tarSize(header);
            if (header[0] == 0 || size < 0) {
                return;
            }
            budget.countEntry();
            var content = BoundedInputStream.builder()
                    .setInputStream(in)
                    .setMaxCount(size)
                    .setPropagateClose(false)
                    .get();
            check(content, depth);
            in.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
        }
    }

    /** {@return the size of the file, or -1 if it is invalid} */
    private static long tarSize(byte[] header) {
        if (header[TAR_SIZE] < 0) {
            long size = header[TAR_SIZE] & 0x7f;
            for (int i = TAR_SIZE + 1; i < TAR_SIZE + TAR_SIZE_LENGTH; i++) {
                size = size << 8 | header[i] & 0xff;
            }
            return size;
        }
        var octal = new String(header, TAR_SIZE, TAR_SIZE_LENGTH, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        return octal.matches("[0-7]{1,12}") ? Long.parseLong(octal, 8) : -1;
    }

    private static void drain(InputStream in) {
        try {
            // Counted where it is expanded.
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException damaged) {
            // Its reader stops here too.
        }
    }
}
