package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.springframework.util.unit.DataSize;

/** Measures what streams would expand to without keeping it, so that none is expanded in memory that is too large. */
final class ExpandedSize {

    /** No filter makes more of a byte: LZW reaches 2,800 with its longest codes, Deflate 1,032. */
    private static final double HIGHEST_RATIO = 2_800;

    private final DataSize limit;
    private long total;

    ExpandedSize(DataSize limit) {
        this.limit = limit;
    }

    /**
     * Measures the streams, which are expanded together.
     *
     * @throws UnreadableDocumentException when they are larger than the limit
     */
    void check(Iterator<PDStream> streams) throws IOException {
        total = 0;
        while (streams.hasNext()) {
            var stream = streams.next().getCOSObject();
            double most = stream.getLength() * Math.pow(HIGHEST_RATIO, filters(stream));
            if (total + most <= limit.toBytes()) {
                total += (long) most;
            } else {
                expand(stream);
            }
        }
    }

    private void expand(COSStream stream) throws IOException {
        InputStream input = stream.createRawInputStream();
        int filters = filters(stream);
        for (int i = 0; i < filters; i++) {
            var kept = i + 1 < filters ? new ByteArrayOutputStream() : OutputStream.nullOutputStream();
            try (var encoded = input) {
                filter(stream, i).decode(encoded, new Counted(kept), stream, i);
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

    /** Counts what is written, towards the limit. */
    private final class Counted extends FilterOutputStream {

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count(length);
            out.write(bytes, from, length);
        }

        private void count(int written) {
            total += written;
            if (total > limit.toBytes()) {
                throw new UnreadableDocumentException(
                        Reason.LIMIT,
                        "A part of the PDF expands to more than %,d bytes".formatted(limit.toBytes()),
                        null);
            }
        }
    }
}
