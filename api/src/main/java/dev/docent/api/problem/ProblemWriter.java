package dev.docent.api.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.trace.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes problems as answers, whatever media types the caller accepts. Safe for concurrent use. */
@Component
public final class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Replaces the answer with the problem, and keeps the headers about limits and about who may read it. Does nothing if part
     * of the answer has been sent.
     */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var kept = response.getHeaderNames().stream()
                .filter(ProblemWriter::isKept)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), name -> List.copyOf(response.getHeaders(name))));
        response.reset();
        kept.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        var body = json.writeValueAsBytes(ProblemView.of(problem, request, path(request)));
        response.setStatus(problem.status().value());
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        problem.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static boolean isKept(String header) {
        return header.startsWith("RateLimit-")
                || header.startsWith("Access-Control-")
                || header.equalsIgnoreCase(HttpHeaders.VARY);
    }

    /** {@return the problem for a failure that occurs after part of the answer was sent} */
    public ProblemView view(Exception failure, HttpServletRequest request) {
        return ProblemView.of(ProblemTranslation.of(failure), request, path(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
