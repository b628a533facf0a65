package dev.docent.api.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an endpoint that accepts an {@code Idempotency-Key}: every POST that creates something, except those whose answer
 * is a key or a token, since that is shown once and not stored.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Members of the answer that are secret. They are shown once: a replayed answer has null instead. */
    String[] shownOnce() default {};
}
