package dev.docent.retrieval.index.lucene.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The binary encoding of a passage: its fields as Lucene's own variable-length numbers and strings, in the order of the
 * code. Decoding ten passages as JSON took a third of the time of a search in a small scope. Only the metadata is JSON,
 * since its values have no fixed types. A change of the encoding is a new layout of the index.
 */
final class PassageEncoding {

    private static final int NO_PAGE = 0;

    /** Flags of the last byte. Earlier versions wrote only the first. */
    private static final int RECOGNIZED = 1;

    private static final int EDITED = 2;
    private static final String NONE = "";
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader METADATA = JSON.readerForMapOf(Object.class);

    private PassageEncoding() {}

    static BytesRef write(Passage passage) {
        var out = new ByteBuffersDataOutput();
        try {
            out.writeString(passage.id());
            write(passage.source(), out);
            out.writeVInt(passage.ordinal());
            out.writeString(passage.text());
            out.writeVInt(passage.start());
            out.writeVInt(passage.end());
            writePage(passage.page(), out);
            writePage(passage.pageEnd(), out);
            out.writeVInt(passage.headings().size());
            for (var heading : passage.headings()) {
                out.writeString(heading);
            }
            out.writeVInt(passage.tokens());
            out.writeByte((byte) ((passage.recognized() ? RECOGNIZED : 0) | (passage.edited() ? EDITED : 0)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode passage " + passage.id(), e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    static Passage read(BytesRef bytes) {
        var in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        try {
            var id = in.readString();
            var source = readSource(in);
            var ordinal = in.readVInt();
            var text = in.readString();
            var start = in.readVInt();
            var end = in.readVInt();
            var page = readPage(in);
            var pageEnd = readPage(in);
            var headings = readHeadings(in);
            var tokens = in.readVInt();
            var flags = in.readByte();
            return new Passage(
                    id,
                    source,
                    ordinal,
                    text,
                    start,
                    end,
                    page,
                    pageEnd,
                    headings,
                    tokens,
                    (flags & RECOGNIZED) != 0,
                    (flags & EDITED) != 0);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("Cannot read a passage of the index", e);
        }
    }

    private static void write(PassageSource source, DataOutput out) throws IOException {
        out.writeString(source.owner());
        out.writeString(source.knowledgeBase());
        out.writeString(source.document());
        out.writeString(source.filename());
        out.writeString(source.mediaType());
        out.writeZLong(source.createdAt().getEpochSecond());
        out.writeVInt(source.createdAt().getNano());
        out.writeString(source.metadata().isEmpty() ? NONE : JSON.writeValueAsString(source.metadata()));
        out.writeString(Objects.requireNonNullElse(source.language(), NONE));
    }

    private static PassageSource readSource(DataInput in) throws IOException {
        return new PassageSource(
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                Instant.ofEpochSecond(in.readZLong(), in.readVInt()),
                metadata(in.readString()),
                language(in.readString()));
    }

    private static Map<String, Object> metadata(String json) throws JsonProcessingException {
        return json.equals(NONE) ? Map.of() : METADATA.readValue(json);
    }

    private static @Nullable String language(String code) {
        return code.equals(NONE) ? null : code;
    }

    private static List<String> readHeadings(DataInput in) throws IOException {
        var count = in.readVInt();
        var headings = new ArrayList<String>(count);
        for (var each = 0; each < count; each++) {
            headings.add(in.readString());
        }
        return headings;
    }

    private static void writePage(@Nullable Integer page, DataOutput out) throws IOException {
        out.writeVInt(page == null ? NO_PAGE : page);
    }

    private static @Nullable Integer readPage(DataInput in) throws IOException {
        var page = in.readVInt();
        return page == NO_PAGE ? null : Integer.valueOf(page);
    }
}
