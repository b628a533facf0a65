package dev.docent.retrieval.reranking;

import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A stand-in that counts the words that question and passage share. It remembers what it judged. */
public final class CountingReranker implements Reranker {

    private final int depth;
    private final List<Passage> judged = new ArrayList<>();

    public CountingReranker(int depth) {
        this.depth = depth;
    }

    @Override
    public synchronized List<Double> scores(String question, List<Passage> passages) {
        judged.addAll(passages);
        return passages.stream().map(passage -> score(question, passage)).toList();
    }

    private static double score(String question, Passage passage) {
        var shared = words(question);
        shared.retainAll(words(passage.inContext()));
        return shared.size() / 10.0;
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+")));
    }

    /** {@return every passage that it was asked about, in order} */
    public List<Passage> judged() {
        return judged;
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public String name() {
        return "counting";
    }
}
