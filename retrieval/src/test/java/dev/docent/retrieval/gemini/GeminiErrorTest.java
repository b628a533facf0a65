package dev.docent.retrieval.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class GeminiErrorTest {

    private static final String EXHAUSTED = """
            {"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"You exceeded your quota.","details":[
             {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"%s"}]},
             {"@type":"type.googleapis.com/google.rpc.Help","links":[]},
             {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"23.4s"}]}}""";

    @Test
    void readsHowLongToWait() {
        var error = GeminiError.of(429, "99", EXHAUSTED.formatted("RequestsPerMinute"));

        assertThat(error.retryAfter()).isEqualTo(Duration.ofMillis(23_400));
        assertThat(error.status()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(error.ofTheDay()).isFalse();
        assertThat(GeminiError.of(429, null, EXHAUSTED.formatted("RequestsPerDayPerModel"))
                        .ofTheDay())
                .isTrue();
    }

    @Test
    void readsTheHeaderWhereTheBodySaysNothing() {
        var body = "{\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\",\"message\":\"overloaded\"}}";
        var soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));

        assertThat(GeminiError.of(503, "7", body).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(GeminiError.of(503, soon, body).retryAfter())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(GeminiError.of(503, "soon", body).retryAfter()).isNull();
        assertThat(GeminiError.of(503, null, body).retryAfter()).isNull();
    }

    @Test
    void readsTheArrayThatAnswersAStream() {
        assertThat(GeminiError.of(400, null, "[{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\"}}]")
                        .status())
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void readsNothingOutOfWhatIsNotGoogles() {
        var error = GeminiError.of(502, null, "<html>Bad gateway</html>");

        assertThat(error.code()).isEqualTo(502);
        assertThat(error.status()).isEmpty();
        assertThat(error.exception()).hasMessageContaining("Bad gateway");
    }

    @Test
    void repeatsNoKey() {
        var error = GeminiError.of(403, null, """
                {"error":{"code":403,"status":"PERMISSION_DENIED","message":"Permission denied: Consumer 'api_key:%s' has been suspended."}}""".formatted(GeminiStandIn.KEY));

        assertThat(error.message()).isEqualTo("Permission denied: Consumer 'api_key:…' has been suspended.");
    }
}
