package dev.docent.ingestion.parsing.worker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The metrics of the worker processes, among them why they ended early. Safe for concurrent use. */
final class WorkerMetrics {

    private final LongAdder outOfMemory = new LongAdder();
    private final LongAdder crashes = new LongAdder();
    private final LongAdder timeouts = new LongAdder();

    void count(WorkerDiedException death) {
        (death.outOfMemory() ? outOfMemory : crashes).increment();
    }

    void countTimeout() {
        timeouts.increment();
    }

    /**
     * @param started the number of processes started
     * @param busy the number of processes that read a file
     */
    void bindTo(MeterRegistry registry, Number started, Supplier<Number> busy) {
        FunctionCounter.builder("docent.parsing.workers.started", started, Number::doubleValue)
                .description("Parser processes started")
                .register(registry);
        Map.of("out_of_memory", outOfMemory, "crash", crashes, "timeout", timeouts)
                .forEach((cause, count) -> FunctionCounter.builder("docent.parsing.workers.died", count, LongAdder::sum)
                        .description("Parser processes that died or were ended while they read a file")
                        .tag("cause", cause)
                        .register(registry));
        Gauge.builder("docent.parsing.workers.busy", busy)
                .description("Parser processes that read a file")
                .register(registry);
    }
}
