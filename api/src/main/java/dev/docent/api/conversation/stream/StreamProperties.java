package dev.docent.api.conversation.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Answers of conversations that are streamed.
 *
 * @param frame time for which text is gathered before it is stored and sent as one event
 * @param resumeWithin time for which an answer is generated further while no client receives it, at least two seconds
 * @param maxOpen maximum number of answers that this process generates as streams at the same time
 */
@ConfigurationProperties("docent.streams")
record StreamProperties(
        @DefaultValue("80ms") Duration frame,
        @DefaultValue("5s") Duration resumeWithin,
        @DefaultValue("10000") int maxOpen) {

    StreamProperties {
        if (frame.isNegative() || frame.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("docent.streams.frame must be at most 1s, but is " + frame);
        }
        if (resumeWithin.compareTo(Duration.ofSeconds(2)) < 0) {
            throw new IllegalArgumentException(
                    "docent.streams.resume-within must be at least 2s, but is " + resumeWithin);
        }
        if (maxOpen < 1) {
            throw new IllegalArgumentException("docent.streams.max-open must be at least 1, but is " + maxOpen);
        }
    }
}
