package dev.docent.ingestion.parsing.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.PageFigure;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaBounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The protocol between the service and a worker process over its standard streams: JSON values, one per line. */
final class WorkerProtocol {

    /** An upper bound on the text of a document; the output of a worker is not trusted beyond it. */
    private static final int MAX_STRING_LENGTH = 64 << 20;

    /** From this length on, a buffered stream passes bytes on without a copy. */
    private static final int BUFFER_LENGTH = 8192;

    /** Buffers are not reused, since a request may hold a password. */
    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING_LENGTH)
                            .build())
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .addMixIn(Block.class, Blocks.class)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule()
                    .addSerializer(DataSize.class, ToStringSerializer.instance)
                    .addDeserializer(DataSize.class, parsedBy(DataSize::parse, DataSize.class))
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addDeserializer(Duration.class, parsedBy(Duration::parse, Duration.class)))
            .build();

    private WorkerProtocol() {}

    /** {@return the values of a stream, until it ends} */
    static <T> MappingIterator<T> reader(Class<T> type, InputStream stream) throws IOException {
        return JSON.readerFor(type).readValues(stream);
    }

    /**
     * Sends a value. It is padded with blanks, so that the stream of a process, which is buffered, keeps nothing of it: it may
     * hold the password of a document.
     */
    static void send(Object value, OutputStream stream) throws IOException {
        var json = JSON.writeValueAsBytes(value);
        var padded = Arrays.copyOf(json, Math.max(json.length + 1, BUFFER_LENGTH));
        Arrays.fill(padded, json.length, padded.length - 1, (byte) ' ');
        padded[padded.length - 1] = '\n';
        stream.write(padded);
        stream.flush();
    }

    /** {@return a writer of values, which are sent when it is flushed} */
    static <T> SequenceWriter writer(Class<T> type, OutputStream stream) throws IOException {
        return JSON.writerFor(type).withRootValueSeparator("\n").writeValues(stream);
    }

    /**
     * Requests a worker to parse a file within the given limits, or only to scan its pages, to draw one, or to convert it.
     *
     * @param scan whether only the pages are scanned
     * @param media the bounds within which it is converted, as an image or audio; null unless it is
     * @param page the page that is drawn, from 1; null unless one is
     */
    record Request(
            DocumentFile file,
            ParsingProperties limits,
            boolean scan,
            @Nullable MediaBounds media,
            @Nullable Integer page) {

        /** A request to parse a document, or to scan its pages. */
        Request(DocumentFile file, ParsingProperties limits, boolean scan) {
            this(file, limits, scan, null, null);
        }

        /** {@return a request to draw a page} */
        static Request draw(DocumentFile file, ParsingProperties limits, int page) {
            return new Request(file, limits, false, null, page);
        }

        /** {@return a request to convert an image or audio} */
        static Request convert(Path file, ParsingProperties limits, MediaBounds bounds) {
            return new Request(new DocumentFile(file, "media", null), limits, false, bounds, null);
        }

        /** {@return this request, for the same file under another path} */
        Request with(Path path) {
            return new Request(new DocumentFile(path, file.filename(), file.password()), limits, scan, media, page);
        }
    }

    /** A reply for a file: any number of page counts, blocks, words and figures, and at the end one result. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "pages", value = Reply.Pages.class),
        @JsonSubTypes.Type(name = "recognition-begins", value = Reply.RecognitionBegins.class),
        @JsonSubTypes.Type(name = "recognition-ends", value = Reply.RecognitionEnds.class),
        @JsonSubTypes.Type(name = "found", value = Reply.Found.class),
        @JsonSubTypes.Type(name = "placed", value = Reply.Placed.class),
        @JsonSubTypes.Type(name = "drawn", value = Reply.Drawn.class),
        @JsonSubTypes.Type(name = "scanned", value = Reply.Scanned.class),
        @JsonSubTypes.Type(name = "converted", value = Reply.Converted.class),
        @JsonSubTypes.Type(name = "finished", value = Reply.Finished.class),
        @JsonSubTypes.Type(name = "refused", value = Reply.Refused.class)
    })
    sealed interface Reply {

        /** The number of pages read so far. */
        record Pages(int read, @Nullable Integer of) implements Reply {}

        /** The OCR of a page begins. */
        record RecognitionBegins() implements Reply {}

        /** The OCR of a page has ended. */
        record RecognitionEnds() implements Reply {}

        /** The next block in reading order. */
        record Found(Block block) implements Reply {}

        /** The positions of the words of a page. */
        record Placed(PageWords words) implements Reply {}

        /** A figure on a page. */
        record Drawn(PageFigure figure) implements Reply {}

        /** The words of a scanned page. */
        record Scanned(ScannedPage page) implements Reply {}

        /** The result for a parsed file, after all its blocks and words. */
        record Finished(
                String mediaType, @Nullable Integer pages, List<Omission> omissions, Set<Integer> recognizedPages)
                implements Reply {}

        /** The result for a converted file. */
        record Converted(ConvertedMedia media) implements Reply {}

        /** The result for a file that cannot be read. */
        record Refused(Reason reason, String message) implements Reply {}
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "block")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "heading", value = Block.Heading.class),
        @JsonSubTypes.Type(name = "paragraph", value = Block.Paragraph.class),
        @JsonSubTypes.Type(name = "item", value = Block.ListItem.class),
        @JsonSubTypes.Type(name = "table", value = Block.Table.class),
        @JsonSubTypes.Type(name = "figure", value = Block.Figure.class),
        @JsonSubTypes.Type(name = "preformatted", value = Block.Preformatted.class)
    })
    private interface Blocks {}

    private static <T> StdScalarDeserializer<T> parsedBy(Function<String, T> parser, Class<T> type) {
        return new StdScalarDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return parser.apply(json.getText());
            }
        };
    }
}
