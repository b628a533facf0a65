package dev.docent.retrieval.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Blocks a model's calls that embed a certain word until a test releases them. */
final class Hold implements Consumer<List<String>> {

    private final String word;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Hold(String word) {
        this.word = word;
    }

    /** Blocks the model's calls from now on that have a text beginning with the word; all calls if the word is empty. */
    static Hold of(NamedModel model, String word) {
        var hold = new Hold(word);
        model.before(hold);
        return hold;
    }

    @Override
    public void accept(List<String> texts) {
        if (texts.stream().anyMatch(text -> text.startsWith(word))) {
            reached.countDown();
            await(released);
        }
    }

    /** Waits until a call is blocked. */
    void awaitReached() {
        await(reached);
    }

    /** Releases the blocked calls, and blocks no more. */
    void release() {
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
