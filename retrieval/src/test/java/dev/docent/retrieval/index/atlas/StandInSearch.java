package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import dev.docent.retrieval.index.atlas.StandInIndexes.Index;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One search.
 *
 * @param indexes of the collection
 * @param shown the documents that an index of this type shows
 * @param there the documents that the collection has when a search looks them up
 * @param storesVectorKeys whether {@code $vectorSearch} can return what its index stores
 */
record StandInSearch(
        List<Index> indexes,
        Function<String, List<Document>> shown,
        Predicate<Document> there,
        boolean storesVectorKeys) {

    static final Set<String> STAGES = Set.of("$listSearchIndexes", "$vectorSearch", "$search", "$searchMeta");

    private static final String RETURN_STORED = "returnStoredSource";

    StandInFound run(Document stage) {
        var name = StandInValues.only(stage);
        var options = StandInValues.document(stage.get(name));
        StandInValues.text(options, "index");
        StandInValues.optional(options, RETURN_STORED, Boolean.class);
        return name.equals("$vectorSearch") ? vectors(options) : words(options);
    }

    /** {@return the document that {@code $searchMeta} returns} */
    Document count(Document options) {
        StandInValues.text(options, "index");
        var total = index(options, "search")
                .map(index -> new StandInTextSearch(index, shown.apply("search")).count(options))
                .orElse(0L);
        return new Document("count", new Document("total", total));
    }

    private StandInFound vectors(Document options) {
        StandInVectorSearch.checkAsked(options);
        StandInError.unless(
                storesVectorKeys || !returnsStored(options),
                "The returnStoredSource setting requires MongoDB server version 8.2.0 or higher for vector indexes");
        return index(options, "vectorSearch")
                .map(index -> handedOut(
                        options, index, new StandInVectorSearch(index, shown.apply("vectorSearch")).run(options)))
                .orElse(new StandInFound(List.of(), StandInVectorSearch.SCORES));
    }

    private StandInFound words(Document options) {
        return index(options, "search")
                .map(index ->
                        handedOut(options, index, new StandInTextSearch(index, shown.apply("search")).run(options)))
                .orElse(new StandInFound(List.of(), StandInTextSearch.SCORES));
    }

    /** What the index stores is returned as it is; documents are looked up in the collection. */
    private StandInFound handedOut(Document options, Index index, StandInFound found) {
        if (!returnsStored(options)) {
            return found.only(there);
        }
        StandInError.unless(
                !index.stored().isEmpty(),
                "Before using returnStoredSource, index must be created with storedSource defined");
        return found.map(document -> StandInValues.including(document, index.stored()));
    }

    private static boolean returnsStored(Document options) {
        return Boolean.TRUE.equals(options.get(RETURN_STORED));
    }

    /** An index that is not there, or still being built, finds nothing. */
    private Optional<Index> index(Document options, String type) {
        return indexes.stream()
                .filter(each -> each.name().equals(options.get("index")))
                .filter(each -> each.type().equals(type))
                .filter(Index::isQueryable)
                .findFirst();
    }
}
