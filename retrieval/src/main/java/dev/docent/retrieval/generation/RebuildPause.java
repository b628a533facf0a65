package dev.docent.retrieval.generation;

import dev.docent.retrieval.provider.ProviderException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild that waits because something does not answer: for five seconds, then for twice as long each time, up to five
 * minutes, and not less than a provider asks for.
 *
 * @param reason a sentence for people
 * @param nextTry when it goes on
 * @param failures how many there were since it went on last
 */
record RebuildPause(String reason, Instant nextTry, int failures) {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    static RebuildPause after(RuntimeException failure, @Nullable RebuildPause before, Instant now) {
        var failures = before == null ? 1 : before.failures + 1;
        var doubled = SHORTEST.multipliedBy(1L << Math.min(failures - 1, 6));
        var wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        if (failure instanceof ProviderException provider) {
            var asked = provider.retryAfter().orElse(Duration.ZERO);
            return new RebuildPause(provider.sentence(), now.plus(asked.compareTo(wait) > 0 ? asked : wait), failures);
        }
        return new RebuildPause("Something went wrong; the log says what", now.plus(wait), failures);
    }
}
