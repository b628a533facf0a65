package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import org.apache.commons.io.output.ProxyOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.springframework.util.unit.DataSize;

/** Measures the decoded size of streams without storing it, since decoding them in memory may exhaust it. */
final class ExpandedSize {

    /** No filter exceeds this ratio: LZW reaches 2,800 with its longest codes, Deflate 1,032. */
    private static final double HIGHEST_RATIO = 2_800;

    private final DataSize limit;
    private long total;

    ExpandedSize(DataSize limit) {
        this.limit = limit;
    }

    /**
     * Measures streams that are decoded together.
     *
     * @throws UnreadableDocumentException if they exceed the limit
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
