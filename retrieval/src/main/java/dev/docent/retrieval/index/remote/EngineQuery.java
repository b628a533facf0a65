package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.remote.RemoteEngine.Content;
import dev.docent.retrieval.index.remote.RemoteEngine.MatchQuery;
import dev.docent.retrieval.index.remote.RemoteEngine.NearestQuery;
import dev.docent.retrieval.words.QueryWord;
import java.util.List;

/**
 * A query in the form in which an engine executes it.
 *
 * @param words of the question; empty if words are not searched
 * @param exact whether every vector of the scope is compared
 * @param passages number of passages in the scope
 */
record EngineQuery(PassageQuery query, List<QueryWord> words, boolean exact, long passages) {

    /** Limits how many inflected forms of the question's words are searched. */
    private static final int MAX_FORMS = 256;

    /** Number of passages in a scope up to which an exact search is fast enough. */
    private static final long EXACT_SEARCH_LIMIT = 10_000;

    static EngineQuery of(PassageQuery query, RemoteParts parts) {
        var profile = parts.profiles().of(query.scope());
        var words = query.mode() == SearchMode.SEMANTIC
                ? List.<QueryWord>of()
                : parts.analyzers().queryWords(query.text(), profile.languages(), MAX_FORMS);
        var passages = profile.statistics().passages();
        return new EngineQuery(query, words, passages <= EXACT_SEARCH_LIMIT, passages);
    }

    EngineQuery withoutWords() {
        return new EngineQuery(query, List.of(), exact, passages);
    }

    /** {@return the lists of both searches, or of the one that the mode has} */
    CandidateLists lists(RemoteEngine engine, int limit) {
        return lists(engine, limit, exact);
    }

    /** {@return the same lists as far as the engine can read them, with an exact comparison of vectors} */
    CandidateLists deepLists(RemoteEngine engine) {
        return lists(engine, RemoteEngine.MAX_LIMIT, true);
    }

    private CandidateLists lists(RemoteEngine engine, int limit, boolean exactly) {
        var vector = query.vector();
        return CandidateLists.of(
                vector == null ? List.of() : engine.nearest(nearest(vector, limit, exactly)),
                words.isEmpty() ? List.of() : engine.matching(matching(limit)));
    }

    private NearestQuery nearest(float[] vector, int limit, boolean exactly) {
        return new NearestQuery(selection(), vector, limit, exactly);
    }

    private MatchQuery matching(int limit) {
        return new MatchQuery(selection(), words, 0, limit, Content.NONE);
    }

    private PassageSelection selection() {
        return PassageSelection.of(query.scope(), query.filter());
    }
}
