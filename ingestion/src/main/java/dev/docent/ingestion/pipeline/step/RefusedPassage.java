package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.retrieval.passage.Passage;
import java.util.List;
import java.util.stream.Stream;

/**
 * A passage that the embedding model refuses, so that only keyword search finds it.
 *
 * @param model name of the model
 * @param isTooLong whether the model says that the passage is too long
 */
record RefusedPassage(Passage passage, String model, boolean isTooLong) {

    /** Of one batch. A document whose passages are all refused would otherwise have as many omissions as passages. */
    private static final int MOST_NAMED = 20;

    /** {@return the omissions that name the refused passages of a batch} */
    static List<Omission> omissions(List<RefusedPassage> refused) {
        var named = refused.stream().limit(MOST_NAMED).map(RefusedPassage::omission);
        return refused.size() <= MOST_NAMED
                ? named.toList()
                : Stream.concat(named, Stream.of(Omission.withoutVector("More passages have no vector.")))
                        .toList();
    }

    private Omission omission() {
        return Omission.withoutVector(
                "%s has no vector, because the embedding model %s refuses it%s. Only keyword search finds it."
                        .formatted(name(passage), model, isTooLong ? " as too long" : ""));
    }

    /** {@return the passage's name in messages, such as {@code Passage 12 on page 3}} */
    static String name(Passage passage) {
        var number = "Passage " + (passage.ordinal() + 1);
        return passage.page() == null ? number : number + " on page " + passage.page();
    }
}
