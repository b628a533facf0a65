package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The share of the words of a topic or name that passages have, in any form in their language. Safe for concurrent use. */
public final class WordCoverage {

    private static final int WORDS = 64;
    private static final WordAnalyzers ANALYZERS = new WordAnalyzers();

    private final List<QueryWord> words;

    private WordCoverage(List<QueryWord> words) {
        this.words = words;
    }

    /** {@return the coverage of this text} @param hits what was found by it, whose languages decide the forms of its words */
    public static WordCoverage of(String text, Collection<PassageHit> hits) {
        var languages = EnumSet.of(TextLanguage.ENGLISH);
        hits.forEach(hit -> languages.add(TextLanguage.of(hit.passage().source().language())));
        var all = ANALYZERS.queryWords(text, languages, WORDS);
        var content = all.stream().filter(word -> !word.asks()).toList();
        return new WordCoverage(content.isEmpty() ? all : content);
    }

    /** {@return the number of words} */
    public int words() {
        return words.size();
    }

    /** {@return the share that the texts, headings and file names of the passages have together, 0 to 1} */
    public double in(Collection<Passage> passages) {
        var all = new HashSet<String>();
        passages.forEach(passage -> all.addAll(terms(passage, passage.text() + "\n" + passage.searchContext())));
        return in(all);
    }

    /** {@return the share that the file name has, 0 to 1} */
    public double inName(Passage passage) {
        return in(Set.copyOf(terms(passage, passage.source().filename().replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " "))));
    }

    /** {@return whether the file name or the headings of the passage have all of them} */
    boolean isTitle(Passage passage) {
        return inName(passage) == 1 || in(Set.copyOf(terms(passage, String.join("\n", passage.headings())))) == 1;
    }

    private static List<String> terms(Passage passage, String text) {
        return ANALYZERS.of(passage.source().language()).terms(text, Integer.MAX_VALUE);
    }

    private double in(Set<String> terms) {
        var having = words.stream().filter(word -> word.isIn(terms)).count();
        return words.isEmpty() ? 0 : (double) having / words.size();
    }
}
