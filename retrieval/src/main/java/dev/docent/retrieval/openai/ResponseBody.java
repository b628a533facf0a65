package dev.docent.retrieval.openai;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response as a stream. It fails only after everything that arrived before the failure was read, unlike
 * {@link java.net.http.HttpResponse.BodyHandlers#ofInputStream}. Must be read by one thread; any thread may close it,
 * which ends the call to the server and fails a blocked read.
 */
final class ResponseBody extends InputStream implements BodySubscriber<InputStream> {

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private final ArrayDeque<ByteBuffer> unread = new ArrayDeque<>();
    private @Nullable End end;

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription begun) {
        if (subscription.complete(begun)) {
            begun.request(1);
        } else {
            begun.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        received.add(new Data(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        received.add(new End(failure));
    }

    @Override
    public void onComplete() {
        received.add(new End(null));
    }

    @Override
    public int read() throws IOException {
        return await() ? Byte.toUnsignedInt(unread.element().get()) : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!await()) {
            return -1;
        }
        var count = Math.min(length, unread.element().remaining());
        unread.element().get(bytes, offset, count);
        return count;
    }

    /** Waits for a byte that has not been read. {@return false at the end of the body} */
    private boolean await() throws IOException {
        while (unread.isEmpty() || !unread.element().hasRemaining()) {
            if (unread.poll() == null && !receive()) {
                return false;
            }
        }
        return true;
    }

    private boolean receive() throws IOException {
        var next = end == null ? take() : end;
        if (next instanceof Data(var buffers)) {
            unread.addAll(buffers);
            subscription.join().request(1);
            return true;
        }
        end = (End) next;
        if (end.failure() != null) {
            throw new IOException("The response broke off", end.failure());
        }
        return false;
    }

    private Received take() throws IOException {
        try {
            return received.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while reading a response", interrupted);
        }
    }

    @Override
    public void close() {
        subscription.thenAccept(Subscription::cancel);
        received.clear();
        received.add(new End(new IOException("closed")));
    }

    private sealed interface Received {}

    private record Data(List<ByteBuffer> buffers) implements Received {}

    private record End(@Nullable Throwable failure) implements Received {}
}
