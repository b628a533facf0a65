package dev.docent.retrieval.answering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers are given and checked.
 *
 * @param unsupported what becomes of a sentence that says more than what it cites
 * @param strictness how readily a question is refused that does not say so itself
 */
@ConfigurationProperties("docent.answering")
public record AnsweringProperties(
        @DefaultValue("mark") Unsupported unsupported,
        @DefaultValue("balanced") Strictness strictness) {}
