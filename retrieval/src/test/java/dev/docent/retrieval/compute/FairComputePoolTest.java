package dev.docent.retrieval.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

class FairComputePoolTest {

    private static final int PER_ACCOUNT = 8;
    private static final int ALL = 10;

    private final FairComputePool pool = new FairComputePool(new ComputeProperties(1, PER_ACCOUNT, ALL));
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @AfterEach
    void end() {
        gate.countDown();
        callers.close();
        pool.close();
    }

    @Test
    void computesOnPlatformThreads() {
        var thread = pool.call("a", Thread::currentThread);

        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.getName()).startsWith("docent-compute-");
    }

    @Test
    void takesAnotherTenantsQuestionAfterOneSlice() throws Exception {
        occupy("a");
        var ofA = IntStream.rangeClosed(1, 7).mapToObj(i -> waiting(i, "a")).toList();
        var ofB = waiting(8, "b");
        gate.countDown();
        for (var each : ofA) {
            each.get();
        }
        ofB.get();

        assertThat(order.getFirst()).isEqualTo("b");
    }

    @Test
    void refusesATenantWithTooMuchWaitingWork() throws Exception {
        occupy("a");
        IntStream.rangeClosed(1, PER_ACCOUNT).forEach(i -> waiting(i, "a"));

        pool.admit("b");
        assertThatThrownBy(() -> pool.admit("a"))
                .asInstanceOf(type(ComputeBusyException.class))
                .satisfies(busy -> {
                    assertThat(busy.isOfTenant()).isTrue();
                    assertThat(busy.retryAfter().toSeconds()).isBetween(1L, 60L);
                });
    }

    @Test
    void refusesAllWithTooMuchWaitingWork() throws Exception {
        occupy("a");
        IntStream.rangeClosed(1, ALL).forEach(i -> waiting(i, "tenant" + i));

        assertThatThrownBy(() -> pool.admit("b"))
                .asInstanceOf(type(ComputeBusyException.class))
                .satisfies(busy -> assertThat(busy.isOfTenant()).isFalse());
    }

    @Test
    void forgetsCallersThatGo() throws Exception {
        occupy("a");
        var isWanted = new AtomicBoolean(true);
        var left = callers.submit(() -> pool.call("a", isWanted::get, () -> order.add("left")));
        await(1);
        isWanted.set(false);
        assertThatThrownBy(left::get).hasCauseInstanceOf(CancellationException.class);

        var interrupted = new CountDownLatch(1);
        var caller = Thread.ofVirtual().start(() -> {
            try {
                pool.call("a", () -> order.add("interrupted"));
            } catch (CancellationException gone) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                interrupted.countDown();
            }
        });
        await(1);
        caller.interrupt();
        interrupted.await();
        gate.countDown();

        assertThat(pool.call("a", () -> "next")).isEqualTo("next");
        assertThat(order).isEmpty();
    }

    @Test
    void computesNestedSlicesInTheSameTurn() {
        var threads = pool.call(
                "a",
                () -> List.of(
                        Thread.currentThread(),
                        pool.call("a", Thread::currentThread),
                        pool.background("b", Thread::currentThread),
                        pool.all("a", List.<Supplier<Thread>>of(Thread::currentThread))
                                .getFirst()));

        assertThat(threads).containsOnly(threads.getFirst());
    }

    @Test
    void returnsResultsInOrderAndPassesOnFailures() {
        assertThat(pool.all("a", List.<Supplier<Integer>>of(() -> 1, () -> 2, () -> 3)))
                .containsExactly(1, 2, 3);
        assertThatThrownBy(() -> pool.all(
                        "a",
                        List.<Supplier<Integer>>of(
                                () -> 1,
                                () -> {
                                    throw new IllegalArgumentException("wrong");
                                },
                                () -> 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool.call("a", () -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void logsWithTheContextOfTheCaller() {
        MDC.put("request", "1");
        try {
            assertThat(pool.call("a", () -> MDC.get("request"))).isEqualTo("1");
        } finally {
            MDC.remove("request");
        }
        assertThat(pool.<Object>call("a", () -> String.valueOf(MDC.get("request"))))
                .isEqualTo("null");
    }

    @Test
    void computesOnTheCallersThreadAfterItsEnd() {
        pool.close();

        assertThat(pool.call("a", Thread::currentThread)).isSameAs(Thread.currentThread());
    }

    @Test
    @Timeout(60)
    void leavesAThreadToQuestionsWhileAnotherAccountAsks() throws Exception {
        var now = new AtomicLong();
        try (var two = new FairComputePool(new ComputeProperties(2, PER_ACCOUNT, ALL), now::get)) {
            two.call("asking", () -> true);
            var uploads = IntStream.range(0, 3)
                    .mapToObj(each -> callers.submit(() -> two.background("uploading", () -> blocked("upload"))))
                    .toList();
            begun.await();

            assertThat(two.call("asking", () -> order.add("question"))).isTrue();
            assertThat(order).containsExactly("upload", "question");

            now.addAndGet(FreeThread.ASKING_NANOS);
            while (order.size() < 3) {
                Thread.onSpinWait();
            }
            gate.countDown();
            for (var upload : uploads) {
                upload.get();
            }
        }
        assertThat(order).containsExactly("upload", "question", "upload", "upload");
    }

    /** Keeps the only thread computing until the gate opens. */
    private void occupy(String tenant) throws InterruptedException {
        callers.submit(() -> pool.call(tenant, this::await));
        begun.await();
    }

    private boolean blocked(String name) {
        order.add(name);
        return await();
    }

    private boolean await() {
        begun.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    /** {@return a call that waits for its turn, as the given number of calls do then} */
    private Future<Boolean> waiting(int number, String tenant) {
        var call = callers.submit(() -> pool.call(tenant, () -> order.add(tenant)));
        await(number);
        return call;
    }

    private void await(int waiting) {
        while (pool.waiting() < waiting) {
            Thread.onSpinWait();
        }
    }
}
