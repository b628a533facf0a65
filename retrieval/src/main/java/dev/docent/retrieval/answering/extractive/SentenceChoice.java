package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.QuestionForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the sentences of the answer and their reading order. Of the best few by words, the one whose words mean most of what
 * the question's words mean is kept, unless the reader has read them, which ranks better; four if the question asks for more. A second one follows to define or compare, or if it
 * says much of the question that the best one leaves open. Lists are read whole.
 *
 * @param nearness null if the embedding model provides no token vectors
 */
record SentenceChoice(@Nullable WordSimilarity nearness) {

    private static final int CONSIDERED = 4;

    /** The number of sentences that are a list with its introduction. */
    private static final int LIST = 3;

    /** The minimum score of a second sentence of a definition by words and meaning, relative to the best one. */
    private static final double AS_GOOD = 0.93;

    /** The same for the other side of a comparison. */
    private static final double COMPARED = 0.8;

    /** The minimum score of a further sentence by words, relative to the best one. */
    private static final double NEARLY_AS_GOOD = 0.7;

    /** The weight of meaning beside words. */
    private static final double MEANING = 2;

    /** What a named label, or a cell at a named row and column, adds to words and meaning. */
    private static final double LABELED = 0.06;

    private static final Pattern POINTS_BACK = Pattern.compile(
            "(He|She|It|They|This|These|Those|His|Her|Its|Their|Such|The former|The latter)\\b.*", Pattern.DOTALL);

    private static final Pattern OWNS = Pattern.compile("(His|Her|Its|Their)\\b.*", Pattern.DOTALL);

    /**
     * The chosen sentences.
     *
     * @param best the sentence that most likely has the answer
     * @param sentences in reading order: the best one first, sentences that follow each other in text order
     */
    record Chosen(ScoredSentence best, List<ScoredSentence> sentences) {}

    /** {@return the chosen sentences} @param ranked all sentences, best first; at least one */
    Chosen of(
            AnalyzedQuestion question, Readings readings, List<ScoredSentence> ranked, List<List<Candidate>> passages) {
        var considered = ranked.stream()
                .filter(scored -> scored.score() >= ranked.getFirst().score() * NEARLY_AS_GOOD)
                .limit(CONSIDERED)
                .toList();
        var telling = considered.stream()
                .filter(scored -> !question.isRepeatedBy(scored.sentence()))
                .toList();
        var left = telling.isEmpty() ? considered : telling;
        var ordered = left.stream().map(ScoredSentence::sentence).allMatch(readings::hasAsProse)
                ? left
                : byMeaning(question, left);
        var first = ordered.getFirst();
        var best = first;
        var nearly = question.forms().contains(QuestionForm.COMPARISON) ? COMPARED : AS_GOOD;
        var chosen = BroadQuestion.isOne(question.text())
                ? new ArrayList<>(ordered)
                : ordered.stream()
                        .limit(asksForTwo(question) ? 2 : 1)
                        .filter(scored -> scored.score() >= first.score() * nearly)
                        .collect(Collectors.toCollection(ArrayList::new));
        var second = new SecondSentence(question, readings);
        var compared = BroadQuestion.isOne(question.text())
                ? Optional.<ScoredSentence>empty()
                : second.aboutOther(best, ranked);
        if (isWholeList(question, best, passages)) {
            chosen = new ArrayList<>(List.of(best));
        } else if (compared.isPresent()) {
            chosen = new ArrayList<>(List.of(best, compared.get()));
        } else if (chosen.size() == 1) {
            var further = second.beside(best, ranked);
            if (further.isPresent() && isRather(question, further.get(), best)) {
                best = further.get();
                chosen = new ArrayList<>(List.of(best));
            } else {
                further.ifPresent(chosen::add);
            }
        }
        if (chosen.size() < CONSIDERED) {
            before(question, chosen, passages).ifPresent(chosen::add);
        }
        return new Chosen(best, whole(question, inReadingOrder(chosen), passages));
    }

    private static boolean asksForTwo(AnalyzedQuestion question) {
        return question.forms().contains(QuestionForm.DEFINITION)
                || question.forms().contains(QuestionForm.COMPARISON);
    }

