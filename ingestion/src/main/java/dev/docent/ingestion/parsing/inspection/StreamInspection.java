package dev.docent.ingestion.parsing.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** Expands what comes in a stream, and the archives in it. Of what is damaged, the rest is left to its reader. */
final class StreamInspection {

    private static final int PIECE = 1 << 16;

    private final Expansion expansion;
    private final byte[] piece = new byte[PIECE];

    StreamInspection(Expansion expansion) {
        this.expansion = expansion;
    }

    /**
     * Reads a stream to its end.
     *
     * @param depth in how many archives it stands
     */
    void check(InputStream stream, int depth) throws IOException {
        var in = new BufferedInputStream(stream, PIECE);
        in.mark(Signature.LENGTH);
        var signature = Signature.of(in.readNBytes(Signature.LENGTH));
        in.reset();
        try {
            switch (signature) {
                case GZIP -> {
                    expansion.depth(depth);
                    check(expansion.counted(new GZIPInputStream(in)), depth + 1);
                }
                case ZIP -> {
                    expansion.depth(depth);
                    zip(new ZipInputStream(in), depth + 1);
                }
                case TAR -> {
                    expansion.depth(depth);
                    new TarInspection(expansion, this).check(in, depth + 1);
                }
                default -> {}
            }
        } catch (IOException damaged) {
            // What comes behind the damage is expanded by its reader all the same.
        }
        drain(in);
    }

    /** By what stands before each file, since the table at the end has not come yet. */
    private void zip(ZipInputStream zip, int depth) throws IOException {
        while (zip.getNextEntry() != null) {
            expansion.entry();
            check(expansion.counted(zip), depth);
        }
    }

    private void drain(InputStream in) {
        try {
            while (in.read(piece) >= 0) {
                // Counted where it is expanded.
            }
        } catch (IOException damaged) {
            // It ends here for its reader too.
        }
    }
}
