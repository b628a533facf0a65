package dev.docent.api.migration;

import dev.docent.api.launch.PrepareFolders;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.RecordTransfer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.ssl.SslHealthContributorAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The source or the target of a migration: the stores that its settings choose, opened on first use, without background
 * work. Its data folder is locked.
 */
final class Side implements AutoCloseable {

    private final ConfigurableApplicationContext parts;
    private @Nullable PassageGeneration passages;

    private Side(ConfigurableApplicationContext parts) {
        this.parts = parts;
    }

    /** {@return the side of the current settings} */
    static Side present() {
        return new Side(builder().listeners(PrepareFolders.ofDataAlone()).run(quietly()));
    }

    /** {@return the side of the settings in a file only; {@code held} is a data folder that this process has locked} */
    static Side of(Path file, Path held) {
        return new Side(builder()
                .environment(new FileEnvironment(file))
                .listeners(PrepareFolders.ofDataBeside(held))
                .run(quietly()));
    }

    private static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true);
    }

    private static String[] quietly() {
        return new String[] {"--logging.level.dev.docent=WARN", "--docent.tracing.endpoint="};
    }

    StorageLocations locations() {
        return StorageLocations.in(settings());
    }

    Environment settings() {
        return parts.getEnvironment();
    }

    RecordTransfer records() {
        return parts.getBean(RecordTransfer.class);
    }

    ObjectStore objects() {
        return parts.getBean(ObjectStore.class);
    }

    /**
     * {@return the passages of the serving generation}
     *
     * @param ifNone vector space of an index without passages; null for that of the current embedding model
     */
    PassageGeneration passages(@Nullable VectorSpace ifNone) {
        if (passages == null) {
            var store = parts.getBean(GenerationStore.class);
            var space = ifNone == null ? parts.getBean(Embeddings.class).space() : ifNone;
            var found = store.load(space);
            passages = store.open(found.serving());
        }
        return passages;
    }

    @Override
    public void close() {
        try (parts) {
            if (passages != null) {
                passages.close();
            }
        }
    }

    /** An environment with the settings of a file, without environment variables and system properties. */
    private static final class FileEnvironment extends StandardEnvironment {

        FileEnvironment(Path file) {
            super(sources(file));
        }

        private static MutablePropertySources sources(Path file) {
            var sources = new MutablePropertySources();
            sources.addFirst(new MapPropertySource(
                    "settings file",
                    Map.of("docent.settings-file", file.toAbsolutePath().toString())));
            return sources;
        }

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {}
    }

    /**
     * The stores, the index and the embedding model of one side, without the background work on index generations. Not marked as
     * a configuration, so that the service does not scan it.
     */
    @EnableAutoConfiguration(exclude = {SslAutoConfiguration.class, SslHealthContributorAutoConfiguration.class})
    @ComponentScan(
            basePackages = {"dev.docent.storage", "dev.docent.retrieval"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.docent\\.retrieval\\.generation\\..*"))
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