    /** {@return whether the question asks for a list and the best sentence belongs to one, which needs nothing else} */
    private static boolean isWholeList(AnalyzedQuestion question, ScoredSentence best, List<List<Candidate>> passages) {
        return question.forms().contains(QuestionForm.LIST)
                && !question.forms().contains(QuestionForm.COMPARISON)
                && new ListItems(question).around(best.sentence(), passages).size() >= LIST;
    }

    /** {@return whether a label of the other sentence names the attribute that is asked for, as none of the best one does} */
    private static boolean isRather(AnalyzedQuestion question, ScoredSentence other, ScoredSentence best) {
        return question.isNamedBy(other.sentence())
                && !question.isNamedBy(best.sentence())
                && !question.forms().contains(QuestionForm.COMPARISON);
    }

    /** {@return the sentences with the lists that they belong to} */
    private static List<ScoredSentence> whole(
            AnalyzedQuestion question, List<ScoredSentence> chosen, List<List<Candidate>> passages) {
        var lists = new ListItems(question);
        var read = new LinkedHashMap<Candidate, ScoredSentence>();
        for (var scored : chosen) {
            lists.around(scored.sentence(), passages)
                    .forEach(each -> read.putIfAbsent(each, new ScoredSentence(each, scored.score())));
        }
        return List.copyOf(read.values());
    }

    /** Similarities of words were measured on English and do not transfer to other languages. */
    private List<ScoredSentence> byMeaning(AnalyzedQuestion question, List<ScoredSentence> sentences) {
        if (nearness == null
                || sentences.size() < 2
                || !sentences.stream().allMatch(scored -> AnalyzedQuestion.isEnglish(scored.sentence()))) {
            return sentences;
        }
        var texts = sentences.stream()
                .map(scored -> question.said(scored.sentence()))
                .toList();
        var near = nearness.means(question.text(), texts);
        return IntStream.range(0, near.length)
                .mapToObj(i -> new ScoredSentence(
                        sentences.get(i).sentence(),
                        (sentences.get(i).score() + MEANING * Math.max(0, near[i])) / (1 + MEANING)
                                + (question.isLabeled(sentences.get(i).sentence()) ? LABELED : 0)))
                .sorted(Comparator.comparingDouble(ScoredSentence::score).reversed())
                .toList();
    }

    /** @param chosen best first */
    private static List<ScoredSentence> inReadingOrder(List<ScoredSentence> chosen) {
        var rest = new ArrayList<>(chosen);
        var ordered = new ArrayList<ScoredSentence>();
        while (!rest.isEmpty()) {
            var next = rest.getFirst();
            for (var earlier = next; earlier != null; earlier = neighbor(rest, next, -1)) {
                next = earlier;
            }
            for (var each = next; each != null; each = neighbor(rest, each, 1)) {
                ordered.add(each);
            }
            rest.removeAll(ordered);
        }
        return ordered;
    }

    private static @Nullable ScoredSentence neighbor(List<ScoredSentence> all, ScoredSentence of, int distance) {
        return all.stream()
                .filter(each -> distance > 0
                        ? of.sentence().isJustBefore(each.sentence())
                        : each.sentence().isJustBefore(of.sentence()))
                .findFirst()
                .orElse(null);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The preceding sentence if a chosen one refers back to it with a pronoun; with a possessive one, if it says more of what is asked. */
    private static Optional<ScoredSentence> before(
            AnalyzedQuestion question, List<ScoredSentence> chosen, List<List<Candidate>> passages) {
        var said = new HashSet<String>();
        chosen.forEach(scored -> said.addAll(question.termsOf(scored.sentence())));
        var covered = question.terms().coveredBy(said);
        return chosen.stream()
                .filter(scored -> POINTS_BACK.matcher(scored.sentence().text()).matches())
                .flatMap(scored -> passages.stream()
                        .flatMap(List::stream)
                        .filter(other -> other.isJustBefore(scored.sentence()))
                        .filter(other -> !OWNS.matcher(scored.sentence().text()).matches()
                                || question.terms().coveredBy(union(said, other.allTerms())) > covered)
                        .map(other -> new ScoredSentence(other, scored.score())))
                .filter(other -> chosen.stream().noneMatch(scored -> scored.sentence() == other.sentence()))
                .findFirst();
    }
}
