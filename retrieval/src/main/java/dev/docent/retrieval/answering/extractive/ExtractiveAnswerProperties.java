package dev.docent.retrieval.answering.extractive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Answers made of sentences.
 *
 * @param evidence how much evidence an answer needs, 0..1; what is enough depends on the embedding model, whose
 *     similarities it is made of
 */
@ConfigurationProperties("docent.answering.extractive")
record ExtractiveAnswerProperties(@DefaultValue("0.55") double evidence) {

    ExtractiveAnswerProperties {
        if (!(evidence >= 0 && evidence <= 1)) {
            throw new IllegalArgumentException(
                    "docent.answering.extractive.evidence is a part between 0 and 1, not " + evidence);
        }
    }
}
