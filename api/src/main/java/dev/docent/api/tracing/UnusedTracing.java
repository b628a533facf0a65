package dev.docent.api.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Excludes Boot's auto-configurations of traces unless an endpoint is set, and those that send the log by OpenTelemetry always.
 * This filter comes before those that inspect classes, so that OpenTelemetry is not even loaded.
 */
final class UnusedTracing implements AutoConfigurationImportFilter, EnvironmentAware, PriorityOrdered {

    private static final String ACTUATOR = "org.springframework.boot.actuate.autoconfigure.";
    private static final List<String> TRACING = List.of(ACTUATOR + "tracing.", ACTUATOR + "opentelemetry.");
    private static final List<String> LOGS = List.of(ACTUATOR + "logging.OpenTelemetry", ACTUATOR + "logging.otlp.");

    private Environment settings = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.settings = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var isTraced = settings.getProperty("docent.tracing.enabled", Boolean.class, false);
        var used = new boolean[configurations.length];
        for (int each = 0; each < used.length; each++) {
            var name = configurations[each];
            used[each] = name == null || !isIn(LOGS, name) && (isTraced || !isIn(TRACING, name));
        }
        return used;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static boolean isIn(List<String> prefixes, String className) {
        return prefixes.stream().anyMatch(className::startsWith);
    }
}
