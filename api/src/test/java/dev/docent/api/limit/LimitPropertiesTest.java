package dev.docent.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Defaults that a person never meets and a loop does. */
class LimitPropertiesTest {

    @Test
    void leaveRoomForPeopleAndEndLoops() {
        var limits = bound(Map.of());

        assertThat(limits.enabled()).isTrue();
        assertThat(limits.address().badCredentialsPerMinute()).isBetween(20L, 199L);
        assertThat(limits.address().requestsPerMinute()).isBetween(120L, 6_000L);
        assertThat(limits.key().requestsPerMinute()).isBetween(300L, 6_000L);
        assertThat(limits.account().requestsPerMinute())
                .isGreaterThan(limits.key().requestsPerMinute());
        assertThat(limits.account().questionsPerMinute()).isBetween(60L, 1_000L);
    }

    @Test
    void canBeSwitchedOffEachOrAllTogether() {
        assertThat(Rate.perMinute(
                                "requests",
                                bound(Map.of("docent.limits.key.requests-per-minute", 0))
                                        .key()
                                        .requestsPerMinute())
                        .isOn())
                .isFalse();
        assertThat(bound(Map.of("docent.limits.enabled", false)).enabled()).isFalse();
    }

    @Test
    void areNotNegative() {
        assertThatThrownBy(() -> bound(Map.of("docent.limits.account.documents", -1)))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("docent.limits");
    }

    private static LimitProperties bound(Map<String, ?> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("docent.limits", LimitProperties.class);
    }
}
