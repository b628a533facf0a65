package dev.docent.api.problem;

import dev.docent.api.trace.RequestId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** The body of every error answer: the members of RFC 9457, and those that existing clients read. */
@Schema(name = "Problem", description = "A problem (RFC 9457)")
public record ProblemView(
        @Schema(example = "about:blank") String type,
        @Schema(description = "Name of the status") String title,
        int status,

        @Schema(description = "What is wrong, as a sentence")
        String detail,

        @Schema(description = "Path of the request") String instance,
        @Schema(description = "The same as title") String error,
        @Schema(description = "The same as detail") String message,

        @Schema(description = "The reason for each wrong field; may be empty")
        Map<String, Object> details,

        @Schema(description = "The same as the header X-Request-Id")
        String requestId) {

    static ProblemView of(Problem problem, HttpServletRequest request, String path) {
        return new ProblemView(
                "about:blank",
                problem.title(),
                problem.status().value(),
                problem.detail(),
                path,
                problem.title(),
                problem.detail(),
                problem.details(),
                RequestId.of(request));
    }
}
