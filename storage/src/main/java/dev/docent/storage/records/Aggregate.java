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
 * Marks a record as an aggregate that is stored whole, under one name in both stores: the table of a relational
 * store, the collection of a document store.
 *
 * <p>An aggregate is a record with an {@code @Id String} that we choose ({@link RecordIds}) and a nullable
 * {@code @Version Long}, null until first saved. Values inside it are simple ones, {@link java.time.Instant}s, enums,
 * or records that implement {@link NestedValue}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Table
@Document
public @interface Aggregate {

    /**
     * {@return the name of the collection, in snake_case; the adapter of a relational store names the table by it too,
     * since one attribute can stand for one other alone}
     */
    @AliasFor(annotation = Document.class, attribute = "collection")
    String value();
}
