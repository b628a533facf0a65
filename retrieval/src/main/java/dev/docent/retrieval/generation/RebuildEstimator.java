package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.RebuildStatus.Estimate;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.provider.ProviderException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Estimates a rebuild: its time from the limits of the model if they are set, otherwise from a call with made-up text, so that
 * no text of a document is sent before an administrator has confirmed the rebuild.
 */
record RebuildEstimator(RebuildProperties properties) {

    private static final int SAMPLE = 16;
    private static final String WORD = "lighthouse ";
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /**
     * @param serving statistics of the serving generation
     * @param known statistics of the generation to fill
     * @param ratio number of tokens that the model counts for one of the statistics
     */
    Estimate of(Embeddings embeddings, IndexStatistics serving, IndexStatistics known, double ratio) {
        var passages = Math.max(0, serving.passages() - known.passages());
        var tokens = Math.round(ratio * Math.max(0, serving.tokens() - known.tokens()));
        var limited = byLimits(embeddings.traits(), passages, tokens);
        var time = limited == null ? bySample(embeddings, passages, tokens) : limited;
        var basis = time == null ? "unknown" : limited == null ? "sample" : "limits";
        return new Estimate(passages, tokens, time, basis, cost(tokens), properties.currency());
    }

    /** {@return the price of the tokens, for the log} */
    String costText(long tokens) {
        var cost = cost(tokens);
        return cost == null ? "unknown" : cost.toPlainString() + " " + properties.currency();
    }

    private @Nullable BigDecimal cost(long tokens) {
        var price = properties.pricePerMillionTokens();
        return price == null
                ? null
                : price.multiply(BigDecimal.valueOf(tokens)).divide(MILLION, 4, RoundingMode.HALF_UP);
    }

    private static @Nullable Duration byLimits(EmbeddingTraits traits, long passages, long tokens) {
        if (traits.requestsPerMinute() == 0 && traits.tokensPerMinute() == 0) {
            return null;
        }
        var requests = traits.countsTexts() ? passages : (passages + traits.batch() - 1) / traits.batch();
        var byRequests = minutes(requests, traits.requestsPerMinute());
        var byTokens = minutes(tokens, traits.tokensPerMinute());
        return byRequests.compareTo(byTokens) > 0 ? byRequests : byTokens;
    }

    private static Duration minutes(long amount, long aMinute) {
        return aMinute == 0 ? Duration.ZERO : Duration.ofMillis(amount * 60_000 / aMinute);
    }

    private static @Nullable Duration bySample(Embeddings embeddings, long passages, long tokens) {
        if (passages == 0) {
            return Duration.ZERO;
        }
        var traits = embeddings.traits();
        var text = WORD.repeat(Math.clamp(tokens / passages, 1, 500));
        var sample = Collections.nCopies(Math.min(traits.batch(), SAMPLE), passage(text));
        var model = embeddings.forBackground();
        try {
            model.passages(sample);
            var start = System.nanoTime();
            model.passages(sample);
            var took = System.nanoTime() - start;
            var atOnce = traits.callsAtOnce() == 0 ? Runtime.getRuntime().availableProcessors() : traits.callsAtOnce();
            var calls = (double) passages / traits.batch();
            return Duration.ofNanos((long) (took * Math.max(1, calls / atOnce)));
        } catch (ProviderException unavailable) {
            return null;
        }
    }

    private static Passage passage(String text) {
        var source = new PassageSource(
                "nobody", "nothing", "sample", "sample.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        return new Passage("sample-0", source, 0, text, 0, text.length(), null, null, List.of(), 1, false);
    }

    /** Compares the tokens that a hosted model counts with those of the index, which its local tokenizer counted. */
    static final class TokenRatio {

        private static final int DOCUMENTS = 200;
        private static final int PASSAGES = 4_000;

        private TokenRatio() {}

        /** {@return how many tokens the model is expected to count for one of the index, in a sample of it} */
        static double of(PassageGeneration index, Embeddings embeddings) {
            var documents = sample(index);
            var hosted = 0.0;
            var local = 0.0;
            for (var document : documents) {
                var passages = index.passages(document, 0, PASSAGES / documents.size());
                var weight = passages.isEmpty() ? 0 : (double) index.count(document) / passages.size();
                hosted += weight * embeddings.expectedTokens(passages);
                local += weight * passages.stream().mapToLong(Passage::tokens).sum();
            }
            return local == 0 ? 1 : hosted / local;
        }

        /** {@return some documents, each with the same chance (reservoir sampling), the same ones each time} */
        private static List<DocumentRef> sample(PassageGeneration index) {
            var random = new Random(1);
            var sample = new ArrayList<DocumentRef>();
            var seen = 0;
            for (var documents = index.allDocuments().iterator(); documents.hasNext(); seen++) {
                var document = documents.next();
                var place = random.nextInt(seen + 1);
                if (sample.size() < DOCUMENTS) {
                    sample.add(document);
                } else if (place < DOCUMENTS) {
                    sample.set(place, document);
                }
            }
            return sample;
        }
    }
}
