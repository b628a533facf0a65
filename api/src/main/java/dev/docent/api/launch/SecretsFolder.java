package dev.docent.api.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads the folder that {@code docent.secrets} names: each file is a variable of that name, whose value is its content without
 * the line break at its end. Orchestrators mount secrets this way, which keeps them out of the environment of the process:
 * its children and other processes of the same user can read that.
 */
public final class SecretsFolder implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "secrets";

    /** Spring Boot binds names such as {@code DOCENT_ANSWERING_STRICTNESS} only from sources whose name has this suffix. */
    private static final String RELAXED = "-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var folder = environment.getProperty("docent.secrets", "");
        if (!folder.isBlank()) {
            add(environment, new SystemEnvironmentPropertySource(NAME + RELAXED, read(Path.of(folder))));
        }
    }

    private static Map<String, Object> read(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new StartRefusedException(
                    "DOCENT_SECRETS names " + folder + ", which is not a readable folder.",
                    "Name one with a file for each secret, or remove the setting.");
        }
        var files = new ConfigTreePropertySource(NAME, folder, Option.AUTO_TRIM_TRAILING_NEW_LINE);
        var values = new HashMap<String, Object>();
        for (var name : files.getPropertyNames()) {
            values.put(name, String.valueOf(files.getProperty(name)));
        }
        return values;
    }

    /** A variable overrides a file. */
    private static void add(ConfigurableEnvironment environment, SystemEnvironmentPropertySource secrets) {
        var sources = environment.getPropertySources();
        if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, secrets);
        } else {
            sources.addFirst(secrets);
        }
    }

    /** Runs after the settings files were read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
