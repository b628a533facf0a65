package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Strictness;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Answers made of sentences.
 *
 * @param evidence how much evidence an answer needs, however strict one is, 0..1; what is enough depends on the embedding
 *     model, whose similarities it is made of
 * @param answerability how likely the sentences must answer the question
 */
@ConfigurationProperties("docent.answering.extractive")
record ExtractiveAnswerProperties(
        @DefaultValue("0.55") double evidence, @DefaultValue Needed answerability) {

    ExtractiveAnswerProperties {
        check("evidence", evidence);
    }

    /**
     * What each strictness asks for, 0..1; a stricter one no less than one that is less strict.
     *
     * @param lenient 0 asks for nothing
     */
    record Needed(
            @DefaultValue("0") double lenient,
            @DefaultValue("0.36") double balanced,
            @DefaultValue("0.45") double strict) {

        Needed {
            check("answerability.lenient", lenient);
            check("answerability.balanced", balanced);
            check("answerability.strict", strict);
            if (lenient > balanced || balanced > strict) {
                throw new IllegalArgumentException(
                        "docent.answering.extractive.answerability rises from lenient to balanced to strict, not %s, %s, %s"
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
                    "docent.answering.extractive." + name + " is a part between 0 and 1, not " + part);
        }
    }
}
