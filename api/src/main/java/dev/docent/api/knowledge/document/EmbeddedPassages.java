package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.Document;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import java.util.List;
import org.springframework.stereotype.Component;

/** Embeds the passages of a document again, so that each has a vector even if the index does not have one yet. */
@Component
public class EmbeddedPassages {

    /** More than the passages of a long book. */
    private static final int MAX_PASSAGES = 10_000;

    private final PassageIndex index;
    private final ServingGeneration serving;

    EmbeddedPassages(PassageIndex index, ServingGeneration serving) {
        this.index = index;
        this.serving = serving;
    }

    /** {@return the passages of the document in their order, with the vectors of the serving model} */
    public List<EmbeddedPassage> of(Document document) {
        return index.passages(document.ref(), 0, MAX_PASSAGES).stream()
                .map(passage -> new EmbeddedPassage(
                        passage,
                        serving.forPassages().passages(List.of(passage)).getFirst()))
                .toList();
    }
}
