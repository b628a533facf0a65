package dev.docent.retrieval.answering.extractive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The few sentences that make the answer, in the order in which they are read. */
final class SentenceChoice {

    private static final int MOST = 4;

    /** How good a further sentence must be, as a part of the best one. */
    private static final double NEARLY_AS_GOOD = 0.7;

    private static final Pattern POINTS_BACK = Pattern.compile(
            "(He|She|It|They|This|These|Those|His|Her|Its|Their|Such|The former|The latter)\\b.*", Pattern.DOTALL);

    private SentenceChoice() {}

    /** {@return passages in the order of their best sentence, and the sentences of each in the order of its text} */
    static List<ScoredSentence> of(List<ScoredSentence> ranked, List<List<Candidate>> passages) {
        var chosen = new ArrayList<ScoredSentence>();
        for (var scored : ranked) {
            if (chosen.size() < MOST && scored.score() >= ranked.getFirst().score() * NEARLY_AS_GOOD) {
                chosen.add(scored);
            }
        }
        if (chosen.size() < MOST) {
            before(chosen, passages).ifPresent(chosen::add);
        }
        var order = chosen.stream()
                .map(scored -> scored.sentence().hit())
                .distinct()
                .toList();
        chosen.sort(Comparator.comparingInt((ScoredSentence scored) ->
                        order.indexOf(scored.sentence().hit()))
                .thenComparingInt(scored -> scored.sentence().ordinal()));
        return chosen;
    }

    /** The sentence that the best one points back to: without it nobody knows who "he" is. */
    private static Optional<ScoredSentence> before(List<ScoredSentence> chosen, List<List<Candidate>> passages) {
        return chosen.stream()
                .filter(scored -> POINTS_BACK.matcher(scored.sentence().text()).matches())
                .flatMap(scored -> passages.stream()
                        .flatMap(List::stream)
                        .filter(other -> other.isJustBefore(scored.sentence()))
                        .map(other -> new ScoredSentence(other, scored.score())))
                .filter(other -> chosen.stream().noneMatch(scored -> scored.sentence() == other.sentence()))
                .findFirst();
    }
}
