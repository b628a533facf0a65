package dev.docent.runtime;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Chooses the adapter of each part of the service before any bean is defined, so that adapters which are not in use are not
 * even loaded. A choice becomes the property {@code docent.PART.kind}, on which the adapter's configuration is conditional,
 * and {@code docent.PART.because}, which says why.
 *
 * @see AdapterRules
 */
public final class AdapterChoices implements EnvironmentPostProcessor, Ordered {

    private static final String SOURCE = "docent.adapters";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication application) {
        choose(settings);
    }

    /**
     * Adds the choices to the settings. Needed only for contexts that no {@link SpringApplication} starts.
     *
     * @throws InvalidSettingException if a setting names an adapter that does not exist
     */
    public static void choose(ConfigurableEnvironment settings) {
        var sources = settings.getPropertySources();
        sources.remove(SOURCE);
        sources.addFirst(new MapPropertySource(SOURCE, new AdapterRules(settings).choices()));
    }

    /** After all files with settings have been read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
