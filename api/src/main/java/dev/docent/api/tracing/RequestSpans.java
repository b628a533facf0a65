package dev.docent.api.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Objects;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Spans of requests, with the pattern of the path and not the path itself. Scrapes and health checks are not traced. */
final class RequestSpans<T extends ReceiverContext<?>> extends PropagatingReceiverTracingObservationHandler<T> {

    private static final String UNTRACED = "/actuator/";

    RequestSpans(Tracer tracer, Propagator propagator) {
        super(tracer, propagator);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return super.supportsContext(context)
                && !(context instanceof ServerRequestObservationContext request
                        && request.getCarrier() != null
                        && request.getCarrier().getRequestURI().startsWith(UNTRACED));
    }

    @Override
    public void tagSpan(T context, Span span) {
        context.getLowCardinalityKeyValues().forEach(each -> span.tag(each.getKey(), each.getValue()));
    }

    @Override
    public void onError(T context) {
        getRequiredSpan(context).error(new UnnamedFailure(Objects.requireNonNull(context.getError())));
    }
}
