package dev.docent.retrieval.answering;

import dev.docent.retrieval.passage.Passage;
import java.util.List;

/** Splits passages into sentences. Safe for concurrent use. */
@FunctionalInterface
public interface PassageSentences {

    /** {@return the sentences in order; {@code coverage} has no meaning} */
    List<SupportingSentence.Place> of(Passage passage);
}
