package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.words.AskedWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * The words of a question, and where each segment keeps its list of them. That is looked up once: a search asks for each
 * word several times, and to look it up is most of what a search costs a tenant with few passages.
 *
 * @param words in the order of the question, no two with a form in common
 */
record AskedTerms(List<AskedForms> words) {

    /** How many forms the words have together. */
    static final int MAX_TERMS = 256;

    private static final double COMMON = 0.1;

    static AskedTerms of(IndexSearcher searcher, List<AskedWord> asked) throws IOException {
        var words = new ArrayList<AskedForms>();
        for (var word : asked) {
            words.add(AskedForms.of(searcher, word));
        }
        return new AskedTerms(words);
    }

    int count() {
        return words.size();
    }

    AskedForms get(int word) {
        return words.get(word);
    }

    /**
     * {@return those that less than a tenth of the index has, where there are two: the others alone hardly lift a passage among
     * the best, and their lists are long; else all}
     *
     * @param passages how many the index has
     */
    AskedTerms telling(int passages) {
        var telling = words.stream()
                .filter(word -> word.passages() > 0 && word.passages() < COMMON * passages)
                .toList();
        return telling.size() < 2 ? this : new AskedTerms(telling);
    }

    /** {@return what finds passages with any of the words} */
    Query any() {
        var any = new BooleanQuery.Builder();
        words.forEach(word -> any.add(word.query(), Occur.SHOULD));
        return any.build();
    }
}
