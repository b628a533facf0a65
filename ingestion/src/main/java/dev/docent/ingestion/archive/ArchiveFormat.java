package dev.docent.ingestion.archive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Locale;

/** How archives are laid out: their entries, and the JSON in them. */
final class ArchiveFormat {

    static final String NAME = "docent-knowledge-base";
    static final int VERSION = 1;

    static final String MANIFEST = "manifest.json";
    static final String DOCUMENTS = "documents.ndjson";

    /** In names in snake case, and times as ISO 8601 in UTC. What this version does not know is passed over. */
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

    /** {@return the name of a part of a document} @param number of the document, from 1 */
    static String name(int number, Part part) {
        return "documents/%06d/%s".formatted(number, part.file);
    }

    /** What an archive has of a document. */
    enum Part {
        /** As it was uploaded. */
        ORIGINAL("original"),
        /** What was read out of it. */
        TEXT("text.json"),
        /** Where its words stand on its pages. */
        BOXES("boxes.bin"),
        /** The passages that it was cut into, a line for each. */
        PASSAGES("passages.ndjson"),
        /** Their vectors. */
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
