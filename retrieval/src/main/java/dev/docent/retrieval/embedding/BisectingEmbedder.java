package dev.docent.retrieval.embedding;

import dev.docent.retrieval.embedding.EmbeddedTexts.PartlyEmbeddedException;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embeds passages of which the model may refuse some. A batch that fails although the model embeds a short text is halved,
 * until the refused passages are alone; the others are embedded once. Servers report a passage that they cannot embed in many
 * ways: as a rejection, as an error of their own, or by no answer. Safe for concurrent use.
 */
public record BisectingEmbedder(Embeddings embeddings) {

    private static final Logger log = LoggerFactory.getLogger(BisectingEmbedder.class);

    /** A text that any model embeds. */
    private static final String PROBE = "test";

    /**
     * Embeds the passages.
     *
     * @param passages at most a batch of the model
     * @param results called once for each passage; after a failure, not for those that are still to be embedded
     * @throws RuntimeException the failure of the model, if it does not embed a short text either
     */
    public void embed(List<Passage> passages, Results results) {
        embed(passages, 0, passages.size(), false, results);
    }

    /** @param isWorking whether the model has embedded a short text, or another part of the batch */
    private void embed(List<Passage> passages, int from, int to, boolean isWorking, Results results) {
        try {
            call(passages, from, to, results);
        } catch (PartlyEmbeddedException failure) {
            // The passages that are left are tried again, to find out what their failure is.
            embed(passages, from + report(failure.vectors(), from, results), to, true, results);
        } catch (RuntimeException failure) {
            requireWorking(failure, isWorking);
            if (to - from == 1) {
                embedAlone(passages, from, failure, results);
            } else {
                var middle = (from + to) >>> 1;
                log.debug("halving failed batch size={}", to - from, failure);
                embed(passages, from, middle, true, results);
                embed(passages, middle, to, true, results);
            }
        }
    }

    private void call(List<Passage> passages, int from, int to, Results results) {
        report(embeddings.passages(passages.subList(from, to)), from, results);
    }

    private static int report(List<float[]> vectors, int from, Results results) {
        for (var each = 0; each < vectors.size(); each++) {
            results.embedded(from + each, vectors.get(each));
        }
        return vectors.size();
    }

    /** Repeats the call, unless the passage was rejected: the failure may have been an outage that is over. */
    private void embedAlone(List<Passage> passages, int position, RuntimeException failure, Results results) {
        if (!(failure instanceof RejectedException)) {
            try {
                call(passages, position, position + 1, results);
                return;
            } catch (RuntimeException again) {
                requireWorking(again, false);
                if (!isAnswered(again)) {
                    results.unanswered(position, again);
                    return;
                }
            }
        }
        log.warn(
                "refused passage={}: only keyword search finds it",
                passages.get(position).id(),
                failure);
        results.refused(position, failure instanceof RejectedException rejection && rejection.isTooLong());
    }

    /**
     * Returns if the model works, so that the input is the cause of the failure.
     *
     * @throws RuntimeException if it does not
     */
    private void requireWorking(RuntimeException failure, boolean isWorking) {
        switch (failure) {
            case RejectedException rejection when isWorking || rejection.isTooLong() -> {}
            case RejectedException ignored -> probe(failure);
            case UnavailableException unavailable when !unavailable.isSpared() -> probe(failure);
            case ProviderException outage -> throw outage;
            default -> probe(failure);
        }
    }

    private void probe(RuntimeException failure) {
        try {
            embeddings.passage(List.of(), PROBE);
        } catch (RuntimeException outage) {
            if (outage != failure) {
                outage.addSuppressed(failure);
            }
            throw outage;
        }
    }

    private static boolean isAnswered(RuntimeException failure) {
        return !(failure instanceof UnavailableException unavailable) || unavailable.isAnswered();
    }

    /** Receives the result of each passage, by its position. */
    public interface Results {

        void embedded(int position, float[] vector);

        /** The model does not embed the passage. @param isTooLong whether it says that the passage is too long */
        void refused(int position, boolean isTooLong);

        /** The model did not respond to the passage twice, although it embedded a short text each time. */
        void unanswered(int position, RuntimeException failure);
    }
}
