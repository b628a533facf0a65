package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.IndexChoice;
import dev.docent.retrieval.index.UnusableIndexException;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Finds out, before anything else is made, where passages are kept when the settings leave it open: a server of MongoDB is
 * asked whether it has search. So the choice is a setting like any other, and of what is not chosen nothing is loaded.
 */
final class ChosenIndex implements EnvironmentPostProcessor, Ordered {

    static final String URI = "docent.mongodb.uri";
    static final String DATABASE = "docent.mongodb.database";

    private static final Set<String> KINDS = Set.of("", "auto", IndexChoice.LUCENE, IndexChoice.ATLAS);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication application) {
        var kind = settings.getProperty(IndexChoice.KIND, "").strip();
        if (!KINDS.contains(kind)) {
            throw new UnusableIndexException(
                    "docent.index.kind is auto, lucene or atlas, not %s. Leave it out to have it found out."
                            .formatted(kind));
        }
        if (kind.isEmpty() || kind.equals("auto")) {
            var found = found(settings);
            settings.getPropertySources()
                    .addFirst(new MapPropertySource(
                            "docent.index",
                            Map.of(IndexChoice.KIND, found.kind(), IndexChoice.BECAUSE, found.because())));
        }
    }

    private static IndexChoice found(ConfigurableEnvironment settings) {
        var uri = settings.getProperty(URI, "").strip();
        return uri.isEmpty()
                ? new IndexChoice(IndexChoice.LUCENE, "the default")
                : SearchProbe.choice(uri, database(settings.getProperty(DATABASE, "")));
    }

    /** {@return the name of the database; the usual one where none is set} */
    static String database(String set) {
        return set.isBlank() ? "docent" : set.strip();
    }

    /** After all files of settings are read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
