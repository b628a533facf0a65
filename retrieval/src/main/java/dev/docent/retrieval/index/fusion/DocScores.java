package dev.docent.retrieval.index.fusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Scores of documents by doc ID. A search iterates over some hundreds of them several times. Two arrays hold them, since
 * maps of boxed numbers took a fifth of the time of a search in a small scope. Immutable.
 */
public final class DocScores {

    public static final DocScores NONE = new DocScores(new int[0], new double[0]);

    /** Ascending. */
    private final int[] docs;

    private final double[] scores;

    private DocScores(int[] docs, double[] scores) {
        this.docs = docs;
        this.scores = scores;
    }

    /**
     * {@return the scores}
     *
     * @param docs not negative, in any order, without duplicates
     * @param scores one for each document, not NaN
     */
    public static DocScores of(int[] docs, double[] scores) {
        var order = new long[docs.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) docs[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        var rising = new int[order.length];
        var ordered = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            rising[i] = (int) (order[i] >> Integer.SIZE);
            ordered[i] = scores[(int) order[i]];
        }
        return new DocScores(rising, ordered);
    }

    /** {@return the number of documents} */
    public int size() {
        return docs.length;
    }

    public boolean has(int doc) {
        return Arrays.binarySearch(docs, doc) >= 0;
    }

    /**
     * {@return the score of the document}
     *
     * @throws NoSuchElementException if it has none
     */
    public double get(int doc) {
        var at = Arrays.binarySearch(docs, doc);
        if (at < 0) {
            throw new NoSuchElementException("Document " + doc + " has no score");
        }
        return scores[at];
    }

    /** {@return the doc IDs, ascending} */
    public List<Integer> docs() {
        return IntStream.of(docs).boxed().toList();
    }

    /** {@return the doc IDs with the highest scores, highest first; ties in the order of doc IDs, as in Lucene} */
    public List<Integer> best(int limit) {
        var best = new int[Math.clamp(limit, 0, docs.length)];
        var count = 0;
        for (int i = 0; i < docs.length; i++) {
            if (count < best.length) {
                count++;
            } else if (count == 0 || scores[best[count - 1]] >= scores[i]) {
                continue;
            }
            var place = count - 1;
            for (; place > 0 && scores[best[place - 1]] < scores[i]; place--) {
                best[place] = best[place - 1];
            }
            best[place] = i;
        }
        var found = new ArrayList<Integer>(count);
        for (var place : best) {
            found.add(docs[place]);
        }
        return found;
    }

    /** {@return the given documents that have no score} */
    public List<Integer> lacking(Collection<Integer> wanted) {
        return wanted.stream().filter(doc -> !has(doc)).toList();
    }

    /** {@return the same documents with the function applied to each score} */
    public DocScores map(DoubleUnaryOperator score) {
        var mapped = new double[scores.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = score.applyAsDouble(scores[i]);
        }
        return new DocScores(docs, mapped);
    }

    /** {@return the scores scaled to 0 for the lowest and 1 for the highest, or all 1 if they are equal} */
    public DocScores scaled() {
        var last = Double.POSITIVE_INFINITY;
        var best = Double.NEGATIVE_INFINITY;
        for (var score : scores) {
            last = Math.min(last, score);
            best = Math.max(best, score);
        }
        var lowest = last;
        var width = best - last;
        return map(score -> width > 0 ? (score - lowest) / width : 1);
    }

    /** {@return the same documents, with the scores of {@code others} where it has one} */
    public DocScores replacedBy(DocScores others) {
        var replaced = scores.clone();
        for (int i = 0; i < others.docs.length; i++) {
            var at = Arrays.binarySearch(docs, others.docs[i]);
            if (at >= 0) {
                replaced[at] = others.scores[i];
            }
        }
        return new DocScores(docs, replaced);
    }

    /** {@return the scores of the given documents; those without a score are left out} */
    public DocScores only(Collection<Integer> wanted) {
        var found = new int[wanted.size()];
        var scored = new double[found.length];
        var count = 0;
        for (int doc : wanted) {
            var at = Arrays.binarySearch(docs, doc);
            if (at >= 0) {
                found[count] = doc;
                scored[count++] = scores[at];
            }
        }
        return of(Arrays.copyOf(found, count), Arrays.copyOf(scored, count));
    }

    /** {@return these scores, and those of {@code others} for documents without a score here} */
    public DocScores with(DocScores others) {
        return others.size() == 0 ? this : merged(others, (own, other) -> Double.isNaN(own) ? other : own);
    }

    /**
     * {@return the weighted sums of both scores; a missing score counts as 0}
     *
     * @param own weight of these scores
     * @param theirs weight of the other scores
     */
    public DocScores sum(double own, DocScores others, double theirs) {
        return merged(others, (mine, other) -> own * orZero(mine) + theirs * orZero(other));
    }

    private static double orZero(double score) {
        return Double.isNaN(score) ? 0 : score;
    }

    /** Applies the function to both scores of each document; a missing score is NaN. */
    private DocScores merged(DocScores others, DoubleBinaryOperator score) {
        var all = new int[docs.length + others.docs.length];
        var merged = new double[all.length];
        var count = 0;
        for (int own = 0, other = 0; own < docs.length || other < others.docs.length; count++) {
            var doc = Math.min(docAt(own), others.docAt(other));
            all[count] = doc;
            merged[count] = score.applyAsDouble(
                    docAt(own) == doc ? scores[own++] : Double.NaN,
                    others.docAt(other) == doc ? others.scores[other++] : Double.NaN);
        }
        return new DocScores(Arrays.copyOf(all, count), Arrays.copyOf(merged, count));
    }

    private int docAt(int place) {
        return place < docs.length ? docs[place] : Integer.MAX_VALUE;
    }
}
