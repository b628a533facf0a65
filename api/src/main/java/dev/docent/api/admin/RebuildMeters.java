package dev.docent.api.admin;

import dev.docent.retrieval.generation.IndexAdministration;
import dev.docent.retrieval.generation.RebuildStatus;
import dev.docent.retrieval.generation.RebuildStatus.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** The progress of a rebuild of the index as metrics, which are 0 while there is none. */
@Component
final class RebuildMeters implements MeterBinder {

    private final IndexAdministration administration;

    RebuildMeters(IndexAdministration administration) {
        this.administration = administration;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("docent.index.rebuild.remaining", this, RebuildMeters::remaining)
                .description("Passages that the next generation of the index does not have yet, in a rebuild that runs")
                .register(registry);
        Gauge.builder("docent.index.rebuild.waiting", this, RebuildMeters::waiting)
                .description("Whether a rebuild waits for an administrator: 1 or 0")
                .register(registry);
    }

    private double remaining() {
        return administration
                .rebuild()
                .filter(rebuild -> !isWaiting(rebuild))
                .map(rebuild -> rebuild.total() - rebuild.done())
                .orElse(0L);
    }

    private double waiting() {
        return administration.rebuild().filter(RebuildMeters::isWaiting).isPresent() ? 1 : 0;
    }

    private static boolean isWaiting(RebuildStatus rebuild) {
        return rebuild.state() == State.PLANNED || rebuild.state() == State.HELD;
    }
}
