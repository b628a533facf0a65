package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** A probe is answered before all filters, and nobody notices. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class LivenessTest {

    private static final String LIVENESS = "/actuator/health/liveness";

    @Autowired
    Docent docent;

    @Autowired
    ApplicationContext context;

    @Autowired
    MeterRegistry meters;

    @Test
    void hasTheHeadersOfActuator() {
        var expected = headers(docent.anonymous().get("/actuator/health/readiness"));

        assertThat(headers(docent.anonymous().get(LIVENESS))).isEqualTo(expected);
        assertThat(expected).containsKeys("content-security-policy", "cache-control", "x-content-type-options");
    }

    @Test
    void isLoggedAndCountedLikeOtherRequests(CapturedOutput output) {
        var before = counted();

        var answer = docent.anonymous().header("X-Request-Id", "probe-7").get(LIVENESS);

        assertThat(answer.hasStatus(200).text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(answer.header("X-Request-Id")).isEqualTo("probe-7");
        assertThat(output.getOut())
                .containsPattern("\\[probe-7.*GET /actuator/health/liveness 200 \\d+ ms account=- request=probe-7");
        assertThat(counted()).isEqualTo(before + 1);
    }

    @Test
    void isAnsweredByActuatorIfTheServiceIsNotLive() {
        try {
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
            var answer = docent.anonymous().get(LIVENESS).hasStatus(503);
            assertThat(answer.json().get("status").asText()).isEqualTo("DOWN");
        } finally {
            AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        }
        docent.anonymous().get(LIVENESS).hasStatus(200);
    }

    @Test
    void isAnsweredByActuatorInAnotherMediaType() {
        var answer = docent.anonymous().header("Accept", "application/json").get(LIVENESS);

        assertThat(answer.hasStatus(200).header("Content-Type")).isEqualTo("application/json");
    }

    private long counted() {
        return meters.get("http.server.requests").tag("uri", LIVENESS).timer().count();
    }

    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new TreeMap<>(answer.hasStatus(200).response().headers().map());
        // Actuator does not know the length before it writes, and orchestrators are not pages of other origins.
        headers.keySet().removeAll(List.of("date", "x-request-id", "content-length", "transfer-encoding", "vary"));
        // Probes count toward no limit.
        headers.keySet().removeIf(name -> name.startsWith("ratelimit-"));
        return headers;
    }
}
