package dev.docent.retrieval.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.compute.FairQueue.Flow;
import dev.docent.retrieval.compute.FairQueue.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private static final long SLICE = 100;

    private final FairQueue<String> queue = new FairQueue<>(1, () -> 0);

    @Test
    void takesAnotherTenantsSliceAfterTheOneThatRuns() {
        add("a", 8);
        var running = queue.take().orElseThrow();
        add("b", 1);
        queue.end(running, SLICE);

        assertThat(taken(2)).containsExactly("b1", "a2");
    }

    @Test
    void takesAnotherTenantsSliceAfterThoseThatRunOnAllThreads() {
        add("a", 8);
        queue.end(queue.take().orElseThrow(), SLICE);
        var one = queue.take().orElseThrow();
        queue.take().orElseThrow();
        add("b", 1);
        queue.end(one, SLICE);

        assertThat(taken(1)).containsExactly("b1");
    }

    @Test
    void takesSlicesOfOneTenantInTheirOrder() {
        add("a", 3);

        assertThat(taken(4)).containsExactly("a1", "a2", "a3");
        assertThat(queue.size()).isZero();
    }

    @Test
    void givesTenantsTheSameTimeAndNotTheSameNumberOfTurns() {
        add("long", 100);
        add("short", 100);
        var turns = new ArrayList<Character>();
        IntStream.range(0, 66).forEach(_ -> {
            var turn = queue.take().orElseThrow();
            turns.add(turn.slice().charAt(0));
            queue.end(turn, turn.slice().startsWith("l") ? 10 * SLICE : SLICE);
        });

        Map<Character, Long> counts =
                turns.stream().collect(Collectors.groupingBy(turn -> turn, Collectors.counting()));
        assertThat(counts.get('l')).isEqualTo(6);
        assertThat(counts.get('s')).isEqualTo(60);
    }

    @Test
    void rewardsNoTenantForHavingWaited() {
        add("a", 1);
        add("b", 20);
        IntStream.range(0, 11).forEach(_ -> queue.end(queue.take().orElseThrow(), SLICE));
        add("a", 10);

        assertThat(taken(6)).containsExactly("a1", "b11", "a2", "b12", "a3", "b13");
    }

    @Test
    void resetsNoTenantThatIsIdleForAMoment() {
        add("b", 10);
        queue.end(queue.take().orElseThrow(), SLICE);
        for (int i = 0; i < 3; i++) {
            add("a", 1);
            assertThat(taken(2)).containsExactlyInAnyOrder("a1", "b" + (i + 2));
        }
    }

    @Test
    void takesQuestionsBetweenTheBackgroundWorkOfTheirTenant() {
        var background = new Flow("a", true);
        IntStream.rangeClosed(1, 5).forEach(each -> queue.add(background, "background" + each));
        var running = queue.take().orElseThrow();
        add("a", 2);
        queue.end(running, SLICE);

        assertThat(taken(4)).containsExactly("a1", "background2", "a2", "background3");
        assertThat(queue.size("a")).isEqualTo(2);
    }

    @Test
    void awaitsAFlowWhoseNextSliceWouldBeTakenFirst() {
        assertThat(queue.isAwaited(flow("b"))).isFalse();
        add("a", 8);
        queue.end(queue.take().orElseThrow(), SLICE);
        add("b", 1);
        assertThat(queue.isAwaited(flow("b"))).as("its slice is here").isFalse();
        queue.end(queue.take().orElseThrow(), SLICE / 4);
        assertThat(queue.isAwaited(flow("b"))).isTrue();
        assertThat(queue.isAwaited(flow("a"))).isFalse();

        add("b", 1);
        queue.end(queue.take().orElseThrow(), 4 * SLICE);
        assertThat(queue.isAwaited(flow("b"))).as("it has used more").isFalse();
    }

    @Test
    void forgetsFlowsThatAreDoneAndRemovesSlices() {
        add("a", 2);
        assertThat(queue.remove(flow("a"), "a1")).isTrue();
        assertThat(queue.remove(flow("a"), "a1")).isFalse();
        assertThat(queue.remove(flow("b"), "a2")).isFalse();
        assertThat(queue.size("a")).isEqualTo(1);

        assertThat(taken(2)).containsExactly("a2");
        assertThat(queue.take()).isEmpty();
    }

    private void add(String tenant, int slices) {
        IntStream.rangeClosed(1, slices).forEach(each -> queue.add(flow(tenant), tenant + each));
    }

    private static Flow flow(String tenant) {
        return new Flow(tenant, false);
    }

    /** {@return the slices of the next turns, which take equally long} */
    private List<String> taken(int most) {
        var taken = new ArrayList<String>();
        for (var turn = queue.take();
                turn.isPresent();
                turn = taken.size() < most ? queue.take() : java.util.Optional.<Turn<String>>empty()) {
            taken.add(turn.get().slice());
            queue.end(turn.get(), SLICE);
        }
        return taken;
    }
}
