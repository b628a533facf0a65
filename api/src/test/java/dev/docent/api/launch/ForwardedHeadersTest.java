package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** What a proxy says of its client is believed only from the addresses of the setting. */
class ForwardedHeadersTest {

    private final WebApplicationContextRunner server = new WebApplicationContextRunner(
                    AnnotationConfigServletWebServerApplicationContext::new)
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(
                    ServletWebServerFactoryAutoConfiguration.class,
                    EmbeddedWebServerFactoryCustomizerAutoConfiguration.class))
            .withPropertyValues("server.ssl.enabled=false", "server.port=0")
            .withBean(Echo.class);

    /** On Kubernetes, Spring Boot believes every private address unless it is told otherwise. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, http localhost 127.0.0.1",
                "10\\.0\\.0\\.\\d+, http localhost 127.0.0.1",
                "127\\.0\\.0\\.1, https elsewhere.example 203.0.113.9"
            })
    void areBelievedFromTrustedProxies(@Nullable String trusted, String expected) {
        server.withPropertyValues("docent.server.trusted-proxies=" + (trusted == null ? "" : trusted))
                .withSystemProperties("spring.main.cloud-platform=kubernetes")
                .run(context -> {
                    var web = (ServletWebServerApplicationContext) context.getSourceApplicationContext();
                    assertThat(ask(web.getWebServer().getPort())).isEqualTo(expected);
                });
    }

    private static String ask(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "elsewhere.example")
                .header("Forwarded", "for=203.0.113.9;proto=https;host=elsewhere.example")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** Answers with the scheme, the host and the address of the client. */
    static final class Echo extends ServletRegistrationBean<HttpServlet> {
        Echo() {
            super(
                    new HttpServlet() {
                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            response.getWriter()
                                    .print(request.getScheme() + " " + request.getServerName() + " "
                                            + request.getRemoteAddr());
                        }
                    },
                    "/");
        }
    }
}
