package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.words.TextLanguage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What the knowledge bases of a scope hold.
 *
 * @param passages how many
 * @param tokens how many they have together
 * @param languages in which they are read; English where there are none
 */
record ScopeProfile(long passages, long tokens, Set<TextLanguage> languages) {

    static ScopeProfile of(MongoCollection<Document> documents, Bson bounds) {
        long passages = 0;
        long tokens = 0;
        var languages = EnumSet.noneOf(TextLanguage.class);
        for (var each : documents.aggregate(List.of(
                Aggregates.match(Filters.and(bounds, Filters.exists(DocumentRecords.LANGUAGE))),
                Aggregates.group(
                        "$" + DocumentRecords.LANGUAGE,
                        Accumulators.sum(DocumentRecords.PASSAGES, "$" + DocumentRecords.PASSAGES),
                        Accumulators.sum(DocumentRecords.TOKENS, "$" + DocumentRecords.TOKENS))))) {
            languages.add(TextLanguage.valueOf(each.getString("_id")));
            passages += each.get(DocumentRecords.PASSAGES, Number.class).longValue();
            tokens += each.get(DocumentRecords.TOKENS, Number.class).longValue();
        }
        if (languages.isEmpty()) {
            languages.add(TextLanguage.ENGLISH);
        }
        return new ScopeProfile(passages, tokens, languages);
    }

    IndexStatistics statistics() {
        return new IndexStatistics(passages, tokens);
    }
}
