package dev.docent.storage.records.mongodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;

/** Reads a value inside an aggregate from a sub-document, as the record that the aggregate declares. */
@ReadingConverter
final class NestedDocumentReader implements GenericConverter {

    private final JsonMapper json;
    private final Set<ConvertiblePair> pairs;

    /** @param types each that is to be read: Spring Data asks for the very type */
    NestedDocumentReader(JsonMapper json, Set<Class<?>> types) {
        this.json = json;
        this.pairs = types.stream()
                .map(type -> new ConvertiblePair(Document.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return pairs;
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        try {
            return source == null ? null : json.treeToValue(BsonTree.node((Document) source), to.getType());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not stored as a " + to.getType().getSimpleName(), e);
        }
    }
}
