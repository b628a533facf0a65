package dev.docent.storage.records;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Takes a configuration only when its adapter is the one that keeps the records, so that no other is even loaded. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ChosenRecordStore.class)
public @interface ConditionalOnRecordStore {

    /** The adapter's name: {@code sqlite} or {@code mongodb}. */
    String value();
}
