package dev.docent.retrieval.gemini;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;

/**
 * Stands between Google's SDK and the network, for what the SDK can't do: it bounds the time of a whole answer, keeps what an
 * error says of waiting, and takes the body of a stream out of the SDK's hands, which would hold back each piece until the
 * next has come.
 */
final class GeminiExchange implements Interceptor {

    /** Bound while a stream is opened: where its body goes. The SDK then sees an empty one. */
    static final ScopedValue<StreamBody> STREAM = ScopedValue.newInstance();

    private static final long LONGEST_ANSWER = 64L << 20;
    private static final long LONGEST_ERROR = 1L << 16;

    private final Duration timeout;
    private final Duration idleTimeout;

    GeminiExchange(Duration timeout, Duration idleTimeout) {
        this.timeout = timeout;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return STREAM.isBound()
                ? streamed(chain, STREAM.get())
                : limited(chain, timeout, "docent.gemini.timeout", false);
    }

    private Response streamed(Chain chain, StreamBody body) throws IOException {
        body.belongsTo(chain.call());
        var response = limited(chain, idleTimeout, "docent.gemini.idle-timeout", true);
        var taken = response.body();
        if (taken != null) {
            body.is(taken.source());
        }
        return response.newBuilder()
                .body(ResponseBody.create(new byte[0], null))
                .build();
    }

    /** @param time from the first byte sent to the last one received, but for the pieces of a stream */
    private static Response limited(Chain chain, Duration time, String setting, boolean isStream) throws IOException {
        var limit = limit(chain.call(), time);
        limit.enter();
        try {
            var response = chain.withReadTimeout(Math.toIntExact(time.toMillis()), TimeUnit.MILLISECONDS)
                    .proceed(chain.request());
            return isStream && response.isSuccessful() ? response : read(response);
        } catch (IOException failure) {
            if (limit.exit() || isSlow(failure)) {
                throw new TimeUpException(time, setting, failure);
            }
            throw failure;
        } finally {
            limit.exit();
        }
    }

    private static AsyncTimeout limit(Call call, Duration time) {
        var limit = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                call.cancel();
            }
        };
        limit.timeout(time.toMillis(), TimeUnit.MILLISECONDS);
        return limit;
    }

    /** A connection that is not made in time has a limit of its own, and means another thing. */
    private static boolean isSlow(IOException failure) {
        return failure instanceof SocketTimeoutException
                && !String.valueOf(failure.getMessage()).contains("onnect");
    }

    /** {@return the same with its body read, so that nothing is waited for later} */
    private static Response read(Response response) throws IOException {
        try (response) {
            var body = response.body();
            if (body == null) {
                throw new IOException("An answer without a body");
            }
            var source = body.source();
            if (!response.isSuccessful()) {
                source.request(LONGEST_ERROR);
                var said = source.getBuffer().readString(StandardCharsets.UTF_8);
                throw new GeminiErrorException(GeminiError.of(response.code(), response.header("Retry-After"), said));
            }
            if (source.request(LONGEST_ANSWER + 1)) {
                throw new IOException("An answer of more than " + LONGEST_ANSWER + " bytes");
            }
            return response.newBuilder()
                    .body(ResponseBody.create(source.readByteArray(), body.contentType()))
                    .build();
        }
    }
}
