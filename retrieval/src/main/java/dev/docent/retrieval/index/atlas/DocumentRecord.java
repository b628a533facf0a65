package dev.docent.retrieval.index.atlas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.index.FilterableFields;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Which passages of a document are in force.
 *
 * @param put the number of the write that brought them
 * @param since the number that was drawn when they came into force, after the search indexes had them
 * @param source what they share
 */
record DocumentRecord(long put, long since, PassageSource source) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    /** {@return the source as it is kept: metadata as JSON, since users' keys may be no names of fields} */
    static Document kept(PassageSource source) {
        try {
            return new Document("filename", source.filename())
                    .append("mediaType", source.mediaType())
                    .append("createdAt", source.createdAt().toString())
                    .append("metadata", JSON.writeValueAsString(source.metadata()))
                    .append("language", source.language());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Metadata that JSON has no words for: " + source.document(), e);
        }
    }

    /** {@return what relations of order are asked of: a name and a value, or several, for each field but the time} */
    static List<Document> comparable(PassageSource source) {
        return FilterableFields.of(source).entrySet().stream()
                .filter(field -> !field.getKey().equals(FilterableFields.CREATED_AT))
                .map(field -> new Document("k", field.getKey()).append("v", comparable(field.getValue())))
                .toList();
    }

    /** {@return the value as it is compared: numbers as doubles} */
    static Object comparable(Object value) {
        return switch (value) {
            case Collection<?> values ->
                values.stream().map(DocumentRecord::comparable).toList();
            case Number number -> number.doubleValue() + 0.0;
            default -> value;
        };
    }

    static DocumentRecord read(Document kept) {
        var source = kept.get(DocumentRecords.SOURCE, Document.class);
        return new DocumentRecord(
                kept.getLong(DocumentRecords.IN_FORCE),
                kept.getLong(DocumentRecords.SINCE),
                new PassageSource(
                        kept.getString(DocumentRecords.OWNER),
                        kept.getString(DocumentRecords.KNOWLEDGE_BASE),
                        kept.getString(DocumentRecords.DOCUMENT),
                        source.getString("filename"),
                        source.getString("mediaType"),
                        Instant.parse(source.getString("createdAt")),
                        metadata(source.getString("metadata")),
                        source.getString("language")));
    }

    private static Map<String, Object> metadata(String json) {
        try {
            return JSON.readValue(json, METADATA);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The index holds metadata that can't be read", e);
        }
    }
}
