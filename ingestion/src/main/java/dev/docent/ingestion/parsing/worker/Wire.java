package dev.docent.ingestion.parsing.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.docent.ingestion.parsing.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** How a worker process and the service talk over its standard streams: JSON values, one a line. */
final class Wire {

    /** No string of a document is longer than all that is read of it; what a worker says is believed no further. */
    private static final int LONGEST_STRING = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .addMixIn(Block.class, Blocks.class)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule()
                    .addSerializer(DataSize.class, ToStringSerializer.instance)
                    .addDeserializer(DataSize.class, new StdDelegatingDeserializer<>(new Sizes()))
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addDeserializer(Duration.class, new StdDelegatingDeserializer<>(new Durations())))
            .build();

    private Wire() {}

    /** {@return the values that come, until the stream ends} */
    static <T> MappingIterator<T> reader(Class<T> type, InputStream stream) throws IOException {
        return JSON.readerFor(type).readValues(stream);
    }

    /** {@return where values go; what was said is sent when it is flushed} */
    static <T> SequenceWriter writer(Class<T> type, OutputStream stream) throws IOException {
        return JSON.writerFor(type).withRootValueSeparator("\n").writeValues(stream);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "block")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "heading", value = Block.Heading.class),
        @JsonSubTypes.Type(name = "paragraph", value = Block.Paragraph.class),
        @JsonSubTypes.Type(name = "item", value = Block.ListItem.class),
        @JsonSubTypes.Type(name = "table", value = Block.Table.class),
        @JsonSubTypes.Type(name = "preformatted", value = Block.Preformatted.class)
    })
    private interface Blocks {}

    private static final class Durations extends StdConverter<String, Duration> {
        @Override
        public Duration convert(String duration) {
            return Duration.parse(duration);
        }
    }

    private static final class Sizes extends StdConverter<String, DataSize> {
        @Override
        public DataSize convert(String size) {
            return DataSize.parse(size);
        }
    }
}
