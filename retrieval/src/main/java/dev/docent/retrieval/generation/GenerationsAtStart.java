package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * Opens the generations that a start finds, after it made of them what the settings mean.
 *
 * @param waits whether a generation of another model waits to be confirmed, where there are passages
 */
record GenerationsAtStart(GenerationStore store, EmbeddingModels models, boolean waits) {

    /**
     * {@return all of them}
     *
     * @param now when a new one is begun
     */
    OpenGenerations open(Instant now) {
        var found = store.load(models.chosen().space());
        var serving = store.open(found.serving());
        var planned = planned(found, serving, now);
        if (!planned.equals(found)) {
            store.save(planned);
        }
        if (found.target().isPresent() && planned.target().isEmpty()) {
            MissingVectors.warnOf(serving);
        }
        return new OpenGenerations(
                planned,
                planned.generations().stream()
                        .map(each -> open(each, each.equals(planned.serving()) ? serving : store.open(each)))
                        .collect(Collectors.toMap(OpenGeneration::name, each -> each)),
                new ChangedDocuments());
    }

    private GenerationCatalogue planned(GenerationCatalogue found, PassageGeneration serving, Instant now) {
        var chosen = models.chosen().space();
        var isFilled = !serving.space().equals(chosen) && serving.statistics().passages() > 0;
        return new StartPlan(chosen, space -> models.of(space) != null, waits && isFilled).of(found, now);
    }

    private OpenGeneration open(Generation generation, PassageGeneration index) {
        return new OpenGeneration(generation.name(), index, models.of(generation));
    }
}
