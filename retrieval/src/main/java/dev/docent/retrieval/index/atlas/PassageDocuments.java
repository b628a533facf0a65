package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.atlas.filter.FilterTerms;
import dev.docent.retrieval.index.filter.FilterableFields;
import dev.docent.retrieval.index.remote.PassageKey;
import dev.docent.retrieval.index.remote.RemotePassage;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BinaryVector;
import org.bson.Document;
import org.bson.Float32BinaryVector;
import org.jspecify.annotations.Nullable;

/**
 * Passages as documents of MongoDB, in the layout of Spring AI's store: {@code content}, {@code metadata}, {@code embedding}.
 * What all passages of a document share is in its record. A passage without a vector has no {@code embedding}, so that only
 * keyword search finds it.
 *
 * <p>The words are stored analyzed, beside the text. Atlas only splits them at spaces, so that it finds the same as a Lucene
 * index.
 */
final class PassageDocuments {

    static final String ID = "_id";
    static final String CONTENT = "content";
    static final String WORDS = "words";
    static final String EMBEDDING = "embedding";
    static final String METADATA = "metadata";
    static final String OWNER = "metadata.owner";
    static final String KNOWLEDGE_BASE = "metadata.knowledgeBase";
    static final String DOCUMENT = "metadata.document";
    static final String PUT = "metadata.put";
    static final String ORDINAL = "metadata.ordinal";
    static final String TOKENS = "metadata.tokens";

    private PassageDocuments() {}

    static Document of(RemotePassage stored) {
        var passage = stored.passage();
        var document = new Document(ID, id(stored.key()))
                .append(CONTENT, passage.text())
                .append(WORDS, stored.words())
                .append(METADATA, metadata(passage, stored.revision()));
        return stored.vector() == null ? document : document.append(EMBEDDING, packed(stored.vector()));
    }

    static String id(PassageKey key) {
        return key.revision() + "-" + key.ordinal();
    }

    /** {@return the key of a passage that was found} */
    static PassageKey key(Document found) {
        var id = found.getString(ID);
        var metadata = found.get(METADATA, Document.class);
        return new PassageKey(
                new DocumentRef(metadata.getString("owner"), metadata.getString("document")),
                metadata.get("put", Number.class).longValue(),
                Integer.parseInt(id.substring(id.indexOf('-') + 1)));
    }

    private static Document metadata(Passage passage, long put) {
        var source = passage.source();
        var metadata = new Document("owner", source.owner())
                .append("knowledgeBase", source.knowledgeBase())
                .append("document", source.document())
                .append("put", put)
                .append("ordinal", passage.ordinal())
                .append("terms", FilterTerms.of(FilterableFields.of(source)))
                .append("createdAt", FilterableFields.nanoseconds(source.createdAt()))
                .append("start", passage.start())
                .append("end", passage.end())
                .append("headings", passage.headings())
                .append("tokens", passage.tokens())
                .append("recognized", passage.recognized());
        // Spring AI takes no metadata that are null.
        if (passage.page() != null) {
            metadata.append("page", passage.page()).append("pageEnd", passage.pageEnd());
        }
        if (passage.edited()) {
            metadata.append("edited", true);
        }
        return metadata;
    }

    /** {@return the vector as it is stored: four bytes for each number} */
    static BinaryVector packed(float @Nullable [] vector) {
        return BinaryVector.floatVector(Objects.requireNonNull(vector, "A passage without a vector"));
    }

    /** {@return the stored passage; its source has only the ids, since the rest is in the document's record} */
    static RemotePassage read(Document stored) {
        var metadata = stored.get(METADATA, Document.class);
        var document = metadata.getString("document");
        var ordinal = metadata.getInteger("ordinal");
        var passage = new Passage(
                document + "-" + ordinal,
                new PassageSource(
                        metadata.getString("owner"),
                        metadata.getString("knowledgeBase"),
                        document,
                        "",
                        "",
                        Instant.EPOCH,
                        Map.of(),
                        null),
                ordinal,
                stored.getString(CONTENT),
                metadata.getInteger("start"),
                metadata.getInteger("end"),
                metadata.getInteger("page"),
                metadata.getInteger("pageEnd"),
                metadata.getList("headings", String.class),
                metadata.getInteger("tokens"),
                metadata.getBoolean("recognized"),
                metadata.getBoolean("edited", false));
        return new RemotePassage(
                metadata.get("put", Number.class).longValue(), passage, List.of(), vector(stored.get(EMBEDDING)));
    }

    /** {@return the stored vector} Earlier versions stored an array of doubles. */
    private static float @Nullable [] vector(@Nullable Object stored) {
        return switch (stored) {
            case null -> null;
            case Float32BinaryVector packed -> packed.getData();
            case List<?> numbers -> {
                var vector = new float[numbers.size()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = ((Number) numbers.get(i)).floatValue();
                }
                yield vector;
            }
            default -> throw new IllegalStateException("Not a vector: " + stored.getClass());
        };
    }
}
