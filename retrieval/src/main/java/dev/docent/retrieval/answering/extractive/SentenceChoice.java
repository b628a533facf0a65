package dev.docent.retrieval.answering.extractive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chooses the sentences of the answer and their reading order. */
final class SentenceChoice {

    private static final int MOST = 4;

    /** The minimum score of a further sentence, relative to the best one. */
    private static final double NEARLY_AS_GOOD = 0.7;

    private static final Pattern POINTS_BACK = Pattern.compile(
            "(He|She|It|They|This|These|Those|His|Her|Its|Their|Such|The former|The latter)\\b.*", Pattern.DOTALL);

    private SentenceChoice() {}

    /** {@return the chosen sentences: passages ordered by their best sentence, sentences of a passage in text order} */
    static List<ScoredSentence> of(List<ScoredSentence> ranked, List<List<Candidate>> passages) {
        var chosen = ranked.stream()
                .filter(scored -> scored.score() >= ranked.getFirst().score() * NEARLY_AS_GOOD)
                .limit(MOST)
                .collect(Collectors.toCollection(ArrayList::new));
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

    /** The preceding sentence if the best one refers back to it with a pronoun. */
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
