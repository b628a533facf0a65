package dev.docent.api.knowledge.document;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the passages of a document with their stored vectors. */
@Component
public class EmbeddedPassages {

    private static final int PAGE = 512;

    private final PassageIndex index;

    EmbeddedPassages(PassageIndex index) {
        this.index = index;
    }

    /**
     * {@return the views of a document's passages, in their order}
     *
     * @param view takes a passage and its vector, which is null if the passage has none
     */
    public <V> List<V> of(DocumentRef document, BiFunction<Passage, float @Nullable [], V> view) {
        var views = new ArrayList<V>();
        var page = index.passages(document, 0, PAGE);
        while (!page.isEmpty()) {
            var vectors = index.embedded(document, views.size(), PAGE).stream()
                    .collect(Collectors.toMap(embedded -> embedded.passage().id(), EmbeddedPassage::vector));
            page.forEach(passage -> views.add(view.apply(passage, vectors.get(passage.id()))));
            page = index.passages(document, views.size(), PAGE);
        }
        return views;
    }
}
