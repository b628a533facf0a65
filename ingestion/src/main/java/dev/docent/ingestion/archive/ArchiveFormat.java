package dev.docent.ingestion.archive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** The layout of archives: their entries and their JSON. */
final class ArchiveFormat {

    static final String NAME = "docent-knowledge-base";
    static final int VERSION = 1;

    static final String MANIFEST = "manifest.json";
    static final String DOCUMENTS = "documents.ndjson";

    /** Snake-case names and ISO 8601 times in UTC. Unknown properties are ignored. */
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ArchiveFormat() {}

    /** {@return the entry name of a part of a document} @param number number of the document, from 1 */
    static String name(int number, Part part) {
        return "documents/%06d/%s".formatted(number, part.file);
    }

    /** {@return the vector as little-endian IEEE 754 floats of four bytes} */
    static byte[] bytes(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    /** {@return the vector with this binary form} */
    static float[] vector(byte[] bytes) {
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    /** The parts of a document in an archive. */
    enum Part {
        /** The uploaded bytes. */
        ORIGINAL("original"),
        /** The extracted text. */
        TEXT("text.json"),
        /** The boxes of its words on the pages. */
        BOXES("boxes.bin"),
        /** The passages, one per line. */
        PASSAGES("passages.ndjson"),
        /** The vectors of the passages. */
        VECTORS("vectors.f32");

        private final String file;

        Part(String file) {
            this.file = file;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
