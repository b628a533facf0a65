package dev.docent.retrieval.direct.summary;

import dev.docent.retrieval.answering.PassageSentences;
import dev.docent.retrieval.answering.SupportingSentence.Place;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses the sentences of a summary: those with words that are frequent in the document, near its beginning, or below
 * headings such as "Abstract", without repetitions. The features are those of Edmundson (1969), the frequencies those of
 * SumBasic (2007).
 */
final class CentralSentences {

    private static final int MOST_WORDS = 70;
    private static final int MOST_SENTENCES = 4;
    private static final int FEWEST_WORDS = 5;
    private static final int LONGEST = 45;
    private static final int FREQUENT = 12;

    private static final double LEAD = 0.9;
    private static final double CUE = 0.5;
    private static final double REPEATED = 0.5;

    private static final Pattern CUE_HEADING = Pattern.compile(
            "(?iU).*\\b(?:abstract|summary|overview|introduction|conclusions?|zusammenfassung|einleitung|überblick|fazit"
                    + "|betreff|résumé|introduction|conclusion|objet|resumen|introducción|conclusión|asunto)\\b.*");
    private static final Pattern CUE_SENTENCE = Pattern.compile(
            "(?iU)^(?:in )?(?:this|the present|dies(?:e[rsnm]?)?|cet(?:te)?|ce|est[ea]) (?:\\S+ ){0,3}?(?:paper|study|document"
                    + "|article|publication|report|letter|guide|post|book|redpaper|arbeit|studie|bericht|schreiben|brief|rapport"
                    + "|étude|lettre|documento|estudio|informe|carta)\\b.*");

    /** Markup, addresses, codes and copyright lines say nothing about the subject. */
    private static final Pattern NOISE = Pattern.compile(
            "(?iU).*(?:<[a-z/]|https?:|www\\.|©|\\(c\\) |all rights reserved|·|[|{}=].*[|{}=]|_{3}|\\.{4}).*");

    /** Salutations, names, captions and questions do not end so; lines of scripts without case may have no full stop. */
    private static final Pattern ENDED = Pattern.compile(".*(?:[.!…。！]|\\p{Lo})[\"'”’»)\\]]*");

    private static final Pattern BEGUN = Pattern.compile("(?!\\p{Ll})[\\p{L}\\p{N}\\p{Pi}\"¿¡].*");

    private final PassageSentences sentences;
    private final WordAnalyzers analyzers = new WordAnalyzers();

    CentralSentences(PassageSentences sentences) {
        this.sentences = sentences;
    }

    /** {@return the sentences in the order of the document, at most some 70 words; empty if it has none} */
    List<Sentence> of(List<Passage> passages) {
        var all = sentences(passages);
        var frequencies = new HashMap<String, Integer>();
        all.forEach(each -> each.terms().forEach(term -> frequencies.merge(term, 1, Integer::sum)));
        var ranked = all.stream()
                .filter(each -> each.words() >= FEWEST_WORDS && each.words() <= LONGEST)
                .filter(each -> !NOISE.matcher(each.text()).matches())
                .filter(Sentence::isComplete)
                .sorted(Comparator.comparingDouble((Sentence each) -> -score(each, frequencies)))
                .toList();
        return chosen(ranked).stream()
                .sorted(Comparator.comparingInt(Sentence::ordinal))
                .toList();
    }

    private List<Sentence> sentences(List<Passage> passages) {
        var all = new ArrayList<Sentence>();
        for (var passage : passages) {
            for (var place : sentences.of(passage)) {
                var text = passage.text().substring(place.from(), place.to()).replaceAll("\\s+", " ");
                var terms = analyzers.of(passage.source().language()).terms(text, 200);
                all.add(new Sentence(passage, place, text, all.size(), Set.copyOf(terms), isComplete(text, all)));
            }
        }
        return all;
    }

    /** A title begins the document. Behind a salutation, a German sentence begins with a small letter. */
    private static boolean isComplete(String text, List<Sentence> before) {
        return before.isEmpty()
                || ENDED.matcher(text).matches()
                        && (BEGUN.matcher(text).matches()
                                || before.getLast().text().endsWith(","));
    }

    private static double score(Sentence sentence, Map<String, Integer> frequencies) {
        var frequent = sentence.terms().stream()
                .mapToDouble(term -> Math.min(FREQUENT, frequencies.getOrDefault(term, 0)) - 1)
                .sum();
        var central =
                frequent / (FREQUENT * Math.sqrt(Math.max(8, sentence.terms().size()) * 8.0));
        var isCued = CUE_SENTENCE.matcher(sentence.text()).matches()
                || CUE_HEADING
                        .matcher(Passage.title(sentence.passage().headings()))
                        .matches();
        return central + LEAD / (1 + sentence.ordinal() / 3.0) + (isCued ? CUE : 0);
    }

    private static List<Sentence> chosen(List<Sentence> ranked) {
        var chosen = new ArrayList<Sentence>();
        int words = 0;
        for (var each : ranked) {
            if (chosen.size() < MOST_SENTENCES
                    && words + each.words() <= MOST_WORDS
                    && chosen.stream().noneMatch(other -> repeats(each, other))) {
                chosen.add(each);
                words += each.words();
            }
        }
        return chosen;
    }

    private static boolean repeats(Sentence one, Sentence other) {
        var common = new HashSet<>(one.terms());
        common.retainAll(other.terms());
        return common.size()
                > REPEATED * Math.min(one.terms().size(), other.terms().size());
    }

    /**
     * A sentence of the document.
     *
     * @param place its range in the passage
     * @param text in one line
     * @param ordinal its position among all sentences that were read, from 0
     * @param terms its analyzed words
     * @param isComplete whether it can be understood by itself
     */
    record Sentence(Passage passage, Place place, String text, int ordinal, Set<String> terms, boolean isComplete) {

        /** {@return the number of words; in scripts without spaces, half the number of characters} */
        int words() {
            var ideographs =
                    (int) text.codePoints().filter(Character::isIdeographic).count();
            return text.split(" ").length + ideographs / 2;
        }
    }
}
