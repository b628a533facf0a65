package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.embedding.TokenVectors;
import dev.docent.retrieval.embedding.TokenVectors.Token;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How near each word of a question is to what a sentence says: the cosine of its vector, in its context, to that of the
 * nearest word of the sentence ("late interaction"). Safe for concurrent use.
 *
 * @see <a href="https://arxiv.org/abs/2004.12832">Khattab and Zaharia: ColBERT. SIGIR 2020</a>
 */
final class WordNearness {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}\\p{N}]+)?");

    private final TokenVectors vectors;
    private final WordAnalyzer analyzer;

    WordNearness(TokenVectors vectors, WordAnalyzer analyzer) {
        this.vectors = vectors;
        this.analyzer = analyzer;
    }

    /** {@return the nearness of the word that is farthest from all of the sentence, -1..1; 1 when there is none to compare} */
    double farthest(String question, QuestionTerms terms, String sentence) {
        var said = words(sentence, word -> true);
        return words(question, word -> terms.has(analyzer.terms(word, 16))).stream()
                .mapToDouble(word -> said.stream()
                        .mapToDouble(other -> cosine(word, other))
                        .max()
                        .orElse(1))
                .min()
                .orElse(1);
    }

    private List<float[]> words(String text, Predicate<String> which) {
        var tokens = vectors.of(text);
        var words = new ArrayList<float[]>();
        WORD.matcher(text)
                .results()
                .filter(word -> which.test(word.group()))
                .map(word -> tokens.stream()
                        .filter(token -> token.from() < word.end() && token.to() > word.start())
                        .map(Token::vector)
                        .toList())
                .filter(pieces -> !pieces.isEmpty())
                .forEach(pieces -> words.add(sum(pieces)));
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
