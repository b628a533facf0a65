package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.embedding.TokenVectors;
import dev.docent.retrieval.embedding.TokenVectors.Token;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The similarity of each question word to the sentences of an answer: the cosine between its contextual vector and that
 * of the most similar word of the sentences ("late interaction"). Safe for concurrent use.
 *
 * @see <a href="https://arxiv.org/abs/2004.12832">Khattab and Zaharia: ColBERT. SIGIR 2020</a>
 */
record WordSimilarity(TokenVectors vectors, WordAnalyzer analyzer) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}\\p{N}]+)?");

    /**
     * The similarity of the least similar words, each -1 to 1, and 1 if there is no word to compare.
     *
     * @param fromBest of content words, to the words of the best sentence only
     * @param fromAll of all words of the question, interrogative words included, to those of all sentences
     */
    record Farthest(double fromBest, double fromAll) {}

    /**
     * {@return the similarity of the least similar words}
     *
     * @param labels what the sentences are about
     * @param text the sentences of the answer
     * @param best one of these sentences; if it is not among them, all are compared
     */
    Farthest farthest(String question, QuestionTerms terms, String labels, String text, String best) {
        var asked = words(question);
        var said = words(labels + text);
        int from = text.indexOf(best) < 0 ? -1 : labels.length() + text.indexOf(best);
        var saidByBest = said.stream()
                .filter(word -> from >= 0
                        && (word.from() < labels.length()
                                || (word.from() >= from && word.from() < from + best.length())))
                .toList();
        return new Farthest(
                farthest(
                        asked.stream()
                                .filter(word -> terms.has(analyzer.terms(word.written(), 16)))
                                .toList(),
                        saidByBest.isEmpty() ? said : saidByBest),
                farthest(asked, said));
    }

    /** {@return for each sentence the mean similarity of all words of the question to it, -1 to 1} */
    double[] means(String question, List<String> sentences) {
        var asked = words(question);
        var said = words(String.join(" ", sentences));
        var near = new double[sentences.size()];
        var from = 0;
        for (int i = 0; i < near.length; i++) {
            var start = from;
            var end = from + sentences.get(i).length();
            var own = said.stream()
                    .filter(word -> word.from() >= start && word.from() < end)
                    .toList();
            near[i] = asked.stream()
                    .mapToDouble(word -> own.stream()
                            .mapToDouble(other -> cosine(word.vector(), other.vector()))
                            .max()
                            .orElse(0))
                    .average()
                    .orElse(0);
            from = end + 1;
        }
        return near;
    }

    private static double farthest(List<Word> asked, List<Word> said) {
        return asked.stream()
                .mapToDouble(word -> said.stream()
                        .mapToDouble(other -> cosine(word.vector(), other.vector()))
                        .max()
                        .orElse(1))
                .min()
                .orElse(1);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Word(String written, int from, float[] vector) {}

    private List<Word> words(String text) {
        var tokens = vectors.of(text);
        var words = new ArrayList<Word>();
        WORD.matcher(text).results().forEach(word -> {
            var pieces = tokens.stream()
                    .filter(token -> token.from() < word.end() && token.to() > word.start())
                    .map(Token::vector)
                    .toList();
            if (!pieces.isEmpty()) {
                words.add(new Word(word.group(), word.start(), sum(pieces)));
            }
        });
        return words;
    }

    private static float[] sum(List<float[]> vectors) {
        var sum = vectors.getFirst().clone();
        for (var vector : vectors.subList(1, vectors.size())) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return sum;
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            square += one[i] * one[i];
            otherSquare += other[i] * other[i];
        }
        return product / Math.sqrt(square * otherSquare);
    }
}
