package dev.docent.api.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what a call of an endpoint is recorded as. Every endpoint that is no read has one. If neither the path nor the
 * result names what the call was about, the handler does by {@link AuditedThing}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    AuditAction value();

    /** The variable of the path that has the id of what the call is about. */
    String path() default "id";

    /** Where the result has the id, or a list of ids, as an expression of Spring; empty if it does not. */
    String result() default "";
}
