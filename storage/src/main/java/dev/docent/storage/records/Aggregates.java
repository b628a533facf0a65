package dev.docent.storage.records;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.data.repository.support.Repositories;
import org.springframework.data.util.Streamable;

/** The aggregates for which there are repositories. */
public final class Aggregates {

    private Aggregates() {}

    /** {@return the aggregates, sorted by name} */
    public static List<Class<?>> in(ListableBeanFactory beans) {
        return Streamable.of(new Repositories(beans)).stream()
                .<Class<?>>map(type -> type)
                .filter(type -> AnnotationUtils.findAnnotation(type, Aggregate.class) != null)
                .sorted(Comparator.comparing(Aggregates::name))
                .toList();
    }

    /** {@return the name of an aggregate} @throws IllegalArgumentException if the type is not one */
    public static String name(Class<?> aggregate) {
        var annotation = AnnotationUtils.findAnnotation(aggregate, Aggregate.class);
        if (annotation == null) {
            throw new IllegalArgumentException("Not an aggregate: " + aggregate);
        }
        return annotation.value();
    }
}
