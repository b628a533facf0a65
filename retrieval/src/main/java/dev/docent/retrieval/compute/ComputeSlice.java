package dev.docent.retrieval.compute;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A slice of work that waits for its turn. It logs with the request id of its caller. */
final class ComputeSlice<T> extends FutureTask<T> {

    /** How often a waiting caller checks whether its result is still wanted. */
    private static final long LOOK_MILLIS = 500;

    ComputeSlice(Supplier<T> work) {
        this(work, MDC.getCopyOfContextMap());
    }

    private ComputeSlice(Supplier<T> work, @Nullable Map<String, String> context) {
        super(() -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            try {
                return work.get();
            } finally {
                MDC.clear();
            }
        });
    }

    /**
     * {@return the result} Waits for a slice that has begun even if the caller is interrupted: slices are short, and may use
     * what the caller closes.
     *
     * @param withdraw removes the slice from the queue; false if it has begun
     * @throws CancellationException if the slice was withdrawn, since it is no longer wanted or the caller is interrupted
     */
    T result(BooleanSupplier isWanted, BooleanSupplier withdraw) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException waiting) {
                    // Checked below.
                }
                if ((interrupted || !isWanted.getAsBoolean()) && withdraw.getAsBoolean()) {
                    throw new CancellationException("The caller has gone before its turn");
                }
            }
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException known -> known;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
