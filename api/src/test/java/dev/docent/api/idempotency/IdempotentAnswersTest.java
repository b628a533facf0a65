package dev.docent.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.idempotency.IdempotentAnswers.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of several requests with one key one is served, whichever process gets them. */
class IdempotentAnswersTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");

    @Test
    void givesTheAnswerAgain() {
        var answers = at(NOW);
        var begun = begun(answers.claim("key", "request"));

        assertThat(answers.claim("key", "request")).isInstanceOf(Claim.Running.class);
        assertThat(answers.claim("key", "other")).isInstanceOf(Claim.Mismatch.class);
        answers.store(begun, 201, null, "sealed");
        assertThat(answers.claim("key", "request")).isEqualTo(new Claim.Replay(201, Optional.empty(), "sealed"));
    }

    @Test
    void letsAnotherBeginAfterOneThatDied() {
        begun(at(NOW).claim("key", "request"));
        var later = at(NOW.plus(Duration.ofMinutes(5)));

        var second = begun(later.claim("key", "request"));

        assertThat(later.claim("key", "request")).isInstanceOf(Claim.Running.class);
        later.release(second);
        begun(later.claim("key", "request"));
    }

    @Test
    void leavesTheKeyToWhoeverTookItOver() {
        var late = begun(at(NOW).claim("key", "request"));
        var answers = at(NOW.plus(Duration.ofMinutes(5)));
        begun(answers.claim("key", "request"));

        answers.store(late, 201, null, "sealed too late");
        answers.release(late);

        assertThat(answers.claim("key", "request")).isInstanceOf(Claim.Running.class);
    }

    @Test
    void letsOneBeginWhenAKeyIsUsedAgainAfterADay() throws Exception {
        at(NOW).store(begun(at(NOW).claim("key", "request")), 200, "text/plain", "sealed");
        var tomorrow = at(NOW.plus(IdempotentAnswers.RETENTION));

        try (var callers = Executors.newFixedThreadPool(8)) {
            var claims = IntStream.range(0, 8)
                    .mapToObj(each -> callers.submit(() -> tomorrow.claim("key", "request")))
                    .toList();
            var begun = 0;
            for (var claim : claims) {
                begun += claim.get() instanceof Claim.First ? 1 : 0;
            }
            assertThat(begun).isEqualTo(1);
        }
    }

    @Test
    void forgetsWhatIsOld() {
        at(NOW).store(begun(at(NOW).claim("key", "request")), 200, "text/plain", "sealed");

        at(NOW.plus(IdempotentAnswers.RETENTION).plusMillis(1)).deleteExpired();

        assertThat(context().getBean(IdempotentAnswerRepository.class).count()).isZero();
    }

    private IdempotentAnswers at(Instant time) {
        return new IdempotentAnswers(
                context().getBean(IdempotentAnswerRepository.class), Clock.fixed(time, ZoneOffset.UTC));
    }

    private static IdempotentAnswer begun(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.First.class);
        return ((Claim.First) claim).claimed();
    }
}
