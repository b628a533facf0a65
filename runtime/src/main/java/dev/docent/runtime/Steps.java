package dev.docent.runtime;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * The steps of a kind of work, to be observed. A step is counted and timed by the metric {@code docent.WORK.step}, with the
 * tags {@code step} and {@code error} (the class of the exception, or {@code none}), and is a span of the trace that it
 * belongs to. The names of steps and work come from fixed sets, since each is a time series. Safe for concurrent use.
 *
 * @param work the kind of work, such as {@code ingestion}
 */
public record Steps(String work, ObservationRegistry observations) {

    /** Steps that nobody observes. */
    public static final Steps UNOBSERVED = new Steps("none", ObservationRegistry.NOOP);

    /** {@return the observation of a step, which the caller makes with one of its {@code observe} methods} */
    public Observation step(String name) {
        return Observation.createNotStarted("docent." + work + ".step", StepContext::new, observations)
                .contextualName(work + " " + name)
                .lowCardinalityKeyValue("step", name);
    }

    /** Marks the observation of a step, which is part of a trace but begins none. */
    public static final class StepContext extends Observation.Context {}
}
