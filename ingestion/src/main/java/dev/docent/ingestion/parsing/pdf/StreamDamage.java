package dev.docent.ingestion.parsing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * Finds whether the content of a stream breaks off, which PDFBox passes over: it gives what comes before. Compressed data
 * whose last block has ended are whole, whatever their checksum, which many programs write wrong.
 */
final class StreamDamage {

    private static final int HEADER = 2;
    private static final int PIECE = 1 << 14;

    private StreamDamage() {}

    /** {@return whether it is compressed by the one usual filter (Deflate) and breaks off} */
    static boolean isIn(COSStream stream) throws IOException {
        var filter = stream.getFilters();
        if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            return false;
        }
        var inflater = new Inflater(true);
        try (var in = stream.createRawInputStream()) {
            return in.readNBytes(HEADER).length == HEADER && breaksOff(in, inflater);
        } catch (DataFormatException damaged) {
            return true;
        } finally {
            inflater.end();
        }
    }

    private static boolean breaksOff(InputStream in, Inflater inflater) throws IOException, DataFormatException {
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
