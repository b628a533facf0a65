package dev.docent.ingestion.parsing.pdf;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * Detects truncated streams, whose beginning PDFBox returns without an error. Compressed data is complete if its last
 * block is, regardless of its checksum, which many programs write incorrectly.
 */
final class StreamTruncation {

    private static final int HEADER = 2;
    private static final int BUFFER = 1 << 14;

    private StreamTruncation() {}

    /** {@return whether the stream is compressed only with Deflate and truncated} */
    static boolean isIn(COSStream stream) throws IOException {
        var filter = stream.getFilters();
        if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            return false;
        }
        var inflater = new Inflater(true);
        try (var in = stream.createRawInputStream()) {
            if (in.readNBytes(HEADER).length == HEADER) {
                new InflaterInputStream(in, inflater, BUFFER).transferTo(OutputStream.nullOutputStream());
            }
            return false;
        } catch (EOFException | ZipException truncated) {
            return true;
        } finally {
            inflater.end();
        }
    }
}
