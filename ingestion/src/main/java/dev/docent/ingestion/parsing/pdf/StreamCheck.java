package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.output.ProxyOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.springframework.util.unit.DataSize;

/** Decodes streams without storing them, to find those that are truncated or would exhaust the memory. */
final class StreamCheck {

    /** No filter exceeds this ratio: LZW reaches 2,800 with its longest codes, Deflate 1,032. */
    private static final double HIGHEST_RATIO = 2_800;

    private static final int DEFLATE_HEADER = 2;
    private static final int BUFFER = 1 << 14;

    private final DataSize limit;
    private long total;

    StreamCheck(DataSize limit) {
        this.limit = limit;
    }

    /**
     * {@return whether one of the streams, which are decoded together, is truncated}
     *
     * @throws UnreadableDocumentException if their decoded size exceeds the limit
     */
    boolean check(List<COSStream> streams) throws IOException {
        total = 0;
        for (var stream : streams) {
            double most = stream.getLength() * Math.pow(HIGHEST_RATIO, filters(stream));
            if (total + most <= limit.toBytes()) {
                total += (long) most;
            } else {
                expand(stream);
            }
        }
        boolean truncated = false;
        for (var stream : streams) {
            truncated |= isTruncated(stream);
        }
        return truncated;
    }

    /**
     * PDFBox returns the beginning of a truncated stream without an error. Data compressed only with Deflate is complete
     * if its last block is, regardless of its checksum, which many programs write incorrectly.
     */
    private static boolean isTruncated(COSStream stream) throws IOException {
        var filter = stream.getFilters();
        if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            return false;
        }
        var inflater = new Inflater(true);
        try (var in = stream.createRawInputStream()) {
            if (in.readNBytes(DEFLATE_HEADER).length == DEFLATE_HEADER) {
                new InflaterInputStream(in, inflater, BUFFER).transferTo(OutputStream.nullOutputStream());
            }
            return false;
        } catch (EOFException | ZipException truncated) {
            return true;
        } finally {
            inflater.end();
        }
    }

    private void expand(COSStream stream) throws IOException {
        InputStream input = stream.createRawInputStream();
        int filters = filters(stream);
        for (int i = 0; i < filters; i++) {
            var kept = i + 1 < filters ? new ByteArrayOutputStream() : OutputStream.nullOutputStream();
            try (var encoded = input) {
                filter(stream, i).decode(encoded, counted(kept), stream, i);
            }
            input = kept instanceof ByteArrayOutputStream bytes
                    ? new ByteArrayInputStream(bytes.toByteArray())
                    : InputStream.nullInputStream();
        }
    }

    private static Filter filter(COSStream stream, int index) throws IOException {
        var name = stream.getFilters() instanceof COSArray several ? several.getObject(index) : stream.getFilters();
        return FilterFactory.INSTANCE.getFilter(name instanceof COSName known ? known.getName() : "unknown");
    }

    private static int filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        return filters instanceof COSArray several ? several.size() : filters == null ? 0 : 1;
    }

    /** {@return a stream that counts the written bytes towards the limit} */
    private OutputStream counted(OutputStream out) {
        return new ProxyOutputStream(out) {
            @Override
            protected void beforeWrite(int written) {
                total += written;
                if (total > limit.toBytes()) {
                    throw UnreadableDocumentException.limit(
                            "A part of the PDF expands to more than %,d bytes", limit.toBytes());
                }
            }
        };
    }
}
