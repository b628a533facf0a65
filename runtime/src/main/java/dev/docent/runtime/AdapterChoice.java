package dev.docent.runtime;

import org.springframework.core.env.Environment;

/**
 * The adapter that was chosen for a part of the service.
 *
 * @param kind the adapter's name, such as {@code lucene}; empty when nothing was chosen
 * @param reason why, such as {@code MONGO_URI is set}; shown when the service starts
 */
public record AdapterChoice(String kind, String reason) {

    private static final String DEFAULT = "the default";

    /** {@return the adapter of a part such as {@code index}, as {@link AdapterChoices} chose it} */
    public static AdapterChoice of(String part, Environment settings) {
        return new AdapterChoice(
                settings.getProperty("docent.%s.kind".formatted(part), ""),
                settings.getProperty("docent.%s.because".formatted(part), DEFAULT));
    }

    /** {@return a choice that no setting made} */
    public static AdapterChoice byDefault(String kind) {
        return new AdapterChoice(kind, DEFAULT);
    }

    /** {@return a choice that a setting made by being set} */
    public static AdapterChoice because(String setting, String kind) {
        return new AdapterChoice(kind, setting + " is set");
    }
}
