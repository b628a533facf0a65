package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.remote.RemoteEngine.Match;
import dev.docent.retrieval.index.remote.RemoteEngine.MatchQuery;
import dev.docent.retrieval.index.remote.ScopeBm25;
import dev.docent.retrieval.index.remote.ScopeBm25.FoundPassage;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.QueryWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Search by words. The server ranks by its own BM25, whose statistics count the passages of all owners; what it finds is
 * therefore ranked again by those of the scope. The statistics ignore a metadata filter, so that scores with and without it
 * are comparable.
 */
record KeywordMatches(AtlasCollections collections, DocumentRecords records, SearchPipelines pipelines) {

    /** The server counts one word after the other. */
    private static final int MOST_COUNTED = 32;

    private static final Comparator<Match> BEST_FIRST = Comparator.comparing(Match::score)
            .reversed()
            .thenComparing(each -> each.key().document().id())
            .thenComparing(each -> each.key().ordinal());

    List<Match> of(MatchQuery query) {
        var selection = query.selection();
        var scope = selection.requiredScope();
        var found = found(query, scope);
        if (found.isEmpty()) {
            return List.of();
        }
        var statistics = records.profile(scope).statistics();
        var having = ScopeBm25.having(query.words(), found);
        var isEverything = found.size() < query.limit() && selection.filter() == null;
        if (!isEverything) {
            having.replaceAll((word, passages) -> statistics.passages() * passages / found.size());
            having.putAll(counted(rarest(having), scope));
        }
        var bm25 = new ScopeBm25(statistics, having);
        return found.stream()
                .map(each -> new Match(each.key(), bm25.score(each), null))
                .sorted(BEST_FIRST)
                .toList();
    }

    private List<FoundPassage> found(MatchQuery query, Scope scope) {
        var bounds = ScopeFilter.of(scope, query.selection().filter(), records);
        var stages = Stream.concat(
                pipelines.having(query.words(), bounds, query.limit()).stream(), Stream.of(SearchPipelines.WORDS));
        return ServerCalls.search(() -> collections
                .searched()
                .aggregate(stages.toList())
                .map(KeywordMatches::passage)
                .into(new ArrayList<>()));
    }

    private static FoundPassage passage(Document found) {
        return new FoundPassage(
                PassageDocuments.key(found),
                found.getList(PassageDocuments.WORDS, String.class).stream()
                        .flatMap(text -> Stream.of(text.split(" ")))
                        .toList(),
                found.get(PassageDocuments.METADATA, Document.class)
                        .get("tokens", Number.class)
                        .intValue());
    }

    /** Of the others, the share among the passages found is taken for that in the scope: it is too high, if anything. */
    private static List<QueryWord> rarest(Map<QueryWord, Long> having) {
        return having.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(MOST_COUNTED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@return how many passages of the scope have each word} */
    private Map<QueryWord, Long> counted(List<QueryWord> words, Scope scope) {
        var stages = pipelines.counts(words, ScopeFilter.of(scope, null, records), collections.name());
        var counted = ServerCalls.search(
                () -> collections.searched().aggregate(stages).into(new ArrayList<>()));
        return counted.stream()
                .collect(Collectors.toMap(
                        each -> words.get(each.getInteger(SearchPipelines.NUMBER)), SearchPipelines::total));
    }
}
