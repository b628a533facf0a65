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
 * An interceptor for what Google's SDK lacks: it limits the time of a complete response, keeps the retry delay of an
 * error, and takes the body of a stream away from the SDK, which would hold back each chunk until the next one arrives.
 */
record GeminiExchange(Duration timeout, Duration idleTimeout) implements Interceptor {

    /** Receives the response body, if bound; then the SDK sees an empty body. */
    static final ScopedValue<StreamBody> STREAM = ScopedValue.newInstance();

    private static final long LONGEST_ANSWER = 64L << 20;
    private static final long LONGEST_ERROR = 1L << 16;

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

    /** @param time limit from the first byte sent to the last one received; for a stream, to the response headers */
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

    /** Google exceeded a time limit. */
    static final class TimeUpException extends IOException {

        /** @param setting the setting that holds the limit */
        TimeUpException(Duration time, String setting, IOException cause) {
            super("did not respond within %d s (%s)".formatted(Math.max(1, time.toSeconds()), setting), cause);
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

    /** A connection timeout has a limit and a message of its own. */
    private static boolean isSlow(IOException failure) {
        return failure instanceof SocketTimeoutException
                && !String.valueOf(failure.getMessage()).contains("onnect");
    }

    /** {@return the response with its body read into memory} */
    private static Response read(Response response) throws IOException {
        try (response) {
            var body = response.body();
            if (body == null) {
                throw new IOException("The response has no body");
            }
            var source = body.source();
            if (!response.isSuccessful()) {
                source.request(LONGEST_ERROR);
                var said = source.getBuffer().readString(StandardCharsets.UTF_8);
                throw GeminiError.of(response.code(), response.header("Retry-After"), said)
                        .exception();
            }
            if (source.request(LONGEST_ANSWER + 1)) {
                throw new IOException("The response exceeds " + LONGEST_ANSWER + " bytes");
            }
            return response.newBuilder()
                    .body(ResponseBody.create(source.readByteArray(), body.contentType()))
                    .build();
        }
    }
}
