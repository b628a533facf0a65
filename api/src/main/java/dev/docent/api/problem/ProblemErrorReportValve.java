package dev.docent.api.problem;

import dev.docent.api.trace.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers with a problem what Tomcat refuses before any filter of ours sees it, such as a malformed request line.
 * Public, since Tomcat makes it by its class name.
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

    /** No object mapper here: everything written is ours and needs no escaping, and the path is not repeated. */
    private static void write(int status, String requestId, Response response) {
        var known = HttpStatus.resolve(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        var detail = ContainerProblem.detail(status);
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
            log.debug(
                    "The client went away before its error was written ({} bytes)",
                    body.getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
