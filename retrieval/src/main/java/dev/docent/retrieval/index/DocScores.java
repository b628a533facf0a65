package dev.docent.retrieval.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Scores of passages that an index knows by number. A search goes over some hundreds of them several times: they lie in two
 * arrays, since maps of boxed numbers took a fifth of a narrow search. Immutable.
 */
public final class DocScores {

    /** Of no passage. */
    public static final DocScores NONE = new DocScores(new int[0], new double[0]);

    /** Rising. */
    private final int[] numbers;

    private final double[] scores;

    private DocScores(int[] numbers, double[] scores) {
        this.numbers = numbers;
        this.scores = scores;
    }

    /**
     * {@return these scores}
     *
     * @param numbers in any order, none negative and none twice
     * @param scores one for each number, none of them NaN
     */
    public static DocScores of(int[] numbers, double[] scores) {
        var order = new long[numbers.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) numbers[i] << Integer.SIZE | i;
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

    /** {@return how many passages have a score} */
    public int size() {
        return numbers.length;
    }

    /** {@return whether the passage has a score} */
    public boolean has(int number) {
        return Arrays.binarySearch(numbers, number) >= 0;
    }

    /**
     * {@return the score of a passage}
     *
     * @throws NoSuchElementException if it has none
     */
    public double get(int number) {
        var at = Arrays.binarySearch(numbers, number);
        if (at < 0) {
            throw new NoSuchElementException("Passage " + number + " has no score");
        }
        return scores[at];
    }

    /** {@return the numbers, rising} */
    public List<Integer> numbers() {
        return IntStream.of(numbers).boxed().toList();
    }

    /** {@return the numbers of the best, best first; equal ones by their numbers, as Lucene has them} */
    public List<Integer> best(int limit) {
        var best = new int[Math.clamp(limit, 0, numbers.length)];
        var count = 0;
        for (int i = 0; i < numbers.length; i++) {
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
            found.add(numbers[place]);
        }
        return found;
    }

    /** {@return those of the passages that have no score here} */
    public List<Integer> lacking(Collection<Integer> passages) {
        return passages.stream().filter(passage -> !has(passage)).toList();
    }

    /** {@return the same passages, each with what is made of its score} */
    public DocScores map(DoubleUnaryOperator score) {
        var mapped = new double[scores.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = score.applyAsDouble(scores[i]);
        }
        return new DocScores(numbers, mapped);
    }

    /** {@return these scores from 0 for the lowest to 1 for the highest; 1 for each where all are equal} */
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

    /** {@return the same passages, with other scores where those have one} */
    public DocScores replacedBy(DocScores others) {
        var replaced = scores.clone();
        for (int i = 0; i < others.numbers.length; i++) {
            var at = Arrays.binarySearch(numbers, others.numbers[i]);
            if (at >= 0) {
                replaced[at] = others.scores[i];
            }
        }
        return new DocScores(numbers, replaced);
    }

    /** {@return the scores of these passages, of those that have one} */
    public DocScores only(Collection<Integer> passages) {
        var had = new int[passages.size()];
        var scored = new double[had.length];
        var count = 0;
        for (int passage : passages) {
            var at = Arrays.binarySearch(numbers, passage);
            if (at >= 0) {
                had[count] = passage;
                scored[count++] = scores[at];
            }
        }
        return of(Arrays.copyOf(had, count), Arrays.copyOf(scored, count));
    }

    /** {@return these scores, and those of the others for passages that have none here} */
    public DocScores with(DocScores others) {
        return others.size() == 0 ? this : merged(others, (own, other) -> Double.isNaN(own) ? other : own);
    }

    /** {@return the sums of so much of these scores and so much of others; a passage counts 0 where it has none} */
    public DocScores sum(double own, DocScores others, double theirs) {
        return merged(others, (mine, other) -> own * orNothing(mine) + theirs * orNothing(other));
    }

    private static double orNothing(double score) {
        return Double.isNaN(score) ? 0 : score;
    }

    /** Each passage has a score here or there; where it has none, that is NaN. */
    private DocScores merged(DocScores others, DoubleBinaryOperator score) {
        var all = new int[numbers.length + others.numbers.length];
        var merged = new double[all.length];
        var count = 0;
        for (int own = 0, other = 0; own < numbers.length || other < others.numbers.length; count++) {
            var number = Math.min(numberAt(own), others.numberAt(other));
            all[count] = number;
            merged[count] = score.applyAsDouble(
                    numberAt(own) == number ? scores[own++] : Double.NaN,
                    others.numberAt(other) == number ? others.scores[other++] : Double.NaN);
        }
        return new DocScores(Arrays.copyOf(all, count), Arrays.copyOf(merged, count));
    }

    private int numberAt(int place) {
        return place < numbers.length ? numbers[place] : Integer.MAX_VALUE;
    }
}
