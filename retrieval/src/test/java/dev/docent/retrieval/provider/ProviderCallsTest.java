package dev.docent.retrieval.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProviderCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SteppedTime time = new SteppedTime();
    private final Queue<ProviderException> failures = new ArrayDeque<>();
    private int attempts;

    @Test
    void triesAgainWithGrowingPauses() {
        failures.addAll(List.of(unavailable(null), unavailable(null)));

        assertThat(call(calls(0, 0))).isEqualTo("done");
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void givesUpAfterTheLastAttemptWithoutSleepingOnceMore() {
        for (var each = 0; each < 4; each++) {
            failures.add(unavailable(null));
        }

        assertThatThrownBy(() -> call(calls(0, 0))).isInstanceOf(UnavailableException.class);
        assertThat(attempts).isEqualTo(4);
        assertThat(time.sleeps()).hasSize(3);
    }

    @Test
    void waitsAsLongAsTheProviderWants() {
        failures.add(limit(Duration.ofSeconds(23)));

        assertThat(call(calls(0, 0))).isEqualTo("done");
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(23).toNanos());
    }

    @Test
    void doesNotWaitLongerThanItsPatience() {
        failures.add(limit(Duration.ofSeconds(31)));

        assertThatThrownBy(() -> call(calls(0, 0)))
                .isInstanceOfSatisfying(
                        LimitReachedException.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(31)));
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void letsNobodyCallWhileTheProviderWantsToBeLeftAlone() {
        var calls = calls(0, 0);
        failures.add(limit(Duration.ofSeconds(31)));
        assertThatThrownBy(() -> call(calls)).isInstanceOf(LimitReachedException.class);

        time.pass(Duration.ofSeconds(11));

        assertThat(call(calls)).isEqualTo("done");
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void callsOtherModelsWhileOneWantsToBeLeftAlone() {
        var calls = calls(0, 0);
        failures.add(limit(Duration.ofSeconds(31)));
        assertThatThrownBy(() -> call(calls)).isInstanceOf(LimitReachedException.class);

        assertThat(calls.call("another", Urgency.PERSON, 1, () -> "done")).isEqualTo("done");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void leavesAModelAloneForFiveMinutesAtTheMost() {
        var calls = calls(0, 0);
        failures.add(limit(Duration.ofHours(10)));
        assertThatThrownBy(() -> call(calls)).isInstanceOf(LimitReachedException.class);
        time.pass(Duration.ofMinutes(5).minusSeconds(1));

        assertThat(call(calls)).isEqualTo("done");
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void leavesNoModelAloneWhoseDayIsUsedUp() {
        var calls = calls(0, 0);
        failures.add(new LimitReachedException("The day is used up", Duration.ofSeconds(31), false, null));
        assertThatThrownBy(() -> call(calls)).isInstanceOf(LimitReachedException.class);

        assertThat(call(calls)).isEqualTo("done");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void triesNothingAgainThatNoTimeMends() {
        for (var failure : List.of(
                new LimitReachedException("The day is used up", null, false, null),
                new WrongSettingException("The key is wrong"),
                new RejectedException("It is refused", null))) {
            failures.add(failure);
            attempts = 0;

            assertThatThrownBy(() -> call(calls(0, 0))).isSameAs(failure);
            assertThat(attempts).isOne();
        }
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void keepsToTheRequestsAMinuteOfAllTogether() {
        var calls = calls(600, 0);

        for (var each = 0; each < 600; each++) {
            call(calls);
        }

        assertThat(time.nanoTime()).isGreaterThan(Duration.ofSeconds(59).toNanos());
    }

    @Test
    void countsTheTokensThatWereCounted() {
        var calls = calls(0, 1000);
        calls.call("m", Urgency.PERSON, 10, () -> "done");
        calls.settle(10, 500);

        call(calls);

        // 400 more than may go at once, and 900 a minute come back.
        assertThat(time.nanoTime()).isGreaterThan(Duration.ofSeconds(26).toNanos());
    }

    @Test
    void saysWhenItMayBeAskedRatherThanToWaitTooLong() {
        var calls = calls(1, 0);
        call(calls);

        assertThatThrownBy(() -> call(calls))
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining("The Provider")
                .hasMessageContaining("docent.gemini.requests-per-minute");
        assertThat(attempts).isOne();
    }

    @Test
    void sparesAModelThatFailedAgainAndAgain() {
        var calls = calls(0, 0);
        for (var each = 0; each < 12; each++) {
            failures.add(unavailable(null));
        }
        for (var each = 0; each < 3; each++) {
            assertThatThrownBy(() -> call(calls)).isInstanceOf(UnavailableException.class);
        }
        assertThat(attempts).isEqualTo(10);

        assertThatThrownBy(() -> call(calls))
                .hasMessageContaining("several times")
                .hasMessageContaining("The Provider");
        assertThat(attempts).isEqualTo(10);
        assertThat(calls.call("another", Urgency.PERSON, 1, () -> "done")).isEqualTo("done");

        failures.clear();
        time.pass(Duration.ofSeconds(31));
        assertThat(call(calls)).isEqualTo("done");
    }

    @Test
    void takesNoCallThatWasCalledOffForASignOfLife() {
        var calls = new ProviderCalls(
                "The Provider",
                new CallPolicy("docent.gemini", 1, PATIENCE, 0, 0),
                time,
                SharedLimits.NONE,
                ProviderMeters.UNREAD);
        for (var each = 0; each < 10; each++) {
            failures.add(unavailable(null));
            assertThatThrownBy(() -> call(calls)).hasMessage("It is not there");
            assertThatThrownBy(() -> calls.call("m", Urgency.PERSON, 1, () -> {
                        throw new CancellationException("nobody waits");
                    }))
                    .isInstanceOf(each < 9 ? CancellationException.class : UnavailableException.class);
        }

        assertThatThrownBy(() -> call(calls)).hasMessageContaining("several times");
    }

    @Test
    void usesUpNothingByCallsThatItSpares() {
        var calls = new ProviderCalls(
                "The Provider",
                new CallPolicy("docent.gemini", 1, PATIENCE, 200, 2000),
                time,
                SharedLimits.NONE,
                ProviderMeters.UNREAD);
        for (var each = 0; each < 10; each++) {
            failures.add(unavailable(null));
            assertThatThrownBy(() -> call(calls)).hasMessage("It is not there");
        }

        for (var each = 0; each < 100; each++) {
            assertThatThrownBy(() -> calls.call("m", Urgency.PERSON, 100, () -> "done"))
                    .hasMessageContaining("several times");
        }

        calls.call("another", Urgency.PERSON, 1, () -> "done");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void isCalledOff() {
        failures.add(unavailable(null));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> call(calls(0, 0))).isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void stopsNoCallsWhenBackgroundCallsFail() {
        var calls = new ProviderCalls(
                "The Provider",
                new CallPolicy("docent.gemini", 1, PATIENCE, 0, 0),
                time,
                SharedLimits.NONE,
                ProviderMeters.UNREAD);
        for (var each = 0; each < 10; each++) {
            failures.add(unavailable(null));
            assertThatThrownBy(() -> call(calls, Urgency.QUEUE)).hasMessage("It is not there");
        }

        assertThat(call(calls, Urgency.PERSON)).isEqualTo("done");
        assertThat(call(calls, Urgency.QUEUE)).isEqualTo("done");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void pausesBackgroundCallsWithThoseOfPeopleButNotTheOtherWayRound() {
        var calls = calls(0, 0);
        failures.add(limit(Duration.ofSeconds(31)));
        assertThatThrownBy(() -> call(calls, Urgency.QUEUE)).isInstanceOf(LimitReachedException.class);

        assertThat(call(calls, Urgency.PERSON)).isEqualTo("done");
        assertThat(time.sleeps()).isEmpty();

        time.pass(Duration.ofSeconds(31));
        failures.add(limit(Duration.ofSeconds(31)));
        assertThatThrownBy(() -> call(calls, Urgency.PERSON)).isInstanceOf(LimitReachedException.class);
        time.pass(Duration.ofSeconds(11));

        assertThat(call(calls, Urgency.QUEUE)).isEqualTo("done");
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(20));
    }

    private String call(ProviderCalls calls) {
        return call(calls, Urgency.PERSON);
    }

    @Test
    void metersAttemptsPausesAndTheCircuit() {
        var meters = new SimpleMeterRegistry();
        var observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        var calls = new ProviderCalls(
                "The Provider",
                new CallPolicy("docent.gemini", 2, PATIENCE, 0, 0),
                time,
                SharedLimits.NONE,
                new ProviderMeters(observations, meters));

        failures.add(limit(Duration.ofSeconds(1)));
        call(calls);

        assertThat(requests(meters, "limited")).isEqualTo(1);
        assertThat(requests(meters, "success")).isEqualTo(1);
        assertThat(meters.get("docent.provider.pauses")
                        .tag("urgency", "person")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("docent.provider.circuit.open").gauge().value()).isZero();

        while (meters.get("docent.provider.circuit.open").gauge().value() == 0) {
            failures.add(unavailable(null));
            failures.add(unavailable(null));
            assertThatThrownBy(() -> call(calls)).isInstanceOf(UnavailableException.class);
        }
        assertThatThrownBy(() -> call(calls)).isInstanceOf(UnavailableException.class);
        assertThat(requests(meters, "unavailable")).isBetween(8L, 12L);
        assertThat(requests(meters, "spared")).isPositive();
    }

    private static long requests(MeterRegistry meters, String outcome) {
        return meters
                .get("docent.provider.request")
                .tags("provider", "gemini", "model", "m", "urgency", "person", "outcome", outcome)
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private String call(ProviderCalls calls, Urgency urgency) {
        Supplier<String> attempt = () -> {
            attempts++;
            var failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return "done";
        };
        return calls.call("m", urgency, 1, attempt);
    }

    private ProviderCalls calls(long requests, long tokens) {
        return new ProviderCalls(
                "The Provider",
                new CallPolicy("docent.gemini", 4, PATIENCE, requests, tokens),
                time,
                SharedLimits.NONE,
                ProviderMeters.UNREAD);
    }

    private static UnavailableException unavailable(@Nullable Duration retryAfter) {
        return new UnavailableException("It is not there", retryAfter, null);
    }

    private static LimitReachedException limit(Duration retryAfter) {
        return new LimitReachedException("It is used up", retryAfter, true, null);
    }
}
