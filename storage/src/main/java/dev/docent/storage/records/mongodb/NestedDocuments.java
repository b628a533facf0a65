package dev.docent.storage.records.mongodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.util.ClassUtils;

/** Stores the {@link NestedValue}s of aggregates as nested documents, by the same JSON mapping as in SQLite. */
final class NestedDocuments {

    private NestedDocuments() {}

    /** {@return the conversions for all aggregates in and below the package} */
    static MongoCustomConversions conversions(String basePackage) {
        var json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return new MongoCustomConversions(List.of(new Writer(json), new Reader(json, nestedIn(basePackage))));
    }

    private static Set<Class<?>> nestedIn(String basePackage) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return scan.findCandidateComponents(basePackage).stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(aggregate -> Stream.of(aggregate.getRecordComponents()))
                .map(RecordComponent::getType)
                .filter(NestedValue.class::isAssignableFrom)
                .collect(Collectors.toUnmodifiableSet());
    }

    @WritingConverter
    private record Writer(JsonMapper json) implements Converter<NestedValue, Document> {

        @Override
        public Document convert(NestedValue value) {
            return BsonTree.document(json.<ObjectNode>valueToTree(value));
        }
    }

    /** @param types all nested types, since Spring Data looks up a converter by the exact type */
    @ReadingConverter
    private record Reader(JsonMapper json, Set<Class<?>> types) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return types.stream()
                    .map(type -> new ConvertiblePair(Document.class, type))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            try {
                return source == null ? null : json.treeToValue(BsonTree.node((Document) source), to.getType());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(
                        "Cannot read a stored " + to.getType().getSimpleName(), e);
            }
        }
    }
}
