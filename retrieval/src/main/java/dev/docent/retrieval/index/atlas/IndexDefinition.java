package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Quantization;
import dev.docent.retrieval.index.atlas.filter.AllowedFilterConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a search index.
 *
 * @param stem prefix of its name; a number follows, which increases with each new definition
 * @param type {@code vectorSearch} or {@code search}
 * @param definition in the server's format
 */
record IndexDefinition(String stem, String type, Document definition) {

    private static final String STORED = "storedSource";

    private static final List<String> KEY =
            List.of(PassageDocuments.OWNER, PassageDocuments.DOCUMENT, PassageDocuments.PUT);

    /** The words are stored with the key, since a reranking of the results reads them. */
    private static final List<String> WORDS_AND_KEY = Stream.concat(
                    KEY.stream(), Stream.of(PassageDocuments.WORDS, PassageDocuments.TOKENS))
            .toList();

    /**
     * {@return the definition of the vector index, with the fields that bound a search}
     *
     * @param storesKeys whether the index stores what searches return, so that they read no documents
     */
    static IndexDefinition vectors(String collection, int dimensions, Quantization quantization, boolean storesKeys) {
        var fields = new ArrayList<Document>();
        fields.add(new Document("type", "vector")
                .append("path", PassageDocuments.EMBEDDING)
                .append("numDimensions", dimensions)
                .append("similarity", "dotProduct")
                .append("quantization", quantization.word()));
        AllowedFilterConverter.KEYS.forEach(
                key -> fields.add(new Document("type", "filter").append("path", "metadata." + key)));
        var definition = new Document("fields", fields);
        return new IndexDefinition(
                collection + "_vectors_v",
                "vectorSearch",
                storesKeys ? definition.append(STORED, stored(KEY)) : definition);
    }

    /** {@return the definition of the word index, for words that are analyzed already} */
    static IndexDefinition words(String collection) {
        var metadata = new Document("owner", token())
                .append("knowledgeBase", token())
                .append("document", token())
                .append("terms", token())
                .append("createdAt", number())
                .append("put", number());
        var fields = new Document(
                        PassageDocuments.WORDS,
                        new Document("type", "string")
                                .append("analyzer", "lucene.whitespace")
                                .append("searchAnalyzer", "lucene.whitespace"))
                .append(
                        PassageDocuments.METADATA,
                        new Document("type", "document")
                                .append("dynamic", false)
                                .append("fields", metadata));
        return new IndexDefinition(
                collection + "_words_v",
                "search",
                new Document("mappings", new Document("dynamic", false).append("fields", fields))
                        .append(STORED, stored(WORDS_AND_KEY)));
    }

    private static Document stored(List<String> paths) {
        return new Document("include", paths);
    }

    private static Document token() {
        return new Document("type", "token");
    }

    private static Document number() {
        return new Document("type", "number").append("representation", "int64");
    }

    /** {@return whether the described index has this definition} Servers add defaults. */
    boolean isMadeAs(Document described) {
        return has(described, definition);
    }

    private static boolean has(@Nullable Object described, Object wanted) {
        return switch (wanted) {
            case Map<?, ?> fields ->
                described instanceof Map<?, ?> there
                        && fields.entrySet().stream().allMatch(each -> has(there.get(each.getKey()), each.getValue()));
            case List<?> wantedItems ->
                described instanceof List<?> items
                        && items.size() == wantedItems.size()
                        && wantedItems.stream().allMatch(each -> items.stream().anyMatch(there -> has(there, each)));
            case Number number -> described instanceof Number there && there.longValue() == number.longValue();
            default -> wanted.equals(described) || isLeftOut(described, wanted);
        };
    }

    /** Servers omit a quantization of none. */
    private static boolean isLeftOut(@Nullable Object described, Object wanted) {
        return described == null && wanted.equals(Quantization.NONE.word());
    }
}
