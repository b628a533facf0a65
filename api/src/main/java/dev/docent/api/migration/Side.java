package dev.docent.api.migration;

import dev.docent.api.launch.PrepareFolders;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.RecordTransfer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * One side of a move: the stores that settings name, opened when they are first asked for, and nothing that works in them.
 * Its data folder is locked.
 */
final class Side implements AutoCloseable {

    private final ConfigurableApplicationContext parts;
    private @Nullable ServedPassages passages;

    private Side(ConfigurableApplicationContext parts) {
        this.parts = parts;
    }

    /** {@return the side of the settings that hold now} */
    static Side present() {
        return new Side(builder().listeners(PrepareFolders.ofDataAlone()).run(quietly()));
    }

    /** {@return the side of the settings in a file, and of no others} */
    static Side of(Path file, Path held) {
        return new Side(builder()
                .environment(new FileAlone(file))
                .listeners(PrepareFolders.ofDataBeside(held))
                .run(quietly()));
    }

    private static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(MigrationParts.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true);
    }

    private static String quietly() {
        return "--logging.level.dev.docent=WARN";
    }

    StorageLocations places() {
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
     * {@return the passages that searches are answered from: of several generations, those of the one that serves}
     *
     * @param ifNone what the vectors mean where there are no passages yet; null for what the model in use makes
     */
    ServedPassages passages(@Nullable VectorSpace ifNone) {
        if (passages == null) {
            passages = ServedPassages.of(parts.getBean(GenerationStore.class), ifNone == null ? chosen() : ifNone);
        }
        return passages;
    }

    private VectorSpace chosen() {
        return parts.getBean(Embeddings.class).space();
    }

    @Override
    public void close() {
        try (parts) {
            if (passages != null) {
                passages.index().close();
            }
        }
    }

    /**
     * The passages of a side.
     *
     * @param space what their vectors mean
     */
    record ServedPassages(PassageGeneration index, VectorSpace space) {

        static ServedPassages of(GenerationStore store, VectorSpace ifNone) {
            var opened = store.open(store.load(ifNone).serving());
            return new ServedPassages(opened, opened.space());
        }
    }

    /** Neither the variables of this process nor the file that it reads by itself belong to the other side. */
    private static final class FileAlone extends StandardEnvironment {

        FileAlone(Path file) {
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
        protected void customizePropertySources(MutablePropertySources sources) {
            // No variables and no system properties.
        }
    }
}
