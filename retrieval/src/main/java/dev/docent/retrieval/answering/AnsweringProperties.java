package dev.docent.retrieval.answering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers are written and checked.
 *
 * @param kind what writes answers
 * @param unsupported what happens to a sentence that states more than its citations
 * @param strictness how readily questions are refused, unless a question or knowledge base sets its own
 */
@ConfigurationProperties("docent.answering")
public record AnsweringProperties(
        @DefaultValue("auto") Kind kind,
        @DefaultValue("mark") Unsupported unsupported,
        @DefaultValue("balanced") Strictness strictness) {

    /** What writes answers. */
    public enum Kind {
        /** A chat model if one is configured, otherwise sentences of the documents. */
        AUTO,
        /** Sentences of the documents, even if a chat model is configured. */
        EXTRACTIVE,
        /** A chat model; the service does not start without one. */
        GENERATIVE
    }
}
