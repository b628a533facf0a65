package dev.docent.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.provider.CallPolicy;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.ProviderCalls;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderMeters;
import dev.docent.retrieval.provider.SteppedTime;
import dev.docent.retrieval.provider.Urgency;
import dev.docent.storage.records.Announcements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Nodes at the same records share the limits and pauses of a provider. */
class LimitsOfNodesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SteppedTime time = new SteppedTime();
    private final InstantSource instants = () -> Instant.EPOCH.plusNanos(time.nanoTime());
    private final Clock clock = instants.withZone(ZoneOffset.UTC);
    private final InMemoryAnnouncements records = new InMemoryAnnouncements();
    private final List<Long> made = new ArrayList<>();

    @Test
    void haveTheLimitTogetherHoweverManyThereAre() {
        var nodes = List.of(node(), node(), node());

        callInTurns(nodes, Duration.ofMinutes(3));

        assertThat(most()).isBetween(80, 100);
    }

    @Test
    void keepTheLimitWhenAnotherComes() {
        var nodes = new ArrayList<>(List.of(node()));
        callInTurns(nodes, Duration.ofSeconds(90));
        nodes.add(node());
        callInTurns(nodes, Duration.ofSeconds(90));

        assertThat(most()).isBetween(80, 100);
    }

    @Test
    void takeOverTheShareOfOneThatIsGone() {
        var left = node();
        callInTurns(List.of(left, node()), MINUTE);
        time.pass(Duration.ofMinutes(2));
        made.clear();

        callInTurns(List.of(left), MINUTE);

        assertThat(made).hasSizeGreaterThan(80);
    }

    @Test
    void waitForThePauseThatAnotherWasAskedFor() {
        var one = node();
        var other = node();
        fail(one, Urgency.QUEUE, new LimitReachedException("It is used up", Duration.ofSeconds(40), true, null));

        call(other, Urgency.PERSON);
        assertThat(time.nanoTime()).isLessThan(Duration.ofSeconds(5).toNanos());
        call(other, Urgency.QUEUE);

        assertThat(time.nanoTime())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(40).toNanos());
    }

    @Test
    void waitInTheBackgroundForAnOutageThatAnotherWasToldOf() {
        var one = node();
        var other = node();
        fail(one, Urgency.PERSON, new UnavailableException("It is overloaded", Duration.ofSeconds(40), null));

        call(other, Urgency.PERSON);
        assertThat(time.nanoTime()).isLessThan(Duration.ofSeconds(5).toNanos());
        call(other, Urgency.QUEUE);

        assertThat(time.nanoTime())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(40).toNanos());
    }

    @Test
    void goOnWithTheirSharesWhileTheRecordsDoNotRespond() {
        var nodes = List.of(node(), node());
        callInTurns(nodes, Duration.ofSeconds(10));
        records.fails = true;

        callInTurns(nodes, Duration.ofSeconds(40));

        assertThat(most()).isBetween(60, 100);
    }

    private ProviderCalls node() {
        var policy = new CallPolicy("docent.gemini", 1, Duration.ofMinutes(2), 100, 0);
        return new ProviderCalls(
                "The Provider", policy, time, new LimitsOfNodes(records, clock), ProviderMeters.UNREAD);
    }

    /** Each node in turn waits until it may call. */
    private void callInTurns(List<ProviderCalls> nodes, Duration length) {
        var end = time.nanoTime() + length.toNanos();
        while (time.nanoTime() < end) {
            nodes.forEach(each -> call(each, Urgency.PERSON));
        }
    }

    private void call(ProviderCalls node, Urgency urgency) {
        node.call("m", urgency, new CallSize(1, 1), () -> made.add(time.nanoTime()));
    }

    private static void fail(ProviderCalls node, Urgency urgency, RuntimeException failure) {
        try {
            node.call("m", urgency, new CallSize(1, 1), () -> {
                throw failure;
            });
        } catch (RuntimeException expected) {
            assertThat(expected).isSameAs(failure);
        }
    }

    /** {@return the most calls in any minute} */
    private int most() {
        return made.stream()
                .mapToInt(begin -> (int) made.stream()
                        .filter(each -> each >= begin && each < begin + MINUTE.toNanos())
                        .count())
                .max()
                .orElse(0);
    }

    private final class InMemoryAnnouncements implements Announcements {

        private final Map<String, Instant> announced = new TreeMap<>();
        private boolean fails;

        @Override
        public void announce(String name, Instant until) {
            check();
            announced.merge(name, until, (one, other) -> one.isAfter(other) ? one : other);
        }

        @Override
        public Map<String, Instant> current(String prefix) {
            check();
            var current = new HashMap<>(announced);
            current.entrySet()
                    .removeIf(each -> !each.getKey().startsWith(prefix)
                            || !each.getValue().isAfter(clock.instant()));
            return current;
        }

        private void check() {
            if (fails) {
                throw new DataAccessResourceFailureException("No server");
            }
        }
    }
}
