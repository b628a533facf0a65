package dev.docent.retrieval.answering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers are given and checked.
 *
 * @param kind what makes them
 * @param unsupported what becomes of a sentence that says more than what it cites
 * @param strictness how readily a question is refused that does not say so itself
 */
@ConfigurationProperties("docent.answering")
public record AnsweringProperties(
        @DefaultValue("auto") Kind kind,
        @DefaultValue("mark") Unsupported unsupported,
        @DefaultValue("balanced") Strictness strictness) {

    /** What makes answers. */
    public enum Kind {
        /** A chat model when one is set, otherwise the documents' own sentences. */
        AUTO,
        /** The documents' own sentences, whatever is set. */
        EXTRACTIVE,
        /** A chat model; without one the service does not start. */
        GENERATIVE
    }
}
