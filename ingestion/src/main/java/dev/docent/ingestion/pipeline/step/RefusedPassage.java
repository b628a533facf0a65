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
public record RefusedPassage(Passage passage, String model, boolean isTooLong) {

    /** Of one batch. A document whose passages are all refused would otherwise have as many omissions as passages. */
    private static final int MOST_NAMED = 20;

    /** {@return the omissions that name the refused passages of a batch} */
    static List<Omission> omissions(List<RefusedPassage> refused) {
        return omissions(refused, List.of());
    }

    /**
     * {@return the omissions that name the refused passages}
     *
     * @param known the omissions that the document has; one of the same passage and model is used again
     */
    public static List<Omission> omissions(List<RefusedPassage> refused, List<Omission> known) {
        var named = refused.stream().limit(MOST_NAMED).map(each -> each.omission(known));
        return refused.size() <= MOST_NAMED
                ? named.toList()
                : Stream.concat(named, Stream.of(Omission.withoutVector("More passages have no vector.")))
                        .toList();
    }

    /** A known omission may also give the reason. */
    private Omission omission(List<Omission> known) {
        var sentence = "%s has no vector, because the embedding model %s refuses it".formatted(name(passage), model);
        return known.stream()
                .filter(each -> each.lacksVector() && each.message().startsWith(sentence))
                .findFirst()
                .orElseGet(() -> Omission.withoutVector(
                        sentence + (isTooLong ? " as too long" : "") + ". Only keyword search finds it."));
    }

    /** {@return the passage's name in messages, such as {@code Passage 12 on page 3}} */
    static String name(Passage passage) {
        var number = "Passage " + (passage.ordinal() + 1);
        return passage.page() == null ? number : number + " on page " + passage.page();
    }
}
