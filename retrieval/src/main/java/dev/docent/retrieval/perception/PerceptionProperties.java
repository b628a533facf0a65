package dev.docent.retrieval.perception;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Images and audio for the chat model that answers.
 *
 * @param images whether images are sent to it; {@code auto} for models that are known to see: those of Google and OpenAI
 * @param audio whether audio is sent to it; {@code auto} for models that are known to hear: those of Google
 */
@ConfigurationProperties("docent.answering.media")
record PerceptionProperties(
        @DefaultValue("auto") Choice images,
        @DefaultValue("auto") Choice audio) {

    /** Whether something is sent. */
    enum Choice {
        AUTO,
        ON,
        OFF;

        boolean decide(boolean known) {
            return this == AUTO ? known : this == ON;
        }
    }
}
