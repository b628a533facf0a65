package dev.docent.api.connection;

import static java.util.Objects.requireNonNull;

import dev.docent.api.launch.PrepareFolders;
import dev.docent.api.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.util.ReflectionTestUtils;

/** A server with the limits and short times, which answers with the length of the body. */
record LimitedServer(ServletWebServerApplicationContext context) implements AutoCloseable {

    static LimitedServer start(Path folder, boolean hasTls, String... settings) {
        var arguments = Stream.concat(
                        Stream.of(
                                "server.port=0",
                                "server.ssl.enabled=" + hasTls,
                                "server.tomcat.keep-alive-timeout=1s",
                                "docent.data=" + folder.resolve("data"),
                                "docent.certs=" + folder.resolve("certs"),
                                "docent.connections.handshake-timeout=300ms",
                                "docent.connections.head-timeout=300ms",
                                "docent.connections.body-grace=300ms",
                                "docent.connections.body-rate=1MB"),
                        Stream.of(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        var application = new SpringApplicationBuilder(Application.class).listeners(new PrepareFolders());
        return new LimitedServer((ServletWebServerApplicationContext) application.run(arguments));
    }

    int port() {
        return context.getWebServer().getPort();
    }

    /** {@return the number of connections closed for this reason} */
    double closed(String reason) {
        var counter = context.getBean(MeterRegistry.class)
                .find("docent.connections.closed")
                .tag("reason", reason)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /** {@return the open connections} */
    List<NioChannel> channels() {
        var connector = ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector();
        var endpoint = (LimitedEndpoint)
                requireNonNull(ReflectionTestUtils.getField(connector.getProtocolHandler(), "endpoint"));
        return endpoint.getConnections().stream()
                .map(SocketWrapperBase::getSocket)
                .toList();
    }

    /** {@return what the connection reads into} */
    Optional<Object> buffers(NioChannel channel) {
        return Optional.ofNullable(ReflectionTestUtils.getField(channel, NioChannel.class, "appReadBufHandler"));
    }

    /** {@return the requests to {@code /held}} */
    HeldRequests held() {
        return context.getBean(HeldRequests.class);
    }

    @Override
    public void close() {
        held().release();
        context.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        SslAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class
    })
    @Import({ConnectionConfiguration.class, ProblemWriter.class})
    static class Application {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ServletRegistrationBean<HttpServlet> bodyLength() {
            return new ServletRegistrationBean<>(new BodyLength(), "/");
        }

        @Bean
        HeldRequests heldRequests() {
            return new HeldRequests();
        }

        @Bean
        ServletRegistrationBean<HttpServlet> held(HeldRequests requests) {
            return new ServletRegistrationBean<>(requests, "/held");
        }
    }

    /** Holds back all answers until they are released. */
    static final class HeldRequests extends HttpServlet {

        private final transient Semaphore begun = new Semaphore(0);
        private final transient CountDownLatch released = new CountDownLatch(1);

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            begun.release();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits until this number of requests has begun. */
        void await(int requests) throws InterruptedException {
            begun.acquire(requests);
        }

        void release() {
            released.countDown();
        }
    }

    /** Leaves the body unread at {@code /unread}. */
    private static final class BodyLength extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var isRead = !request.getRequestURI().equals("/unread");
            try {
                response.getWriter().print(isRead ? request.getInputStream().readAllBytes().length : "unread");
            } catch (ClientAbortException reported) {
                // Tomcat has recorded the answer.
            }
        }
    }
}
