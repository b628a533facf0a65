package dev.docent.api.tracing;

import dev.docent.runtime.Steps.StepContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import java.util.Objects;

/**
 * Spans of what is not a request: documents, steps, calls to models. A step outside a trace, such as a query of the empty
 * queue, begins none.
 */
final class StepSpans extends DefaultTracingObservationHandler {

    StepSpans(Tracer tracer) {
        super(tracer);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return !(context instanceof ReceiverContext)
                && !(context instanceof StepContext && context.getParentObservation() == null);
    }

    @Override
    public void onError(Observation.Context context) {
        getRequiredSpan(context).error(new UnnamedFailure(Objects.requireNonNull(context.getError())));
    }
}
