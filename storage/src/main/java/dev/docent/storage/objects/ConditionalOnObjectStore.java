package dev.docent.storage.objects;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Takes a configuration only when its adapter is the one that keeps the objects, so that no other is even loaded. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ChosenObjectStore.class)
public @interface ConditionalOnObjectStore {

    /** The adapter's name: {@code folder} or {@code s3}. */
    String value();
}
