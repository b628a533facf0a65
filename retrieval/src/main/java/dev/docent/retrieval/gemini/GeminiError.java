package dev.docent.retrieval.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.provider.InputTooLong;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An error response from Google.
 *
 * @param code the HTTP status
 * @param status such as {@code RESOURCE_EXHAUSTED}; empty if the response is not from Google
 * @param reason such as {@code API_KEY_INVALID}; empty if none is given
 * @param message the message without keys
 * @param retryAfter the requested delay before a retry, or null if there is none
 * @param ofTheDay whether a daily quota is exhausted
 */
record GeminiError(
        int code,
        String status,
        String reason,
        String message,
        @Nullable Duration retryAfter,
        boolean ofTheDay) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_MESSAGE = 500;

    /** What looks like a key: long, without blanks, and with a digit. */
    private static final String KEY = "(?=[^\\s\\d]*\\d)[\\w+/=.~-]{16,}";

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{1,60}");

    /**
     * {@return the error in a response}
     *
     * @param header value of {@code Retry-After}, or null
     * @param body JSON, in an array if it answers a stream; any other text becomes the message
     */
    static GeminiError of(int code, @Nullable String header, String body) {
        var error = error(body);
        var details = error.path("details");
        var said = error.isMissingNode() ? body : error.path("message").asText();
        return new GeminiError(
                error.path("code").asInt(code),
                name(error.path("status").asText()),
                name(detail(details, "ErrorInfo").path("reason").asText()),
                withoutKeys(said.length() > LONGEST_MESSAGE ? said.substring(0, LONGEST_MESSAGE) + "…" : said),
                delay(detail(details, "RetryInfo").path("retryDelay").asText())
                        .or(() -> after(header))
                        .orElse(null),
                StreamSupport.stream(
                                detail(details, "QuotaFailure")
                                        .path("violations")
                                        .spliterator(),
                                false)
                        .anyMatch(
                                violation -> violation.path("quotaId").asText().contains("PerDay")));
    }

    /** {@return whether the input is too long} */
    boolean isTooLong() {
        return InputTooLong.isStatedBy(code, message);
    }

    private static JsonNode error(String body) {
        try {
            var json = JSON.readTree(body);
            return (json.isArray() ? json.path(0) : json).path("error");
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static JsonNode detail(JsonNode details, String type) {
        return StreamSupport.stream(details.spliterator(), false)
                .filter(detail -> detail.path("@type").asText().endsWith("." + type))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    /** Google quotes a suspended key in its message, and a gateway may quote anything that it was sent. */
    private static String withoutKeys(String message) {
        return message.replaceAll("api_key:[^\\s'\"]+", "api_key:…")
                .replaceAll("AIza[A-Za-z0-9_-]{10,}", "AIza…")
                .replaceAll(KEY, "…");
    }

    /** {@return the text if it is a name such as Google's, as messages and the log contain it; otherwise an empty text} */
    private static String name(String text) {
        return NAME.matcher(text).matches() ? text : "";
    }

    private static Optional<Duration> delay(String seconds) {
        try {
            return seconds.endsWith("s") ? Optional.of(Duration.parse("PT" + seconds)) : Optional.<Duration>empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> after(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())));
        } catch (NumberFormatException aDate) {
            return until(header.strip());
        }
    }

    private static Optional<Duration> until(String date) {
        try {
            var then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(ZonedDateTime.now(then.getZone()), then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** {@return the error as an exception, whose message is one line for the log} */
    ResponseException exception() {
        return new ResponseException(this);
    }

    /** An {@link IOException}, because Google's SDK passes it through as a connection failure. */
    static final class ResponseException extends IOException {

        private final transient GeminiError error;

        private ResponseException(GeminiError error) {
            super("HTTP %d %s %s: %s"
                    .formatted(error.code, error.status, error.reason, error.message.replaceAll("\\s+", " ")));
            this.error = error;
        }

        GeminiError error() {
            return error;
        }
    }
}
