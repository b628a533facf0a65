package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Strictness;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Extractive answers.
 *
 * @param evidence the evidence that an answer needs at every strictness, 0 to 1; the right value depends on the
 *     similarities of the embedding model
 * @param answerability the probability that the sentences answer the question
 */
@ConfigurationProperties("docent.answering.extractive")
record ExtractiveAnswerProperties(
        @DefaultValue("0.4") double evidence, @DefaultValue Needed answerability) {

    ExtractiveAnswerProperties {
        check("evidence", evidence);
    }

    /**
     * The minimum for each strictness, 0 to 1, which must not decrease with strictness.
     *
     * @param lenient minimum if lenient; 0 accepts every answer
     * @param balanced minimum if balanced
     * @param strict minimum if strict
     */
    record Needed(
            @DefaultValue("0") double lenient,
            @DefaultValue("0.4") double balanced,
            @DefaultValue("0.5") double strict) {

        Needed {
            check("answerability.lenient", lenient);
            check("answerability.balanced", balanced);
            check("answerability.strict", strict);
            if (lenient > balanced || balanced > strict) {
                throw new IllegalArgumentException(
                        "docent.answering.extractive.answerability must not decrease from lenient to balanced to strict, but is %s, %s, %s"
                                .formatted(lenient, balanced, strict));
            }
        }

        double of(Strictness strictness) {
            return switch (strictness) {
                case LENIENT -> lenient;
                case BALANCED -> balanced;
                case STRICT -> strict;
            };
        }
    }

    private static void check(String name, double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException(
                    "docent.answering.extractive." + name + " must be between 0 and 1, but is " + part);
        }
    }
}
