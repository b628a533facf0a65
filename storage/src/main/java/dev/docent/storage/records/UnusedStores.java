package dev.docent.storage.records;

import dev.docent.runtime.AdapterChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Excludes Boot's auto-configurations of stores. Those of MongoDB are always excluded, since they would connect to a server
 * on this machine that no setting names; those of SQL databases unless records are in SQLite. This filter comes before the
 * ones that inspect classes, so that no class of an unused store is loaded.
 */
final class UnusedStores implements AutoConfigurationImportFilter, EnvironmentAware, PriorityOrdered {

    private static final String BOOT = "org.springframework.boot.autoconfigure.";
    private static final String ACTUATOR = "org.springframework.boot.actuate.autoconfigure.";

    /** Boot asks this filter also about what an auto-configuration imports, as that of Spring Data's web support does. */
    private static final List<String> MONGODB = List.of(
            BOOT + "mongo.",
            BOOT + "data.mongo.",
            ACTUATOR + "data.mongo.",
            ACTUATOR + "metrics.mongo.",
            "org.springframework.data.mongodb.config.");

    private static final List<String> SQL = List.of(
            BOOT + "jdbc.",
            BOOT + "data.jdbc.",
            BOOT + "flyway.",
            BOOT + "sql.init.",
            ACTUATOR + "jdbc.",
            ACTUATOR + "metrics.jdbc.",
            ACTUATOR + "flyway.");

    private Environment settings = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.settings = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var isSql = !AdapterChoice.of("records", settings).kind().equals("mongodb");
        var used = new boolean[configurations.length];
        for (int each = 0; each < used.length; each++) {
            var name = configurations[each];
            used[each] = name == null || !isIn(MONGODB, name) && (isSql || !isIn(SQL, name));
        }
        return used;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static boolean isIn(List<String> packages, String className) {
        return packages.stream().anyMatch(className::startsWith);
    }
}
