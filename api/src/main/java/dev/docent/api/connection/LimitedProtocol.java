package dev.docent.api.connection;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/**
 * HTTP with a limit of connections for each address, a time for handshakes and heads, and little memory for idle connections. Public, since Tomcat
 * instantiates it by its class name.
 */
public final class LimitedProtocol extends Http11NioProtocol {

    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

    private final LimitedEndpoint endpoint;
    private Duration period = LONGEST_PERIOD;
    private @Nullable SlowConnections slow;
    private Consumer<Refusal> onRefusal = _ -> {};
    private @Nullable Future<?> checks;

    /** Without limits until they are set. */
    public LimitedProtocol() {
        this(new LimitedEndpoint());
    }

    private LimitedProtocol(LimitedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Why a connection was closed. */
    enum Refusal {
        ADDRESS,
        SLOW
    }

    /** Called before the start. @param isProxy for addresses whose connections are not limited */
    void limit(ConnectionProperties limits, Predicate<String> isProxy, Consumer<Refusal> onRefusal) {
        endpoint.limit(new OpenCounts(limits.perAddress()), isProxy, () -> onRefusal.accept(Refusal.ADDRESS));
        slow = new SlowConnections(limits.handshakeTimeout(), limits.headTimeout());
        var quarter = (limits.handshakeTimeout().compareTo(limits.headTimeout()) < 0
                        ? limits.handshakeTimeout()
                        : limits.headTimeout())
                .dividedBy(4);
        period = quarter.compareTo(LONGEST_PERIOD) < 0 ? quarter : LONGEST_PERIOD;
        this.onRefusal = onRefusal;
    }

    @Override
    protected Processor createProcessor() {
        return new DetachedProcessor(this, getAdapter());
    }

    @Override
    public void start() throws Exception {
        super.start();
        var connections = slow;
        if (connections != null) {
            checks = getUtilityExecutor()
                    .scheduleWithFixedDelay(
                            () -> closeSlow(connections), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void stop() throws Exception {
        if (checks != null) {
            checks.cancel(false);
        }
        super.stop();
    }

    private void closeSlow(SlowConnections connections) {
        connections.find(endpoint.getConnections(), System.nanoTime(), connection -> {
            onRefusal.accept(Refusal.SLOW);
            endpoint.close(connection);
        });
    }
}
