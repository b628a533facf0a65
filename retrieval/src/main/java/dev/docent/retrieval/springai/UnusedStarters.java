package dev.docent.retrieval.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Excludes the auto-configurations of Spring AI unless a setting asks for a model of a starter. This filter comes before those
 * that inspect classes, so that a starter that nobody asked for is not even loaded.
 */
final class UnusedStarters implements AutoConfigurationImportFilter, EnvironmentAware, PriorityOrdered {

    private static final String SPRING_AI = "org.springframework.ai.";

    private Environment settings = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.settings = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var isUsed = settings.getProperty("docent.spring.enabled", Boolean.class, false);
        var used = new boolean[configurations.length];
        for (int each = 0; each < used.length; each++) {
            var name = configurations[each];
            used[each] = isUsed || name == null || !name.startsWith(SPRING_AI);
        }
        return used;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
