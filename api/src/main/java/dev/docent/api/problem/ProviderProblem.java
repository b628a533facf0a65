package dev.docent.api.problem;

import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Maps failures of hosted models to problems. A new type of failure does not compile until it is mapped. */
final class ProviderProblem {

    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(10);

    private ProviderProblem() {}

    static Problem of(ProviderException failure) {
        return switch (failure) {
            case RejectedException ignored -> Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, failure.sentence());
            case WrongSettingException ignored -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, failure.sentence());
            case LimitReachedException ignored -> later(failure);
            case UnavailableException ignored -> later(failure);
        };
    }

    private static Problem later(ProviderException failure) {
        var wait = failure.retryAfter().orElse(DEFAULT_DELAY);
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, failure.sentence())
                .with(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
