package dev.docent.storage.records.mongodb;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.util.ClassUtils;

/** How values inside aggregates become sub-documents: by the same rules as JSON in the other store, read back alike. */
final class NestedDocuments {

    private NestedDocuments() {}

    /** {@return the conversions for what the aggregates in and below the package have inside} */
    static MongoCustomConversions conversions(String basePackage) {
        var json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return new MongoCustomConversions(
                List.of(new NestedDocumentWriter(json), new NestedDocumentReader(json, nestedIn(basePackage))));
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
}
