package dev.docent.retrieval.index.atlas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.index.filter.FilterableFields;
import dev.docent.retrieval.index.remote.CurrentRevision;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The source of a document's passages as fields of its record. */
final class SourceFields {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private SourceFields() {}

    /** {@return the source as it is stored: metadata as JSON, since users' keys need not be valid field names} */
    static Document kept(PassageSource source) {
        try {
            return new Document("filename", source.filename())
                    .append("mediaType", source.mediaType())
                    .append("createdAt", source.createdAt().toString())
                    .append("metadata", JSON.writeValueAsString(source.metadata()))
                    .append("language", source.language());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot write the metadata of document " + source.document() + " as JSON", e);
        }
    }

    /** {@return the name and the value or values of each field except the time, for range filters} */
    static List<Document> comparable(PassageSource source) {
        return FilterableFields.of(source).entrySet().stream()
                .filter(field -> !field.getKey().equals(FilterableFields.CREATED_AT))
                .map(field -> new Document("k", field.getKey()).append("v", comparable(field.getValue())))
                .toList();
    }

    /** {@return the value in the form in which it is compared: numbers as doubles} */
    static Object comparable(Object value) {
        return switch (value) {
            case Collection<?> values ->
                values.stream().map(SourceFields::comparable).toList();
            case Number number -> number.doubleValue() + 0.0;
            default -> value;
        };
    }

    /** {@return the revision in force of a record that has a source} */
    static CurrentRevision read(Document kept) {
        var source = kept.get(DocumentRecords.SOURCE, Document.class);
        return new CurrentRevision(
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
                        source.getString("language")),
                kept.get(DocumentRecords.PASSAGES, Number.class).longValue());
    }

    private static Map<String, Object> metadata(String json) {
        try {
            return JSON.readValue(json, METADATA);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read metadata in the index", e);
        }
    }
}
