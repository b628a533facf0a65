package dev.docent.retrieval.answering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers are checked.
 *
 * @param unsupported what becomes of a sentence that says more than what it cites
 */
@ConfigurationProperties("docent.answering")
public record SupportProperties(@DefaultValue("mark") Unsupported unsupported) {}
