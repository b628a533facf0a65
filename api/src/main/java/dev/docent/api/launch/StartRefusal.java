package dev.docent.api.launch;

import java.util.stream.Stream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says on standard error, in one line, why a start is refused and what to do, in place of a stack trace. The process
 * then ends with exit code 1.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusal implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var refused = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(StartRefusedException.class::isInstance)
                .map(StartRefusedException.class::cast)
                .findFirst();
        refused.ifPresent(refusal -> System.err.println(refusal.getMessage() + " " + refusal.remedy()));
        return refused.isPresent();
    }
}
