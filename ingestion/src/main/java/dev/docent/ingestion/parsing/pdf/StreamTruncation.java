package dev.docent.ingestion.parsing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * Detects truncated streams, whose beginning PDFBox returns without an error. Compressed data is complete if its last
 * block is, regardless of its checksum, which many programs write incorrectly.
 */
final class StreamTruncation {

    private static final int HEADER = 2;
    private static final int PIECE = 1 << 14;

    private StreamTruncation() {}

    /** {@return whether the stream is compressed only with Deflate and truncated} */
    static boolean isIn(COSStream stream) throws IOException {
        var filter = stream.getFilters();
        if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            return false;
        }
        var inflater = new Inflater(true);
        try (var in = stream.createRawInputStream()) {
            return in.readNBytes(HEADER).length == HEADER && isTruncated(in, inflater);
        } catch (DataFormatException damaged) {
            return true;
        } finally {
            inflater.end();
        }
    }

    private static boolean isTruncated(InputStream in, Inflater inflater) throws IOException, DataFormatException {
        var compressed = new byte[PIECE];
        var expanded = new byte[PIECE];
        while (!inflater.finished()) {
            if (inflater.inflate(expanded) == 0 && inflater.needsInput()) {
                int read = in.read(compressed);
                if (read < 0) {
                    return true;
                }
                inflater.setInput(compressed, 0, read);
            }
        }
        return false;
    }
}
