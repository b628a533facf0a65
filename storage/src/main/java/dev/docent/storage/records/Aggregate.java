package dev.docent.storage.records;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Marks a Java record as an aggregate, which is stored as a whole: a row in SQLite, a document in MongoDB.
 *
 * <p>An aggregate has an {@code @Id String} assigned by the application ({@link RecordIds}) and a nullable
 * {@code @Version Long}, which is null until it is saved for the first time. Its other components are simple values,
 * {@link java.time.Instant}s, enums, or records that implement {@link NestedValue}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Table
@Document
public @interface Aggregate {

    /**
     * {@return the name of the collection and of the table, in snake_case} The SQLite adapter reads it from here, because an
     * annotation attribute can be an alias of one other only.
     */
    @AliasFor(annotation = Document.class, attribute = "collection")
    String value();
}
