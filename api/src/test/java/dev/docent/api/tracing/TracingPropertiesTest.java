package dev.docent.api.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TracingPropertiesTest {

    private static final String URL = "http://localhost:4318/v1/traces";

    @Test
    void readsHeadersAsOpenTelemetryWritesThem() {
        assertThat(new TracingProperties(URL, " Authorization=Basic%20a+b== , x=1,", 1).decodedHeaders())
                .hasSize(2)
                .containsEntry("Authorization", "Basic a+b==")
                .containsEntry("x", "1");
        assertThat(new TracingProperties(URL, "", 1).decodedHeaders()).isEmpty();
    }

    @Test
    void refusesWhatCannotWorkAndShowsNoSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TracingProperties("localhost:4318", "", 1))
                .withMessageContaining("docent.tracing.endpoint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TracingProperties(URL, "", 1.1))
                .withMessageContaining("docent.tracing.sampling");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TracingProperties(URL, "the secret", 1))
                .withMessageContaining("docent.tracing.headers")
                .withMessageNotContaining("secret");
        assertThat(new TracingProperties(URL, "a=secret", 1).toString()).doesNotContain("secret");
    }
}
