package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoCollection;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.atlas.AtlasLists.Asked;
import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.List;
import org.bson.Document;

/** What every search of an index needs. */
record AtlasParts(
        MongoCollection<Document> passages,
        DocumentRecords records,
        Ledger ledger,
        ScopeProfiles profiles,
        AtlasLists lists,
        Fusion fusion,
        WordAnalyzers analyzers) {

    /** How many forms the words of a question have together. */
    private static final int MAX_TERMS = 256;

    /** A scope with so few passages is compared as a whole. */
    private static final long FEW = 10_000;

    Asked asked(PassageQuery query) {
        var profile = profiles.of(query.scope());
        var words = query.mode() == SearchMode.SEMANTIC
                ? List.<QueryWord>of()
                : analyzers.queryWords(query.text(), profile.languages(), MAX_TERMS);
        return new Asked(
                query.mode(),
                query.vector(),
                words,
                ScopeFilter.of(query.scope(), query.filter(), records),
                profile.passages() <= FEW,
                profile.passages());
    }
}
