package dev.docent.api.connection;

import static java.util.Objects.requireNonNull;

import dev.docent.api.connection.LimitedProtocol.Refusal;
import dev.docent.api.connection.PacedInput.Pace;
import dev.docent.api.problem.ProblemWriter;
import dev.docent.api.trace.AccountOfRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http2.Http2Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Applies the limits to Tomcat and to requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
class ConnectionConfiguration {

    /** Before the filters that read bodies. */
    private static final int AFTER_AUTHENTICATION = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitedConnections(
            ConnectionProperties limits,
            @Value("${docent.server.trusted-proxies:}") String proxies,
            MeterRegistry meters) {
        var closed = closed(meters);
        return factory -> {
            factory.setProtocol(LimitedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof LimitedProtocol protocol) {
                    protocol.limit(
                            limits,
                            matching(proxies),
                            refusal -> requireNonNull(closed.get(refusal)).increment());
                }
                limitStreams(connector, limits);
                keepNoBuffers(connector);
            });
            factory.addEngineValves(new PacedInputValve(new Pace(limits.bodyGrace(), limits.bodyRate())));
        };
    }

    /** Tomcat would serve 20 of them and let the others wait, for as long as 20 answers are streamed. */
    private static void limitStreams(Connector connector, ConnectionProperties limits) {
        for (var upgrade : connector.findUpgradeProtocols()) {
            if (upgrade instanceof Http2Protocol http2) {
                http2.setMaxConcurrentStreams(limits.streamsPerConnection());
                http2.setMaxConcurrentStreamExecution(limits.streamsPerConnection());
                http2.setInitialWindowSize((int) limits.streamWindow().toBytes());
            }
        }
    }

    /**
     * Tomcat would keep the buffers of ended requests and connections for later ones, and with them the last passwords and keys
     * that were sent, until others overwrite them.
     */
    private static void keepNoBuffers(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setProcessorCache(0);
        }
        connector.setProperty("socket.bufferPool", "0");
        for (var upgrade : connector.findUpgradeProtocols()) {
            if (upgrade instanceof Http2Protocol http2) {
                http2.setDiscardRequestsAndResponses(true);
            }
        }
    }

    private static Predicate<String> matching(String proxies) {
        return proxies.isBlank() ? _ -> false : Pattern.compile(proxies).asMatchPredicate();
    }

    private static Map<Refusal, Counter> closed(MeterRegistry meters) {
        return Arrays.stream(Refusal.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        reason -> Counter.builder("docent.connections.closed")
                                .description(
                                        "Connections closed because their address has too many, or because they are slow")
                                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                                .register(meters)));
    }

    @Bean
    FilterRegistrationBean<OpenRequestsFilter> requestsOfAddresses(
            ConnectionProperties limits, ProblemWriter problems) {
        return registered(new OpenRequestsFilter(
                limits.requestsPerAddress(),
                request -> Optional.of(ClientAddress.of(request.getRemoteAddr())),
                "Too many requests of this address are being served; wait for their answers",
                problems));
    }

    @Bean
    FilterRegistrationBean<OpenRequestsFilter> requestsOfAccounts(ConnectionProperties limits, ProblemWriter problems) {
        return registered(new OpenRequestsFilter(
                limits.requestsPerAccount(),
                AccountOfRequest::of,
                "Too many requests of this account are being served; wait for their answers",
                problems));
    }

    private static FilterRegistrationBean<OpenRequestsFilter> registered(OpenRequestsFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(AFTER_AUTHENTICATION);
        return registration;
    }
}
