package dev.docent.storage.records;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Leaves out what Boot would configure by itself for a store. For MongoDB that is everything, since it would connect to a
 * server on this machine that nobody asked for; for databases of SQL, as soon as the records are elsewhere. It comes
 * before the filters that look at classes, so that none of a store that is not in use is even loaded.
 */
final class UnusedStores implements AutoConfigurationImportFilter, EnvironmentAware, PriorityOrdered {

    private Environment settings = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.settings = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var isSql = ChosenRecordStore.name(settings).equals(ChosenRecordStore.SQLITE);
        var used = new boolean[configurations.length];
        for (int each = 0; each < used.length; each++) {
            var name = configurations[each];
            used[each] = name == null || !isOfMongodb(name) && (isSql || !isOfSql(name));
        }
        return used;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static boolean isOfMongodb(String configuration) {
        return configuration.toLowerCase(Locale.ROOT).contains("mongo");
    }

    private static boolean isOfSql(String configuration) {
        return configuration.matches(".*\\.(jdbc|flyway|sql\\.init)\\..*");
    }
}
