package dev.docent.api.webhook.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Posts messages with the headers of Standard Webhooks. Each attempt opens a new connection to an address that was just
 * checked, and is canceled after the timeout. Redirects are not followed.
 */
final class HttpWebhookTransport implements WebhookTransport, AutoCloseable {

    /** The bytes of an answer that are read: enough for a challenge, and the receiver of a short one sees no broken connection. */
    private static final int MAX_READ = 1024;

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("docent-webhook-deadlines").factory());

    private final CloseableHttpClient http;
    private final Duration timeout;

    HttpWebhookTransport(CloseableHttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    @Override
    public Outcome send(Message message) {
        var post = post(message);
        var deadline = deadlines.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var answer = http.executeOpen(HttpHost.create(URI.create(message.url())), post, null);
            return new Outcome.Answered(answer.getCode(), beginning(answer));
        } catch (IOException failure) {
            return new Outcome.Unanswered(post.isCancelled() ? "timeout" : reason(failure));
        } finally {
            deadline.cancel(false);
            // Closes the connection, even if the answer is not complete.
            post.cancel();
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    private static HttpPost post(Message message) {
        var post = new HttpPost(URI.create(message.url()));
        post.setHeader("webhook-id", message.id());
        post.setHeader("webhook-timestamp", String.valueOf(message.time().getEpochSecond()));
        post.setHeader("webhook-signature", message.signature());
        post.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
        return post;
    }

    private static String beginning(ClassicHttpResponse answer) {
        var entity = answer.getEntity();
        if (entity == null) {
            return "";
        }
        try {
            return new String(entity.getContent().readNBytes(MAX_READ), StandardCharsets.UTF_8);
        } catch (IOException cutOff) {
            // The status has arrived, and only a challenge needs more.
            return "";
        }
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case UnknownHostException ignored -> "no_public_address";
            case InterruptedIOException ignored -> "timeout";
            case SSLException ignored -> "tls";
            default -> "connection";
        };
    }
}
