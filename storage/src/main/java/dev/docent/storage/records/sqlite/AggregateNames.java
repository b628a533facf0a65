package dev.docent.storage.records.sqlite;

import dev.docent.storage.records.Aggregate;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;

/** Names tables by {@link Aggregate}, columns by their properties in snake_case. */
final class AggregateNames extends DefaultNamingStrategy {

    @Override
    public String getTableName(Class<?> type) {
        var aggregate = AnnotationUtils.findAnnotation(type, Aggregate.class);
        return aggregate == null ? super.getTableName(type) : aggregate.value();
    }
}
