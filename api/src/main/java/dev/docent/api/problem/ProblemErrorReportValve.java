package dev.docent.api.problem;

import dev.docent.api.trace.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Answers requests that Tomcat rejects before any filter, such as one with a malformed request line. Public, since Tomcat
 * instantiates it by its class name.
 */
public final class ProblemErrorReportValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorReportValve.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var isPossible = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, isPossible);
        if (isPossible.get()) {
            write(status, RequestId.of(request), response);
        }
    }

    /** Written without an object mapper: no value needs escaping, and the path of the request is left out. */
    private static void write(int status, String requestId, Response response) {
        var problem = Problem.ofContainer(HttpStatusCode.valueOf(status));
        var title = problem.title();
        var detail = problem.detail();
        var body = """
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s","instance":"/","error":"%s",\
                "message":"%s","details":{},"request_id":"%s"}""".formatted(title, status, detail, title, detail, requestId);
        response.setHeader(RequestId.HEADER, requestId);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            response.getReporter().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            log.debug("event=client_disconnected unsent_bytes={}", body.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    /** Makes Tomcat use the valve. */
    @Component
    @Order(Ordered.LOWEST_PRECEDENCE)
    static final class Registration implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemErrorReportValve.class.getName());
                }
            });
        }
    }
}
