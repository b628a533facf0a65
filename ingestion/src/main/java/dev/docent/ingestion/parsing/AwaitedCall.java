package dev.docent.ingestion.parsing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A call that takes long, such as one of a chat model, while a document is read: meanwhile the claim of the document is kept. */
public final class AwaitedCall {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(200);

    private AwaitedCall() {}

    /**
     * {@return the result of the call} Its exceptions are thrown as they are.
     *
     * @param thread names the virtual thread that makes the call
     * @param progress asked on the calling thread meanwhile; an exception that it throws interrupts the call
     */
    public static <T> T of(String thread, Callable<T> call, ReadingProgress progress) {
        var task = new FutureTask<>(call);
        var caller = Thread.ofVirtual().name(thread).start(task);
        try {
            while (true) {
                progress.check();
                if (caller.join(BETWEEN_CHECKS)) {
                    return task.get();
                }
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a document was read", interrupted);
        } finally {
            caller.interrupt();
        }
    }
}
